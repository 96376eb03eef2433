/**
 * The SDK's listeners, with its manners: a handler added twice runs twice, one `off` takes both away, one that throws is
 * not heard of, and no name or no function is an error.
 */

type Handler = (event: { name: string; data?: unknown }) => void

export class SdkEmitter {
  private readonly handlers = new Map<string, { handler: Handler; once: boolean }[]>()

  add(name: unknown, handler: unknown, once = false): void {
    const [event, listener] = check(name, handler)
    this.handlers.set(event, [...(this.handlers.get(event) ?? []), { handler: listener, once }])
  }

  remove(name: unknown, handler: unknown): void {
    const [event, listener] = check(name, handler)
    const left = this.handlers.get(event)?.filter((one) => one.handler !== listener) ?? []
    if (left.length > 0) this.handlers.set(event, left)
    else this.handlers.delete(event)
  }

  emit(name: string, data?: unknown): void {
    for (const { handler, once } of this.handlers.get(name) ?? []) {
      if (once) this.remove(name, handler)
      try {
        handler({ name, data })
      } catch {
        // So does the SDK.
      }
    }
  }

  /** How many handlers there are, for tests that nothing is left behind. */
  get size(): number {
    return [...this.handlers.values()].flat().length
  }

  clear(): void {
    this.handlers.clear()
  }
}

function check(name: unknown, handler: unknown): [string, Handler] {
  if (typeof name === 'string' && typeof handler === 'function') return [name, handler as Handler]
  throw new Error('Params validate failed.')
}
