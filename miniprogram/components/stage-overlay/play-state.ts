/** What the viewer is told about the player: which state it is in, and which state an event leads to. Pure. */
import type { CodeKind, PlayEventDetail } from '../../play-events'

export type PlayState =
  'idle' | 'connecting' | 'playing' | 'buffering' | 'paused' | 'retrying' | 'ended' | 'failed'

export const stateWords: Record<PlayState, string> = {
  idle: '未开始',
  connecting: '连接中',
  playing: '播放中',
  buffering: '缓冲中',
  paused: '已暂停',
  retrying: '重连中',
  ended: '已结束',
  failed: '无法播放',
}

const CONNECTED = 2001
const PULLING = 2002
const ENDED = 2006
const BUFFERING = 2007

/** Codes that only come while pictures move: first key frame, playing, progress, first frame drawn. */
const MOVING = [2003, 2004, 2005, 2032]

/** `kind` is the code's kind in the plugin's table. Codes come in any order, late, or twice. */
export function stateAfter(state: PlayState, event: PlayEventDetail, kind: CodeKind): PlayState {
  if (event.tag === 'error') return 'failed'
  if (event.code === ENDED) return 'ended'
  if (kind === 'final') return 'failed'
  // A paused player still reports what was under way.
  if (state === 'paused' || state === 'ended') return state
  if (kind === 'retrying') return 'retrying'
  if (MOVING.includes(event.code)) return 'playing'
  if (event.code === BUFFERING) return state === 'playing' ? 'buffering' : state
  if (event.code === CONNECTED || event.code === PULLING) {
    return state === 'idle' || state === 'failed' ? 'connecting' : state
  }
  return state
}

/** Whether the main button means "pause" now. */
export function isRunning(state: PlayState): boolean {
  return state === 'connecting' || state === 'playing' || state === 'buffering' || state === 'retrying'
}
