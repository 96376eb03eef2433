/**
 * What goes out: the most important first, no more a second than this client's share of the room's 40, and again when
 * the cloud says that it did not take it.
 */
import { type Clock } from './clock'
import { CODE, TslError, isWorthRetrying, toTslError } from './errors'
import { type Lane } from './wire'

/** Messages a second of one client. */
export const share = 10
/** Calls waiting; beyond that they are refused, not kept. */
export const capacity = 1000
const second = 1000
/** Waits before each further try, in ms. */
const pauses = [1000, 2000, 4000]

interface Job {
  /** Makes the SDK's message; called once, so that a further try sends the same. */
  create: () => unknown
  resolve: () => void
  reject: (error: TslError) => void
}

export class Outbox {
  private readonly waiting: [Job[], Job[], Job[], Job[]] = [[], [], [], []]
  private size = 0
  /** When the last `share` messages went out. */
  private readonly sent: number[] = []
  private timer: unknown
  private readonly pausing = new Map<unknown, () => void>()

  constructor(
    private readonly clock: Clock,
    private readonly sendMessage: (message: unknown) => Promise<unknown>,
  ) {}

  /** Resolves when the cloud took it. */
  push(lane: Lane, create: () => unknown): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.size >= capacity) {
        const message = `${capacity} messages are waiting already; this one is not sent`
        reject(new TslError('refused', CODE.QUEUE_FULL, message))
        return
      }
      this.size++
      this.waiting[lane].push({ create, resolve, reject })
      this.pump()
    })
  }

  /** Past the queue and the share: for the last message before leaving. */
  async sendNow(create: () => unknown): Promise<void> {
    try {
      await this.deliver(await create())
    } catch (error) {
      throw toTslError(error, 'send')
    }
  }

  /** Everything that waits fails; the box can be used again. */
  clear(error: TslError): void {
    this.clock.clearTimeout(this.timer)
    this.timer = undefined
    this.size = 0
    for (const lane of this.waiting) for (const job of lane.splice(0)) job.reject(error)
    for (const [timer, wake] of Array.from(this.pausing)) {
      this.clock.clearTimeout(timer)
      wake()
    }
    this.pausing.clear()
  }

  private pump(): void {
    while (this.timer === undefined) {
      const lane = ([0, 1, 2, 3] as Lane[]).find((one) => this.waiting[one].length > 0)
      if (lane === undefined) return
      const oldest = this.sent[0]
      const wait = oldest === undefined || this.sent.length < share ? 0 : oldest + second - this.clock.now()
      // A clock that was set back must not stop everything.
      if (wait > 0 && wait <= second) {
        this.timer = this.clock.setTimeout(() => {
          this.timer = undefined
          this.pump()
        }, wait)
        return
      }
      const job = this.waiting[lane].shift()
      if (this.sent.push(this.clock.now()) > share) this.sent.shift()
      if (job) this.run(job)
    }
  }

  private run(job: Job): void {
    this.size--
    this.sendNow(job.create).then(job.resolve, job.reject)
  }

  private async deliver(message: unknown, tries = 0): Promise<void> {
    try {
      await this.sendMessage(message)
    } catch (thrown) {
      const error = toTslError(thrown, 'send')
      const pause = pauses[tries]
      if (pause !== undefined && isWorthRetrying(error) && (await this.pause(pause))) {
        return this.deliver(message, tries + 1)
      }
      if (error.reason === 'unknown') error.retry = () => this.deliver(message)
      throw error
    }
  }

  /** @returns false when it was cut short */
  private pause(ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = this.clock.setTimeout(() => {
        this.pausing.delete(timer)
        resolve(true)
      }, ms)
      this.pausing.set(timer, () => resolve(false))
    })
  }
}
