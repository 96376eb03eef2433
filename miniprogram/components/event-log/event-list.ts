/** The play page's record of events: newest first, equal neighbours counted together, length limited. Pure. */
import type { CodeKind, CodeMeaning, PlayEventDetail } from '../../play-events'
import { clock, wordsOf } from '../../words'

export interface LogEntry {
  /** Unique in the list, for wx:key. */
  key: number
  time: string
  code: string
  zh: string
  kind: CodeKind
  /** The native message, where it says more than the name. */
  message: string
  /** How many times in a row. */
  times: number
}

const LIMIT = 60
const REFUSED = -1

/** The entry of one event; `at` in ms. */
export function entryOf(event: PlayEventDetail, meaning: CodeMeaning, at: number): Omit<LogEntry, 'key'> {
  const isError = event.tag === 'error'
  return {
    time: clock(at),
    code: String(event.code),
    zh: isError ? (event.code === REFUSED ? '白名单检查没有通过' : '插件没能播放') : meaning.zh,
    kind: isError ? 'final' : meaning.kind,
    message: wordsOf(event.detail),
    times: 1,
  }
}

export function withEntry(list: LogEntry[], entry: Omit<LogEntry, 'key'>): LogEntry[] {
  const [newest, ...older] = list
  if (newest && newest.code === entry.code && newest.message === entry.message) {
    return [{ ...newest, time: entry.time, times: newest.times + 1 }, ...older]
  }
  const key = newest ? newest.key + 1 : 1
  return [{ ...entry, key }, ...list].slice(0, LIMIT)
}
