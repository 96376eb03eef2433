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
  2025: 'another login is pending',
  2101: 'not in the room; call joinRoom() first',
  2105: 'not a message',
  2623: 'not in the room',
  2800: 'network error',
  2801: 'the network timed out',
  2805: 'no network',
  2996: 'this client sends too often',
  10007: 'only the owner or an admin may do this, and only in the room',
  10009: 'the owner cannot leave the room',
  10010: 'no such room, or it was dismissed',
  10015: 'no such room: wrong roomID',
  10016: "refused by the app's server",
  10017: 'muted in this room',
  10023: 'the room sends too often',
  70001: 'userSig expired',
  70003: 'userSig is malformed',
  70013: 'userSig was signed for another userName',
  70014: 'userSig was signed for another SDKAppID',
  80001: 'the text holds forbidden words',
  80002: 'the message is larger than 12 KB',
}

const notReady = [2024, 2999, 3000, 3001, 3002, 3003, 3004, 3005, 3006]
const room = [2101, 2623, 10007, 10009, 10010, 10015, 10017]
const noAnswer = [2800, 2801]
/** The message certainly went nowhere, and may go through later. */
const later = [2805, 2996, 10023]

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
  return new TslError('argument', CODE.ARGUMENT, message)
}

/** Whatever an SDK rejected with or threw, as ours. `doing` names the call. */
export function toTslError(cause: unknown, doing: string, otherwise: ErrorReason = 'refused'): TslError {
  if (cause instanceof TslError) return cause
  const { code: given, message } = dict(cause)
  const code = typeof given === 'number' ? given : 0
  const said = words[code] ?? (text(message) || text(cause) || 'no reason given')
  return new TslError(reasonOf(code, otherwise), code, `${doing}: ${said}${code ? ` (${code})` : ''}`, cause)
}

function reasonOf(code: number, otherwise: ErrorReason): ErrorReason {
  if (notReady.includes(code)) return 'not-ready'
  if (room.includes(code)) return 'room'
  return noAnswer.includes(code) ? 'unknown' : otherwise
}

/** Was it certainly not accepted, and is worth trying again as it is? */
export function isWorthRetrying(error: TslError): boolean {
  return later.includes(error.code)
}
