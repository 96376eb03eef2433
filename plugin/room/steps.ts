/** The machine's one entrance: (state, input) → (state, effects, answer). Attributes, verdicts and the page's end stand here. */
import type { Subject } from '../whitelist/check'
import {
  ask,
  dispose,
  failWaiting,
  only,
  previewIfReady,
  startIfReady,
  stopNative,
  then,
  unbind,
} from './basic-steps'
import { errorCodes, roomError } from './events'
import type { RoomError } from './events'
import { onCall } from './host-calls'
import { onRetry, onSignal } from './native-signals'
import { isHeld, isRunning } from './states'
import type { Effect, HostCall, Input, Phase, RoomState, Step, Verdict } from './states'

/** Ends what is sent or received; a preview that only shows the camera goes on. */
const stopStream = (state: RoomState): Step => (state.started ? stopNative(state) : only(state))

const BEFORE_START: readonly Phase[] = ['idle', 'checking', 'ready']

type Attributes = Extract<Input, { type: 'attributes' }>

/** What only autoplay wanted, and what has not begun, is not wanted any more when it is turned off: nobody goes live against the page's word. */
const isWithdrawn = ({ phase, autoplay }: RoomState, now: Attributes): boolean =>
  autoplay && !now.autoplay && !now.startWaits && BEFORE_START.includes(phase)

function onAttributes(before: RoomState, now: Attributes): Step {
  const { subject, autoplay } = now
  const state = { ...before, subject, autoplay, wanted: before.wanted && !isWithdrawn(before, now) }
  if (!subject) return before.subject ? onAddressGone(state) : only(state)
  if (!before.subject || before.subject.url !== subject.url) return onNewAddress(state, subject)
  if (before.subject.liveAppID !== subject.liveAppID || before.subject.mode !== subject.mode) {
    // Same address, other question: what runs was allowed and goes on until the answer says otherwise.
    // A refused autoplay is wanted again: what was wrong may just have been mended.
    const mended = autoplay && state.phase === 'failed' && state.check === 'refused'
    const phase = mended || state.phase === 'ready' ? 'checking' : state.phase
    return ask({ ...state, phase, wanted: state.wanted || mended }, subject)
  }
  const autoplayTurnedOn = autoplay && !before.autoplay
  if (autoplayTurnedOn && (state.phase === 'checking' || state.phase === 'ready')) {
    const wanted: RoomState = { ...state, wanted: true }
    return state.check === 'unreachable' ? ask(wanted, subject) : startIfReady(wanted)
  }
  return only(state)
}

/** A start that still waited goes on waiting for the next address; one that ran is over. */
function onAddressGone(state: RoomState): Step {
  const wanted = state.wanted && !state.started
  const phase: Phase = state.phase === 'paused' && wanted ? 'paused' : 'idle'
  return then(then(stopStream(state), unbind), (s) =>
    only({ ...s, phase, wanted, check: 'none', question: s.question + 1, attempts: 0 }),
  )
}

/** Running: it switches over, as the native tag does. Paused: the new stream waits for resume(). */
function onNewAddress(state: RoomState, subject: Subject): Step {
  const wanted = state.wanted || state.autoplay
  const phase: Phase = state.phase === 'paused' ? 'paused' : 'checking'
  return then(stopStream({ ...state, wanted, phase, attempts: 0 }), (s) => ask(s, subject))
}

function onVerdict(state: RoomState, question: number, verdict: Verdict): Step {
  if (question !== state.question || !state.subject) return only(state)
  if (!verdict.allowed) {
    const { reason, detail, temporary } = verdict
    return temporary ? onUnreachable(state, reason, detail) : onRefused(state, reason, detail)
  }
  const { url } = state.subject
  const phase: Phase = state.phase === 'checking' ? 'ready' : state.phase
  const allowed: RoomState = { ...state, check: 'allowed', phase }
  const bound =
    allowed.bound === url
      ? only(allowed)
      : only({ ...allowed, bound: url, applied: false }, { do: 'bind', url } as const)
  return then(bound, startIfReady)
}

/** The host hears of a refusal when it wanted to run; a refusal of an address that only lies there is kept for start(). */
const toldOfRefusal = ({ wanted }: RoomState, reason: string, detail: string): Effect[] =>
  wanted
    ? [
        { do: 'report', error: roomError(errorCodes.WHITELIST, reason, detail) },
        { do: 'failWaiting', call: 'start', message: detail },
      ]
    : []

function onRefused(state: RoomState, reason: string, detail: string): Step {
  const phase: Phase = state.phase === 'stopped' ? 'stopped' : 'failed'
  const told = toldOfRefusal(state, reason, detail)
  return then(then(stopStream(state), unbind), (s) =>
    only({ ...s, phase, check: 'refused', wanted: false }, ...told),
  )
}

const STAYS_UNREACHABLE: readonly Phase[] = ['previewing', 'paused', 'stopped', 'failed']

/** What ran ends as with a refusal, but the wish stays, and so does the question: the room goes on by itself when it is answered. */
function onUnreachable(state: RoomState, reason: string, detail: string): Step {
  const phase: Phase = STAYS_UNREACHABLE.includes(state.phase) ? state.phase : 'checking'
  const told = toldOfRefusal(state, reason, detail)
  return then(then(stopStream(state), unbind), (s) => only({ ...s, phase, check: 'unreachable' }, ...told))
}

function onNativeFailed(state: RoomState, call: HostCall, message: string): Step {
  if (call === 'startPreview') return only({ ...state, previewing: false })
  if (!state.started || call === 'stopPreview') return only(state)
  if (call === 'pause') {
    const back: Phase = state.sawPicture ? 'playing' : 'connecting'
    return only(state.phase === 'paused' ? { ...state, phase: back } : state)
  }
  if (call === 'resume') return only(isRunning(state) ? { ...state, phase: 'paused' } : state)
  const failed: RoomState = { ...state, phase: 'failed', wanted: false, started: false }
  return only(failed, {
    do: 'report',
    error: roomError(errorCodes.NATIVE_START, 'native-start-failed', message),
  })
}

