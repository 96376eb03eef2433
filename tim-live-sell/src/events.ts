/**
 * Every event and its payload. The manual's misspellings and the names of older apps live in one alias table, here:
 * listening to an alias is listening to the event itself.
 */
import { type TslError } from './errors'

export const EVENT = {
  SDK_READY: 'SDK_READY',
  SDK_NOT_READY: 'SDK_NOT_READY',
  KICKED: 'KICKED',
  NETWORK_CHANGE: 'NETWORK_CHANGE',
  PROFILE_UPDATE: 'PROFILE_UPDATE',
  ERROR: 'ERROR',
  ROOM_STATUS_CHANGE: 'ROOM_STATUS_CHANGE',
  ADD_GOODS: 'ADD_GOODS',
  JOIN_GROUP: 'JOIN_GROUP',
  EXIT_GROUP: 'EXIT_GROUP',
  NOTIFACATION: 'NOTIFACATION',
  NOTIFICATION: 'NOTIFACATION',
  INTRODUCTION: 'INTRODUCTION',
  MESSAGE: 'MESSAGE',
  LIKE: 'LIKE',
  SEND_GIFT: 'SEND_GIFT',
  ATTENT: 'ATTENT',
  ATTENTION: 'ATTENT',
  CANCELATTENTION: 'CANCELATTENTION',
  BUY_GOODS: 'BUY_GOODS',
  USE_COUPON: 'USE_COUPON',
  /** Joined again after a network gap; what was said meanwhile is not replayed. */
  MESSAGES_MISSED: 'MESSAGES_MISSED',
  /** No longer in the room, without having left it. */
  ROOM_LOST: 'ROOM_LOST',
  /** The host has muted this user (or everybody), or let them speak again. */
  MUTED: 'MUTED',
} as const

export interface Person {
  userID: string
  nick: string
  avatar: string
}

/** What custom messages and changed fields of the room carry. */
export interface Data<Value extends string = string> extends Person {
  value: Value
  /** The same as `value`: the name older apps read. */
  extension: Value
}

export interface LikeData extends Data {
  /** How many taps this event stands for. */
  count: number
}

/** An event of the SDK, passed on. */
export interface SdkEvent {
  name: string
  data?: unknown
}

export interface ErrorEvent {
  name: string
  data: TslError | { code: number; message: string }
}

export interface RoomLost {
  roomID: string
  /** `moved`: this account joined another room; `gone`: the room could not be joined again after a network gap. */
  reason: 'dismissed' | 'removed' | 'moved' | 'gone'
  code: number
  message: string
}

interface Payloads {
  SDK_READY: undefined
  SDK_NOT_READY: SdkEvent
  KICKED: SdkEvent
  NETWORK_CHANGE: SdkEvent
  PROFILE_UPDATE: SdkEvent
  ERROR: ErrorEvent
  ROOM_STATUS_CHANGE: Data
  ADD_GOODS: Data
  JOIN_GROUP: Person
  EXIT_GROUP: Person
  NOTIFACATION: { notification: string }
  /** Only what changed is there. */
  INTRODUCTION: { name?: string; introduction?: string }
  MESSAGE: Person & { message: string }
  LIKE: LikeData
  SEND_GIFT: Data
  ATTENT: Data
  CANCELATTENTION: Data
  BUY_GOODS: Data
  USE_COUPON: Data
  /** Times in ms since 1970. */
  MESSAGES_MISSED: { roomID: string; since: number; until: number }
  ROOM_LOST: RoomLost
  /** `seconds` of silence from now on; 0: may speak again. `all`: it is for everybody. */
  MUTED: { roomID: string; seconds: number; all: boolean }
}

export type BuiltInEvent = keyof Payloads

const aliases = {
  NOTIFICATION: 'NOTIFACATION',
  ATTENTION: 'ATTENT',
  room_status: 'ROOM_STATUS_CHANGE',
  room_tatus: 'ROOM_STATUS_CHANGE',
  add_goods: 'ADD_GOODS',
  addgoods: 'ADD_GOODS',
} as const

type Aliases = typeof aliases

/** Payloads of all built-in events, by every name they go by. */
export type Events = Payloads & { [Name in keyof Aliases]: Payloads[Aliases[Name]] }

/** Events of an app's own: name → what their extension may be. */
export type CustomEvents = Record<string, string>

export type EventName<Custom extends CustomEvents> = keyof Events | (keyof Custom & string)

export type Payload<Custom extends CustomEvents, Name> = Name extends keyof Events
  ? Events[Name]
  : Name extends keyof Custom
    ? Data<Custom[Name]>
    : never

const byAlias = new Map<string, string>(
  Object.keys(aliases).map((name) => [name, aliases[name as keyof Aliases]]),
)

/** The event that goes by this name. */
export function canonical(name: string): string {
  return byAlias.get(name) ?? name
}

const fromAnybody = ['LIKE', 'SEND_GIFT', 'ATTENT', 'CANCELATTENTION', 'BUY_GOODS', 'USE_COUPON']
const fromOwner: string[] = ['ADD_GOODS', 'ROOM_STATUS_CHANGE']
const reserved = new Set(Object.keys(EVENT).filter((name) => !fromAnybody.includes(name)))

/**
 * May a custom message raise this event? A viewer must not be able to make other viewers' apps believe that they were
 * kicked, that the stream ended, or that the shelf changed.
 */
export function mayBeSent(event: string, byOwner: boolean): boolean {
  return !reserved.has(event) || (byOwner && fromOwner.includes(event))
}
