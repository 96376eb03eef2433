/** Takes every measurement in pairs, bare and ours by turns, so that what the machine does meanwhile strikes both alike. */
import type { Page } from 'playwright-core'
import type { Kind } from './in-page'
import { median, type Pair } from './statistics'

/** How many pairs of each. */
export interface Plan {
  starts: number
  addresses: number
  frames: number
  /** Rounds of `eventsEach` events. */
  events: number
  eventsEach: number
  mounts: number
}

export const fullPlan: Plan = {
  starts: 50,
  addresses: 50,
  frames: 40,
  events: 30,
  eventsEach: 100,
  mounts: 100,
}
export const quickPlan: Plan = {
  starts: 10,
  addresses: 10,
  frames: 6,
  events: 10,
  eventsEach: 100,
  mounts: 20,
}

/** ms, but µs for stateEvent. */
export interface Measured {
  startToCall: Pair[]
  addressToTag: Pair[]
  startToFrame: Pair[]
  stateEvent: Pair[]
  mount: Pair[]
  unmount: Pair[]
}

/**
 * A picture comes with a refresh of the screen, 60 in a second, so a single time to the first frame is mostly chance. Each
 * value is the median of starts spread evenly over one refresh.
 */
export const PHASES = [0, 1, 2, 3, 4, 5, 6, 7].map((eighth) => eighth / 8)

const WARM_UP = 3

type Both<T> = Record<Kind, T>

export async function measure(page: Page, plan: Plan, say: (line: string) => void): Promise<Measured> {
  const pairs = async <T>(what: string, count: number, take: (index: number) => Promise<Both<T>>) => {
    say(`${what}: ${count} pairs`)
    // The first ones load code and fetch the whitelist's document.
    for (let i = 0; i < Math.min(WARM_UP, count); i++) await take(i)
    const found: Both<T>[] = []
    for (let i = 0; i < count; i++) found.push(await take(i))
    return found
  }
  const startToCall = await pairs('start() to the native call', plan.starts, (index) =>
    inTurn(index, (kind) => page.evaluate((given) => window.bench.startToCall(given), kind)),
  )
  const addressToTag = await pairs('address to the native tag', plan.addresses, (index) =>
    inTurn(index, (kind) => page.evaluate((given) => window.bench.addressToTag(given), kind)),
  )
  const mounts = await pairs('mount and unmount', plan.mounts, (index) =>
    inTurn(index, (kind) => page.evaluate((given) => window.bench.mount(given), kind)),
  )
  const stateEvent = await pairs('state events', plan.events, (index) =>
    inTurn(index, (kind) =>
      page.evaluate(([given, count]) => window.bench.stateEvent(given, count), [
        kind,
        plan.eventsEach,
      ] as const),
    ),
  )
  const startToFrame = await pairs('start() to the first frame', plan.frames, async (index) => {
    const starts: Both<number>[] = []
    for (const phase of PHASES) {
      const start = (kind: Kind): Promise<number> =>
        page.evaluate(([given, at]) => window.bench.startToFrame(given, at), [kind, phase] as const)
      starts.push(await inTurn(index + starts.length, start))
    }
    return { bare: median(starts.map(({ bare }) => bare)), ours: median(starts.map(({ ours }) => ours)) }
  })
  return {
    startToCall,
    addressToTag,
    startToFrame,
    stateEvent,
    mount: mounts.map(({ bare, ours }) => ({ bare: bare.mount, ours: ours.mount })),
    unmount: mounts.map(({ bare, ours }) => ({ bare: bare.unmount, ours: ours.unmount })),
  }
}

/** Now the one first, now the other. */
async function inTurn<T>(index: number, once: (kind: Kind) => Promise<T>): Promise<Both<T>> {
  if (index % 2 === 0) {
    const bare = await once('bare')
    return { bare, ours: await once('ours') }
  }
  const ours = await once('ours')
  return { bare: await once('bare'), ours }
}
