/** Listeners by event. One that throws, or whose promise rejects, is reported and does not touch the others. */
import { need } from './errors'
import { canonical } from './events'
import { dict, text } from './narrow'

type Listener = ((payload: unknown) => unknown) & { of_?: unknown }

export interface Emitter {
  /** Lists are replaced, never changed: one may be walked while listeners come and go. */
  listeners_: Map<string, readonly Listener[]>
  /** @returns did anybody listen? */
  emit_: (event: string, payload?: unknown) => boolean
  /** `method`: 'on' and 'once' add, the same function twice is one listener; 'off' removes, without a listener all. */
  listen_: (method: string, name: unknown, listener: unknown) => void
}

/** @param failed told of a listener's error, and at which event it happened */
export function createEmitter(failed: (error: unknown, event: string) => void): Emitter {
  const listeners_: Emitter['listeners_'] = new Map()

  function listen_(method: string, name: unknown, listener: unknown): void {
    const off = method === 'off'
    const call = `${method}('${text(name)}', listener): `
    need(off || typeof listener === 'function', `${call}listener must be a function`)
    need(name && typeof name === 'string', `${call}event must be a name such as 'MESSAGE'`)
    const event = canonical(name)
    const others = (one: Listener) => listener && one !== listener && one.of_ !== listener
    const kept = (listeners_.get(event) || []).filter(others)
    let added = listener as Listener
    if (method === 'once') {
      added = (payload) => {
        listen_('off', event, listener)
        return (listener as Listener)(payload)
      }
      added.of_ = listener
    }
    listeners_.set(event, off ? kept : kept.concat(added))
  }

  return {
    listeners_,
    listen_,
    emit_(event, payload) {
      const list = listeners_.get(event) || []
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
