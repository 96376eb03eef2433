/** Listeners of one event: added, taken off, and called so that one that throws does not stop the others. */
import { callSafely } from './async'

type Listener<Args extends unknown[]> = (...args: Args) => unknown

export class Listeners<Args extends unknown[] = [result: object]> {
  private readonly list: Listener<Args>[] = []

  constructor(private readonly name: string) {}

  get size(): number {
    return this.list.length
  }

  /** `on…`: anything but a function is ignored, as on a phone. */
  readonly on = (listener: unknown): void => {
    if (typeof listener === 'function') this.list.push(listener as Listener<Args>)
  }

  /** `off…`: without a listener, all of them. */
  readonly off = (listener?: unknown): void => {
    if (listener === undefined) {
      this.list.length = 0
      return
    }
    const index = this.list.findIndex((known) => known === listener)
    if (index >= 0) this.list.splice(index, 1)
  }

  emit(...args: Args): void {
    for (const listener of [...this.list]) callSafely(`A listener of ${this.name}`, listener, ...args)
  }
}

/** `{onX, offX}` for the event `X`. */
export function eventPair<Args extends unknown[]>(event: string, listeners: Listeners<Args>) {
  return { [`on${event}`]: listeners.on, [`off${event}`]: listeners.off }
}
