/**
 * One piece of work after the other: what is asked for in the midst of one comes after it, so that a host that calls back from inside an
 * event finds the room in order. What one throws is told, and what comes next is done all the same.
 */
export class SerialQueue {
  private readonly work: (() => void)[] = []
  private running = false

  constructor(
    /** Hears what was thrown. */
    private readonly report: (error: unknown) => void,
    /** Called each time that nothing is left to do. */
    private readonly empty: () => void,
  ) {}

  add(work: () => void): void {
    this.work.push(work)
    if (this.running) return
    this.running = true
    try {
      for (let next = this.work.shift(); next; next = this.work.shift()) this.safely(next)
    } finally {
      this.running = false
    }
    this.safely(this.empty)
  }

  /** Does it now, and throws nothing. */
  safely(work: () => void): void {
    try {
      work()
    } catch (error) {
      this.report(error)
    }
  }
}
