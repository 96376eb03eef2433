/**
 * One room of the shop, seen by one user: turns what the chat raises into what a page shows. It knows no page and no `wx`; the
 * viewer's page and the host's use the same.
 */
import type { Line } from '../components/danmu-list/feed'
import type { GivenGift } from '../components/gift-banners/gift-queue'
import { isVisible } from '../components/visible'
import { Pace } from '../components/pace'
import { type Clock, systemClock } from '../clock'
import { isFollowed, keepFollow } from './follows'
import { readGift } from './gifts'
import { countOf, dictOf, textOf } from './json'
import { Listeners } from './listeners'
import { type Order, readOrder } from './orders'
import type { ChatEvents, Person, RoomProfile, ShopChat } from './port'
import { type ProfileRead, type RoomState, type ShowStatus, readProfile, readStatus } from './room-state'
import { readShelf } from './shelf'
import { wholeProfile } from './whole-profile'

/** The chat service's codes. */
const NO_SUCH_ROOM = [10010, 10015]

/** How the chat fares, as far as its own events tell. */
export type ChatNews =
  'reconnecting' | 'online' | 'kicked' | 'expired' | 'removed' | 'dismissed' | 'moved' | 'failed'

export interface ShopRoomView {
  line: (line: Line) => void
  /** `count` taps of one person. */
  like: (count: number, own: boolean) => void
  /** How many likes the show has, as the host counts. */
  likesSoFar: (count: number) => void
  gift: (gift: GivenGift) => void
  order: (order: Order, own: boolean, nick: string) => void
  followed: (nick: string, own: boolean) => void
  claimed: (nick: string, own: boolean) => void
  arrived: (nick: string, own: boolean) => void
  state: (change: Partial<RoomState>) => void
  /** The host says that the show is on air, be it once more. */
  onAir: () => void
  /** Seconds of silence from now; 0 = may speak; Infinity = until it is lifted. */
  muted: (seconds: number, all: boolean) => void
  chat: (news: ChatNews) => void
}

const WATCHING_PACE = { gap: 1000, most: 1 }
/** ms between two looks at how many there are: not everybody's coming is told in a large room. */
const LOOK_EVERY = 20_000
const MAX_LIKES = 1e9

export class ShopRoom {
  private chat: ShopChat | undefined
  private listeners: Listeners | undefined
  private ownerID = ''
  /** Everybody who is in the room, the host too. */
  private members = 0
  private status: ShowStatus = 'none'
  private looking: unknown
  private readonly counting: Pace

  constructor(
    readonly userID: string,
    private readonly view: ShopRoomView,
    private readonly clock: Clock = systemClock,
  ) {
    this.counting = new Pace(() => this.view.state({ watching: this.watching() }), {
      ...WATCHING_PACE,
      clock,
    })
  }

  get current(): ShopChat | undefined {
    return this.chat
  }

  /** Listens to this chat, and to no other any more. */
  attach(chat: ShopChat): void {
    if (chat === this.chat) return
    this.detach()
    this.chat = chat
    this.listeners = new Listeners(chat)
      .on('MESSAGE', (data) => this.said(data))
      .on('LIKE', ({ count, userID }) => this.view.like(count, userID === this.userID))
      .on('SEND_GIFT', (data) => this.given(data))
      .on('BUY_GOODS', (data) => this.bought(data))
      .on('ATTENT', (data) => this.follows(data))
      .on('CLAIM_COUPON', (data) => this.claims(data))
      .on('SHOW_LIKES', ({ userID, value }) => {
        if (userID === this.ownerID) this.view.likesSoFar(countOf(value, 0, MAX_LIKES, 0))
      })
      .on('JOIN_GROUP', (person) => this.came(person))
      .on('EXIT_GROUP', () => this.count(-1))
      .on('NOTIFACATION', ({ notification }) => this.view.state({ notice: notification }))
      .on('ROOM_STATUS_CHANGE', ({ value }) => {
        this.status = readStatus(value)
        this.view.state({ status: this.status, watching: this.watching() })
        if (this.status === 'live') this.view.onAir()
      })
      .on('ADD_GOODS', ({ value }) => this.view.state({ shelf: readShelf(value) }))
      .on('MUTED', ({ seconds, all }) => this.view.muted(seconds, all))
      .on('KICKED', ({ data }) => {
        this.view.chat(dictOf(data).type === 'userSigExpired' ? 'expired' : 'kicked')
      })
      .on('NETWORK_CHANGE', ({ data }) => {
        if (dictOf(data).state !== 'connected') this.view.chat('reconnecting')
      })
      .on('MESSAGES_MISSED', () => this.cameBack())
      .on('ROOM_LOST', (lost) => this.lost(lost))
  }

  detach(): void {
    if (this.listeners) this.listeners.off()
    this.listeners = undefined
    this.chat = undefined
    this.counting.cancel()
    this.clock.clearTimeout(this.looking)
  }

