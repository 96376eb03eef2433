/** One broadcast from its first moment on air to its end: how long and how well. Pure. */
import type { Ending } from '../components/live-end/live-end'
import type { NetInfo } from '../play-events'
import { clock } from '../words'

export interface Air {
  /** ms */
  since: number
  /** kbit/s of all readings, added up. */
  total: number
  readings: number
  /** The picture's size, as last reported; '' = not yet. */
  size: string
}

export function beginAir(now: number): Air {
  return { since: now, total: 0, readings: 0, size: '' }
}

/** A reading without a bitrate is one of a moment without a connection: it counts as nothing sent. */
export function withReading(air: Air, net: NetInfo): Air {
  const width = Number(net.videoWidth) || 0
  const height = Number(net.videoHeight) || 0
  return {
    ...air,
    total: air.total + (Number(net.videoBitrate) || 0) + (Number(net.audioBitrate) || 0),
    readings: air.readings + 1,
    size: width && height ? `${width}×${height}` : air.size,
  }
}

export function secondsOnAir(air: Air, now: number): number {
  return Math.max(0, Math.floor((now - air.since) / 1000))
}

export function endingOf(air: Air, now: number, why: Pick<Ending, 'reason' | 'advice' | 'broken'>): Ending {
  return {
    ...why,
    seconds: secondsOnAir(air, now),
    bitrate: air.readings > 0 ? air.total / air.readings : 0,
    size: air.size,
    from: clock(air.since),
    to: clock(now),
  }
}
