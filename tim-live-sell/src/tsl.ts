/** One user in one live room: the methods and the events of the contract. What they are made of stands beside this file. */
import { Core } from './core'
import { argumentError } from './errors'
import {
  EVENT,
  canonical,
  mayBeSent,
  type CustomEvents,
  type Data,
  type EventName,
  type Payload,
  type Person,
} from './events'
import { text } from './narrow'
import { readOptions, readRoomID, type TslOptions } from './options'
import { type GroupInfo, type JoinOptions } from './room'
import { type ChatInstance } from './sdk'
import { customMessage, textMessage } from './wire'

/** The user's own profile as the SDK gives it. */
export type UserInfo = Person & Record<string, unknown>

/** The room's profile; `userID`, `nick` and `avatar` are its owner's. */
export type RoomInfo = GroupInfo & Person

/**
 * @typeParam Custom an app's own events and what their extension may be: `TSL<{ LOTTERY: 'open' | 'closed' }>`
 * @typeParam Tim the type of the SDK's instance, where the SDK has one: `TSL<{}, ChatSDK>`
 */
export class TSL<Custom extends CustomEvents = CustomEvents, Tim extends ChatInstance = ChatInstance> {
  static readonly EVENT = EVENT
  readonly EVENT = EVENT
  private readonly core: Core

  /** Starts the login. */
  constructor(options: TslOptions) {
    this.core = new Core(readOptions(options), options.TIM)
  }

  /** What TIM.create returned, with all its methods. */
  get TIM(): Tim {
    return this.core.session.sdk as Tim
  }

  /** The same, as older apps call it. */
  get tim(): Tim {
    return this.TIM
  }

  on<Name extends EventName<Custom>>(event: Name, listener: (data: Payload<Custom, Name>) => unknown): this {
    this.core.emitter.add('on', event, listener, false)
    return this
  }

  once<Name extends EventName<Custom>>(
    event: Name,
    listener: (data: Payload<Custom, Name>) => unknown,
  ): this {
    this.core.emitter.add('once', event, listener, true)
    return this
  }

  /** Without a listener: all listeners of the event. */
  off<Name extends EventName<Custom>>(
    event: Name,
    listener?: (data: Payload<Custom, Name>) => unknown,
  ): this {
    this.core.emitter.remove(event, listener)
    return this
  }

  /** Enters the room; the roomID given here goes before the constructor's. */
  joinRoom(options?: JoinOptions): Promise<{ userInfo: UserInfo; groupInfo: GroupInfo }> {
    const { core } = this
    return core.call(
      'joinRoom',
      () => readRoomID(options?.roomID) || core.room.needID('joinRoom'),
      async () => {
        const group = await core.room.join(options, () => core.leaving())
        const followed = core.follow.isFollowed(group.ownerID)
        const groupInfo = followed === undefined ? group : Object.assign({}, group, { followed })
        return { userInfo: this.userInfo(), groupInfo }
      },
    )
  }

  /** Leaves the room. Its owner cannot: that rejects with code 10009. */
  exitRoom(): Promise<{ status: 'Left' | 'NotInRoom' }> {
    const { core } = this
    return core.call(
      'exitRoom',
      () => core.room.needID('exitRoom'),
      async () => {
        await core.leaving()
        const left = await core.room.exit()
        core.gap.clear()
        return left
      },
    )
  }

  getRoomInfo(): Promise<RoomInfo> {
    const { core } = this
    return core.call(
      'getRoomInfo',
      () => core.room.needID('getRoomInfo'),
      async () => {
        const group = await core.room.load()
        return Object.assign({}, group, group.ownerInfo)
      },
    )
  }

  /** The own profile, asked anew. */
  getUserInfo(): Promise<UserInfo> {
    return this.core.call('getUserInfo', nothing, async () => {
      await this.core.session.loadProfile()
      return this.userInfo()
    })
  }

  /** Raises no MESSAGE here: show what this resolves. */
  sendMessage(message: string): Promise<{ nick: string; avatar: string; message: string; userID: string }> {
    const { core } = this
    return core.call(
      'sendMessage',
      () => core.checked('sendMessage', textMessage(message)),
      async (outgoing) => {
        await core.send(outgoing)
        return Object.assign({}, core.session.me, { message })
      },
    )
  }

  /**
   * Raises LIKE here at once, and resolves; taps are merged before they are sent, and a failure goes to ERROR.
   * With two arguments, the first is the event's name (the form of im-live-sells 1.0.25).
   */
  like(extension?: string): Promise<Data>
  like(...nameAndExtension: [event: string, extension: string | undefined]): Promise<Data>
  like(...given: unknown[]): Promise<Data> {
    const { core } = this
    const [event, extension] = nameFirst('LIKE', given)
    if (event !== 'LIKE') return this.raise('like', event, extension, 2)
    const value = asText(extension)
    if (core.session.isReady && core.room.id) return Promise.resolve(core.tap(value))
    return core.call(
      'like',
      () => core.room.needID('like'),
      () => Promise.resolve(core.tap(value)),
    )
  }

