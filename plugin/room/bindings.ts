/** What ties a handle to a room, and the places on pages at which that happens. */
import type { Call, CallResult } from './calls'
import { toNamedCall } from './handle-call'

/** What an instance registry needs of a room. */
export interface RoomPort {
  readonly inPictureInPicture: boolean
  readonly floating: boolean
  /** The chat's TSL; null while there is no chat. */
  readonly liveSell?: object | null
  call(name: string, options: unknown): Promise<CallResult>
  /** Carries out a call made before the room existed. */
  run(call: Call): void
}

/** A method of a handle; takes the native `{success, fail, complete}` and gives a promise as well. */
export type HandleMethod = (...args: unknown[]) => Promise<CallResult>
export type Handle = Record<string, HandleMethod> & {
  /** The room's TSL (see tim-live-sell), for everything beyond text; null while there is no chat. */
  getLiveSell: () => object | null
}

export interface Binding {
  room: RoomPort | null
  /** waiting: for its component · tentative: drives `room` until a component arrives · bound · gone */
  kind: 'waiting' | 'tentative' | 'bound' | 'gone'
  /** start() called while waiting or tentative. */
  starts: Call[]
  /** It was asked for before there was any component. */
  readonly early: boolean
  readonly handle: Handle
}

/** A component's place on its page. */
export interface Place {
  readonly id: string
  /** '' = not known. */
  readonly page: string
  /** Every handle that drives its room; the first is the one given out. */
  readonly bindings: [Binding, ...Binding[]]
}

export interface Entry extends Place {
  readonly room: RoomPort
  shown: boolean
  /** Some handle was asked for it: then it is not for those of another time. */
  asked: boolean
  /** Grows with each attach and show: the largest is on top. */
  order: number
}

export const topmost = (entries: readonly Entry[]): Entry | undefined =>
  [...entries].sort((a, b) => b.order - a.order)[0]

export const isPresent = (binding: Binding | undefined): binding is Binding => binding !== undefined

export function callOn(room: RoomPort, name: string, args: unknown[]): Promise<CallResult> {
  const call = toNamedCall(name, args)
  return room.call(call.name, call.options)
}

export function bind(binding: Binding, room: RoomPort): void {
  binding.room = room
  binding.kind = 'bound'
  for (const call of binding.starts.splice(0)) room.run(call)
}

export function empty(binding: Binding): void {
  binding.room = null
  binding.kind = 'gone'
}
