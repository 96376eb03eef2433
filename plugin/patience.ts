/** Waits a while for something that is missing, and says so once; says it anew only after it has been there, or is not wanted any more. */
import type { SetTimer } from './platform/ports'

export class Patience {
  private cancelTimer: (() => void) | null = null
  private over = false

  constructor(
    private readonly setTimer: SetTimer,
    private readonly ms: number,
    private readonly lost: () => void,
  ) {}

  follow(missing: boolean): void {
    if (!missing) {
      this.cancelTimer?.()
      this.cancelTimer = null
      this.over = false
    } else if (!this.cancelTimer && !this.over) {
      this.cancelTimer = this.setTimer(() => {
        this.cancelTimer = null
        this.over = true
        this.lost()
      }, this.ms)
    }
  }

  /** Somebody asks who has not heard it: it is said once more. */
  anew(): void {
    this.over = false
  }
}
