/**
 * What can go wrong, in words. The SDKs fetch their texts at run time and often have none, so everything goes by code:
 * positive codes are the SDK's or the cloud's, negative ones are ours.
 */
import { dict, text } from './narrow'

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

const words: Readonly<Record<number, string>> = {
  2024: 'not logged in',
  2101: 'not in the room; call joinRoom() first',
  2800: 'network error',
  2801: 'the network timed out',
  2805: 'no network',
  2996: 'sent too often',
  10007: 'only the owner or an admin may do this',
  10009: 'the owner cannot leave the room',
  10010: 'no such room',
  10015: 'no such room',
  10016: "refused by the app's server",
  10017: 'muted in this room',
  10023: 'the room is too busy',
  70001: 'userSig expired',
  70003: 'userSig is malformed',
  70013: 'userSig was signed for another userName',
  70014: 'userSig was signed for another SDKAppID',
  80001: 'the text holds forbidden words',
}

export class TslError extends Error {
  override readonly name = 'TslError'
  /** Sends the very same message again; there when `reason` is `unknown`. */
  retry?: () => Promise<unknown>

  constructor(
    readonly reason: ErrorReason,
    readonly code: number,
    message: string,
    /** What was thrown, as it came. */
    readonly origin?: unknown,
  ) {
    super(message)
  }
}

export function argumentError(message: string): TslError {
  return new TslError('argument', Code.ARGUMENT, message)
}

/** Whatever an SDK rejected with or threw, as ours. `doing` names the call. */
export function toTslError(cause: unknown, doing: string, otherwise: ErrorReason = 'refused'): TslError {
  if (cause instanceof TslError) {
    // What an argument must be was found out by a part that does not know which call it was given to.
    if (cause.reason === 'argument') cause.message = `${doing}: ${cause.message}`
    return cause
  }
  const code = codeOf(cause)
  const said = words[code] || text(dict(cause)['message']) || text(cause) || 'no reason given'
  return new TslError(reasonOf(code, otherwise), code, `${doing}: ${said}${code ? ` (${code})` : ''}`, cause)
}

/** 0: there is none. */
export function codeOf(cause: unknown): number {
  return Number(text(dict(cause)['code'])) || 0
}

function reasonOf(code: number, otherwise: ErrorReason): ErrorReason {
  if (code === 2024 || (code > 2998 && code < 3007)) return 'not-ready'
  if ([2101, 2623, 10007, 10009, 10010, 10015, 10017].includes(code)) return 'room'
  return code === 2800 || code === 2801 ? 'unknown' : otherwise
}

/** The message certainly went nowhere, and may go through later as it is. */
export function isWorthRetrying({ code }: TslError): boolean {
  return [2805, 2996, 10023].includes(code)
}
