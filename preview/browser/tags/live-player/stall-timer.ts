/** Notices that nothing comes any more: servers do not end a viewer's connection when the publisher just falls silent. */

export interface Timers {
  set(run: () => void, ms: number): unknown
  clear(timer: unknown): void
}

const browserTimers: Timers = {
  set: (run, ms) => setTimeout(run, ms),
  clear: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
}

const STALL_MS = 5000

export class StallTimer {
  private timer: unknown

  constructor(
    private readonly onStall: () => void,
    private readonly timers: Timers = browserTimers,
    private readonly limitMs = STALL_MS,
  ) {}

  /** Something has come, or one has begun to wait. */
  touch(): void {
    this.timers.clear(this.timer)
    this.timer = this.timers.set(this.onStall, this.limitMs)
  }

  stop(): void {
    this.timers.clear(this.timer)
  }
}
