/** What the play page shows before anything has happened. */
import type { LogEntry } from '../../components/event-log/event-list'
import type { Trouble } from '../../components/error-panel/trouble'
import type { PlayState } from '../../components/stage-overlay/play-state'
import type { NetInfo } from '../../play-events'
import { type Room, blankRoom } from '../../rooms'

interface PlayData {
  room: Room
  /** The host's initial and its colour, in place of a portrait. */
  initial: string
  tint: string
  /** No room under this page's address. */
  missing: boolean
  /** px */
  stageHeight: number

  state: PlayState
  /** The main button pauses. */
  running: boolean
  /** Pictures have been seen since the last start. */
  seen: boolean
  /** There is a picture now: to take, to enlarge, to put into the small window. */
  picture: boolean
  /** Tries to reconnect since pictures last moved. */
  tries: number
  /** Why the plugin tries again after the native player gave up: 'network-lost', 'stream-lost', 'unknown'; '' = it does not. */
  lost: string
  trouble: Trouble | null

  orientation: string
  objectFit: string
  muted: boolean
  debug: boolean
  soundOnly: boolean
  /** Goes into the small window by itself when the page is left. */
  autoWindow: boolean
  windowModes: string[]
  fullScreen: boolean
  inWindow: boolean

  net: NetInfo
  /** The latest readings of the speed, oldest first, in kbit/s. */
  speeds: number[]
  entries: LogEntry[]
  /** The picture just taken; '' = none. Width and height in px. */
  shot: { path: string; width: number; height: number }
}

export const firstData: PlayData = {
  room: blankRoom,
  initial: '',
  tint: '',
  missing: false,
  stageHeight: 450,
  state: 'idle',
  running: false,
  seen: false,
  picture: false,
  tries: 0,
  lost: '',
  trouble: null,
  orientation: 'vertical',
  objectFit: 'contain',
  muted: false,
  debug: false,
  soundOnly: false,
  autoWindow: false,
  windowModes: [],
  fullScreen: false,
  inWindow: false,
  net: {},
  speeds: [],
  entries: [],
  shot: { path: '', width: 0, height: 0 },
}
