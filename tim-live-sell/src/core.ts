/** Puts the parts together: what the SDK says goes to the part it concerns, and to the app. */
import { Calls } from './calls'
import { within } from './clock'
import { CODE, TslError, toTslError } from './errors'
import { Emitter } from './emitter'
import { type Data, type RoomLost } from './events'
import { Follow } from './follow'
import { Gap } from './gap'
import { readMessage, type RoomNews, type Sink } from './incoming'
import { Likes } from './likes'
import { dict, list, text } from './narrow'
import { type Settings } from './options'
import { Outbox } from './outbox'
import { Room, lost } from './room'
import { Seen } from './seen'
import { Session, type SessionHost } from './session'
import { type Heard } from './shared'
import { Traffic } from './traffic'
import { lanes, type Outgoing } from './wire'

/** How long leaving waits for what is still to be sent, and for the SDK to log out, in ms. */
const patience = 3000
/** Message IDs remembered: of half a minute in a room that is full. */
const memory = 1200

// Where a listener's error goes when nobody listens to ERROR.
declare const console: { error(...what: unknown[]): void }

const ignore = () => undefined

export class Core implements SessionHost, Sink {
  readonly calls = new Calls()
  readonly emitter = new Emitter((error, event) => this.listenerFailed(error, event))
  readonly session: Session
  readonly room: Room
  readonly follow: Follow
  readonly gap: Gap
  private readonly outbox: Outbox
  private readonly likes: Likes
  private readonly traffic: Traffic
  private readonly seen = new Seen(memory)
  /** When the connection was lost while in the room. */
  private lostAt: number | undefined
  private end: Promise<void> | undefined

  constructor(
    readonly settings: Settings,
    TIM: unknown,
  ) {
    const { clock } = settings
    this.session = new Session(settings, TIM, this)
    this.room = new Room(settings.roomID, settings.groupCustomFieldFilter, this.session, this)
    this.follow = new Follow(settings.followField, this.session)
    this.traffic = new Traffic(clock)
    this.outbox = new Outbox(clock, (message) => this.session.sdk.sendMessage(message))
    this.likes = new Likes(clock, {
      push: (message) => this.send(message),
      sendNow: (message) => this.outbox.sendNow(this.creation(message)),
      isRoomBusy: () => this.traffic.isBusy(),
      failed: (error) => this.failed(error),
    })
    this.gap = new Gap(clock, {
      isInRoom: () => this.room.joined,
      rejoin: () => this.rejoin(),
      missed: (since, until) => this.missed(since, until),
      failed: (error) => this.failed(toTslError(error, 'joinRoom')),
    })
    void this.session.start()
  }

  get isOwner(): boolean {
    return this.room.group?.ownerID === this.session.me.userID
  }

  /** `check` runs at once, `work` when the connection is ready; both may throw. */
  call<Checked, T>(doing: string, check: () => Checked, work: (checked: Checked) => Promise<T>): Promise<T> {
    return this.calls.run(doing, async () => {
      const checked = check()
      await this.session.whenReady()
      return work(checked)
    })
  }

  /** A message for a room that is known. */
  checked(doing: string, message: Outgoing): Outgoing {
    this.room.needID(doing)
    return message
  }

  send(message: Outgoing): Promise<void> {
    return this.outbox.push(message.lane, this.creation(message))
  }

  /** The room is the one at the time of the call, however long the message waits. */
  private creation({ lane, payload }: Outgoing): () => unknown {
    const to = this.room.id
    return () => {
      const { sdk, shared } = this.session
      const { types } = shared.sdk
      const options = { to, conversationType: types['CONV_GROUP'], priority: types[lanes[lane]], payload }
      return 'text' in payload ? sdk.createTextMessage(options) : sdk.createCustomMessage(options)
    }
  }

  emitOwn(event: string, value: string, more?: object): Data {
    const data: Data = Object.assign({}, this.session.me, { value, extension: value }, more)
    this.emitter.emit(event, data)
    return data
  }

  tap(extension: string): Data {
    this.likes.tap(extension)
    return this.emitOwn('LIKE', extension, { count: 1 })
  }

  /** The last likes go out before the room is left, but nobody waits for them for long. */
  leaving(): Promise<void> {
    const flushed = this.likes.flush()
    return within(this.settings.clock, patience, flushed, () => new Error()).catch(ignore)
  }

  // What the session tells.

  async prepare(): Promise<void> {
    if (!this.room.id) return
    try {
      await this.room.load()
    } catch (error) {
      this.failed(toTslError(error, 'getRoomInfo'))
    }
  }

  ready(): void {
    this.likes.resume()
    this.emitter.emit('SDK_READY')
  }

  failed(error: TslError): void {
    if (this.session.isDestroyed) return
    if (this.emitter.has('ERROR')) this.emitter.emit('ERROR', { name: 'error', data: error })
    else console.error(error)
  }

