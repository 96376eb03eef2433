/** What the flood came to: a table in Markdown, and the goals. */
import type { Seen, Way } from './flood-in-page'
import { type BenchResult, limitsOf } from './result'
import { median } from './statistics'

export interface FloodRun extends Seen {
  way: Way
  /** MB after a collection, every 5 s. */
  heap: number[]
}

const floodGoals = {
  /** setData of the list in any second. */
  draws: 10,
  lines: 60,
  /** Frames a second, against the same page at rest. */
  frames: 0.9,
  /** MB that the heap may grow from 10 s to the end. */
  heap: 1,
}

const LIMITS = `What this does not say: in a browser setData takes effect in the same tick, on a phone it crosses a bridge, which makes each one
dearer. The flood is put in as frames of the chat service's WebSocket, past the network and the cloud's limit of 40 a second; the plain way
gets it without SDK and library.`

const names: Record<Way, string> = {
  rest: 'at rest',
  shop: 'the shop',
  plain: 'plain: one setData a message',
}

const most = (values: number[]): number => Math.max(0, ...values)

/** From 10 s on, where there is that much. */
function growth({ heap }: FloodRun): number {
  const [from = heap[0] ?? 0] = heap.slice(1)
  return (heap[heap.length - 1] ?? from) - from
}

/** The first second also draws the page. */
const frames = (run: FloodRun): number => median(run.frames.slice(1))

function of(runs: FloodRun[], way: Way): FloodRun {
  const found = runs.find((run) => run.way === way)
  if (!found) throw new Error(`the run "${way}" is missing`)
  return found
}

const framesAtRest = (runs: FloodRun[]): number =>
  median(runs.filter(({ way }) => way === 'rest').map(frames))

export function floodTable(runs: FloodRun[]): string {
  const rows = runs.map((run) =>
    [
      names[run.way],
      frames(run).toFixed(0),
      most(run.draws),
      run.longest,
      run.way === 'rest' ? '–' : `${run.ownDrawn} of ${run.own}, at most ${run.ownLatest.toFixed(0)} ms`,
      `${run.heap[0]?.toFixed(1) ?? '–'} → ${run.heap[run.heap.length - 1]?.toFixed(1) ?? '–'} MB`,
      run.messages,
      run.likes,
    ].join(' | '),
  )
  return [
    '| | frames/s (median) | setData of the list, most in a second | longest list | own lines drawn | heap | messages | likes |',
    '|---|--:|--:|--:|---|---|--:|--:|',
    ...rows.map((row) => `| ${row} |`),
    '',
    LIMITS,
  ].join('\n')
}

export function judgeFlood(runs: FloodRun[]): { met: boolean; lines: string[] } {
  const shop = of(runs, 'shop')
  const ratio = frames(shop) / framesAtRest(runs)
  const goals: [string, boolean][] = [
    [
      `at most ${floodGoals.draws} setData a second for the list (${most(shop.draws)})`,
      most(shop.draws) <= floodGoals.draws,
    ],
    [`at most ${floodGoals.lines} lines (${shop.longest})`, shop.longest <= floodGoals.lines],
    [`nothing of the viewer's own lost (${shop.ownDrawn} of ${shop.own})`, shop.ownDrawn === shop.own],
    [
      `frames at least ${floodGoals.frames} of the page at rest (${ratio.toFixed(3)})`,
      ratio >= floodGoals.frames,
    ],
    [`heap flat after 10 s (${growth(shop).toFixed(2)} MB)`, growth(shop) <= floodGoals.heap],
  ]
  return {
    met: goals.every(([, met]) => met),
    lines: goals.map(([words, met]) => `- ${met ? 'met' : 'NOT met'}: ${words}`),
  }
}

/** For the table of all benches. */
export function floodResult(runs: FloodRun[], seconds: number): BenchResult {
  const [shop, plain] = [of(runs, 'shop'), of(runs, 'plain')]
  return {
    name: 'flood',
    command: 'npm run bench:flood',
    figures: [
      {
        what: 'frames a second in the flood',
        unit: '/s',
        ours: frames(shop),
        other: { name: names.rest, value: framesAtRest(runs) },
      },
      {
        what: 'setData of the list, most in a second',
        unit: '/s',
        ours: most(shop.draws),
        other: { name: 'one setData a message', value: most(plain.draws) },
      },
      { what: 'longest list', unit: 'lines', ours: shop.longest },
      { what: 'the viewer’s own lines not drawn', unit: `of ${shop.own}`, ours: shop.own - shop.ownDrawn },
      { what: 'heap from 10 s on', unit: 'MB', ours: growth(shop) },
    ],
    limits: `1,000 messages and 2,000 likes a second for ${seconds} s; ${limitsOf(LIMITS)}`,
  }
}
