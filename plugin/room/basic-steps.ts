/** The small steps that the others are made of. */
import type { Subject } from '../whitelist/check'
import type { Answer, Effect, RoomState, Step } from './states'

/** Why nothing can be done with a room whose page has gone. */
export const GONE_MESSAGE = '组件已离开页面'

export const only = (state: RoomState, ...effects: Effect[]): Step => ({ state, effects })
export const answered = (step: Step, answer: Answer): Step => ({ ...step, answer })
export const FAIL = (message: string): Answer => ({ kind: 'fail', message })
export const DONE: Answer = { kind: 'done' }
export const WAITS: Answer = { kind: 'waits' }
export const NATIVE: Answer = { kind: 'native' }

/** Appends to a step what follows from its state. */
export const then = (step: Step, next: (state: RoomState) => Step): Step => {
  const following = next(step.state)
  return { ...step, state: following.state, effects: step.effects.concat(following.effects) }
}

/** Starts natively once everything it takes is there. */
export function startIfReady(state: RoomState): Step {
  const { phase, wanted, check, applied, mounted } = state
  if (phase !== 'ready' || !wanted || check !== 'allowed' || !applied || !mounted) return only(state)
  return only(
    { ...state, phase: 'connecting', started: true, sawPicture: false },
    { do: 'native', call: 'start' },
  )
}

export function ask(state: RoomState, subject: Subject): Step {
  const question = state.question + 1
  return only({ ...state, question, check: 'pending' }, { do: 'ask', question, subject })
}

export function stopNative(state: RoomState): Step {
  if (!state.started) return only(state)
  return only({ ...state, started: false, sawPicture: false }, { do: 'native', call: 'stop' })
}

export const unbind = (state: RoomState): Step =>
  state.bound === '' ? only(state) : only({ ...state, bound: '', applied: false }, { do: 'bind', url: '' })

export function dispose(state: RoomState): Step {
  return then(stopNative(state), (s) =>
    only(
      { ...s, phase: 'stopped', wanted: false, pageGone: true, disposed: true, pictureInPicture: false },
      { do: 'failStarts', message: GONE_MESSAGE },
      { do: 'dispose' },
    ),
  )
}
