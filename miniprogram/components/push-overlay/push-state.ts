/** What the broadcaster is told: which state the broadcast is in, and which state an event leads to. Pure. */
import type { CodeKind } from '../../play-events'
import type { PushEventDetail } from '../../push-events'
import { UNREACHABLE } from '../error-panel/trouble'

/**
 * opening: the camera is about to come · connected: the server has answered, nothing flows yet · interrupted: by a
 * phone call · refused: camera, microphone or privacy guidelines, it goes on when they are granted · waiting: for a network to
 * ask the whitelist over, then it goes on air by itself.
 */
export type PushState =
  | 'opening'
  | 'previewing'
  | 'starting'
  | 'connected'
  | 'live'
  | 'retrying'
  | 'interrupted'
  | 'refused'
  | 'waiting'
  | 'ended'
  | 'failed'

export const stateWords: Record<PushState, string> = {
  opening: '准备中',
  previewing: '预览中',
  starting: '连接中',
  connected: '连接中',
  live: '直播中',
  retrying: '重连中',
  interrupted: '已中断',
  refused: '还不能开播',
  waiting: '等待网络',
  ended: '已结束',
  failed: '没有开播',
}

const PERMISSION = -10002
const PRIVACY = -10003
const CONNECTED = 1001
const PUSHING = 1002
const CAMERA_OPEN = 1003
const RESOLUTION = 1005
const FIRST_FRAME = 1007
const CALLED = [5000, 5001]
const DEVICE_REFUSED = [10001, 10002]
const DEVICE_FAILED = [-1301, -1302]

/** `kind` is the code's kind in the plugin's table. Codes come in any order, late, or twice. */
export function stateAfter(state: PushState, event: PushEventDetail, kind: CodeKind): PushState {
  if (state === 'ended') return state
  if (event.tag === 'error') {
    if (event.reason === UNREACHABLE) return 'waiting'
    return event.code === PERMISSION || event.code === PRIVACY ? 'refused' : 'failed'
  }
  // Not on air yet, a device that cannot be opened is waited for like a refused one.
  if (DEVICE_FAILED.includes(event.code)) return isOnAir(state) ? 'failed' : 'refused'
  if (kind === 'final') return 'failed'
  // Only a new wish to broadcast leads out of a failure.
  if (state === 'failed') return state
  if (kind === 'retrying') return isWanted(state) ? 'retrying' : state
  if (DEVICE_REFUSED.includes(event.code)) return isOnAir(state) ? state : 'refused'
  if (CALLED.includes(event.code)) return isOnAir(state) ? 'interrupted' : state
  switch (event.code) {
    case CONNECTED:
      return state === 'live' || state === 'interrupted' ? state : 'connected'
    case PUSHING:
      return 'live'
    case RESOLUTION:
      // Some systems report the stream's size instead of its begin.
      return state === 'connected' || state === 'interrupted' ? 'live' : state
    case CAMERA_OPEN:
    case FIRST_FRAME:
      if (state === 'interrupted') return 'live'
      return state === 'opening' || state === 'refused' ? 'previewing' : state
    default:
      return state
  }
}

/** Between the wish to broadcast and its end: the main button ends it. */
export function isWanted(state: PushState): boolean {
  return state === 'starting' || state === 'connected' || isOnAir(state)
}

/** It goes on by itself when what is missing is there. */
export function isWaiting(state: PushState): boolean {
  return state === 'refused' || state === 'waiting'
}

/** Viewers may be watching. */
function isOnAir(state: PushState): boolean {
  return state === 'live' || state === 'retrying' || state === 'interrupted'
}

/** The camera's picture is there: to take, to turn, to beautify. */
export function hasPicture(state: PushState): boolean {
  return state === 'previewing' || isWanted(state)
}
