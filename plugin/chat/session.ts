/**
 * One account in one room, for every component that shows it: logs in, joins, tells what happens, and comes back when it
 * is asked to or gets a new userSig.
 */
import type { RoomLost, TSL, UserSigCheck } from 'tim-live-sell'
import { imError, problem, type ConnectionState, type ImEvent } from './im-events'
import { readBatch } from './messages'
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

/** Numbers of the older components, which pages compare with. */
const CONNECTION: Record<ConnectionState, number> = { connected: 0, connecting: 1, disconnected: 9999 }
const KICKS = ['multipleAccount', 'multipleDevice', 'userSigExpired', 'REST_API_Kick']
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
  private nick = ''
  private avatar = ''
  private written = ''
  private closed = false
  /** SDK_NOT_READY follows a kick, and says no more than that did; a new login may have begun in between. */
  private wasKicked = false
  private waiters: { resolve: () => void; reject: (why: unknown) => void }[] = []
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
    if (this.ready) listener.hear(this.loginEvent())
    if (joined) listener.hear(joined)
    else if (this.down) listener.hear(imError(this.problem))
  }

  /** Resolves in the room; rejects when that is not to be expected any more. */
  whenJoined(): Promise<void> {
    if (this.joined) return Promise.resolve()
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as it was thrown
    if (this.down || this.closed) return Promise.reject(this.problem)
    return new Promise((resolve, reject) => this.waiters.push({ resolve, reject }))
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
    // Of several components one may have no name to give.
    this.nick = nick || this.nick
    this.avatar = avatar || this.avatar
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
        this.tell(this.loginEvent())
        this.writeProfile()
        this.join(tsl)
      })
      .on('SDK_NOT_READY', () => {
        if (!this.down && !this.wasKicked)
          this.endAs('room', problem(NOT_READY, '连接已断开，请调用 initIM()', 'not-ready'))
        this.lose()
        this.tellConnection('disconnected')
      })
      .on('KICKED', (event) => {
        const type = text(dataOf(event)['type'])
        this.wasKicked = true
        this.lose()
        this.endAs(
          type === EXPIRED ? 'login' : 'kicked',
          problem(KICKED, `被踢下线（${type}），请调用 initIM()`, 'kicked'),
        )
        this.tell({ tag: 'kicked', code: KICKS.indexOf(type) + 1, detail: { type } })
        this.useNewSig()
      })
      .on('NETWORK_CHANGE', (event) => {
        const { state } = dataOf(event)
        // A state may be named like something of Object's.
        if (Object.keys(CONNECTION).includes(text(state))) this.tellConnection(state as ConnectionState)
        if (state === 'connected' && this.down !== 'kicked') this.revive()
      })
      .on('MESSAGES_MISSED', ({ since, until }) => this.tellConnection('connected', { since, until }))
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
        if (LOGIN_FAILED.includes(text(data['reason']))) this.fail('login', data)
        else this.tellError(data)
      })
  }

  private hearMessages(tsl: TSL): void {
    this.stopHearing()
    const { TIM } = tsl
    const hear = (event: unknown): void =>
      readBatch(dict(event)['data'], this.identity.roomID, (what) => this.tell(what))
    TIM.on('onMessageReceived', hear)
    this.stopHearing = () => void TIM.off('onMessageReceived', hear)
  }

  private join(tsl: TSL): void {
    this.down = ''
    tsl.joinRoom().then(
      ({ groupInfo }) => {
        if (this.closed || !this.ready) return
        this.toldCode = null
        this.joined = {
          tag: 'join_group_event',
          code: 0,
          detail: { roomID: this.identity.roomID, group: groupInfo },
        }
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
    // What is empty is not written.
    const text = JSON.stringify({ nick: this.nick || undefined, avatar: this.avatar || undefined })
    if (!this.ready || !this.tsl || text === '{}' || text === this.written) return
    this.written = text
    const { TIM } = this.tsl
    // An SDK that throws at once does so to nobody's call.
    void Promise.resolve()
      .then(() => TIM.updateMyProfile(JSON.parse(text) as object))
      .catch((thrown: unknown) => {
        this.written = ''
        this.tellError(thrown)
      })
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
    for (const { resolve, reject } of this.waiters.splice(0)) {
      if (this.joined && !this.closed) resolve()
      else reject(this.problem)
    }
  }

  private loginEvent(): ImEvent {
    return { tag: 'login_event', code: 0, detail: { userID: this.identity.userID } }
  }

  private tellConnection(state: ConnectionState, missed?: { since: number; until: number }): void {
    this.tell({
      tag: 'connection_event',
      code: CONNECTION[state],
      detail: missed ? { state, missed } : { state },
    })
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
