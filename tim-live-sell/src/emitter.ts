/** Listeners by event. One that throws, or whose promise rejects, is reported and does not touch the others. */
import { argumentError } from './errors'
import { canonical } from './events'
import { dict } from './narrow'

type Listener = (payload: unknown) => unknown

export class Emitter {
  private readonly lists = new Map<string, Map<Listener, boolean>>()

  /** @param failed told of a listener's error, and at which event it happened */
  constructor(private readonly failed: (error: unknown, event: string) => void) {}

  /** The same function twice is one listener. */
  add(method: string, name: unknown, listener: unknown, once: boolean): void {
    const event = checkName(method, name)
    if (typeof listener !== 'function') {
      throw argumentError(`${method}('${event}', listener): listener must be a function`)
    }
    const list = this.lists.get(event) ?? new Map<Listener, boolean>()
    this.lists.set(event, list.set(listener as Listener, once))
  }

  /** Without a listener: all of this event. */
  remove(name: unknown, listener: unknown): void {
    const event = checkName('off', name)
    const list = this.lists.get(event)
    if (listener !== undefined) list?.delete(listener as Listener)
    if (listener === undefined || list?.size === 0) this.lists.delete(event)
  }

  has(event: string): boolean {
    return this.lists.has(event)
  }

  emit(event: string, payload?: unknown): void {
    const list = this.lists.get(event)
    if (!list) return
    // A copy: listeners come and go while it is walked.
    for (const [listener, once] of Array.from(list)) {
      if (once) this.remove(event, listener)
      try {
        const returned = dict(listener(payload))
        if (typeof returned['then'] === 'function') {
          Promise.resolve(returned).catch((error: unknown) => this.failed(error, event))
        }
      } catch (error) {
        this.failed(error, event)
      }
    }
  }

  clear(): void {
    this.lists.clear()
  }
}

function checkName(method: string, name: unknown): string {
  if (typeof name === 'string' && name) return canonical(name)
  throw argumentError(`${method}(event, …): event must be a name such as TSL.EVENT.MESSAGE`)
}
