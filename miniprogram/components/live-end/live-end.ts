/** The end of a broadcast: how long, how well, and why it ended; sends `again` or `leave`. */
import { ComponentWithComputed } from 'miniprogram-computed'
import { airTime } from '../../words'

export interface Ending {
  /** s on air. */
  seconds: number
  /** kbit/s over the whole broadcast, picture and sound; 0 = never measured. */
  bitrate: number
  /** px; '' = never known. */
  size: string
  /** Begin and end by the clock. */
  from: string
  to: string
  reason: string
  /** What to do about it; '' where there is nothing to do. */
  advice: string
  /** It ended by itself, not by the broadcaster's wish. */
  broken: boolean
}

const noEnding: Ending = {
  seconds: 0,
  bitrate: 0,
  size: '',
  from: '',
  to: '',
  reason: '',
  advice: '',
  broken: false,
}

ComponentWithComputed({
  properties: {
    ending: { type: Object, value: noEnding },
  },
  computed: {
    time(data): string {
      return airTime(data.ending.seconds)
    },
    bitrate(data): string {
      return data.ending.bitrate > 0 ? String(Math.round(data.ending.bitrate)) : '–'
    },
    sent(data): string {
      const megabytes = (data.ending.bitrate * data.ending.seconds) / 8 / 1000
      return megabytes > 0 ? megabytes.toFixed(megabytes < 10 ? 1 : 0) : '–'
    },
  },
  methods: {
    onAgain() {
      this.triggerEvent('again', {})
    },

    onLeave() {
      this.triggerEvent('leave', {})
    },
  },
})
