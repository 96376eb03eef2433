/**
 * Every event and its payload. The manual's misspellings and the names of older apps live in one alias table, here:
 * listening to an alias is listening to the event itself.
 */
import { type TslError } from './errors'
import { assign } from './narrow'

/** Who may send them, and how urgent they are, goes by the place in this list. */
const names = [
  // Said by anybody: urgent …
  'SEND_GIFT',
  'BUY_GOODS',
  'USE_COUPON',
  // … not urgent …
  'ATTENT',
  'CANCELATTENTION',
  // … and merged.
  'LIKE',
  // Said by the owner only.
  'ADD_GOODS',
  'ROOM_STATUS_CHANGE',
  // Said by nobody: they come from the SDK and the room.
  'SDK_READY',
  'SDK_NOT_READY',
  'KICKED',
  'NETWORK_CHANGE',
  'PROFILE_UPDATE',
  'ERROR',
  'JOIN_GROUP',
  'EXIT_GROUP',
  'NOTIFACATION',
  'INTRODUCTION',
  'MESSAGE',
  'MESSAGES_MISSED',
  'ROOM_LOST',
  'MUTED',
]
/** So many of them may be sent by the owner, and by anybody. */
const forOwner = 8
const forAnybody = 6

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
  /** Joined again after a network gap; what was said meanwhile is not replayed. Times in ms since 1970. */
  MESSAGES_MISSED: { roomID: string; since: number; until: number }
  /** No longer in the room, without having left it. */
  ROOM_LOST: RoomLost
  /** The host has muted this user (or everybody), or let them speak again. `seconds` of silence from now on; 0: may speak again. `all`: it is for everybody. */
  MUTED: { roomID: string; seconds: number; all: boolean }
}

export type BuiltInEvent = keyof Payloads

const constants = { NOTIFICATION: 'NOTIFACATION', ATTENTION: 'ATTENT' } as const

/** Fields of the room whose change is an event; they are no constants. */
const fields = {
  room_status: 'ROOM_STATUS_CHANGE',
  room_tatus: 'ROOM_STATUS_CHANGE',
  add_goods: 'ADD_GOODS',
  addgoods: 'ADD_GOODS',
} as const

type Aliases = typeof constants & typeof fields

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

/** The events by their names, and by their other names. */
export const EVENT = constants as { readonly [Name in BuiltInEvent]: Name } & typeof constants
for (const name of names) (EVENT as Record<string, string>)[name] = name
const events = new Map(Object.entries(assign(fields, EVENT)))

/** The event that goes by this name. */
export function canonical(name: string): string {
  return events.get(name) || name
}

/**
 * The event of this name, if a message may raise it; else ''. One that is not in the list is an app's own. A viewer must not
 * be able to make other viewers' apps believe that they were kicked, that the stream ended, or that the shelf changed.
 */
export function sendable(name: unknown, byOwner: boolean): string {
  const event = typeof name === 'string' ? canonical(name) : ''
  return names.indexOf(event) < (byOwner ? forOwner : forAnybody) ? event : ''
}

/** Order of sending when there is more than may be sent; the room drops the last of these first, too. */
export type Lane = 0 | 1 | 2 | 3

/** @param event one that may be sent; an app's own are the first here */
export function laneOf(event: string): Lane {
  return Number('100022300'[names.indexOf(event) + 1]) as Lane
}
