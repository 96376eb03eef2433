/**
 * One live room as a pure state machine: (state, input) → (state, effects, answer to the host's call).
 * It calls nothing and knows no clock, so the same inputs always give the same result; steps.ts is its entrance, and live-room.ts carries the effects out.
 *
 * Three rules hold in every state:
 * - the native tag gets an address only after the whitelist has allowed exactly that address;
 * - one wish to run (start() or autoplay) leads to one native start;
 * - stop() ends in `stopped`, whatever was going on.
 */
import type { Subject } from '../whitelist/check'
import type { Signal } from './codes'
import type { RoomError } from './events'

/**
 * idle: no address yet · previewing (pusher only): the camera is on, nothing is sent · checking: the whitelist is asked · ready: allowed, not running · connecting: native start called,
 * no picture yet · reconnecting: the native side, or our policy, tries again · failed: refused, or given up.
 */
export type Phase =
  | 'idle'
  | 'previewing'
  | 'checking'
  | 'ready'
  | 'connecting'
  | 'playing'
  | 'buffering'
  | 'paused'
  | 'reconnecting'
  | 'stopped'
  | 'failed'

export type Verdict =
  | { allowed: true }
  /** `temporary`: nobody could say; the question stays open, and another verdict on it will come. */
  | { allowed: false; reason: string; detail: string; temporary?: true }

export interface RoomState {
  readonly phase: Phase
  /** The host wants it to run: start() or autoplay, until stop(), a refusal or the end. */
  readonly wanted: boolean
  readonly autoplay: boolean
  /** null while an attribute that the whitelist needs is missing. */
  readonly subject: Subject | null
  /** Number of the newest question to the whitelist; answers to older ones are dropped. */
  readonly question: number
  /** unreachable: the host has been told, and the answer is still awaited. */
  readonly check: 'none' | 'pending' | 'allowed' | 'refused' | 'unreachable'
  /** The address the native tag was given; '' = none. */
  readonly bound: string
  /** The tag has it: the rendering side has confirmed. */
  readonly applied: boolean
  /** The component is ready: its native context can be called. */
  readonly mounted: boolean
  /** A native start was called, and neither stop nor the end has come since. */
  readonly started: boolean
  readonly sawPicture: boolean
  readonly pictureInPicture: boolean
  /** The component has left its page; only picture-in-picture keeps the room alive then. */
  readonly pageGone: boolean
  /** Nothing can happen any more. */
  readonly disposed: boolean
  /** The camera is on without being sent; pusher only. */
  readonly previewing: boolean
  /** startPreview() waits for the component or for the permission. */
  readonly previewWanted: boolean
  /** May the camera and the microphone be used? Always granted for a player. */
  readonly permission: 'granted' | 'unknown' | 'asking' | 'refused'
  /** Each start asks for the permission anew; a pusher's does. */
  readonly asksPermission: boolean
  /** The host has heard of the refusal; a second look after the settings page stays silent. */
  readonly refusalTold: boolean
  /** Its page is hidden, and nothing that the host has not asked for since may begin behind another one. */
  readonly hidden: boolean
  /** Own attempts to reconnect since the last picture. */
  readonly attempts: number
}

export const initialState: RoomState = {
  phase: 'idle',
  wanted: false,
  autoplay: false,
  subject: null,
  question: 0,
  check: 'none',
  bound: '',
  applied: false,
  mounted: false,
  started: false,
  sawPicture: false,
  pictureInPicture: false,
  pageGone: false,
  disposed: false,
  previewing: false,
  previewWanted: false,
  permission: 'granted',
  asksPermission: false,
  refusalTold: false,
  hidden: false,
  attempts: 0,
}

/** Where a room that uses camera and microphone begins. */
export const initialCaptureState: RoomState = { ...initialState, permission: 'unknown', asksPermission: true }

export type HostCall = 'start' | 'stop' | 'pause' | 'resume' | 'startPreview' | 'stopPreview'

/** Calls whose answer may wait for attributes, whitelist or permission. */
export type WaitingCall = 'start' | 'startPreview'

export type Input =
  /** `startWaits`: some start() of the host waits, so that not only autoplay wants it to run. */
  | { type: 'attributes'; subject: Subject | null; autoplay: boolean; startWaits: boolean }
  | { type: 'mounted' }
  | { type: 'call'; call: HostCall }
  | { type: 'verdict'; question: number; verdict: Verdict }
  | { type: 'applied'; url: string }
  /** `retryDelay`: ms that the reconnect policy grants after `gaveUp`, null = give up. */
  | { type: 'signal'; signal: Signal; retryDelay: number | null }
  | { type: 'retry' }
  | { type: 'nativeFailed'; call: HostCall; message: string }
  /** `refusal`: null = granted. */
  | { type: 'permission'; refusal: RoomError | null }
  /** The native side has said so: nothing may be captured before the user has agreed, and it asks at the next start only. */
  | { type: 'forbidden'; error: RoomError }
  /** `holds`: the native side pauses what its page hides, so nothing begins there either. */
  | { type: 'hidden'; holds: boolean }
  /** The page is shown again, or the settings page was closed. */
  | { type: 'shown' }
  | { type: 'pictureInPicture'; on: boolean }
  /** `floats`: where pictures move, the native side now shows them in the small window by itself (mode pop). */
  | { type: 'detach'; floats: boolean }

export type Effect =
  | { do: 'ask'; question: number; subject: Subject }
  | { do: 'bind'; url: string }
  | { do: 'native'; call: HostCall }
  | { do: 'report'; error: RoomError }
  /** Everyone who waits for that call hears that it has failed. */
  | { do: 'failWaiting'; call: WaitingCall; message: string }
  | { do: 'askPermission' }
  | { do: 'scheduleRetry'; attempt: number; delay: number }
  | { do: 'dispose' }

/** native: the call travels to the native context · waits: settled later, by the native call or by failWaiting. */
export type Answer =
  { kind: 'native' } | { kind: 'done' } | { kind: 'waits' } | { kind: 'fail'; message: string }

export type NativeFailed = Extract<Input, { type: 'nativeFailed' }>

export interface Step {
  state: RoomState
  effects: Effect[]
  /** Only for the input `call`. */
  answer?: Answer
}

const RUNNING: readonly Phase[] = ['connecting', 'playing', 'buffering', 'reconnecting']

/** Nothing begins behind another page; the small window is not behind. */
export const isHeld = (state: RoomState): boolean => state.hidden && !state.pictureInPicture

/** Is a stream running, or meant to in any moment, or the camera on? */
export const isRunning = (state: RoomState): boolean => state.previewing || RUNNING.includes(state.phase)

/** What runs needs the screen, except a player that the native side has paused behind another page. */
export const keepsScreenOn = (state: RoomState): boolean =>
  isRunning(state) && (state.asksPermission || !isHeld(state))
