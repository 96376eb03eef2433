/** Time, handed in: the only place where the library touches the timers of the platform. All times are in ms. */

export interface Clock {
  now(): number
  setTimeout(run: () => void, ms: number): unknown
  clearTimeout(timer: unknown): void
}

// The library is compiled without the types of a browser, of node or of WeChat; all three have these two.
declare function setTimeout(run: () => void, ms: number): unknown
declare function clearTimeout(timer: unknown): void

export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (timer) => clearTimeout(timer),
}

/** Settles as `work` does, or rejects with what `late` makes when `ms` have passed. Leaves no timer behind. */
export function within<T>(clock: Clock, ms: number, work: Promise<T>, late: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = clock.setTimeout(() => reject(late()), ms)
    const done = () => clock.clearTimeout(timer)
    work.then(resolve, reject)
    work.then(done, done)
  })
}
