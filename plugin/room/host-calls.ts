/** What each host call does in each phase. */
import {
  answered,
  ask,
  DONE,
  FAIL,
  failWaiting,
  GONE_MESSAGE,
  NATIVE,
  only,
  previewIfReady,
  renewPermission,
  startIfReady,
  WAITS,
} from './basic-steps'
import type { Effect, HostCall, RoomState, Step } from './states'

const STOPPED_MESSAGE = '已被 stop() 取消'
const failPreview: Effect[] = [
  { do: 'failWaiting', call: 'startPreview', message: '已被 stopPreview() 取消' },
]
const NOT_RUNNING_MESSAGE = '还没有开始，请先调用 start()'

/** What a host asks for behind another page, it means. */
const BEGINS: readonly HostCall[] = ['start', 'resume', 'startPreview']

export function onCall(before: RoomState, call: HostCall): Step {
  const state = BEGINS.includes(call) ? { ...before, hidden: false } : before
  if (state.disposed) return answered(only(state), call === 'stop' ? DONE : FAIL(GONE_MESSAGE))
  switch (call) {
    case 'start':
      return onStart(state)
    case 'stop':
      return onStop(state)
    case 'pause':
      return onPause(state)
    case 'resume':
      return onResume(state)
    case 'startPreview':
      return onStartPreview(state)
    case 'stopPreview':
      return onStopPreview(state)
  }
}

/** The camera is on already while it is sent. */
function onStartPreview(state: RoomState): Step {
  if (state.started || state.previewing) return answered(only(state), DONE)
  return answered(previewIfReady(renewPermission({ ...state, previewWanted: true })), WAITS)
}

function onStopPreview(state: RoomState): Step {
  const off = only({ ...state, previewing: false, previewWanted: false }, ...failPreview)
  return answered(off, state.previewing || state.started ? NATIVE : DONE)
}

function onStart(state: RoomState): Step {
  switch (state.phase) {
    case 'connecting':
    case 'playing':
    case 'buffering':
      return answered(only(state), DONE)
    case 'reconnecting':
      // Whoever asks for it again does not want to wait out the pause.
      return state.started ? answered(only(state), DONE) : answered(only({ ...state, started: true }), NATIVE)
    case 'idle':
    case 'checking':
    case 'paused':
      if (!state.started) return answered(goOn(state), WAITS)
      return answered(only({ ...state, phase: 'connecting' }), NATIVE)
    case 'previewing':
    case 'ready':
    case 'stopped':
    case 'failed': {
      // Asked anew: an answer of long ago may be outdated, and a refusal may have been mended. A fresh one answers at once.
      const wanted = renewPermission({ ...state, wanted: true, phase: 'checking', attempts: 0 })
      return answered(state.subject ? ask(wanted, state.subject) : only({ ...wanted, phase: 'idle' }), WAITS)
    }
  }
}

function onStop(state: RoomState): Step {
  const wasStarted = state.started || state.previewing
  const stopped: RoomState = {
    ...state,
    phase: 'stopped',
    wanted: false,
    started: false,
    previewing: false,
    previewWanted: false,
    attempts: 0,
  }
  return answered(only(stopped, ...failWaiting(STOPPED_MESSAGE)), wasStarted ? NATIVE : DONE)
}

function onPause(state: RoomState): Step {
  switch (state.phase) {
    case 'connecting':
    case 'playing':
    case 'buffering':
    case 'reconnecting':
      return answered(only({ ...state, phase: 'paused' }), state.started ? NATIVE : DONE)
    case 'paused':
      return answered(only(state), state.started ? NATIVE : DONE)
    case 'idle':
    case 'checking':
    case 'ready':
      // A start that still waits is held: hosts pause in onHide, and nothing may begin to play behind their back.
      return state.wanted
        ? answered(only({ ...state, phase: 'paused' }), DONE)
        : answered(only(state), FAIL(NOT_RUNNING_MESSAGE))
    case 'previewing':
    case 'stopped':
    case 'failed':
      return answered(only(state), FAIL(NOT_RUNNING_MESSAGE))
  }
}

function onResume(state: RoomState): Step {
  switch (state.phase) {
    case 'paused':
      return state.started
        ? answered(only({ ...state, phase: state.sawPicture ? 'playing' : 'connecting' }), NATIVE)
        : answered(goOn(state), DONE)
    case 'connecting':
    case 'playing':
    case 'buffering':
    case 'reconnecting':
      // The system may have paused it without telling us (page left): the native side knows.
      return answered(only(state), state.started ? NATIVE : DONE)
    default:
      // A start that waits is not held: there is nothing to resume, and it begins by itself.
      return answered(only(state), state.wanted ? DONE : FAIL(NOT_RUNNING_MESSAGE))
  }
}

/**
 * A start goes on from where its preparations are. Where nobody could be asked, they are asked at once, and the host hears what comes
 * of it.
 */
function goOn(state: RoomState): Step {
  const wanted = renewPermission({ ...state, wanted: true })
  if (!state.subject) return only({ ...wanted, phase: 'idle' })
  if (state.check === 'pending') return only({ ...wanted, phase: 'checking' })
  if (state.check === 'allowed') return startIfReady({ ...wanted, phase: 'ready' })
  return ask({ ...wanted, phase: 'checking' }, state.subject)
}
