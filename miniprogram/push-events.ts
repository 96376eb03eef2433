/** What the pusher reports: its events, the errors of the native tag, the background music's course. */
import type { PlayEventDetail } from './play-events'

/**
 * `e.detail` of PushEvent. Tag 'error' is the plugin's own: -1 the whitelist refused, -10001 it could not be started,
 * -10002 camera or microphone refused, -10003 the privacy guidelines refused; so is 'reconnect': it tries again by itself;
 * 'pushEvent' carries a native code.
 */
export type PushEventDetail = {
  tag: 'pushEvent' | 'error' | 'reconnect'
  code: number
  detail: unknown
  /** Tag 'error' only: why, as a stable word, e.g. 'not-registered' or 'camera-refused'. */
  reason?: string
}

export type RoomEventDetail = PlayEventDetail | PushEventDetail

/** `e.detail` of Error. */
export type NativeErrorDetail = { errMsg: string; errCode: number | string }

/** `e.detail` of BgmProgress, in ms. */
export type MusicProgress = { progress: number; duration: number }

/** Some systems report refusals, and music that cannot be read, as errors under the native codes. */
export function asPushEvent({ errCode, errMsg }: NativeErrorDetail): PushEventDetail {
  return { tag: 'pushEvent', code: Number(errCode) || 0, detail: { message: errMsg } }
}
