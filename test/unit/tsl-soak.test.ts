/**
 * A viewer of a busy room for hours, in faked time: forty messages a second, network cuts, kicks, leaving and coming back. Each
 * message is heard exactly once, each fault is told exactly once, and the heap stays flat.
 */
import { TYPES } from '../../preview/chat/constants'
import TSL, { type TslOptions } from '../../tim-live-sell/src'
import { readCount } from '../../tim-live-sell/src/wire'
import { count, patience } from '../fixtures/counts'
import { BusyRoom, noTally, ROOM_ID, SDK_APP_ID, VIEWER } from '../fixtures/soak/busy-room'
import { Heap } from '../fixtures/soak/heap'

const HOURS = count('soakHours')
/** Of what stays for good; one message in a thousand, kept, would be more. */
const HEAP_BYTES = 1_000_000

const noFaults = () => ({ missed: 0, kicked: 0, lost: 0, errors: [] as unknown[] })

class Viewer {
  readonly heard = noTally()
  readonly faults = noFaults()
  tsl: TSL

  constructor(private readonly room: BusyRoom) {
    this.tsl = this.login()
  }

  /** A new one, on a new phone. */
  login(): TSL {
    const { heard, faults } = this
    const options: TslOptions = {
      SDKAppID: SDK_APP_ID,
      roomID: ROOM_ID,
      userName: VIEWER,
      userSig: 's',
      TIM: this.room.device(),
    }
    const notMine = ({ userID }: { userID: string }): number => (userID === VIEWER ? 0 : 1)
    this.tsl = new TSL(options)
    this.tsl
      .on('MESSAGE', () => heard.texts++)
      .on('LIKE', (one) => void (heard.taps += notMine(one) * one.count))
      .on('SEND_GIFT', () => heard.gifts++)
      .on('JOIN_GROUP', (one) => void (heard.comings += notMine(one)))
      .on('EXIT_GROUP', (one) => void (heard.goings += notMine(one)))
      .on('ROOM_STATUS_CHANGE', () => heard.states++)
      .on('MESSAGES_MISSED', () => faults.missed++)
      .on('KICKED', () => faults.kicked++)
      .on('ROOM_LOST', () => faults.lost++)
      .on('ERROR', (error) => void faults.errors.push(error))
    return this.tsl
  }
}

let restoreTime = (): void => undefined
afterEach(() => restoreTime())

test(
  `${HOURS} h of a busy room: everything heard once, every fault told once, and the heap stays flat`,
  async () => {
    const room = await new BusyRoom().open()
    const { clock, cloud } = room
    restoreTime = clock.install()
    const viewer = new Viewer(room)
    const heap = new Heap()
    const expected = noFaults()
    let tapped = 0
    let tapsSent = 0
    let textsSent = 0
    cloud.webhook = ({ from, type, payload }) => {
      if (from !== VIEWER) return undefined
      if (type === TYPES.MSG_TEXT) textsSent++
      else tapsSent += readCount((payload as { description: unknown }).description)
      return undefined
    }
    /** What is asked of the library comes to its end within the time. */
    const within = async <T>(ms: number, work: Promise<T>): Promise<T> => {
      const end = { over: false }
      const watched = work.finally(() => (end.over = true))
      await clock.pass(ms)
      if (!end.over) throw new Error('still not done')
      return watched
    }
    const listen = async (minutes: number): Promise<void> => {
      await room.quiet()
      room.counting = true
      for (let minute = 0; minute < minutes; minute++) {
        await room.talk(30)
        for (let i = 0; i < 5; i++) void viewer.tsl.like('heart').catch(() => undefined)
        tapped += 5
        await room.talk(25)
        await room.quiet(3)
        await within(500, viewer.tsl.sendMessage('hello'))
        await room.quiet(2)
      }
      room.counting = false
      expect(viewer.heard).toEqual(room.carried)
    }

    await within(2000, viewer.tsl.joinRoom())
    for (let hour = 0; hour < HOURS; hour++) {
      heap.sample()
      await listen(10)

      cloud.cutOff(VIEWER)
      await room.talk(20)
      await room.quiet()
      cloud.restore(VIEWER)
      expected.missed++
      await listen(15)

      cloud.kick(VIEWER)
      await room.talk(10)
      await room.quiet()
      await within(3000, viewer.tsl.reconnect())
      expected.kicked++
      expected.missed++
      await listen(10)

      await within(2000, viewer.tsl.exitRoom())
      await room.talk(10)
      await room.quiet()
      await within(2000, viewer.tsl.joinRoom())
      await listen(10)
      heap.sample()

      // The page is left for good, and opened again.
      await within(5000, viewer.tsl.destroy())
      await room.talk(5)
      await room.quiet()
      viewer.login()
      await within(3000, viewer.tsl.joinRoom())
      await listen(10)
      heap.sample()
    }
    expect(viewer.heard).toEqual(room.carried)
    expect(viewer.faults).toEqual(expected)
    expect([tapsSent, textsSent]).toEqual([tapped, HOURS * 55])
    expect(room.sent).toBeGreaterThan(HOURS * 55 * 55 * 40)
    await within(5000, viewer.tsl.destroy())
    expect(cloud.membersOf(ROOM_ID)).not.toContain(VIEWER)
    heap.sample()
    heap.sample()
    expect(heap.growth).toBeLessThan(HEAP_BYTES)
  },
  patience(240_000),
)
