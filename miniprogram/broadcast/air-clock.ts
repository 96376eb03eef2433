/** Runs while the broadcast is on air: says how long it has been, gathers its figures, guards the way out. */
import type { Ending } from '../components/live-end/live-end'
import type { NetInfo } from '../play-events'
import { guardLeaving } from './leave-guard'
import { beginAir, endingOf, secondsOnAir, withReading } from './on-air'

export interface AirClock {
  reading: (net: NetInfo) => void
  end: (why: Pick<Ending, 'reason' | 'advice' | 'broken'>) => Ending
}

/** `tell` hears of the seconds on air, at once and then every second. */
export function startAirClock(tell: (seconds: number) => void): AirClock {
  let air = beginAir(Date.now())
  const ticking = setInterval(() => tell(secondsOnAir(air, Date.now())), 1000)
  guardLeaving(true)
  tell(0)
  return {
    reading: (net) => {
      air = withReading(air, net)
    },
    end: (why) => {
      clearInterval(ticking)
      guardLeaving(false)
      return endingOf(air, Date.now(), why)
    },
  }
}
