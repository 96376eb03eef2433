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
/** The wait before the last further try, in ms; each is twice the one before, and the first is a second. */
const longestWait = 4000

interface Job {
  lane_: number
  /** Sends, or says why not. */
  end_: (error?: TslError) => void
}

export interface Outbox {
  /** Resolves when the cloud took it. */
  send_: (message: Outgoing) => Promise<void>
  /** Past the queue and the share: for the last message before leaving. */
  sendNow_: (message: Outgoing) => Promise<void>
}

export function createOutbox(live: Live): Outbox {
  const queue: Job[] = []
  let free = share

  function pump(): void {
    while (free && queue.length) {
      ;(queue.shift() as Job).end_()
      free--
      // What is taken from the share comes back a second later.
      void live.pause_(second).then(() => {
        free++
        pump()
      })
    }
  }

  /** Makes the SDK's message, for the room of now; it is made once, so that a further try sends the same. */
  function creation({ lane_, payload }: Outgoing): () => Promise<void> {
    const priority = ['High', 'Normal', 'Low', 'Lowest'][lane_]
    const options = { to: live.roomID, conversationType: 'GROUP', priority, payload }
    return async () =>
      deliver(await live.sdk_[`create${'text' in payload ? 'Text' : 'Custom'}Message`](options))
  }

  async function deliver(message: unknown, wait = second): Promise<void> {
    try {
      await live.sdk_.sendMessage(message)
    } catch (thrown) {
      const error = toTslError(thrown, 'send')
      if (error.reason === 'unknown') error.retry = () => deliver(message)
      if (wait > longestWait || !isWorthRetrying(error) || !(await live.pause_(wait))) throw error
      await deliver(message, wait * 2)
    }
  }

  // Everything that waits fails with the connection.
  live.cuts_.add((error) => queue.splice(0).forEach((job) => job.end_(error)))
  return {
    send_: (message) =>
      new Promise((resolve, reject) => {
        const send = creation(message)
        if (queue.length >= capacity) {
          throw new TslError('refused', Code.QUEUE_FULL, `${capacity} messages are waiting`)
        }
        const next = queue.findIndex((job) => job.lane_ > message.lane_)
        const end_ = (error?: TslError) => (error ? reject(error) : resolve(send()))
        queue.splice(next < 0 ? capacity : next, 0, { lane_: message.lane_, end_ })
        pump()
      }),
    sendNow_: (message) => creation(message)(),
  }
}
