/** A live page's record of events: newest first, equal neighbours counted together, length limited. Pure. */
import type { CodeKind, CodeMeaning } from '../../play-events'
import type { RoomEventDetail } from '../../push-events'
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

/** What the plugin's own errors are called; the native table does not know them. */
const errorWords: Record<number, string> = {
  [-1]: '白名单检查没有通过',
  [-10001]: '没能启动',
  [-10002]: '没有摄像头或麦克风的权限',
  [-10003]: '没有同意隐私保护指引',
}

/** The entry of one event; `at` in ms. */
export function entryOf(event: RoomEventDetail, meaning: CodeMeaning, at: number): Omit<LogEntry, 'key'> {
  const isError = event.tag === 'error'
  return {
    time: clock(at),
    code: String(event.code),
    zh: isError ? errorWords[event.code] || '插件报告了错误' : meaning.zh,
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
