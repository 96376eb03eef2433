/** The small steps that the others are made of. */
import type { Subject } from '../whitelist/check'
import { isHeld } from './states'
import type { Answer, Effect, RoomState, Step } from './states'

/** Why nothing can be done with a room whose page has gone. */
export const GONE_MESSAGE = '组件已离开页面，请在它出现后重新获取实例'

export const WAITING_MESSAGE =
  '还在等待播放条件（组件、liveAppID、地址、白名单或页面显示），条件具备后会自动开始'

export const only = (state: RoomState, ...effects: Effect[]): Step => ({ state, effects })
export const answered = (step: Step, answer: Answer): Step => ({ ...step, answer })
export const FAIL = (message: string): Answer => ({ kind: 'fail', message })
export const DONE: Answer = { kind: 'done' }
export const WAITS: Answer = { kind: 'waits' }
export const NATIVE: Answer = { kind: 'native' }

export const failWaiting = (message: string): Effect[] => [
  { do: 'failWaiting', call: 'start', message },
  { do: 'failWaiting', call: 'startPreview', message },
]

/** Appends to a step what follows from its state. */
export const then = (step: Step, next: (state: RoomState) => Step): Step => {
  const following = next(step.state)
  return { ...step, state: following.state, effects: step.effects.concat(following.effects) }
}

/** Starts natively once everything it takes is there. */
export function startIfReady(state: RoomState): Step {
  const { phase, wanted, check, applied, mounted } = state
  if (phase !== 'ready' || !wanted || check !== 'allowed' || !applied || !mounted || isHeld(state))
    return only(state)
  if (state.permission !== 'granted') return askPermission(state)
  return only(
    { ...state, phase: 'connecting', started: true, sawPicture: false, previewing: false },
    { do: 'native', call: 'start' },
  )
}

/** Turns the camera on once everything it takes is there; it asks no whitelist, since nothing is sent. */
export function previewIfReady(state: RoomState): Step {
  if (!state.previewWanted || !state.mounted || isHeld(state)) return only(state)
  if (state.permission !== 'granted') return askPermission(state)
  return only({ ...state, previewWanted: false, previewing: true }, { do: 'native', call: 'startPreview' })
}

const askPermission = (state: RoomState): Step =>
  state.permission === 'unknown'
    ? only({ ...state, permission: 'asking' }, { do: 'askPermission' })
    : only(state)

/** A new wish to capture: what was granted or refused before is asked again, and a refusal is told again. */
export const renewPermission = (state: RoomState): RoomState =>
  state.asksPermission && state.permission !== 'asking'
    ? { ...state, permission: 'unknown', refusalTold: false }
    : state

export function ask(state: RoomState, subject: Subject): Step {
  const question = state.question + 1
  return only({ ...state, question, check: 'pending' }, { do: 'ask', question, subject })
}

export function stopNative(state: RoomState): Step {
  if (!state.started && !state.previewing) return only(state)
  return only({ ...state, started: false, previewing: false }, { do: 'native', call: 'stop' })
}

export const unbind = (state: RoomState): Step =>
  state.bound === '' ? only(state) : only({ ...state, bound: '' }, { do: 'bind', url: '' })

export function dispose(state: RoomState): Step {
  return then(stopNative(state), (s) =>
    only({ ...s, phase: 'stopped', disposed: true }, ...failWaiting(GONE_MESSAGE), { do: 'dispose' }),
  )
}
