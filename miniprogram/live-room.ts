/** What this mini-program uses of the live-room plugin, with types: the two handles, the table of codes, the sound alone. */
import type { CodeMeaning, Snapshot } from './play-events'
import type { ShopChat } from './shop/port'

export interface CallOptions<Result> {
  success?: (result: Result) => void
  fail?: (error: unknown) => void
  complete?: (result: unknown) => void
}

/** Every call takes the usual callbacks and gives a promise as well; it never throws. */
type Call<Result = unknown, Options = unknown> = (options?: Options & CallOptions<Result>) => Promise<Result>

/** The chat in the component, where its attributes ask for one. */
export interface LiveChat {
  /** Begins it, or tries again; what comes of it is told by IMEvent. */
  initIM: () => unknown
  /** The chat with all it can do; null while there is none. */
  getLiveSell: () => ShopChat | null
}

export interface LivePlayer extends LiveChat {
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

export interface LivePusher extends LiveChat {
  /** Turns the camera on; nothing is sent. */
  startPreview: Call
  stopPreview: Call
  start: Call
  /** Ends the broadcast and turns the camera off. */
  stop: Call
  pause: Call
  resume: Call
  mute: (on: boolean) => Promise<unknown>
  switchCamera: Call
  toggleTorch: Call
  snapshot: Call<Snapshot, { quality?: 'raw' | 'compressed' }>
  playBGM: Call<unknown, { url: string }>
  stopBGM: Call
  pauseBGM: Call
  resumeBGM: Call
  /** 0 – 1, as text. */
  setBGMVolume: Call<unknown, { volume: string }>
  /** 0 – 1. */
  setMICVolume: Call<unknown, { volume: number }>
  /** In a tap only. */
  openSetting: Call
}

interface LiveRoomPlugin {
  instance: { getLiveRoomInstance(id?: string): LivePlayer; getLiveRoomPushInstance(id?: string): LivePusher }
  describeCode(component: 'player' | 'pusher', code: number): CodeMeaning
  pureAudioUrl(playUrl: string): string
}

const plugin = requirePlugin('liveRoomPlugin') as LiveRoomPlugin

/** The handle of the player on the page that is on top. */
export function livePlayer(): LivePlayer {
  return plugin.instance.getLiveRoomInstance()
}

/** The handle of the pusher on the page that is on top. */
export function livePusher(): LivePusher {
  return plugin.instance.getLiveRoomPushInstance()
}

export function describePlayerCode(code: number): CodeMeaning {
  return plugin.describeCode('player', code)
}

export function describePusherCode(code: number): CodeMeaning {
  return plugin.describeCode('pusher', code)
}

/** The address of the sound alone (HLS), for the background audio manager. */
export function pureAudioUrl(playUrl: string): string {
  return plugin.pureAudioUrl(playUrl)
}
