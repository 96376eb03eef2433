/**
 * The built-in chat of a page for hours, in faked time and in a busy room: forty messages a second, network cuts, kicks, userSigs
 * that run out, pages left and opened again. Each message is heard exactly once by each component, each fault is told exactly
 * once, nothing is left when a page ends, and the heap stays flat.
 */
import { Chat, type ChatAttributes } from '../../plugin/chat/chat'
import type { ChatMessage, ImEvent } from '../../plugin/chat/im-events'
import { Sessions } from '../../plugin/chat/sessions'
import { TYPES } from '../../preview/chat/constants'
import { TSL } from '../../tim-live-sell/src'
import { checkUserSig } from '../../tim-live-sell/src/user-sig'
import { readCount } from '../../tim-live-sell/src/wire'
import { sign } from '../fixtures/chat/user-sig'
import { count, patience } from '../fixtures/counts'
import { BusyRoom, ROOM_ID, SDK_APP_ID, VIEWER, type Tally } from '../fixtures/soak/busy-room'
import { Heap } from '../fixtures/soak/heap'

const HOURS = count('soakHours')
/** Of what stays for good; one message in a thousand, kept, would be more. */
const HEAP_BYTES = 1_000_000
/** As plugin/settings.ts has it. */
const MISSING_MS = 3000

/** What IMEvent tells of a room; comings and goings are liveSell's. */
type Heard = Pick<Tally, 'texts' | 'taps' | 'gifts' | 'states'>

class Page {
  readonly heard: Heard = { texts: 0, taps: 0, gifts: 0, states: 0 }
  /** Everything but messages, since the last look: `tag` or `tag code`. */
  private readonly told: string[] = []
  readonly chat: Chat
  private attributes: ChatAttributes

  constructor(
    private readonly room: BusyRoom,
    sessions: Sessions,
  ) {
    this.attributes = {
      ...{ sdkAppID: String(SDK_APP_ID), userID: VIEWER, userSig: this.signed(), roomID: ROOM_ID },
      ...{ nickName: 'Viewer', avatar: '' },
    }
    this.chat = new Chat({
      sessions,
      setTimer: room.clock.setTimer,
      missingAttributeMs: MISSING_MS,
      emit: (event) => this.hear(event),
    })
    this.chat.setAttributes(this.attributes)
    this.chat.mount()
    this.chat.begin()
  }

  /** The host's server has signed anew. */
  renew(): void {
    this.attributes = { ...this.attributes, userSig: this.signed() }
    this.chat.setAttributes(this.attributes)
  }

  look(): string[] {
    return this.told.splice(0)
  }

  private signed(): string {
    return sign(VIEWER, { time: Math.floor(this.room.clock.now / 1000) })
  }

  private hear(event: ImEvent): void {
    if (event.tag === 'big_group_msg_notify') event.detail.forEach((one) => this.read(one))
    else if (event.tag === 'group_info_change_notify') this.heard.states++
    else this.told.push(event.code === 0 ? event.tag : `${event.tag} ${event.code}`)
  }

  private read({ type, data, description }: ChatMessage): void {
    if (type === 'TIMTextElem') this.heard.texts++
    else if (data === 'SEND_GIFT') this.heard.gifts++
    else this.heard.taps += readCount(description)
  }
}

const ENTERED = ['login_event', 'join_group_event']
/** The same room again: what was said meanwhile does not come. */
const ENTERED_AGAIN = ['login_event', 'connection_event', 'join_group_event']

let restoreTime = (): void => undefined
afterEach(() => restoreTime())

test(
  `${HOURS} h of a busy room: everything heard once, every fault told once, and the heap stays flat`,
  async () => {
    const room = await new BusyRoom().open()
    const { clock, cloud } = room
    const TIM = room.device()
    restoreTime = clock.install()
    const sessions = new Sessions(() => ({ TSL, checkUserSig, TIM }))
    const heap = new Heap()
    let pages: Page[] = []
    let textsSent = 0
    let customSent = 0
    cloud.webhook = ({ from, type }) => {
      if (from === VIEWER && type === TYPES.MSG_TEXT) textsSent++
      else if (from === VIEWER) customSent++
      return undefined
    }
    const before = { ...room.carried }
    const listen = async (minutes: number): Promise<void> => {
      await room.quiet()
      room.counting = true
      for (let minute = 0; minute < minutes; minute++) {
        await room.talk(50)
        const [page] = pages
        let settled = 0
        const over = (): number => settled++
        page?.chat.call('sendTextMsg', { text: 'hello' }).then(over, String)
        page?.chat.call('sendCustomMsg', { message: { data: 'WAVE' } }).then(over, String)
        await room.quiet(5)
        expect(settled).toBe(2)
      }
      room.counting = false
      const { texts, taps, gifts, states } = room.carried
      for (const { heard } of pages) {
        expect(heard).toEqual({
          texts: texts - before.texts,
          taps: taps - before.taps,
          gifts: gifts - before.gifts,
          states: states - before.states,
        })
      }
    }
    /** Both components have heard that, and nothing else. */
    const told = (...lines: string[]): void =>
      expect(pages.map((page) => page.look())).toEqual([lines, lines])

    const enter = async (): Promise<void> => {
      Object.assign(before, room.carried)
      // Two components with the same account, one a moment later, share one login.
      pages = [new Page(room, sessions)]
      await room.quiet(1)
      pages.push(new Page(room, sessions))
      await room.quiet()
      told(...ENTERED)
      expect(cloud.membersOf(ROOM_ID).filter((member) => member === VIEWER)).toEqual([VIEWER])
    }
    const leave = async (): Promise<void> => {
      for (const { chat } of pages) chat.end()
      await room.talk(5)
      await room.quiet(10)
      told()
      expect(cloud.membersOf(ROOM_ID)).not.toContain(VIEWER)
    }

    await room.quiet(10)
    const idle = clock.pending
    for (let hour = 0; hour < HOURS; hour++) {
      heap.sample()
      await enter()
      await listen(10)

      cloud.cutOff(VIEWER)
      await room.talk(20)
      await room.quiet()
      told('connection_event 9999')
      cloud.restore(VIEWER)
      await room.quiet(5)
      told('connection_event 1', 'connection_event', 'connection_event')
      await listen(15)

      cloud.kick(VIEWER)
      await room.talk(10)
      await room.quiet()
      told('kicked 2', 'connection_event 9999')
      pages[1]?.chat.call('initIM', {}).catch(String)
      await room.quiet(3)
      told(...ENTERED_AGAIN)
      await listen(10)
      heap.sample()

      cloud.kick(VIEWER, TYPES.KICKED_OUT_USERSIG_EXPIRED)
      await room.talk(3)
      await room.quiet()
      told('kicked 3', 'connection_event 9999')
      for (const page of pages) page.renew()
      await room.quiet(3)
      told(...ENTERED_AGAIN)
      await listen(10)
      await leave()
      expect(clock.pending).toBe(idle)

      // The page is opened again.
      await enter()
      await listen(10)
      await leave()
      heap.sample()
    }
    expect([textsSent, customSent]).toEqual([HOURS * 55, HOURS * 55])
    expect(room.sent).toBeGreaterThan(HOURS * 55 * 50 * 40)
    expect(room.carried.texts).toBeGreaterThan(HOURS * 55 * 50 * 19)
    heap.sample()
    heap.sample()
    expect(heap.growth).toBeLessThan(HEAP_BYTES)
  },
  patience(240_000),
)
