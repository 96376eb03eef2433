/** What one live room is made with: the platform handed in, what tells player from pusher, and the attributes. */
import type { Subject } from '../whitelist/check'
import type { Signal } from './codes'
import type { NativeState, RoomError } from './events'
import type { NativeMethod } from './methods'
import type { ReconnectPolicy } from './reconnect'
import type { RetryPlatform } from './retries'
import type { CallsPlatform } from './room-calls'
import type { Verdict } from './states'

/** What a room needs of the world. */
export interface RoomPlatform extends CallsPlatform, RetryPlatform {
  /** Asks the whitelist; may answer in the same tick, and again later: the newest counts. Gives the function that ends the question. */
  check(subject: Subject, answer: (verdict: Verdict) => void): () => void
  /** Gives the native tag its address ('' = none) and says when the tag has it. */
  bindSource(url: string, applied: () => void): void
  emitError(error: RoomError): void
  emitState(state: NativeState): void
  keepScreenOn(on: boolean): void
  /** May camera and microphone be used? null = yes, or the system will ask. Only rooms that capture have it. */
  askPermission?(answer: (refusal: RoomError | null) => void): void
  /** The host has called start(), whatever becomes of it. */
  startCalled?(): void
  /** What the handle's `liveSell` gives. */
  liveSell?(): object | null
}

export interface RoomOptions {
  platform: RoomPlatform
  methods: readonly NativeMethod[]
  signalOf(code: number): Signal | undefined
  reconnect: ReconnectPolicy
  nativeCallTimeoutMs: number
  /** For calls of the built-in chat; as the others' unless given. */
  chatCallTimeoutMs?: number
  /** How long a start waits for `liveAppID` or the address before `missingAttribute` is reported once. */
  missingAttributeMs: number
  missingAttribute(missing: { liveAppID: boolean; url: boolean }): RoomError
  /** What the native words of a failed start mean, where they mean that nothing may be captured. */
  refusalIn?: (message: string) => RoomError | null
  /** What the address itself says of a stream's failure; '' = nothing. */
  explainFailure?(url: string): string
  /** Called once, when the room can do nothing any more. */
  onDisposed(): void
}

/** Attributes as the room needs them; '' and 0 = missing. */
export interface RoomAttributes {
  liveAppID: number | string
  url: string
  mode: string
  autoplay: boolean
}
