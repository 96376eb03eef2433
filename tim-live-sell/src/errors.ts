/**
 * What can go wrong, in words. The SDKs fetch their texts at run time and often have none, so everything goes by code:
 * positive codes are the SDK's or the cloud's, negative ones are ours.
 */
import { assign, dict, text } from './narrow'

/**
 * - `argument` a call was given something it cannot use
 * - `login` the login was refused (the code says why); `user-sig`: recognised before it was tried
 * - `timeout` no answer in time
 * - `not-ready`, `kicked`, `destroyed` the connection is not there (any more)
 * - `room` not in the room, no such room, or not allowed there
 * - `refused` the cloud did not accept it
 * - `unknown` no answer: it may or may not have arrived; `retry()` sends the very same message again
 * - `listener` a listener of the app threw
 */
export type ErrorReason =
  | 'argument'
  | 'login'
  | 'user-sig'
  | 'timeout'
  | 'not-ready'
  | 'kicked'
  | 'destroyed'
  | 'room'
  | 'refused'
  | 'unknown'
  | 'listener'

/** The same for the library itself; its numbers are put in place by the compiler. */
export const enum Code {
  ARGUMENT = -101,
  LOGIN_TIMEOUT = -102,
  NOT_READY = -103,
  KICKED = -104,
  DESTROYED = -105,
  LISTENER = -106,
  OTHER_USER = -107,
  ROOM_REMOVED = -108,
  ROOM_MOVED = -109,
  QUEUE_FULL = -110,
}

/** For apps; those that do not use it do not carry it. */
export const CODE = {
  ARGUMENT: -101,
  LOGIN_TIMEOUT: -102,
  NOT_READY: -103,
  KICKED: -104,
  DESTROYED: -105,
  LISTENER: -106,
  OTHER_USER: -107,
  ROOM_REMOVED: -108,
  ROOM_MOVED: -109,
  QUEUE_FULL: -110,
} as const

type Words = Readonly<Record<number, string>>

/** By code, under the reason that goes with it; under '' are those that say that nothing was sent, so that it may be again. */
export const words: Readonly<Record<'not-ready' | 'room' | 'unknown' | '' | 'login' | 'refused', Words>> = {
  'not-ready': {
    2024: 'not ready; call reconnect()',
  },
  room: {
    2101: 'not in the room; call joinRoom()',
    2623: 'not in the room',
    10007: 'not the owner or an admin',
    10009: 'the owner cannot leave the room',
    10010: 'no such room',
    10015: 'no such room',
    10017: 'muted in this room',
  },
  unknown: {
    2800: 'network error',
    2801: 'network timeout',
  },
  '': {
    2805: 'no network',
    2996: 'sent too often',
    10023: 'room too busy',
  },
  login: {
    70001: 'userSig expired',
    70003: 'userSig malformed',
    70013: 'userSig of another userName',
    70014: 'userSig of another SDKAppID',
  },
  refused: {
    10016: "refused by the app's server",
    80001: 'forbidden words',
  },
}

export class TslError extends Error {
  declare readonly name: 'TslError'
  declare readonly reason: ErrorReason
  declare readonly code: number
  /** What was thrown, as it came. */
  declare readonly origin: unknown
  /** Sends the very same message again; there when `reason` is `unknown`. */
  declare retry?: () => Promise<unknown>

  constructor(reason: ErrorReason, code: number, message: string, origin?: unknown) {
    super(message)
    assign(this, { name: 'TslError', reason, code, origin })
  }
}

/** The same for what is called with something that it cannot use. */
export function need(given: unknown, otherwise: string): asserts given {
  if (!given) throw new TslError('argument', Code.ARGUMENT, otherwise)
}

/** Whatever an SDK rejected with or threw, as ours. `doing` names the call. */
export function toTslError(cause: unknown, doing: string, otherwise: ErrorReason = 'refused'): TslError {
  if (cause instanceof TslError) return cause
  const code = codeOf(cause)
  let reason = code > 2998 && code < 3007 ? 'not-ready' : otherwise
  let message = said(cause)
  let known: keyof typeof words
  for (known in words) {
    if (code in words[known]) {
      reason = known || otherwise
      message = words[known][code] as string
    }
  }
  message = `${doing}: ${message}`
  return new TslError(reason, code, code ? `${message} (${code})` : message, cause)
}

/** What was thrown, in its own words. */
export function said(cause: unknown): string {
  return text(dict(cause)['message']) || text(cause) || 'no reason given'
}

/** 0: there is none. */
export function codeOf(cause: unknown): number {
  return Number(text(dict(cause)['code'])) || 0
}

/** The message certainly went nowhere, and may go through later as it is. */
export function isWorthRetrying(cause: unknown): boolean {
  return codeOf(cause) in words['']
}

/** For what is rejected with a code that says that it is as wanted. */
export const unless = (code: number) => (error: unknown) => {
  if (codeOf(error) !== code) throw error
}
