/**
 * One instance's parts and what they have in common. Each part brings its own functions; they call each other here.
 * Names that end in `_` are the library's own: the build shortens them.
 */
import { type Emitter } from './emitter'
import { type TslError } from './errors'
import { type Likes } from './likes'
import { type Dict } from './narrow'
import { type Settings } from './options'
import { type Outbox } from './outbox'
import { type Pauses } from './pauses'
import { type Room } from './room'
import { type ChatInstance, type Shared, type User } from './sdk'
import { type Session } from './session'

export interface State {
  shared_: Shared
  sdk_: ChatInstance
  /** The profile of this user as the SDK gave it. */
  profile_: Dict
  /** Of the room with `roomID`; '' until it is known. */
  ownerID_: string
  /** After exitRoom() the room is not listened to, though its messages may still come in. */
  listening_: boolean
  ready_?: boolean
  /** Why calls fail, when they do. */
  problem_?: TslError | undefined
  /** Tells the app by ERROR. `doing`: the call, or the event that was listened to. */
  failed_: (cause: unknown, doing: string) => void
  /** Resolves when `work` did, or could not, or took too long. */
  quietly_: (work: () => Promise<unknown>, ms?: number) => Promise<unknown>
  /** What belongs to an earlier login, or was begun before the connection was lost, has an older number. */
  epoch_: number
}

export type Live = Settings & User & State & Pauses & Emitter & Session & Room & Outbox & Likes
