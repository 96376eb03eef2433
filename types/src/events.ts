/** What the components' events carry. A union is told apart by `tag`, an error further by `code`. */
import type { ChatMessage, ImEvent } from '../../plugin/chat/im-events'
import type { LostReason, NativeState, PlayState, PushState, RetryState } from '../../plugin/room/events'
import type { Reason } from '../../plugin/whitelist/reasons'
import type { ErrorCode } from './codes'

export type { ChatMessage, LostReason, NativeState, PlayState, PushState, RetryState }

/** `e.detail` of IMEvent. */
export type IMEventDetail = ImEvent

/** Why the whitelist refused, or what a start waits for in vain. */
export type WhitelistReason = Reason

interface ErrorDetail<Code extends ErrorCode, Why extends string> {
  tag: 'error'
  code: Code
  /** A stable English word, for code. */
  reason: Why
  /** What happened and what to do, in Chinese, for the developer. */
  detail: string
}

export type WhitelistError = ErrorDetail<typeof ErrorCode.WHITELIST, WhitelistReason>
export type NativeStartError = ErrorDetail<typeof ErrorCode.NATIVE_START, 'native-start-failed'>
export type PermissionError = ErrorDetail<
  typeof ErrorCode.PERMISSION,
  'camera-refused' | 'microphone-refused'
>
export type PrivacyError = ErrorDetail<typeof ErrorCode.PRIVACY, 'privacy-refused'>

export type RoomError = WhitelistError | NativeStartError | PermissionError | PrivacyError

/** `e.detail` of PlayEvent. */
export type PlayEventDetail = PlayState | RoomError | RetryState
/** `e.detail` of PushEvent. */
export type PushEventDetail = PushState | RoomError | RetryState

/** A figure; some systems write it as text. */
type Figure = number | string

/** `e.detail` of NetStatus; a phone may leave any of it out. */
export interface NetStatusDetail {
  /** kbit/s */
  videoBitrate?: Figure
  /** kbit/s */
  audioBitrate?: Figure
  videoFPS?: Figure
  /** s */
  videoGOP?: Figure
  /** kbit/s */
  netSpeed?: Figure
  netJitter?: Figure
  /** 0 unknown, 1 best … 6 unusable. */
  netQualityLevel?: Figure
  /** px */
  videoWidth?: Figure
  /** px */
  videoHeight?: Figure
  /** A player: ms; a pusher: frames that wait to be sent. */
  videoCache?: Figure
  /** The same of the sound. */
  audioCache?: Figure
  /** A player: video frames in the decoder (Android with hardware decoding). */
  vDecCacheSize?: Figure
  /** A player: all video frames that wait. */
  vSumCacheSize?: Figure
  /** A player: how far sound and picture are apart where they are played, ms. */
  avPlayInterval?: Figure
  /** The same where they come from the network, ms. */
  avRecvInterval?: Figure
  /** A player: more sound than this in the cache, and it begins to catch up. */
  audioCacheThreshold?: Figure
  [key: string]: unknown
}

/** `e.detail` of fullscreenChangeEvent; some systems write the flag as text. */
export interface FullScreenDetail {
  direction: string
  fullScreen: boolean | 'true' | 'false'
}

/** `e.detail` of Error. */
export interface PusherErrorDetail {
  errMsg: string
  errCode: Figure
}

/** `e.detail` of BgmProgress, ms. */
export interface BgmProgressDetail {
  progress: number
  duration: number
}

/** The native event's own detail, as it comes. */
export type NativeDetail = Record<string, unknown>

interface CommonEvents {
  NetStatus: NetStatusDetail
  AttachedEvent: Record<string, never>
  IMEvent: IMEventDetail
  audiovolumenotify: NativeDetail
  enterpictureinpicture: NativeDetail
  leavepictureinpicture: NativeDetail
  rendererror: NativeDetail
}

/** Name → `e.detail`, for live-room-play. Every event is raised under its name in lower case as well. */
export interface LiveRoomPlayEvents extends CommonEvents {
  PlayEvent: PlayEventDetail
  fullscreenChangeEvent: FullScreenDetail
  castinguserselect: NativeDetail
  castingstatechange: NativeDetail
  castinginterrupt: NativeDetail
  error: NativeDetail
}

/** The same for live-room-push. */
export interface LiveRoomPushEvents extends CommonEvents {
  PushEvent: PushEventDetail
  Error: PusherErrorDetail
  BgmStart: NativeDetail
  BgmProgress: BgmProgressDetail
  BgmComplete: NativeDetail
}

interface EventTarget {
  id: string
  /** What the tag carries as `data-…`. */
  dataset: Record<string, unknown>
}

/** What a handler gets: `onPlayEvent(event: LiveRoomEvent<PlayEventDetail>)`. */
export interface LiveRoomEvent<Detail> {
  type: string
  detail: Detail
  target: EventTarget
  /** Which of several components it is. */
  currentTarget: EventTarget
}
