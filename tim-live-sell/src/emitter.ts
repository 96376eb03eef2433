/** Listeners by event. One that throws, or whose promise rejects, is reported and does not touch the others. */
import { argumentError } from './errors'
import { canonical } from './events'
import { dict } from './narrow'

interface Entry {
  listener: (payload: unknown) => unknown
  once: boolean
}

export class Emitter {
  /** Lists are replaced, never changed: one may be walked while listeners come and go. */
  private readonly lists = new Map<string, readonly Entry[]>()

  /** @param failed told of a listener's error, and at which event it happened */
  constructor(private readonly failed: (error: unknown, event: string) => void) {}

  /** The same function twice is one listener. */
  add(method: string, name: unknown, listener: unknown, once: boolean): void {
    const event = checkName(method, name)
    if (typeof listener !== 'function') {
      throw argumentError(`${method}('${event}', listener): listener must be a function`)
    }
    const entry = { listener: listener as Entry['listener'], once }
    this.lists.set(event, this.others(event, listener).concat(entry))
  }

  /** Without a listener: all of this event. */
  remove(name: unknown, listener: unknown): void {
    const event = checkName('off', name)
    this.lists.set(event, listener === undefined ? [] : this.others(event, listener))
  }

  private others(event: string, listener: unknown): readonly Entry[] {
    return (this.lists.get(event) ?? []).filter((one) => one.listener !== listener)
  }

  has(event: string): boolean {
    return (this.lists.get(event) ?? []).length > 0
  }

  emit(event: string, payload?: unknown): void {
    const list = this.lists.get(event)
    if (!list) return
    for (const { listener, once } of list) {
      if (once) this.remove(event, listener)
      try {
        const returned = listener(payload)
        if (typeof returned === 'object' && typeof dict(returned)['then'] === 'function') {
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
