/** The clock that whatever waits is handed, so that a test can move it on. */

export interface Clock {
  /** ms since 1970. */
  now: () => number
  setTimeout: (run: () => void, ms: number) => unknown
  /** Anything that is no timer is passed over. */
  clearTimeout: (timer: unknown) => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (timer) => clearTimeout(timer as number),
}
