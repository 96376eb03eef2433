/** Gifts tapped in quick succession go out together: the first at once, the others a moment later as one message. */
import { type Clock, systemClock } from '../clock'

/** ms */
const TOGETHER = 400

export class GiftSender {
  private waiting = new Map<string, number>()
  private timer: unknown
  private resting = false

  constructor(
    private readonly send: (id: string, count: number) => void,
    private readonly clock: Clock = systemClock,
  ) {}

  give(id: string): void {
    this.waiting.set(id, (this.waiting.get(id) ?? 0) + 1)
    if (!this.resting) this.flush()
  }

  /** What was tapped is sent; nothing later. */
  stop(): void {
    this.clock.clearTimeout(this.timer)
    this.flush()
    this.clock.clearTimeout(this.timer)
  }

  private flush(): void {
    const { waiting } = this
    this.resting = waiting.size > 0
    this.waiting = new Map()
    if (this.resting) this.timer = this.clock.setTimeout(() => this.flush(), TOGETHER)
    waiting.forEach((count, id) => this.send(id, count))
  }
}
