/** Listeners by event. One that throws, or whose promise rejects, is reported and does not touch the others. */
import { must } from './errors'
import { canonical } from './events'
import { dict, text } from './narrow'

type Listener = ((payload: unknown) => unknown) & { of_?: unknown }

export interface Emitter {
  /** Lists are replaced, never changed: one may be walked while listeners come and go. */
  listeners_: Map<string, readonly Listener[]>
  /** @returns did anybody listen? */
  emit_: (event: string, payload?: unknown) => boolean
  /** The same function twice is one listener. */
  add_: (method: string, name: unknown, listener: unknown) => void
  /** Without a listener: all of this event. */
  remove_: (name: unknown, listener: unknown) => void
}

/** @param failed told of a listener's error, and at which event it happened */
export function createEmitter(failed: (error: unknown, event: string) => void): Emitter {
  const listeners_: Emitter['listeners_'] = new Map()

  function remove_(name: unknown, listener: unknown, method = 'off'): void {
    must(name && typeof name === 'string', `${method}(event, …): event`, "a name such as 'MESSAGE'")
    const event = canonical(name)
    const others = (one: Listener) => listener && one !== listener && one.of_ !== listener
    listeners_.set(event, (listeners_.get(event) || []).filter(others))
  }

  return {
    listeners_,
    remove_,
    add_(method, name, listener) {
      must(typeof listener === 'function', `${method}('${text(name)}', listener): listener`, 'a function')
      remove_(name, listener, method)
      const event = canonical(name as string)
      let added = listener as Listener
      if (method === 'once') {
        added = (payload) => {
          remove_(event, listener)
          return (listener as Listener)(payload)
        }
        added.of_ = listener
      }
      listeners_.set(event, (listeners_.get(event) || []).concat(added))
    },
    emit_(event, payload) {
      const list = listeners_.get(event)
      if (!list) return false
      for (const listener of list) {
        try {
          const returned = listener(payload)
          if (typeof returned === 'object' && dict(returned)['then']) {
            Promise.resolve(returned).catch((error: unknown) => failed(error, event))
          }
        } catch (error) {
          failed(error, event)
        }
      }
      return list.length > 0
    },
  }
}
