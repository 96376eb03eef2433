/** What the push page shows before anything has happened. */
import type { LogEntry } from '../../components/event-log/event-list'
import { type Music, noMusic } from '../../components/music-sheet/music'
import { type Mode, qualityName } from '../../components/quality-sheet/qualities'
import type { MyStream } from '../../my-stream'
import type { NetInfo } from '../../play-events'
import type { BroadcastView } from '../../broadcast/broadcast'

export type SheetName = '' | 'quality' | 'beauty' | 'music' | 'watch' | 'more'

interface PushData extends BroadcastView {
  stream: MyStream
  /** Which sheet is open; '' = none. */
  sheet: SheetName

  mode: Mode
  /** Its name. */
  quality: string
  orientation: string
  mirror: boolean
  muted: boolean
  debug: boolean
  /** 0 – 9 */
  beauty: number
  whiteness: number
  beautyStyle: string
  torch: boolean
  music: Music

  net: NetInfo
  /** The latest readings of the speed, oldest first, in kbit/s. */
  speeds: number[]
  entries: LogEntry[]
  /** The picture just taken; '' = none. Width and height in px. */
  shot: { path: string; width: number; height: number }
}

export const firstData: PushData = {
  stream: { liveAppID: '', pushUrl: '', playUrl: '' },
  state: 'opening',
  picture: false,
  trouble: null,
  ending: null,
  sheet: '',
  seconds: -1,
  tries: 0,
  hint: '',
  mode: 'HD',
  quality: qualityName('HD'),
  orientation: 'vertical',
  mirror: false,
  muted: false,
  debug: false,
  beauty: 0,
  whiteness: 0,
  beautyStyle: 'smooth',
  torch: false,
  music: noMusic,
  net: {},
  speeds: [],
  entries: [],
  shot: { path: '', width: 0, height: 0 },
}
