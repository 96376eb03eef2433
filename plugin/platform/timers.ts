/** The clock and timers of this device. */
import type { SetTimer } from './ports'

export const setTimer: SetTimer = (callback, ms) => {
  const timer = setTimeout(callback, ms)
  return () => clearTimeout(timer)
}

/** ms since 1970. */
export const now = (): number => Date.now()
