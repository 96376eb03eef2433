/** What this mini-program uses of the live-room plugin, with types: the player's handle, the table of codes, the sound alone. */
import type { CodeMeaning, Snapshot } from './play-events'

export interface CallOptions<Result> {
  success?: (result: Result) => void
  fail?: (error: unknown) => void
  complete?: (result: unknown) => void
}

/** Every call takes the usual callbacks and gives a promise as well; it never throws. */
type Call<Result = unknown, Options = unknown> = (options?: Options & CallOptions<Result>) => Promise<Result>

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
