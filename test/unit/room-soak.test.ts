/**
 * Rooms for hours, in faked time: pages entered and left, the native side's codes each second, its own retries, networks that
 * fail and come back, hosts that call all the time. What the host hears and what the native side is asked is counted exactly,
 * nothing is left when a page ends, and the heap stays flat.
 */
import { Instances } from '../../plugin/room/instances'
import { growingPauses } from '../../plugin/room/reconnect'
import { settings } from '../../plugin/settings'
import { count, patience } from '../fixtures/counts'
import { FakeClock } from '../fixtures/room/clock'
import { ALLOWED, FakeRoom, URL_A } from '../fixtures/room/fake-room'
import { rest } from '../fixtures/soak/clock'
import { Heap } from '../fixtures/soak/heap'

const HOURS = count('soakHours')
const VISIT_S = 600
const HEAP_BYTES = 1_000_000

interface Kind {
  name: string
  capture: boolean
  native: string
  begin: number[]
  picture: number
  progress: number
  retrying: number
  gaveUp: number
}

const player: Kind = {
  ...{ name: 'player', capture: false, native: 'native play' },
  ...{ begin: [2001, 2002, 2003], picture: 2004, progress: 2005, retrying: 2103, gaveUp: -2301 },
}
const pusher: Kind = {
  ...{ name: 'pusher', capture: true, native: 'native start' },
  ...{ begin: [1003, 1001], picture: 1002, progress: 1005, retrying: 1102, gaveUp: -1307 },
}

const noCounts = () => ({ states: 0, retries: 0, starts: 0, settled: 0, errors: 0 })

class Soak {
  readonly heard = noCounts()
  readonly expected = noCounts()
  private readonly clock = new FakeClock()
  readonly instances = new Instances(['start', 'stop', 'pause', 'resume', 'mute', 'snapshot'], {
    setTimer: this.clock.setTimer,
    timeoutMs: 10_000,
    reportHostError: () => this.heard.errors++,
  })

  constructor(private readonly kind: Kind) {}

  /** A page's life. Gives how many timers and watches it has left. */
  async visit(): Promise<number> {
    const { kind, expected, instances } = this
    const handle = instances.get()
    const call = (name: string): void => {
      expected.settled++
      const settled = (): number => this.heard.settled++
      handle[name]?.({ complete: settled }).catch(() => undefined)
    }
    const fake = new FakeRoom({
      reconnect: growingPauses(
        () => 10,
        settings,
        () => 0.5,
      ),
      check: () => ALLOWED,
      appliesAtOnce: true,
      capture: kind.capture,
      watch: (line) => {
        if (line.startsWith('state')) this.heard.states++
        else if (line.startsWith('retry')) this.heard.retries++
        else if (line === kind.native) this.heard.starts++
        else if (line.startsWith('error')) this.heard.errors++
      },
    })
    const told = (...codes: number[]): void => {
      expected.states += codes.length
      fake.code(...codes)
    }
    instances.attach(fake.room, '')
    call('start')
    fake.mount().give({ url: URL_A })
    if (kind.capture) fake.grant()
    expected.starts++
    told(...kind.begin, kind.picture)
    for (let second = 1; second <= VISIT_S; second++) {
      told(kind.progress)
      if (second % 5 === 0) call('mute')
      if (second % 7 === 0) call('snapshot')
      if (second % 60 === 0) {
        call('pause')
        call('resume')
      }
      if (second % 110 === 0) told(kind.retrying, ...kind.begin, kind.picture)
      if (second % 200 === 0) this.networkFails(fake, told)
      if (second % 300 === 0) {
        instances.hide(fake.room)
        instances.show(fake.room)
        fake.room.shown()
      }
      if (second === 450) {
        call('stop')
        call('start')
        if (kind.capture) fake.grant()
        expected.starts++
        told(...kind.begin, kind.picture)
      }
      fake.clock.advance(1000)
      // What the fixture writes down is not the room's memory.
      for (const list of [fake.log, fake.natives, fake.states, fake.retries]) list.length = 0
    }
    fake.room.detach()
    instances.detach(fake.room)
    this.heard.errors += fake.hostErrors.length
    await rest()
    call('stop')
    fake.code(kind.progress, kind.gaveUp)
    return fake.clock.pending + fake.watches.size
  }

  /** Two tries without a network, a third when it is back. */
  private networkFails(fake: FakeRoom, told: (...codes: number[]) => void): void {
    const { kind, expected } = this
    fake.network.connected = false
    told(kind.retrying)
    fake.code(kind.gaveUp)
    for (const pause of [1000, 2000]) {
      fake.clock.advance(pause)
      expected.starts++
      fake.code(kind.gaveUp)
    }
    expected.retries += 3
    fake.network.connected = true
    for (const again of [...fake.watches]) again()
    expected.starts++
    told(...kind.begin, kind.picture)
  }
}

test.each([player, pusher])(
  `${HOURS} h of a $name: counts exact, nothing left, the heap flat`,
  async (kind) => {
    const soak = new Soak(kind)
    const heap = new Heap()
    for (let visit = 0; visit < (HOURS * 3600) / VISIT_S; visit++) {
      expect(await soak.visit()).toBe(0)
      heap.sample()
      expect(soak.heard).toEqual(soak.expected)
    }
    expect(soak.heard.states).toBeGreaterThan(HOURS * 3600)
    expect(heap.growth).toBeLessThan(HEAP_BYTES)
  },
  patience(240_000),
)
