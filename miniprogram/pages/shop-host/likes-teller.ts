/** Tells the room how many likes the show has: to those who came late, and because in a busy room likes are the first to be dropped. */
import { type Clock, systemClock } from '../../clock'

/** ms */
const SOON = 1500
const EVERY = 10_000

export class LikesTeller {
  private count = 0
  private told = 0
  private timer: unknown
  private due = Infinity

  constructor(
    private readonly tell: (count: number) => void,
    private readonly clock: Clock = systemClock,
  ) {}

  /** Of another show, nothing is told yet. */
  anew(): void {
    this.stop()
    this.due = Infinity
    this.count = 0
    this.told = 0
  }

  add(count: number): void {
    this.count += count
    this.tellWithin(EVERY)
  }

  /** Somebody came who does not know it. */
  tellSoon(): void {
    this.told = 0
    this.tellWithin(SOON)
  }

  stop(): void {
    this.clock.clearTimeout(this.timer)
  }

  private tellWithin(ms: number): void {
    const due = this.clock.now() + ms
    if (due >= this.due) return
    this.clock.clearTimeout(this.timer)
    this.due = due
    this.timer = this.clock.setTimeout(() => {
      this.due = Infinity
      if (this.count === this.told) return
      this.told = this.count
      this.tell(this.count)
    }, ms)
  }
}
