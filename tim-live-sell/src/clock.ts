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

export interface Pauses {
  /** Resolves with true when the time has passed, with false when it was cut short. */
  pause_: (ms: number) => Promise<boolean>
  /** Cuts all pauses short: no timer is left. */
  cutPauses_: () => void
}

export function createPauses(clock: Clock): Pauses {
  const running = new Set<(passed: boolean) => void>()
  return {
    pause_: (ms) =>
      new Promise((resolve) => {
        const end = (passed: boolean) => {
          clock.clearTimeout(timer)
          running.delete(end)
          resolve(passed)
        }
        const timer = clock.setTimeout(() => end(true), ms)
        running.add(end)
      }),
    cutPauses_: () => running.forEach((end) => end(false)),
  }
}
