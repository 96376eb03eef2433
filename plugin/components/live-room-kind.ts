/** What live-room-play and live-room-push tell of themselves, and what each component in a page has. */
import type { Chat } from '../chat/chat'
import type { NativeContext } from '../platform/native-context'
import type { Signal } from '../room/codes'
import type { RoomError } from '../room/events'
import type { Handle, Instances } from '../room/instances'
import type { LiveRoom } from '../room/live-room'
import type { NativeMethod } from '../room/methods'
import type { Subject } from '../whitelist/check'
import type { WhitelistVerdict } from '../whitelist/reasons'
import type { Attribute, Converted } from './attributes'

export type Value = Converted['value']
export type Values = Record<string, Value>

/** What tells one component from the other. */
export interface LiveRoomKind {
  attributes: readonly Attribute[]
  methods: readonly NativeMethod[]
  signalOf(code: number): Signal | undefined
  instances: Instances
  /** The host's event for native codes and errors, and the tag that marks native ones. */
  stateEvent: { name: string; tag: string }
  /** Which attributes hold the address and the wish to start by itself, and where the native tag takes the address. */
  url: { attribute: string; native: string; auto: string }
  check(subject: Subject, answer: (verdict: WhitelistVerdict) => void): () => void
  createContext(component: LiveRoomComponent): NativeContext
  /** Native attributes that are made of several of ours. */
  derive?(values: Values): Values
  /** Calls that the native context has not. */
  ownCalls?: Record<string, (component: LiveRoomComponent, options: Record<string, unknown>) => void>
  /** What the native side's words mean, where they mean that nothing may be captured. */
  refusalIn?: (message: unknown) => RoomError | null
  askPermission?: (values: Values, answer: (refusal: RoomError | null) => void) => void
  /** Called before a native call. */
  beforeNative?(component: LiveRoomComponent, method: string): void
}

export interface LiveRoomFields {
  room: LiveRoom
  chat: Chat
  /** null until attached. */
  handle: Handle | null
  context: NativeContext | null
  values: Values
  /** The native tag has begun to capture or to play: attributes that it reads at its start only are settled. */
  begun: boolean
  /** Its page is hidden: another lies above, or it plays in the small window of a page that the user has left. */
  away: boolean
}

export type LiveRoomComponent = WechatMiniprogram.Component.TrivialInstance & LiveRoomFields
