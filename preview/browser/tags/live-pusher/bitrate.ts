/** How many kbit/s the encoder may make, after what waits to be sent. Pure; asked about once a second. */
import type { BitrateRange } from './format'

/** ms of picture that may wait in the socket before less is made of it. */
const TOO_MUCH_MS = 500
const NOTHING_MS = 80
const LESS = 0.7
const MORE = 1.15
/** So many quiet questions in a row before more is tried: a rate that failed must not come back at once. */
const QUIET_BEFORE_MORE = 4

export class BitrateControl {
  private current: number
  private quiet = 0

  constructor(private range: BitrateRange) {
    this.current = range.start
  }

  get kbps(): number {
    return Math.round(this.current)
  }

  /** New attributes; a range that still holds the present rate leaves it as it is. */
  setRange(range: BitrateRange): void {
    const sameLimits = range.min === this.range.min && range.max === this.range.max
    const fixed = range.min === range.max
    this.range = range
    if (sameLimits) return
    this.current = fixed ? range.start : Math.min(range.max, Math.max(range.min, this.current))
  }

  /** `backlogMs`: how long what waits would take at the present rate. */
  sample(backlogMs: number): void {
    if (backlogMs > TOO_MUCH_MS) {
      this.quiet = 0
      this.current = Math.max(this.range.min, this.current * LESS)
    } else if (backlogMs > NOTHING_MS) {
      this.quiet = 0
    } else if (++this.quiet >= QUIET_BEFORE_MORE) {
      this.quiet = 0
      this.current = Math.min(this.range.max, this.current * MORE)
    }
  }
}