  private listenerFailed(cause: unknown, event: string): void {
    const said = text(dict(cause)['message']) || text(cause)
    const error = new TslError('listener', CODE.LISTENER, `a listener of ${event} threw: ${said}`, cause)
    if (event === 'ERROR') console.error(error)
    else this.failed(error)
  }

  moved(): void {
    this.roomLost(this.room.lose('moved', lost.moved.code, lost.moved.message))
  }

  hear(what: Heard, event: unknown): void {
    if (this.session.isDestroyed) return
    switch (what) {
      case 'SDK_READY':
        return this.session.sdkBecameReady()
      case 'SDK_NOT_READY':
        this.disconnected(
          new TslError('not-ready', CODE.NOT_READY, 'the SDK is not ready any more; call reconnect()'),
        )
        return this.emitter.emit('SDK_NOT_READY', event)
      case 'KICKED_OUT':
        this.disconnected(
          new TslError('kicked', CODE.KICKED, 'kicked: logged in elsewhere, or userSig expired'),
        )
        return this.emitter.emit('KICKED', event)
      case 'MESSAGE_RECEIVED':
        return this.received(list(dict(event)['data']))
      case 'PROFILE_UPDATED':
        this.session.profileChanged(event)
        return this.emitter.emit('PROFILE_UPDATE', event)
      case 'NET_STATE_CHANGE':
        this.gap.netState(dict(dict(event)['data'])['state'])
        return this.emitter.emit('NETWORK_CHANGE', event)
      case 'ERROR':
        if (!this.session.probing) this.emitter.emit('ERROR', event)
    }
  }

  private disconnected(error: TslError): void {
    if (this.room.joined) this.lostAt = this.settings.clock.now()
    this.room.joined = false
    this.gap.clear()
    this.likes.pause()
    this.outbox.clear(error)
    this.session.stop(error, false)
    this.calls.fail(error)
  }

  // What happens in the room.

  private received(messages: readonly unknown[]): void {
    const { room, session } = this
    this.traffic.heard(messages.length)
    const context = { roomID: room.id, ownerID: room.group?.ownerID ?? '', userID: this.settings.userName }
    for (const message of messages) {
      // A listener may have left the room.
      if (!room.listening || session.isDestroyed) return
      readMessage(message, context, this)
    }
  }

  isNew(id: unknown): boolean {
    return !this.seen.has(id)
  }

  event(name: string, payload: unknown): void {
    this.emitter.emit(name, payload)
  }

  /** News of the room itself. */
  happened(news: RoomNews): void {
    const { id } = this.room
    if (news.what === 'muted') this.event('MUTED', { roomID: id, seconds: news.seconds, all: news.all })
    else this.roomLost(this.room.lose(news.what, lost[news.what].code, lost[news.what].message))
  }

  private roomLost(what: RoomLost): void {
    this.gap.clear()
    this.emitter.emit('ROOM_LOST', what)
  }

  private async rejoin(): Promise<boolean> {
    const gone = await this.room.rejoin()
    if (gone) this.roomLost(gone)
    return !gone
  }

  private missed(since: number, until: number): void {
    this.emitter.emit('MESSAGES_MISSED', { roomID: this.room.id, since, until })
  }

  // Coming back, and leaving for good.

  async reconnect(userSig: string): Promise<void> {
    if (this.session.isReady) return
    if (userSig) this.settings.userSig = userSig
    void this.session.start()
    await this.session.whenReady()
    const since = this.lostAt
    if (since === undefined) return
    await this.room.join(undefined, ignoreAsync)
    this.lostAt = undefined
    this.missed(since, this.settings.clock.now())
  }

  destroy(): Promise<void> {
    return (this.end ??= this.close())
  }

  private async close(): Promise<void> {
    const { session, room, outbox } = this
    const wasReady = session.isReady
    const error = new TslError('destroyed', CODE.DESTROYED, 'destroyed; make a new one')
    session.destroy(error)
    this.calls.close(error)
    this.emitter.clear()
    this.gap.clear()
    outbox.clear(error)
    if (wasReady) {
      await this.leaving()
      if (room.joined && !session.shared.isRoomUsedBeside(this))
        await this.quietly(() => session.sdk.quitGroup(room.id))
    }
    this.likes.pause()
    outbox.clear(error)
    await session.shared.leave(this, async () => {
      if (wasReady) await this.quietly(() => session.sdk.logout())
      await this.quietly(() => session.sdk.destroy())
    })
  }

  /** The SDK may refuse, throw, or never answer; none of it matters any more. */
  private quietly(work: () => Promise<unknown>): Promise<unknown> {
    const { clock } = this.settings
    return within(clock, patience, Promise.resolve().then(work), () => new Error()).catch(ignore)
  }
}

const ignoreAsync = () => Promise.resolve()
