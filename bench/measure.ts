/** Takes every measurement in pairs, bare and ours by turns, so that what the machine does meanwhile strikes both alike. */
import type { Page } from 'playwright-core'
import type { Kind } from './in-page'
import type { Pair } from './statistics'

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

/** A first frame waits for the screen's next refresh, so its times come in steps of 17 ms: it takes many of them. */
export const fullPlan: Plan = {
  starts: 50,
  addresses: 50,
  frames: 60,
  events: 30,
  eventsEach: 100,
  mounts: 100,
}
export const quickPlan: Plan = {
  starts: 10,
  addresses: 10,
  frames: 10,
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

const WARM_UP = 3

export async function measure(page: Page, plan: Plan, say: (line: string) => void): Promise<Measured> {
  const pairs = async <T>(
    what: string,
    count: number,
    once: (kind: Kind) => Promise<T>,
  ): Promise<{ bare: T; ours: T }[]> => {
    say(`${what}: ${count} pairs`)
    const found: { bare: T; ours: T }[] = []
    for (let i = -Math.min(WARM_UP, count); i < count; i++) {
      const pair = await inTurn(i % 2 === 0, once)
      // The first ones load code and fetch the whitelist's document.
      if (i >= 0) found.push(pair)
    }
    return found
  }
  const startToCall = await pairs('start() to the native call', plan.starts, (kind) =>
    page.evaluate((given) => window.bench.startToCall(given), kind),
  )
  const addressToTag = await pairs('address to the native tag', plan.addresses, (kind) =>
    page.evaluate((given) => window.bench.addressToTag(given), kind),
  )
  const mounts = await pairs('mount and unmount', plan.mounts, (kind) =>
    page.evaluate((given) => window.bench.mount(given), kind),
  )
  const stateEvent = await pairs('state events', plan.events, (kind) =>
    page.evaluate(([given, count]) => window.bench.stateEvent(given, count), [
      kind,
      plan.eventsEach,
    ] as const),
  )
  const startToFrame = await pairs('start() to the first frame', plan.frames, (kind) =>
    page.evaluate((given) => window.bench.startToFrame(given), kind),
  )
  return {
    startToCall,
    addressToTag,
    startToFrame,
    stateEvent,
    mount: mounts.map(({ bare, ours }) => ({ bare: bare.mount, ours: ours.mount })),
    unmount: mounts.map(({ bare, ours }) => ({ bare: bare.unmount, ours: ours.unmount })),
  }
}

async function inTurn<T>(
  bareFirst: boolean,
  once: (kind: Kind) => Promise<T>,
): Promise<{ bare: T; ours: T }> {
  if (bareFirst) {
    const bare = await once('bare')
    return { bare, ours: await once('ours') }
  }
  const ours = await once('ours')
  return { bare: await once('bare'), ours }
}
