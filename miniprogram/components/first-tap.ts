/**
 * A switch turned over by a tap is not turned back by the second tap of two, which comes once the answer to the first is there.
 * Pure but for the clock that is handed in.
 */
import { type Clock, systemClock } from '../clock'

/** ms in which a tap on the same thing belongs to the one before. */
const TWO_TAPS = 500

export class FirstTap {
  private last = ''
  private since = -Infinity

  constructor(private readonly clock: Clock = systemClock) {}

  /** Whether this tap on `what` is one by itself. */
  is(what: string): boolean {
    const now = this.clock.now()
    const second = what === this.last && now - this.since < TWO_TAPS
    this.last = what
    this.since = now
    return !second
  }
}
