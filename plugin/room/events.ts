/** What a component tells its host: event names, payloads, and the error codes that are our own. */
import { dict } from '../values'

/**
 * Error codes of the plugin itself. They are negative and far from the native ones (-1301 … -3301), except -1, which
 * hosts have known since the plugin's first version.
 */
export const errorCodes = {
  /** The whitelist refused, or could not be asked. `reason` says which. */
  WHITELIST: -1,
  /** The native context refused to start. */
  NATIVE_START: -10001,
  /** The user has refused the camera or the microphone: `reason` says which. `openSetting()` in a tap leads to the switch. */
  PERMISSION: -10002,
  /** The user has not agreed to the mini-program's privacy guidelines. */
  PRIVACY: -10003,
} as const

/** `e.detail` of PlayEvent and PushEvent when something of ours went wrong. */
export interface RoomError {
  tag: 'error'
  code: number
  /** What happened and what to do, in Chinese, for the developer. */
  detail: string
  /** The same as a stable English word, for code. */
  reason: string
}

/** What the native statechange event carries. */
export interface NativeState {
  code: number
  message?: string
  /** With -2301 and -1307, where `reconnect` is on. */
  reason?: LostReason
  [key: string]: unknown
}

/** The native event's detail; null where it names no code. Some systems write the number as text. */
export function toNativeState(detail: unknown): NativeState | null {
  const { code } = dict(detail)
  const number = typeof code === 'string' && /^-?\d+$/.test(code) ? Number(code) : code
  if (typeof number !== 'number' || !isFinite(number)) return null
  return { ...dict(detail), code: number }
}

/** `e.detail` of PlayEvent for a native code. */
export interface PlayState {
  tag: 'playEvent'
  code: number
  /** The native event's own detail. */
  detail: NativeState
}

/** `e.detail` of PushEvent for a native code. */
export interface PushState {
  tag: 'pushEvent'
  code: number
  detail: NativeState
}

/** Whose fault it seems. stream-lost: the phone has a network, so the broadcaster, or the server, is gone. */
export type LostReason = 'network-lost' | 'stream-lost' | 'unknown'

/**
 * `e.detail` of PlayEvent and PushEvent while `reconnect` is on, in place of -2301 and -1307, which come only when every try was in
 * vain. Its tag is its own, so that a host which reads native codes does not meet it.
 */
export interface RetryState {
  tag: 'reconnect'
  code: number
  /** Number `attempt` of `attempts` … */
  attempt: number
  attempts: number
  /** … comes in that many ms, or sooner: when the network returns, or the page is shown again. */
  delay: number
  reason: LostReason
  /** The same in Chinese, for people. */
  detail: string
}

export type PlayEventDetail = PlayState | RoomError | RetryState
export type PushEventDetail = PushState | RoomError | RetryState

export const roomError = (code: number, reason: string, detail: string): RoomError => ({
  tag: 'error',
  code,
  detail,
  reason,
})
