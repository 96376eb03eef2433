/**
 * What goes out: the most important first, no more a second than this client's share of the room's 40, and again when
 * the cloud says that it did not take it.
 */
import { Code, TslError, isWorthRetrying, toTslError } from './errors'
import { type Lane } from './events'
import { type Live } from './live'
import { type Payload } from './wire'

/** Messages a second of one client. */
const share = 10
/** Calls of one lane that wait; beyond that they are refused, not kept. */
const capacity = 1000
const second = 1000
/** The wait before the last further try, in ms; each is twice the one before, and the first is a second. */
const longestWait = 4000

/** Sends, or says why not. */
type End = (error?: TslError) => void

export interface Outbox {
  /** Resolves when the cloud took it. `now`: past the queue and the share, for the last message before leaving. */
  send_: (payload: Payload, lane: Lane, now?: boolean) => Promise<void>
}

export function createOutbox(live: Live): Outbox {
  /** The first of these go first. */
  const queues: Readonly<Record<Lane, End[]>> & End[][] = [[], [], [], []]
  let free = share

  function pump(): void {
    const next = free && queues.find((queue) => queue.length)
    if (next) {
      free--
      ;(next.shift() as End)()
      // What is taken from the share comes back a second later.
      void live.pause_(second).then(() => {
        free++
        pump()
      })
    }
  }

  /** Resolves when the share allows a further message, and nothing more urgent waits. */
  function turn(lane: Lane): Promise<void> {
    return new Promise((resolve, reject) => {
      const queue = queues[lane]
      if (queue.length >= capacity) {
        throw new TslError('refused', Code.QUEUE_FULL, `${capacity} messages are waiting`)
      }
      queue.push((error) => (error ? reject(error) : resolve()))
      pump()
    })
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
  live.cuts_.add((error) => queues.forEach((queue) => queue.splice(0).forEach((end) => end(error))))
  return {
    async send_(payload, lane, now) {
      const priority = ['High', 'Normal', 'Low', 'Lowest'][lane]
      // For the room of now.
      const options = { to: live.roomID, conversationType: 'GROUP', priority, payload }
      if (!now) await turn(lane)
      // Made once, so that a further try sends the same.
      await deliver(await live.sdk_[`create${payload.text ? 'Text' : 'Custom'}Message`](options))
    },
  }
}