  /** In the room, with its profile as it is now. */
  entered(profile: RoomProfile): void {
    const state = this.take(profile)
    this.view.state({ ...state, watching: this.watching() })
    if (state.allMuted && this.userID !== this.ownerID) this.view.muted(Infinity, true)
    this.view.chat('online')
    this.lookLater()
    void this.readFollow()
  }

  /** Asks for the profile anew; failing is no news: what is shown stays. */
  async look(): Promise<void> {
    const { chat } = this
    if (!chat) return
    try {
      const profile = await wholeProfile(chat)
      if (chat !== this.chat) return
      const { notice, status, shelf } = this.take(profile)
      this.view.state({ notice, ...(status && shelf ? { status, shelf } : {}), watching: this.watching() })
    } catch {
      // The next look may find it.
    }
    if (chat === this.chat) this.lookLater()
  }

  /** Follows the host, or no more: kept in the own profile, and told to the room. */
  async follow(followed: boolean): Promise<void> {
    const { chat } = this
    if (!chat) return
    await keepFollow(chat.TIM, this.ownerID, followed)
    await (followed ? chat.attention() : chat.cancelAttention())
  }

  /** What is not known of it, since the line failed meanwhile, stays as it was. */
  private take(profile: RoomProfile): Omit<ProfileRead, 'members'> {
    const { members, ...state } = readProfile(profile)
    this.ownerID = state.ownerID
    this.status = state.status || this.status
    this.members = members || this.members
    return state
  }

  private async readFollow(): Promise<void> {
    const { chat } = this
    if (!chat || this.userID === this.ownerID) return
    try {
      const followed = await isFollowed(chat.TIM, this.ownerID)
      if (chat === this.chat) this.view.state({ followed })
    } catch {
      // Then the button offers to follow, which is true or does no harm.
    }
  }

  private lookLater(): void {
    this.clock.clearTimeout(this.looking)
    this.looking = this.clock.setTimeout(() => void this.look(), LOOK_EVERY)
  }

  private cameBack(): void {
    this.view.chat('online')
    // What changed meanwhile is not told again.
    void this.look()
  }

  private lost({ reason, code }: ChatEvents['ROOM_LOST']): void {
    this.clock.clearTimeout(this.looking)
    if (reason === 'removed' || reason === 'moved') this.view.chat(reason)
    // It may be there, and not to be had just now.
    else this.view.chat(reason === 'gone' && !NO_SUCH_ROOM.includes(code) ? 'failed' : 'dismissed')
  }

  private isOwn({ userID }: Person): boolean {
    return userID === this.userID
  }

  private said(data: ChatEvents['MESSAGE']): void {
    const { userID, message } = data
    if (!isVisible(message)) return
    const kind = userID === this.ownerID ? 'host' : 'text'
    // The same account on another device.
    this.view.line({ kind, nick: nameOf(data), text: message, userID, own: userID === this.userID })
  }

  private given(data: ChatEvents['SEND_GIFT']): void {
    const { gift, count } = readGift(data.value)
    const nick = nameOf(data)
    const own = this.isOwn(data)
    const { name, picture, price } = gift
    this.view.gift({ userID: data.userID, nick, giftID: gift.id, name, picture, price, count, own })
    this.view.line({ kind: 'gift', nick, text: `送出 ${name}${count > 1 ? ` ×${count}` : ''}`, own })
  }

  private bought(data: ChatEvents['BUY_GOODS']): void {
    const order = readOrder(data.value)
    const own = this.isOwn(data)
    const nick = nameOf(data)
    this.view.order(order, own, nick)
    this.view.line({ kind: 'order', nick, text: `买了 ${order.title}`, own })
  }

  private follows(data: ChatEvents['ATTENT']): void {
    const nick = nameOf(data)
    const own = this.isOwn(data)
    this.view.followed(nick, own)
    this.view.line({ kind: 'follow', nick, text: '关注了主播', own })
  }

  private claims(data: ChatEvents['CLAIM_COUPON']): void {
    const nick = nameOf(data)
    const own = this.isOwn(data)
    this.view.claimed(nick, own)
    this.view.line({ kind: 'coupon', nick, text: '领取了优惠券', own })
  }

  private came(person: Person): void {
    const own = this.isOwn(person)
    // The profile counts oneself already.
    if (!own) this.count(1)
    this.view.arrived(nameOf(person), own)
  }

  private count(change: number): void {
    this.members = Math.max(1, this.members + change)
    this.counting.ask()
  }

  /** Those who look at the host: never the host, and at least oneself. */
  private watching(): number {
    const isHost = this.userID === this.ownerID
    const hostIsHere = isHost || this.status === 'live' || this.status === 'paused'
    return Math.max(isHost ? 0 : 1, this.members - (hostIsHere ? 1 : 0))
  }
}

/** A name that shows nothing is none. */
function nameOf({ nick, userID }: Person): string {
  const name = textOf(nick)
  return isVisible(name) ? name : textOf(userID)
}
