/** What `plugin.instance` hands out, and `this.selectComponent('#id')`. */
import type { TSL } from 'tim-live-sell'
import type { CallError, CallResult } from '../../plugin/room/calls'

export type { CallError, CallResult }

/** Every call takes these, and gives a promise as well. Nothing is thrown. */
export interface Callbacks<Result extends CallResult = CallResult> {
  success?: (result: Result) => void
  fail?: (error: CallError) => void
  complete?: (result: Result | CallError) => void
}

type Call<Result extends CallResult = CallResult, Options = unknown> = (
  options?: Options & Callbacks<Result>,
) => Promise<Result>

/** A call that makes no sense without its options. */
type CallWith<Options, Result extends CallResult = CallResult> = (
  options: Options & Callbacks<Result>,
) => Promise<Result>

export interface SnapshotOptions {
  quality?: 'raw' | 'compressed'
  sourceType?: 'stream' | 'view'
}

export interface SnapshotResult extends CallResult {
  tempImagePath: string
  width: number | string
  height: number | string
}

/** What the user has granted, by scope: `authSetting['scope.camera']`. */
export interface SettingResult extends CallResult {
  authSetting: Record<string, boolean | undefined>
}

export interface FullScreenOptions {
  /** Degrees. */
  direction?: 0 | 90 | -90
}

export interface CustomMessage {
  data: string
  description?: string
  extension?: string
}

/** What was sent, for the sender's own screen: it raises no IMEvent there. */
export interface SentText extends CallResult {
  userID: string
  nick: string
  avatar: string
  message: string
}

/** As it went out: each as text. */
export interface SentCustomMessage extends CallResult, Required<CustomMessage> {}

type Told<Result extends CallResult> = (result: Result) => void
type ToldOfFailure = (error: CallError) => void

/** On both handles. */
interface Handle {
  start: Call
  stop: Call
  pause: Call
  resume: Call
  snapshot: Call<SnapshotResult, SnapshotOptions>
  exitPictureInPicture: Call
  /** In a tap only; answers when the user returns from the settings page. */
  openSetting: Call<SettingResult>
  /** Logs in and enters the room; after `kicked` or a failed login once more. */
  initIM: Call
  sendTextMsg(text: string, success?: Told<SentText>, fail?: ToldOfFailure): Promise<SentText>
  sendTextMsg(text: string, callbacks: Callbacks<SentText>): Promise<SentText>
  sendCustomMsg(
    message: CustomMessage,
    success?: Told<SentCustomMessage>,
    fail?: ToldOfFailure,
  ): Promise<SentCustomMessage>
  sendCustomMsg(message: CustomMessage, callbacks: Callbacks<SentCustomMessage>): Promise<SentCustomMessage>
  /** The chat's TSL, for likes, gifts, goods and the like; null while there is no chat. Not to be put into page data. */
  getLiveSell(): TSL | null
  /** The same. `setData` leaves it out. */
  readonly liveSell: TSL | null
}

/** Handle of a live-room-play. */
export interface LiveRoomPlayer extends Handle {
  /** Toggles; the attribute `muted` sets. */
  mute: Call
  /** true = enter, false = leave. */
  requestFullScreen(how?: boolean | (FullScreenOptions & Callbacks)): Promise<CallResult>
  exitFullScreen: Call
  requestPictureInPicture: Call
  requestBackgroundPlayback: Call
  exitBackgroundPlayback: Call
  /** In a tap only, like the other three. */
  startCasting: Call
  switchCasting: Call
  reconnectCasting: Call
  exitCasting: Call
}

/** Handle of a live-room-push. */
export interface LiveRoomPusher extends Handle {
  /** true, false; without an argument it toggles. */
  mute(how?: boolean | Callbacks): Promise<CallResult>
  switchCamera: Call
  toggleTorch: Call
  playBGM: CallWith<{ url: string; startTimeMs?: number; endTimeMs?: number }>
  stopBGM: Call
  pauseBGM: Call
  resumeBGM: Call
  /** 0 – 1. */
  setBGMVolume: CallWith<{ volume: number | string }>
  /** 0 – 1. */
  setMICVolume: CallWith<{ volume: number }>
  startPreview: Call
  stopPreview: Call
  /** SEI. */
  sendMessage: CallWith<{ msg: string }>
  getMaxZoom: Call<CallResult & { maxZoom: number | string }>
  setZoom: CallWith<{ zoom: number }>
}
