/**
 * Network gaps. The SDK reconnects by itself and says nothing more than "connected"; what was said in the room meanwhile
 * does not come again. So the room is joined again, and the app is told which time is missing.
 */
import { type Clock } from './clock'

const pauses = [1000, 2000, 4000, 8000, 16000]

export interface GapHost {
  isInRoom(): boolean
  /** Rejects when it may be tried again. */
  rejoin(): Promise<boolean>
  missed(since: number, until: number): void
  failed(error: unknown): void
}

export class Gap {
  private since: number | undefined
  private timer: unknown
  private run = 0

  constructor(
    private readonly clock: Clock,
    private readonly host: GapHost,
  ) {}

  netState(state: unknown): void {
    if (state === 'connected') {
      if (this.since !== undefined) void this.close(this.since, ++this.run, 0)
    } else if (state === 'disconnected' || state === 'connecting') {
      this.stop()
      if (this.since === undefined && this.host.isInRoom()) this.since = this.clock.now()
    }
  }

  /** Forgets the gap: the room is no longer of interest. */
  clear(): void {
    this.stop()
    this.since = undefined
  }

  private stop(): void {
    this.run++
    this.clock.clearTimeout(this.timer)
  }

  private async close(since: number, run: number, tries: number): Promise<void> {
    try {
      const back = await this.host.rejoin()
      if (run !== this.run) return
      this.since = undefined
      if (back) this.host.missed(since, this.clock.now())
    } catch (error) {
      if (run !== this.run) return
      const pause = pauses[tries]
      if (pause === undefined) {
        this.since = undefined
        this.host.failed(error)
        return
      }
      this.timer = this.clock.setTimeout(() => void this.close(since, run, tries + 1), pause)
    }
  }
}
