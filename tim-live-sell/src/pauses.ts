/** Waiting that ends with the connection: the only place where the library touches the timers of the platform. */
import { type TslError } from './errors'

// The library is compiled without the types of a browser, of node or of WeChat; all three have these two.
declare function setTimeout(run: () => void, ms: number): unknown
declare function clearTimeout(timer: unknown): void

export interface Pauses {
  /** What ends when the connection does: each is called with the reason. */
  cuts_: Set<(error?: TslError) => void>
  /** Resolves with true when the time has passed, with false when it was cut short. */
  pause_: (ms: number) => Promise<boolean>
}

export function createPauses(): Pauses {
  const cuts_: Pauses['cuts_'] = new Set()
  return {
    cuts_,
    pause_: (ms) =>
      new Promise((resolve) => {
        const end = (error?: TslError) => {
          clearTimeout(timer)
          cuts_.delete(end)
          resolve(!error)
        }
        const timer = setTimeout(() => end(), ms)
        cuts_.add(end)
      }),
  }
}
