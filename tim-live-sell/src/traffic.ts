/** How much is said in the room: over 40 messages a second the cloud drops some without a word, so likes make room. */
import { type Clock } from './clock'

/** Messages a second from which on the room counts as nearly full. */
const busyFrom = 30
const second = 1000

export class Traffic {
  private start = 0
  private count = 0
  private last = 0

  constructor(private readonly clock: Clock) {}

  heard(messages: number): void {
    this.turn()
    this.count += messages
  }

  isBusy(): boolean {
    this.turn()
    return Math.max(this.count, this.last) >= busyFrom
  }

  private turn(): void {
    const passed = this.clock.now() - this.start
    if (passed >= 0 && passed < second) return
    this.last = passed < 2 * second ? this.count : 0
    this.count = 0
    this.start = this.clock.now()
  }
}
