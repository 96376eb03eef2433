/**
 * What goes out: the most important first, no more a second than this client's share of the room's 40, and again when
 * the cloud says that it did not take it.
 */
import { Code, TslError, isWorthRetrying, toTslError } from './errors'
import { type Live } from './live'
import { type Outgoing } from './wire'

/** Messages a second of one client. */
const share = 10
/** Calls waiting; beyond that they are refused, not kept. */
const capacity = 1000
const second = 1000
/** Waits before each further try, in ms; after the last there is none. */
const pauses = [1000, 2000, 4000, 0]

interface Job {
  lane_: number
  send_: () => Promise<void>
  resolve_: (sent: Promise<void>) => void
  reject_: (error: TslError) => void
}

export interface Outbox {
  /** Resolves when the cloud took it. */
  send_: (message: Outgoing) => Promise<void>
  /** Past the queue and the share: for the last message before leaving. */
  sendNow_: (message: Outgoing) => Promise<void>
  /** Everything that waits fails. */
  clearOutbox_: (error: TslError) => void
}

export function createOutbox(live: Live): Outbox {
  const { clock } = live
  const queue: Job[] = []
  /** When the last `share` messages went out. */
  const sent: number[] = []
  let pausing = false

  async function pump(): Promise<void> {
    while (queue.length && !pausing) {
      const wait = (sent[share - 1] || 0) + second - clock.now()
      // A clock that was set back must not stop everything.
      if (wait > 0 && wait <= second) {
        pausing = true
        await live.pause_(wait)
        pausing = false
      } else {
        sent.unshift(clock.now())
        sent.length = Math.min(sent.length, share)
        const job = queue.shift()
        if (job) job.resolve_(job.send_())
      }
    }
  }

  /** Makes the SDK's message, for the room of now; it is made once, so that a further try sends the same. */
  function creation({ lane_, payload }: Outgoing): () => Promise<void> {
    const priority = ['High', 'Normal', 'Low', 'Lowest'][lane_]
    const options = { to: live.roomID, conversationType: 'GROUP', priority, payload }
    return async () =>
      deliver(await live.sdk_['text' in payload ? 'createTextMessage' : 'createCustomMessage'](options))
  }

  async function deliver(message: unknown): Promise<void> {
    for (const ms of pauses) {
      try {
        await live.sdk_.sendMessage(message)
        return
      } catch (thrown) {
        const error = toTslError(thrown, 'send')
        if (error.reason === 'unknown') error.retry = () => deliver(message)
        if (!ms || !isWorthRetrying(error) || !(await live.pause_(ms))) throw error
      }
    }
  }

  return {
    send_: (message) =>
      new Promise((resolve_, reject_) => {
        const { lane_ } = message
        if (queue.length >= capacity) {
          throw new TslError('refused', Code.QUEUE_FULL, `not sent: ${capacity} messages are waiting already`)
        }
        const next = queue.findIndex((job) => job.lane_ > lane_)
        queue.splice(next < 0 ? capacity : next, 0, { lane_, send_: creation(message), resolve_, reject_ })
        void pump()
      }),
    sendNow_: (message) => creation(message)(),
    clearOutbox_: (error) => queue.splice(0).forEach((job) => job.reject_(error)),
  }
}
