/** Many taps, few messages: what is tapped within a second goes out as one, and nothing goes out while one is on its way. */
import { type Clock } from './clock'
import { isWorthRetrying, toTslError, type ErrorReason, type TslError } from './errors'
import { customMessage, maxCount, writeCount, type Outgoing } from './wire'

/** Of a merged message, in ms; longer while the room is nearly full. */
export const mergeWindow = { normal: 1000, busy: 3000 }

const gone: readonly ErrorReason[] = ['not-ready', 'kicked', 'destroyed']

export interface LikesHost {
  push(outgoing: Outgoing): Promise<void>
  sendNow(outgoing: Outgoing): Promise<void>
  isRoomBusy(): boolean
  failed(error: TslError): void
}

export class Likes {
  private count = 0
  private extension = ''
  private timer: unknown
  private paused = false
  private onItsWay: Promise<void> | undefined

  constructor(
    private readonly clock: Clock,
    private readonly host: LikesHost,
  ) {}

  /** Of merged taps, the last extension is the one that is sent. */
  tap(extension: string): void {
    this.count++
    this.extension = extension
    this.arm()
  }

  /** Sends what is left, at once, and waits until all of it is out. */
  async flush(): Promise<void> {
    this.clock.clearTimeout(this.timer)
    this.timer = undefined
    while (this.onItsWay) await this.onItsWay
    if (this.count > 0) await this.send((message) => this.host.sendNow(message))
  }

  /** Nothing goes out until resume(); what was tapped is kept. */
  pause(): void {
    this.paused = true
    this.clock.clearTimeout(this.timer)
    this.timer = undefined
  }

  resume(): void {
    this.paused = false
    this.arm()
  }

  private arm(): void {
    if (this.timer !== undefined || this.onItsWay || this.paused || this.count === 0) return
    const ms = this.host.isRoomBusy() ? mergeWindow.busy : mergeWindow.normal
    this.timer = this.clock.setTimeout(() => {
      this.timer = undefined
      void this.send((message) => this.host.push(message))
    }, ms)
  }

  private send(by: (message: Outgoing) => Promise<void>): Promise<void> {
    const count = Math.min(this.count, maxCount)
    this.count -= count
    const sending = by(customMessage('LIKE', this.extension, writeCount(count)))
      .catch((thrown: unknown) => {
        const error = toTslError(thrown, 'like')
        // Certainly not sent: the taps go with the next ones.
        if (isWorthRetrying(error) || gone.includes(error.reason)) this.count += count
        this.host.failed(error)
      })
      .then(() => {
        if (this.onItsWay !== sending) return
        this.onItsWay = undefined
        this.arm()
      })
    return (this.onItsWay = sending)
  }
}
