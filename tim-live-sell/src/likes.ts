/** Many taps, few messages: what is tapped within a second goes out as one, and nothing goes out while one is on its way. */
import { isWorthRetrying } from './errors'
import { type Live } from './live'

/** Time in which taps are merged, in ms. */
const mergeFor = 1000

export interface Likes {
  tap_: (extension: string) => void
  /** Lets what was tapped go out when it may. */
  armLikes_: () => Promise<void>
  /** Sends what is left, and waits until all of it is out. */
  flush_: () => Promise<void>
}

export function createLikes(live: Live): Likes {
  let count = 0
  let last = ''
  let sent = Promise.resolve()

  /** The first ones arm; the others go with them. */
  function add(taps: number): void {
    count += taps
    if (count === taps) void armLikes_()
  }

  async function armLikes_(): Promise<void> {
    if (count && live.ready_ && (await live.pause_(mergeFor))) {
      await live.shared_.moving_
      await flush_(true)
    }
  }

  function flush_(queued?: boolean): Promise<void> {
    return (sent = sent.then(async () => {
      const taps = count
      count = 0
      if (!taps) return
      const description = taps > 1 ? JSON.stringify({ count: taps }) : ''
      try {
        await live.send_({ data: 'LIKE', description, extension: last }, 3, !queued)
      } catch (thrown) {
        // Certainly not sent: the taps go with the next ones.
        if (isWorthRetrying(thrown) || !live.ready_) add(taps)
        live.failed_(thrown, 'like')
      }
    }))
  }

  return {
    tap_(extension) {
      // Of merged taps, the last extension is the one that is sent.
      last = extension
      add(1)
    },
    armLikes_,
    flush_,
  }
}