  gift(extension?: string): Promise<Data>
  gift(...nameAndExtension: [event: string, extension: string | undefined]): Promise<Data>
  gift(...given: unknown[]): Promise<Data> {
    const [event, extension] = nameFirst('SEND_GIFT', given)
    return this.raise('gift', event, extension, 0)
  }

  /** The older name of gift(). */
  sendGift(extension?: string): Promise<Data> {
    return this.raise('sendGift', 'SEND_GIFT', extension)
  }

  /** What was bought goes out as JSON. */
  buy(goods: unknown): Promise<Data>
  buy(...nameAndGoods: [event: string, goods: unknown]): Promise<Data>
  buy(...given: unknown[]): Promise<Data> {
    const [event, goods] = nameFirst('BUY_GOODS', given)
    return this.raise('buy', event, JSON.stringify(goods), 0)
  }

  useCoupon(extension?: string): Promise<Data> {
    return this.raise('useCoupon', 'USE_COUPON', extension)
  }

  /** Follows the host. */
  attention(extension?: string): Promise<Data> {
    return this.followed('attention', 'ATTENT', extension)
  }

  cancelAttention(extension?: string): Promise<Data> {
    return this.followed('cancelAttention', 'CANCELATTENTION', extension)
  }

  /** Sends, then raises the event here as well. */
  sendCustomMsgAndEmitEvent<Name extends keyof Custom & string>(
    event: Name,
    extension?: Custom[Name],
  ): Promise<Data> {
    const name = canonical(event)
    return name === 'LIKE' ? this.like(extension) : this.raise('sendCustomMsgAndEmitEvent', name, extension)
  }

  /** For the owner and admins: what every viewer gets as ROOM_STATUS_CHANGE. */
  setRoomStatus(value: string): Promise<void> {
    return this.setField('setRoomStatus', this.core.settings.statusField, value)
  }

  /** For the owner and admins: what every viewer gets as ADD_GOODS. What is no text goes out as JSON. */
  setGoods(value: unknown): Promise<void> {
    return this.setField('setGoods', this.core.settings.goodsField, value)
  }

  /** For the owner and admins: the room's notice. */
  setNotification(notification: string): Promise<void> {
    return this.update('setNotification', { notification: asText(notification) })
  }

  /**
   * Logs in again after a kick, a failed login or SDK_NOT_READY, and joins the room again if it was in one.
   * @param userSig a new one, when the old one expired
   */
  reconnect(userSig?: string): Promise<void> {
    return this.core.calls.run('reconnect', () => this.core.reconnect(text(userSig)))
  }

  /** Sends the last likes, logs out, and leaves nothing behind. Never rejects; may be called at any time. */
  destroy(): Promise<void> {
    return this.core.destroy()
  }

  private userInfo(): UserInfo {
    const { profile, me } = this.core.session
    return Object.assign({}, profile, me)
  }

  private raise(doing: string, event: string, extension: unknown, lane?: 0 | 2): Promise<Data> {
    const { core } = this
    return core.call(
      doing,
      () => {
        const name = canonical(text(event))
        if (!name) throw argumentError(`${doing}(event): event must be a name`)
        if (!mayBeSent(name, core.isOwner)) {
          throw argumentError(`${doing}('${name}'): this event cannot be sent; take another name`)
        }
        return { name, message: core.checked(doing, customMessage(name, asText(extension), '', lane)) }
      },
      async ({ name, message }) => {
        await core.send(message)
        return core.emitOwn(name, asText(extension))
      },
    )
  }

  private followed(doing: string, event: 'ATTENT' | 'CANCELATTENTION', extension: unknown): Promise<Data> {
    const { core } = this
    return core.call(
      doing,
      () => core.checked(doing, customMessage(event, asText(extension))),
      async (message) => {
        if (core.settings.followField) {
          const { ownerID } = core.room.group ?? (await core.room.load())
          await core.follow.keep(ownerID, event === 'ATTENT')
        }
        await core.send(message)
        return core.emitOwn(event, asText(extension))
      },
    )
  }

  private setField(doing: string, key: string, value: unknown): Promise<void> {
    return this.update(doing, { groupCustomField: [{ key, value: asText(value) }] })
  }

  private update(doing: string, change: object): Promise<void> {
    const { core } = this
    return core.call(
      doing,
      () => core.room.needID(doing),
      () => core.room.update(change, doing),
    )
  }
}

const nothing = () => undefined

/** [event, extension] of a call that may name the event first. */
function nameFirst(event: string, given: unknown[]): [string, unknown] {
  return given.length > 1 ? [canonical(text(given[0])) || event, given[1]] : [event, given[0]]
}

/** An extension is text; what is not is written as JSON, and nothing as ''. */
function asText(extension: unknown): string {
  if (extension == null) return ''
  return typeof extension === 'string' ? extension : text(JSON.stringify(extension))
}
