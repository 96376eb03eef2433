/**
 * The way into the room's chat and back into it: a signature, the component's attributes, what its events tell, a new signature
 * when the old one is out of date.
 */
import type { Connection } from '../components/connection-bar/connection'
import type { Identity } from './identity'
import { dictOf, textOf } from './json'
import type { RoomProfile, ShopChat } from './port'
import { EXPIRED, refusalWords } from './refusals'
import type { ChatNews, ShopRoom } from './shop-room'
import type { UserSig } from './user-sig'
import { wholeProfile } from './whole-profile'

export const ROOM = 'live-shop'

/** The component's attributes of its chat. */
export interface ChatAttributes {
  sdkAppID: string
  userID: string
  userSig: string
  roomID: string
  nickName: string
}

export const noChat: ChatAttributes = { sdkAppID: '', userID: '', userSig: '', roomID: '', nickName: '' }

/** `e.detail` of IMEvent. */
export type IMEventDetail = { tag: string; code: number; detail: unknown }

export interface SessionHost {
  /** Sets the attributes; `then` once the component has them. */
  attributes: (chat: ChatAttributes, then: () => void) => void
  /** The plugin's handle: begins the chat, and gives it. */
  initIM: () => unknown
  getLiveSell: () => ShopChat | null
  sign: (userID: string, lasts: string) => Promise<UserSig>
  connection: (state: Connection, reason: string) => void
}

/** A signature that is refused this often in a row is no matter of time. */
const MAX_RENEWALS = 3

export class ChatSession {
  private state: Connection = 'joining'
  private gone = false
  private renewals = 0
  private renewing = false
  /** Of the signature asked for first; '' = as long as the server likes. */
  private lasts: string

  constructor(
    private readonly identity: Identity,
    private readonly room: ShopRoom,
    private readonly host: SessionHost,
    lasts = '',
  ) {
    this.lasts = lasts
  }

  get isOnline(): boolean {
    return this.state === 'online'
  }

  enter(): void {
    this.moveTo('joining')
    this.sign()
  }

  /** The viewer wants back in. */
  retry(): void {
    this.renewals = 0
    if (this.state === 'kicked') {
      // The signature is as good as before; what comes of it is told by IMEvent.
      this.moveTo('joining')
      this.begin()
    } else this.enter()
  }

  leave(): void {
    this.gone = true
    this.room.detach()
  }

  /** The component's IMEvent. */
  take({ tag, code, detail }: IMEventDetail): void {
    if (this.gone) return
    const chat = this.host.getLiveSell()
    if (chat) this.room.attach(chat)
    if (tag === 'join_group_event' && code === 0) this.joined(detail)
    // Before the first login the chat's own event has come too early to be heard.
    else if (tag === 'kicked') this.hear(dictOf(detail).type === 'userSigExpired' ? 'expired' : 'kicked')
    else if (tag === 'error' || (code !== 0 && tag === 'login_event')) this.refused(code, detail)
  }

  /** What the chat itself raises. */
  hear(news: ChatNews): void {
    if (this.gone) return
    if (news === 'expired') this.renew()
    else if (news === 'moved') this.moveTo('removed')
    else if (news === 'online') {
      this.renewals = 0
      this.moveTo('online')
    } else this.moveTo(news)
  }

  private joined(detail: unknown): void {
    const { current } = this.room
    if (!current) return
    const given = dictOf(detail).group
    wholeProfile(current, textOf(dictOf(given).groupID) ? (given as RoomProfile) : undefined).then(
      (profile) => {
        if (!this.gone && current === this.room.current) this.room.entered(profile)
      },
      (error: unknown) => this.failed(error),
    )
  }

  private refused(code: number, detail: unknown): void {
    if (code === EXPIRED) this.renew()
    // In the room an error concerns one message, and whoever sent it hears of it there.
    else if (this.state === 'joining' || this.state === 'expired') {
      const { message } = dictOf(detail)
      this.failed({ code, message: textOf(message) || textOf(detail) })
    }
  }

  private renew(): void {
    if (this.renewing) return
    this.renewals++
    if (this.renewals > MAX_RENEWALS) {
      this.failed({ code: EXPIRED })
      return
    }
    this.moveTo('expired')
    this.lasts = ''
    this.sign()
  }

  private sign(): void {
    this.renewing = true
    const { userID, nickName } = this.identity
    this.host.sign(userID, this.lasts).then(
      ({ sdkAppID, userSig }) => {
        this.renewing = false
        if (this.gone) return
        this.host.attributes({ sdkAppID, userID, userSig, roomID: ROOM, nickName }, () => this.begin())
      },
      (error: unknown) => {
        this.renewing = false
        this.failed(error)
      },
    )
  }

  private begin(): void {
    if (this.gone) return
    // Why it failed comes as an IMEvent.
    Promise.resolve(this.host.initIM()).catch(() => undefined)
  }

  private failed(error: unknown): void {
    if (this.gone) return
    const { message } = dictOf(error)
    this.moveTo('failed', refusalWords(error, textOf(message)))
  }

  private moveTo(state: Connection, reason = ''): void {
    this.state = state
    this.host.connection(state, reason)
  }
}
