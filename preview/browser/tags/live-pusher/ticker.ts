/**
 * The beat of the outgoing picture. It comes from a worker: browsers slow the timers of a page in the background down to
 * one a second, and a broadcast must go on there.
 */
const SOURCE = `
let timer
onmessage = ({ data }) => {
  clearInterval(timer)
  timer = setInterval(() => postMessage(0), data)
}`

export class Ticker {
  private readonly url = URL.createObjectURL(new Blob([SOURCE], { type: 'text/javascript' }))
  private readonly worker = new Worker(this.url)
  private periodMs = Infinity
  private last = -Infinity

  constructor(onTick: (now: number) => void) {
    this.worker.onmessage = () => {
      const now = performance.now()
      // A page that was busy finds several ticks waiting; one picture is enough for them.
      if (now - this.last < this.periodMs / 2) return
      this.last = now
      onTick(now)
    }
  }

  /** Ticks per second. */
  setRate(rate: number): void {
    const periodMs = 1000 / rate
    if (periodMs === this.periodMs) return
    this.periodMs = periodMs
    this.worker.postMessage(periodMs)
  }

  stop(): void {
    this.worker.onmessage = null
    this.worker.terminate()
    URL.revokeObjectURL(this.url)
  }
}
