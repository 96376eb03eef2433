/** What this mini-program uses of the live-room plugin, with types: the player's handle, its events, the table of codes. */

export interface CallOptions<Result> {
  success?: (result: Result) => void
  fail?: (error: unknown) => void
  complete?: (result: unknown) => void
}

/** Every call takes the usual callbacks and gives a promise as well; it never throws. */
type Call<Result = unknown, Options = unknown> = (options?: Options & CallOptions<Result>) => Promise<Result>

export interface Snapshot {
  tempImagePath: string
  width: number | string
  height: number | string
}

export interface LivePlayer {
  start: Call
  stop: Call
  pause: Call
  resume: Call
  /** Direction in degrees: 0 upright, 90 and -90 turned. */
  requestFullScreen: Call<unknown, { direction?: 0 | 90 | -90 }>
  exitFullScreen: Call
  snapshot: Call<Snapshot, { quality?: 'raw' | 'compressed' }>
  requestPictureInPicture: Call
  exitPictureInPicture: Call
}

/** `e.detail` of PlayEvent. Tag 'error' is the plugin's own (code -1: the whitelist refused); 'playEvent' carries a native code. */
export type PlayEventDetail = {
  tag: 'playEvent' | 'error'
  code: number
  detail: unknown
}

/** `e.detail` of NetStatus. Bitrates and speed in kbit/s, caches and jitter in ms, GOP in s; a phone may leave any of them out. */
export type NetInfo = {
  videoBitrate?: number
  audioBitrate?: number
  videoFPS?: number | string
  videoGOP?: number
  netSpeed?: number
  netJitter?: number
  /** 0 unknown, 1 best … 6 unusable. */
  netQualityLevel?: number
  videoWidth?: number | string
  videoHeight?: number | string
  videoCache?: number
  audioCache?: number
}

/** `e.detail` of fullscreenChangeEvent; some systems write the flag as a string. */
export type FullScreenDetail = {
  direction: string
  fullScreen: boolean | string
}

export type CodeKind = 'progress' | 'warning' | 'retrying' | 'final'

export interface CodeMeaning {
  code: number
  name: string
  /** Meaning in Chinese. */
  zh: string
  kind: CodeKind
}

interface LiveRoomPlugin {
  instance: { getLiveRoomInstance(id?: string): LivePlayer }
  describeCode(component: 'player', code: number): CodeMeaning
  pureAudioUrl(playUrl: string): string
}

const plugin = requirePlugin('liveRoomPlugin') as LiveRoomPlugin

/** The handle of the player on the page that is on top. */
export function livePlayer(): LivePlayer {
  return plugin.instance.getLiveRoomInstance()
}

export function describePlayerCode(code: number): CodeMeaning {
  return plugin.describeCode('player', code)
}

/** The address of the sound alone (HLS), for the background audio manager. */
export function pureAudioUrl(playUrl: string): string {
  return plugin.pureAudioUrl(playUrl)
}
