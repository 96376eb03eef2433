/** What each native signal does in each phase. */
import { only } from './basic-steps'
import type { Signal } from './codes'
import { isHeld } from './states'
import type { Phase, RoomState, Step } from './states'

/** Where a native code leads: from phases in which one can change anything. Everywhere else it is late. */
const LIVE: readonly Phase[] = ['connecting', 'playing', 'buffering', 'paused', 'reconnecting']

function phaseAfter(phase: Phase, signal: Signal): Phase {
  if (signal === 'ended') return 'stopped'
  // A paused room stays paused whatever comes late from before the pause; only the end ends it.
  if (phase === 'paused') return phase
  if (signal === 'picture') return 'playing'
  if (signal === 'retrying') return 'reconnecting'
  // Buffering.
  return phase === 'playing' ? 'buffering' : phase
}

export function onSignal(state: RoomState, signal: Signal, retryDelay: number | null): Step {
  if (signal === 'captureRefused' || signal === 'captureFailed') return onCaptureLost(state, signal)
  if (!state.started || !LIVE.includes(state.phase)) return only(state)
  if (signal === 'gaveUp') return onGaveUp(state, retryDelay)
  const phase = phaseAfter(state.phase, signal)
  if (signal === 'ended') {
    return only({ ...state, phase, wanted: false, started: false })
  }
  return only(signal === 'picture' ? { ...state, phase, sawPicture: true, attempts: 0 } : { ...state, phase })
}

function onGaveUp(state: RoomState, retryDelay: number | null): Step {
  const over: RoomState = { ...state, started: false, sawPicture: false }
  if (retryDelay !== null && state.phase !== 'paused') {
    return only(
      { ...over, phase: 'reconnecting', attempts: state.attempts + 1 },
      { do: 'scheduleRetry', attempt: state.attempts + 1, delay: retryDelay },
    )
  }
  return only({ ...over, phase: 'failed', wanted: false })
}

/**
 * Camera or microphone refused (it goes on without) or not to be opened (it is over). The native code has told the host;
 * the wish stays, so that the room goes on by itself when the user has granted it.
 */
function onCaptureLost(state: RoomState, signal: 'captureRefused' | 'captureFailed'): Step {
  if (!state.asksPermission || !(state.started || state.previewing)) return only(state)
  const refused: RoomState = { ...state, permission: 'refused', refusalTold: true }
  if (signal === 'captureRefused') return only(refused)
  return only({
    ...refused,
    phase: 'failed',
    started: false,
    previewing: false,
    previewWanted: state.previewing,
  })
}

/** The pause is over, or there is a reason not to wait for its end. */
export function onRetry(state: RoomState): Step {
  if (state.phase !== 'reconnecting' || state.started || isHeld(state)) return only(state)
  return only({ ...state, started: true }, { do: 'native', call: 'start' })
}
