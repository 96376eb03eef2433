/** What was measured, as a table in Markdown, with the goals and with what the figures do not say. */
import { type Measured, PHASES } from './measure'
import { type BenchResult, type Figure, limitsOf } from './result'
import { differences, median, middle, type Middle, type Pair, ratios } from './statistics'

const goals = {
  /** ms that start() may take longer to reach the native call. */
  startToCall: 1,
  /** How many times the bare tag's time to the first frame. */
  startToFrame: 1.05,
}

const LIMITS = `What this does not say: in a browser setData takes effect in the same tick, on a phone it crosses a bridge, for the
bare tag's page as for ours. Mounting is timed to the end of its task, without layout and paint. The stream comes from
this machine, without a network. Each time to the first frame is the median of ${PHASES.length} starts, spread over one refresh of the screen.`

export interface Verdict {
  met: boolean
  /** The interval lies on one side of the goal; else the machine was too busy, or the pairs too few, to be sure. */
  sure: boolean
}

export interface Verdicts {
  startToCall: Verdict
  startToFrame: Verdict
}

export function judge({ startToCall, startToFrame }: Measured): Verdicts {
  return {
    startToCall: against(goals.startToCall, middle(differences(startToCall))),
    startToFrame: against(goals.startToFrame, middle(ratios(startToFrame))),
  }
}

function against(goal: number, { median: found, low, high }: Middle): Verdict {
  return { met: found <= goal, sure: high <= goal || low > goal }
}

/** One line. */
export function verdictLine({ startToCall, startToFrame }: Verdicts): string {
  const word = ({ met, sure }: Verdict): string =>
    `${met ? 'met' : 'NOT met'}${sure ? '' : ' (but the interval reaches across: a calmer machine would tell)'}`
  return (
    `Goals: start() reaches the native call at most ${goals.startToCall} ms later: ${word(startToCall)}; ` +
    `first frame at most ${Math.round((goals.startToFrame - 1) * 100)} % later: ${word(startToFrame)}.`
  )
}

/** For the table of all benches. */
export function resultOf(measured: Measured): BenchResult {
  const figure = (what: string, pairs: Pair[], unit: string): Figure => ({
    what,
    unit,
    ours: median(pairs.map(({ ours }) => ours)),
    other: { name: 'bare tag', value: median(pairs.map(({ bare }) => bare)) },
    ratio: middle(ratios(pairs)).median,
  })
  return {
    name: 'overhead',
    command: 'npm run bench:overhead',
    figures: [
      figure('start() → first frame', measured.startToFrame, 'ms'),
      figure('start() → native call, whitelist answer cached', measured.startToCall, 'ms'),
      figure('one state event → page’s handler', measured.stateEvent, 'µs'),
      figure('mount', measured.mount, 'ms'),
    ],
    limits: limitsOf(LIMITS),
  }
}

export function table(measured: Measured): string {
  const rows = [
    row('start() → native call, whitelist answer cached', measured.startToCall, 'ms', 'difference'),
    row('address and start() in one tick → native src', measured.addressToTag, 'ms', 'difference'),
    row('start() → first frame', measured.startToFrame, 'ms', 'ratio'),
    row('one state event → page’s handler', measured.stateEvent, 'µs', 'difference'),
    row('mount', measured.mount, 'ms', 'difference'),
    row('unmount', measured.unmount, 'ms', 'difference'),
  ]
  return [
    '| median of pairs | pairs | bare `<live-player>` | `live-room-play` | ours against bare, 95 % interval |',
    '|---|--:|--:|--:|---|',
    ...rows,
    '',
    LIMITS,
  ].join('\n')
}

function row(what: string, pairs: Pair[], unit: string, by: 'difference' | 'ratio'): string {
  const own = (kind: keyof Pair): string => `${digits(median(pairs.map((pair) => pair[kind])))} ${unit}`
  const compared =
    by === 'ratio' ? ratioText(middle(ratios(pairs))) : gapText(middle(differences(pairs)), unit)
  return `| ${[what, pairs.length, own('bare'), own('ours'), compared].join(' | ')} |`
}

const gapText = ({ median: gap, low, high }: Middle, unit: string): string =>
  `${signed(gap)} ${unit} (${signed(low)} … ${signed(high)})`

const ratioText = ({ median: ratio, low, high }: Middle): string =>
  `× ${ratio.toFixed(3)} (${low.toFixed(3)} … ${high.toFixed(3)})`

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${digits(Math.abs(value))}`

function digits(value: number): string {
  return value.toFixed(Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3)
}
