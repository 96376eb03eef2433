/** How often something is drawn, whatever comes in: evenly spaced, never more than so many times in any second. */
import { type Clock, systemClock } from '../clock'

export interface PaceOptions {
  /** ms between two ordinary runs. */
  gap: number
  /** Runs in any second, urgent ones included. */
  most: number
  clock?: Clock
}

const SECOND = 1000

export class Pace {
  private readonly gap: number
  private readonly most: number
  private readonly clock: Clock
  /** When the last runs were; no more of them than may be in a second. */
  private readonly runs: number[] = []
  private timer: unknown
  private due = Infinity

  constructor(
    private readonly run: () => void,
    { gap, most, clock = systemClock }: PaceOptions,
  ) {
    this.gap = gap
    this.most = most
    this.clock = clock
  }

  /** Runs at once or as soon as the pace lets it. An urgent one does not wait for the gap, only for the second's limit. */
  ask(urgent = false): void {
    const now = this.clock.now()
    const when = Math.max(now, this.earliest(urgent))
    if (when >= this.due) return
    this.cancel()
    if (when <= now) this.go(now)
    else {
      this.due = when
      this.timer = this.clock.setTimeout(() => {
        this.due = Infinity
        this.go(this.clock.now())
      }, when - now)
    }
  }

  /** What was asked for is not run any more. */
  cancel(): void {
    this.clock.clearTimeout(this.timer)
    this.due = Infinity
  }

  private earliest(urgent: boolean): number {
    const [first = -Infinity] = this.runs
    const last = this.runs.length > 0 ? this.runs[this.runs.length - 1] || 0 : -Infinity
    const byLimit = this.runs.length < this.most ? -Infinity : first + SECOND
    return urgent ? byLimit : Math.max(byLimit, last + this.gap)
  }

  private go(now: number): void {
    this.runs.push(now)
    if (this.runs.length > this.most) this.runs.shift()
    this.run()
  }
}
