/**
 * One account in one room, for every component that shows it: logs in, joins, tells what happens, and comes back when it
 * is asked to or gets a new userSig.
 */
import type { RoomLost, TSL, UserSigCheck } from 'tim-live-sell'
import {
  connectionEvent,
  imError,
  isConnectionState,
  joinedEvent,
  kickedEvent,
  loginEvent,
  problem,
  type ImEvent,
} from './im-events'
import { hearMessages } from './messages'
import { Profile } from './profile'
import { Waiting } from './waiting'
import { dict, text, type Dict } from '../values'

export interface Identity {
  sdkAppID: string
  userID: string
  roomID: string
}

/** What a session is made of; opened when the first room uses chat. */
export interface ChatTools {
  TSL: typeof TSL
  checkUserSig: UserSigCheck
  TIM: unknown
}

export interface Listener {
  hear(event: ImEvent): void
}

const EXPIRED = 'userSigExpired'
/** Reasons of tim-live-sell that say that nobody is logged in. */
const LOGIN_FAILED = ['login', 'user-sig', 'timeout']

/** Its codes where a call fails for that. */
const NOT_READY = -103
const KICKED = -104

const dataOf = (event: unknown): Dict => dict(dict(event)['data'])

/** Why it goes no further by itself: `login` may be mended by a new userSig, `kicked` only by the host. */
type Down = 'login' | 'room' | 'kicked'

export class Session {
  /** Who uses it, and whether they know where things stand: before, what happens is not told to them. */
  readonly listeners = new Map<Listener, boolean>()
  tsl: TSL | null = null
  private joined: ImEvent | null = null
  private ready = false
  private down: Down | '' = ''
  /** Why it is down. */
  problem: unknown
  /** The code told last; the same is not told again until something has gone well. */
  private toldCode: number | null = null
  /** Another one than that of the last login is there. */
  private renewed = false
  private readonly profile = new Profile((thrown) => this.tellError(thrown))
  private closed = false
  /** SDK_NOT_READY follows a kick, and says no more than that did; a new login may have begun in between. */
  private wasKicked = false
  private readonly waiting = new Waiting<void>()
  private stopHearing: () => void = () => undefined

  constructor(
    readonly identity: Identity,
    private userSig: string,
    /** Calls back when the account may log in; rejects if it may not. */
    private readonly prepare: (open: (tools: ChatTools) => void) => Promise<void>,
  ) {}

  /** An account is logged in, or about to be. */
  get busy(): boolean {
    return this.ready || !(this.down || !this.tsl)
  }

  /** Logs in. */
  open(): void {
    const { sdkAppID, userID, roomID } = this.identity
    const { tsl } = this
    this.renewed = false
    if (tsl) {
      // What goes wrong comes as ERROR, too.
      tsl.reconnect(this.userSig).catch(() => undefined)
      return
    }
    this.prepare(({ TSL, TIM, checkUserSig }) => {
      if (this.closed) return
      this.renewed = false
      const { userSig } = this
      this.tsl = new TSL({ SDKAppID: sdkAppID, userName: userID, userSig, roomID, TIM, checkUserSig })
      this.listen(this.tsl)
    }).catch((thrown: unknown) => this.fail('login', thrown))
  }

  /** Somebody who came later hears where things stand. */
  catchUp(listener: Listener): void {
    const { joined } = this
    if (this.listeners.get(listener) !== false) return
    this.listeners.set(listener, true)
    if (this.ready) listener.hear(loginEvent(this.identity.userID))
    if (joined) listener.hear(joined)
    else if (this.down) listener.hear(imError(this.problem))
  }

  /** Resolves in the room; rejects when that is not to be expected any more. */
  whenJoined(): Promise<void> {
    if (this.joined) return Promise.resolve()
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as it was thrown
    if (this.down || this.closed) return Promise.reject(this.problem)
    return this.waiting.join()
  }

  /** The host asks for it anew. */
  retry(): void {
    this.toldCode = null
    this.revive()
  }

  /** A new signature counts for the next login; at once where the last one failed. */
  renew(userSig: string): void {
    if (userSig === this.userSig) return
    this.userSig = userSig
    this.renewed = true
    this.toldCode = null
    this.useNewSig()
  }

  setProfile(nick: string, avatar: string): void {
    this.profile.set(nick, avatar)
    this.writeProfile()
  }

