/** The clock and timers of this device. */
import type { SetTimer } from './ports'

export const setTimer: SetTimer = (callback, ms) => {
  const timer = setTimeout(callback, ms)
  return () => clearTimeout(timer)
}

/** 0 ≤ x < 1; spreads what many phones would do at the same moment. */
export const random = (): number => Math.random()

/** ms since 1970. */
export const now = (): number => Date.now()