function onPictureInPicture(state: RoomState, on: boolean): Step {
  const changed: RoomState = { ...state, pictureInPicture: on }
  return !on && state.pageGone ? dispose(changed) : only(changed)
}

/**
 * The page's end stops the room, unless it plays on in the small window. One that opens because of this very end is
 * told too late, or to nobody: a native stop now would be the end of it.
 */
function onDetach(state: RoomState, floats: boolean): Step {
  const moves = state.phase === 'playing' || state.phase === 'buffering'
  const pictureInPicture = state.pictureInPicture || (floats && moves)
  return pictureInPicture && state.started
    ? only({ ...state, pictureInPicture, pageGone: true })
    : dispose(state)
}

function onPermission(state: RoomState, refusal: RoomError | null): Step {
  if (state.permission !== 'asking') return only(state)
  if (!refusal) {
    // What runs without camera or microphone is not started anew behind another page: it is asked once more when it is shown.
    const later = isHeld(state) && (state.started || state.previewing)
    return later ? only({ ...state, permission: 'refused' }) : onGranted({ ...state, permission: 'granted' })
  }
  const told: Effect[] = state.refusalTold ? [] : [{ do: 'report', error: refusal }]
  return only({ ...state, permission: 'refused', refusalTold: true }, ...told, ...failWaiting(refusal.detail))
}

/** What ran without a picture or a sound to send is over: the next start() is a new one, and asks the user anew. */
function onForbidden(state: RoomState, error: RoomError): Step {
  const told: Effect[] = state.refusalTold ? [] : [{ do: 'report', error }]
  const heard = { ...state, refusalTold: true }
  if (!state.started && !state.previewing) return only(heard, ...told)
  const phase: Phase = state.started ? 'failed' : state.phase
  return then(stopNative({ ...heard, phase, wanted: false }), (s) => only(s, ...told))
}

/** Goes on with what was wanted; a stream or preview that ran without camera or microphone is started anew, with them. */
function onGranted(state: RoomState): Step {
  // A pause is no time to begin: resume() or start() does, with camera and microphone.
  if (state.started && state.phase === 'paused') return stopNative(state)
  if (state.started) return only(state, { do: 'native', call: 'stop' }, { do: 'native', call: 'start' })
  if (state.previewing && !state.wanted) {
    return only(state, { do: 'native', call: 'stopPreview' }, { do: 'native', call: 'startPreview' })
  }
  const failedForIt = state.phase === 'failed' && state.wanted
  return then(previewIfReady(failedForIt ? { ...state, phase: 'ready' } : state), startIfReady)
}

/** What was held begins; and the user may have granted meanwhile what was refused. */
function onShown(before: RoomState): Step {
  const shown = then(onRetry({ ...before, hidden: false }), previewIfReady)
  return then(then(shown, startIfReady), askAgain)
}

function askAgain(state: RoomState): Step {
  const waits = state.wanted || state.previewWanted || state.previewing
  if (state.permission !== 'refused' || !waits) return only(state)
  return only({ ...state, permission: 'asking' }, { do: 'askPermission' })
}

const AT_REST: readonly Phase[] = ['idle', 'checking', 'ready', 'stopped', 'failed']

/** Where the room is when the camera goes off and nothing is wanted. */
const restPhase = ({ check }: RoomState): Phase =>
  check === 'allowed' ? 'ready' : check === 'refused' ? 'failed' : check === 'none' ? 'idle' : 'checking'

/** `previewing` is where a room rests while its camera is on and no stream is wanted. */
function settlePreview(state: RoomState): RoomState {
  const previewing = state.previewing && !state.wanted && !state.started
  if (previewing && AT_REST.includes(state.phase)) return { ...state, phase: 'previewing' }
  return state.phase === 'previewing' && !previewing ? { ...state, phase: restPhase(state) } : state
}

export function step(state: RoomState, input: Input): Step {
  const result = stepWithoutPreview(state, input)
  return endWithoutPage({ ...result, state: settlePreview(result.state) })
}

/** Once the page has gone, what has stopped has ended: nobody is left who could start it again, or hear why. */
function endWithoutPage(result: Step): Step {
  const { pageGone, disposed, phase } = result.state
  return pageGone && !disposed && (phase === 'stopped' || phase === 'failed') ? then(result, dispose) : result
}

function stepWithoutPreview(state: RoomState, input: Input): Step {
  if (state.disposed && input.type !== 'call') return only(state)
  switch (input.type) {
    case 'attributes':
      return onAttributes(state, input)
    case 'mounted':
      return then(previewIfReady({ ...state, mounted: true }), startIfReady)
    case 'call':
      return onCall(state, input.call)
    case 'verdict':
      return onVerdict(state, input.question, input.verdict)
    case 'applied':
      return input.url === state.bound ? startIfReady({ ...state, applied: true }) : only(state)
    case 'signal':
      return onSignal(state, input.signal, input.retryDelay)
    case 'retry':
      return onRetry(state)
    case 'nativeFailed':
      return onNativeFailed(state, input.call, input.message)
    case 'permission':
      return onPermission(state, input.refusal)
    case 'forbidden':
      return onForbidden(state, input.error)
    case 'hidden':
      return only({ ...state, hidden: input.holds })
    case 'shown':
      return onShown(state)
    case 'pictureInPicture':
      return onPictureInPicture(state, input.on)
    case 'detach':
      return onDetach(state, input.floats)
  }
}
