/** The event a handler of a mini-program gets: plain fields, no elements. */
import type { Element as PhoneElement, ShadowedEvent } from 'glass-easel'
import { domOf } from './dispatch'

export interface EventTargetInfo {
  id: string
  offsetLeft: number
  offsetTop: number
  dataset: Record<string, unknown>
}

export interface EventObject {
  type: string
  timeStamp: number
  target: EventTargetInfo
  currentTarget: EventTargetInfo
  mark: Record<string, unknown>
  detail: unknown
  mut: boolean
  [field: string]: unknown
}

/** Components appear in glass-easel's events as the `this` of their script, which holds the element as `_$`. */
export function elementOf(target: PhoneElement | { _$: PhoneElement }): PhoneElement {
  return '_$' in target ? target._$ : target
}

export function eventObject(event: ShadowedEvent<unknown>): EventObject {
  return {
    type: event.type,
    timeStamp: event.timeStamp,
    target: describe(elementOf(event.target)),
    currentTarget: describe(elementOf(event.currentTarget)),
    mark: { ...event.mark },
    detail: event.detail,
    mut: event.mutatedMarked(),
    ...event.extraFields,
  }
}

function describe(element: PhoneElement): EventTargetInfo {
  const node = domOf(element)
  return {
    id: element.id,
    offsetLeft: node?.offsetLeft ?? 0,
    offsetTop: node?.offsetTop ?? 0,
    dataset: { ...element.dataset },
  }
}
