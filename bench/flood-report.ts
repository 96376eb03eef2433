/** What the flood came to: a table in Markdown, and the goals. */
import type { Seen, Way } from './flood-in-page'
import { median } from './statistics'

export interface FloodRun extends Seen {
  way: Way
  /** MB after a collection, every 5 s. */
  heap: number[]
}

export const floodGoals = {
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
  const shop = runs.find(({ way }) => way === 'shop')
  const rest = runs.filter(({ way }) => way === 'rest')
  if (!shop || rest.length === 0) throw new Error('a run is missing')
  const ratio = frames(shop) / median(rest.map(frames))
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
