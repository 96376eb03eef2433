/** Many taps, few messages: what is tapped within a second goes out as one, and nothing goes out while one is on its way. */
import { isWorthRetrying } from './errors'
import { type Live } from './live'
import { customMessage, maxCount, writeCount, type Outgoing } from './wire'

/** Time in which taps are merged, in ms; longer while the room is nearly full. */
const mergeFor = 1000
const mergeWhenBusy = 3000

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
  let armed = false
  let onItsWay: Promise<void> | undefined

  async function armLikes_(): Promise<void> {
    if (armed) return
    armed = true
    while (
      count &&
      live.ready_ &&
      (await live.pause_(live.clock.now() < live.busyUntil_ ? mergeWhenBusy : mergeFor))
    ) {
      await live.settled_()
      // flush_() may be sending them.
      if (count && !onItsWay) await send(live.send_)
    }
    armed = false
  }

  function send(by: (message: Outgoing) => Promise<void>): Promise<void> {
    const taps = Math.min(count, maxCount)
    count -= taps
    return (onItsWay = by(customMessage('LIKE', last, undefined, writeCount(taps)))
      .catch((thrown: unknown) => {
        // Certainly not sent: the taps go with the next ones.
        if (isWorthRetrying(thrown) || !live.ready_) count += taps
        live.failed_(thrown, 'like')
      })
      .then(() => (onItsWay = undefined)))
  }

  return {
    tap_(extension) {
      count++
      // Of merged taps, the last extension is the one that is sent.
      last = extension
      void armLikes_()
    },
    armLikes_,
    async flush_() {
      while (onItsWay) await onItsWay
      if (count) await send(live.sendNow_)
    },
  }
}
