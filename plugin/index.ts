/** The value of `requirePlugin('liveRoomPlugin')`. */
import { codes, describeCode } from './room/codes'
import { errorCodes } from './room/events'
import { players, pushers, setTestEnvironment, useTIM } from './rooms'
import { pureAudioUrl } from './whitelist/stream-url'

export const instance = {
  /** The handle of the player on top, or of the one whose component has this `id`. Never throws, never gives nothing. */
  getLiveRoomInstance: (id?: unknown) => players.get(id),
  /** The same for the pusher. */
  getLiveRoomPushInstance: (id?: unknown) => pushers.get(id),
  /** Takes whatever stood in the page's query; undefined, '', '0' and 'false' mean off, anything else the test registry. */
  setTestEnv: setTestEnvironment,
  /**
   * Takes the host's own chat SDK, so that host and plugin share one; before the first room uses chat, best in app.js.
   * Gives whether it was taken; the console says why not.
   */
  useTIM,
}

export { codes, describeCode, errorCodes, pureAudioUrl }
