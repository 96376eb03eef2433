/** From a DOM node to the element of the component framework that stands behind it, and an event fired on that. */
import * as glassEasel from 'glass-easel'

/** The nearest element of the framework at or above a DOM node. */
export function elementBehind(node: EventTarget | null): glassEasel.Element | undefined {
  let current = node as (Node & { __wxElement?: glassEasel.Element }) | null
  while (current && !current.__wxElement) current = current.parentNode
  return current?.__wxElement
}

export interface FireOptions {
  bubbles?: boolean
  /** Fields beside `detail`: touches, changedTouches. */
  fields?: Record<string, unknown>
}

/** Fires an event; true when a listener asked for the browser's own reaction to be left out (`catch`). */
export function fire(
  target: glassEasel.Element,
  type: string,
  detail: unknown,
  options: FireOptions = {},
): boolean {
  const bubbles = options.bubbles ?? true
  const event = new glassEasel.Event(type, detail, {
    bubbles,
    composed: bubbles,
    capturePhase: bubbles,
    ...(options.fields ? { extraFields: options.fields } : {}),
  })
  glassEasel.Event.dispatchEvent(target, event)
  return event.defaultPrevented()
}

/** The DOM element of an element of the framework; null for virtual ones and those that have left. */
export function domOf(element: glassEasel.Element): HTMLElement | null {
  const node: unknown = element.getBackendElement()
  return node instanceof HTMLElement ? node : null
}
