/**
 * Keeps the sound in step with the wall clock. Sound is counted in samples, pictures are stamped with the time; when the
 * browser holds the sound back (nobody has touched the page yet, a tab that slept), silence must fill the hole. Pure.
 */

/** Samples in one block; an AAC frame holds as many. */
export const BLOCK = 1024
/** ms. A busy page hands blocks over late: that alone is no hole. */
const HOLE_MS = 700
/** ms that remain unfilled, so that blocks on their way are not too many at once. */
const KEPT_MS = 100
/** How far, on the average, blocks may come before or after their time, ms. */
const EARLY_MS = 60
const LATE_MS = 150
const WEIGHT = 1 / 32

export class SoundClock {
  private taken = 0
  /** By how much blocks come before their time, smoothed. */
  private early = 0

  constructor(
    private readonly sampleRate: number,
    /** When the first sample was heard; ms of the clock that the methods are asked with. */
    private readonly startedAt: number,
  ) {}

  get blockMs(): number {
    return (BLOCK / this.sampleRate) * 1000
  }

  /** Blocks of silence to put in now, because nothing has come for too long. */
  missing(now: number): number {
    const behind = now - this.filledUntil
    if (behind < HOLE_MS) return 0
    this.early = 0
    return Math.ceil((behind - KEPT_MS) / this.blockMs)
  }

  /** A block has come: what to do so that it stands at its time. */
  arrived(now: number): 'take' | 'drop' | 'silence-first' {
    this.early += (this.filledUntil + this.blockMs - now - this.early) * WEIGHT
    if (this.early > EARLY_MS) {
      this.early -= this.blockMs
      return 'drop'
    }
    if (this.early < -LATE_MS) {
      this.early += this.blockMs
      return 'silence-first'
    }
    return 'take'
  }

  /** The next block's time in s from the start; counts it. */
  take(): number {
    const seconds = this.taken / this.sampleRate
    this.taken += BLOCK
    return seconds
  }

  /** ms of the wall clock for a time in s from the start. */
  wall(seconds: number): number {
    return this.startedAt + seconds * 1000
  }

  private get filledUntil(): number {
    return this.wall(this.taken / this.sampleRate)
  }
}
