/** One user in one live room: the methods and the events of the contract. What they are made of stands beside this file. */
import { assemble } from './assemble'
import { EVENT, type CustomEvents, type Data, type EventName, type Payload, type Person } from './events'
import { type TslOptions } from './options'
import { assign } from './narrow'
import { type GroupInfo, type JoinOptions } from './room'
import { type ChatInstance } from './sdk'

/** The user's own profile as the SDK gives it. */
export type UserInfo = Person & Record<string, unknown>

/** The room's profile; `userID`, `nick` and `avatar` are its owner's. */
export type RoomInfo = GroupInfo & Person

/**
 * @typeParam Custom an app's own events and what their extension may be: `TSL<{ LOTTERY: 'open' | 'closed' }>`
 * @typeParam Tim the type of the SDK's instance, where the SDK has one: `TSL<{}, ChatSDK>`
 */
export interface TSL<Custom extends CustomEvents = CustomEvents, Tim extends ChatInstance = ChatInstance> {
  readonly EVENT: typeof EVENT
  /** What TIM.create returned, with all its methods. */
  readonly TIM: Tim
  /** The same, as older apps call it. */
  readonly tim: Tim

  on<Name extends EventName<Custom>>(event: Name, listener: (data: Payload<Custom, Name>) => unknown): this
  once<Name extends EventName<Custom>>(event: Name, listener: (data: Payload<Custom, Name>) => unknown): this
  /** Without a listener: all listeners of the event. */
  off<Name extends EventName<Custom>>(event: Name, listener?: (data: Payload<Custom, Name>) => unknown): this

  /** Enters the room; the roomID given here goes before the constructor's. */
  joinRoom(options?: JoinOptions): Promise<{ userInfo: UserInfo; groupInfo: GroupInfo }>
  /** Leaves the room. Its owner cannot: that rejects with code 10009. */
  exitRoom(): Promise<{ status: 'Left' | 'NotInRoom' }>
  getRoomInfo(): Promise<RoomInfo>
  /** The own profile, asked anew. */
  getUserInfo(): Promise<UserInfo>

  /** Raises no MESSAGE here: show what this resolves. */
  sendMessage(message: string): Promise<{ nick: string; avatar: string; message: string; userID: string }>
  /**
   * Raises LIKE here at once, and resolves; taps are merged before they are sent, and a failure goes to ERROR.
   * With two arguments, the first is the event's name (the form of im-live-sells 1.0.25).
   */
  like(extension?: string): Promise<Data>
  like(...nameAndExtension: [event: string, extension: string | undefined]): Promise<Data>
  gift(extension?: string): Promise<Data>
  gift(...nameAndExtension: [event: string, extension: string | undefined]): Promise<Data>
  /** The older name of gift(). */
  sendGift(extension?: string): Promise<Data>
  /** What was bought goes out as JSON. */
  buy(goods: unknown): Promise<Data>
  buy(...nameAndGoods: [event: string, goods: unknown]): Promise<Data>
  useCoupon(extension?: string): Promise<Data>
  /** Follows the host. */
  attention(extension?: string): Promise<Data>
  cancelAttention(extension?: string): Promise<Data>
  /** Sends, then raises the event here as well. */
  sendCustomMsgAndEmitEvent<Name extends keyof Custom & string>(
    event: Name,
    extension?: Custom[Name],
  ): Promise<Data>

  /** For the owner and admins: what every viewer gets as ROOM_STATUS_CHANGE. */
  setRoomStatus(value: string): Promise<void>
  /** For the owner and admins: what every viewer gets as ADD_GOODS. What is no text goes out as JSON. */
  setGoods(value: unknown): Promise<void>
  /** For the owner and admins: the room's notice. */
  setNotification(notification: string): Promise<void>

  /**
   * Logs in again after a kick, a failed login or SDK_NOT_READY, and joins the room again if it was in one.
   * @param userSig a new one, when the old one expired
   */
  reconnect(userSig?: string): Promise<void>
  /** Sends the last likes, logs out, and leaves nothing behind. Never rejects; may be called at any time. */
  destroy(): Promise<void>
}

/** The class. */
export interface TslClass {
  /** Starts the login. */
  new <Custom extends CustomEvents = CustomEvents, Tim extends ChatInstance = ChatInstance>(
    options: TslOptions,
  ): TSL<Custom, Tim>
  readonly prototype: TSL
  readonly EVENT: typeof EVENT
}

// Its methods are closures: inside of them there are variables where a class has fields, and half of the bytes.
export const TSL = assign(
  function (this: TSL, options: TslOptions) {
    assemble(this, options)
  },
  { EVENT },
) as unknown as TslClass