  /** Leaves nothing behind. */
  close(problem: unknown): Promise<void> {
    this.closed = true
    this.problem = problem
    this.settle()
    return this.release()
  }

  /** Gives the SDK back: when it goes on, it takes another. */
  async release(): Promise<void> {
    const { tsl } = this
    this.tsl = null
    if (!tsl) return
    this.stopHearing()
    await tsl.destroy()
  }

  private revive(): void {
    if (!this.down || this.closed) return
    this.down = ''
    if (this.ready && this.tsl) this.join(this.tsl)
    else this.open()
  }

  private listen(tsl: TSL): void {
    tsl
      .on('SDK_READY', () => {
        this.ready = true
        this.wasKicked = false
        this.hearMessages(tsl)
        this.tell(loginEvent(this.identity.userID))
        this.writeProfile()
        this.join(tsl)
      })
      .on('SDK_NOT_READY', () => {
        if (!this.down && !this.wasKicked)
          this.endAs('room', problem(NOT_READY, '连接已断开，请调用 initIM()', 'not-ready'))
        this.lose()
        this.tell(connectionEvent('disconnected'))
      })
      .on('KICKED', (event) => {
        const type = text(dataOf(event)['type'])
        this.wasKicked = true
        this.lose()
        this.endAs(
          type === EXPIRED ? 'login' : 'kicked',
          problem(KICKED, `被踢下线（${type}），请调用 initIM()`, 'kicked'),
        )
        this.tell(kickedEvent(type))
        this.useNewSig()
      })
      .on('NETWORK_CHANGE', (event) => {
        const { state } = dataOf(event)
        if (isConnectionState(state)) this.tell(connectionEvent(state))
        if (state === 'connected' && this.down !== 'kicked') this.revive()
      })
      .on('MESSAGES_MISSED', ({ since, until }) => this.tell(connectionEvent('connected', { since, until })))
      .on('ROOM_LOST', (lost: RoomLost) => {
        this.joined = null
        this.fail(lost.reason === 'gone' ? 'room' : 'kicked', {
          code: lost.code,
          reason: `room-${lost.reason}`,
          message: lost.message,
        })
      })
      .on('ERROR', (event) => {
        const data = dataOf(event)
        const reason = text(data['reason'])
        // Somebody else's kick, on the same SDK, may end a login before anything else is told of it.
        const gaveUp = reason === 'not-ready' && !this.ready && !this.down
        if (gaveUp || LOGIN_FAILED.includes(reason)) this.fail('login', data)
        else this.tellError(data)
      })
  }

  private hearMessages(tsl: TSL): void {
    this.stopHearing()
    this.stopHearing = hearMessages(tsl.TIM, this.identity.roomID, (event) => this.tell(event))
  }

  private join(tsl: TSL): void {
    this.down = ''
    tsl.joinRoom().then(
      ({ groupInfo }) => {
        // The room may be lost while its profile is still to come.
        if (this.closed || !this.ready || this.down) return
        this.toldCode = null
        this.joined = joinedEvent(this.identity.roomID, groupInfo)
        this.tell(this.joined)
        this.settle()
      },
      (thrown: unknown) => {
        // Whoever took the connection away has told.
        if (this.ready) this.fail('room', thrown)
      },
    )
  }

  private writeProfile(): void {
    if (this.ready && this.tsl) this.profile.write(this.tsl)
  }

  private lose(): void {
    this.ready = false
    this.joined = null
  }

  private fail(down: Down, thrown: unknown): void {
    if (this.closed) return
    if (down === 'login') this.lose()
    this.down = down
    if (this.useNewSig()) return
    this.endAs(down, thrown)
    this.tellError(thrown)
  }

  /** Came before the old one ended, or was found to be none. @returns whether there is one */
  private useNewSig(): boolean {
    const has = this.renewed && this.down === 'login'
    if (has) this.revive()
    return has
  }

  private endAs(down: Down, problem: unknown): void {
    this.down = down
    this.problem = problem
    this.settle()
  }

  private settle(): void {
    if (this.joined && !this.closed) this.waiting.resolve()
    else this.waiting.reject(this.problem)
  }

  private tellError(thrown: unknown): void {
    const error = imError(thrown)
    if (error.code === this.toldCode) return
    this.toldCode = error.code
    this.tell(error)
  }

  private tell(event: ImEvent): void {
    if (this.closed) return
    // One that a host takes away meanwhile hears no more.
    this.listeners.forEach((knows, listener) => knows && listener.hear(event))
  }
}
