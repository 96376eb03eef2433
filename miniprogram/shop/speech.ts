/** Whether this user may speak, in words, and until when. */
import { type Clock, systemClock } from '../clock'

export class Speech {
  private timer: unknown

  /** `show` hears why not; '' = may speak. */
  constructor(
    private readonly show: (refused: string) => void,
    private readonly clock: Clock = systemClock,
  ) {}

  muted(seconds: number, all: boolean): void {
    this.clock.clearTimeout(this.timer)
    if (!(seconds > 0)) {
      this.show('')
      return
    }
    this.show(all ? '主播开启了全员禁言' : `你已被禁言${lengthWords(seconds)}`)
    // Longer than a timer can be is longer than a show.
    if (seconds < 86_400) this.timer = this.clock.setTimeout(() => this.show(''), seconds * 1000)
  }

  stop(): void {
    this.clock.clearTimeout(this.timer)
  }
}

function lengthWords(seconds: number): string {
  if (seconds === Infinity) return ''
  if (seconds < 60) return `（${Math.ceil(seconds)} 秒）`
  if (seconds < 3600) return `（${Math.ceil(seconds / 60)} 分钟）`
  return `（${Math.ceil(seconds / 3600)} 小时）`
}
