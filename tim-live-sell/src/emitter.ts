/** Listeners by event. One that throws, or whose promise rejects, is reported and does not touch the others. */
import { need } from './errors'
import { canonical } from './events'
import { dict, text } from './narrow'

type Listener = (payload: unknown) => unknown

export interface Emitter {
  /** By event, what each was added by: 'on' or 'once'. They are replaced, never changed: one may be walked while listeners come and go. */
  listeners_: Map<string, Map<unknown, string>>
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
    need(name && typeof name === 'string', `${call}event must be a name`)
    const event = canonical(name)
    const kept = new Map(listeners_.get(event))
    if (!off) kept.set(listener, method)
    else if (listener) kept.delete(listener)
    else kept.clear()
    listeners_.set(event, kept)
  }

  return {
    listeners_,
    listen_,
    emit_(event, payload) {
      const all = listeners_.get(event) || new Map<unknown, string>()
      all.forEach((method, listener) => {
        if (method === 'once') listen_('off', event, listener)
        try {
          const returned = (listener as Listener)(payload)
          if (returned && dict(returned)['then']) {
            Promise.resolve(returned).catch((error: unknown) => failed(error, event))
          }
        } catch (error) {
          failed(error, event)
        }
      })
      return all.size > 0
    },
  }
}
