/** What lies over the camera's picture: the state with the time on air, the speed, and what is going on just now. */
import { ComponentWithComputed } from 'miniprogram-computed'
import { airTime } from '../../words'
import { type PushState, stateWords } from './push-state'

type Tone = 'good' | 'waiting' | 'still' | 'bad'

const tones: Record<PushState, Tone> = {
  opening: 'waiting',
  previewing: 'good',
  starting: 'waiting',
  connected: 'waiting',
  live: 'bad',
  retrying: 'waiting',
  interrupted: 'waiting',
  refused: 'still',
  waiting: 'waiting',
  ended: 'still',
  failed: 'still',
}

/** The native pusher tries this often before it gives up. */
const TRIES = 3

const first = 'opening' as PushState

ComponentWithComputed({
  properties: {
    state: { type: String, value: first },
    /** Time on air in s; -1 = not on air yet. */
    seconds: { type: Number, value: -1 },
    /** kbit/s; 0 = unknown. */
    speed: { type: Number, value: 0 },
    /** Which try to reconnect this is, from 1; 0 = none. */
    tries: { type: Number, value: 0 },
    /** Something that is not well, in a few words. */
    hint: { type: String, value: '' },
    /** The pusher's own log lies over the picture, from its top on. */
    debug: { type: Boolean, value: false },
    /** Something else stands in the middle (an error); no words here. */
    quiet: { type: Boolean, value: false },
  },
  computed: {
    words(data): string {
      return stateWords[data.state]
    },
    tone(data): Tone {
      return tones[data.state]
    },
    time(data): string {
      return data.seconds < 0 ? '' : airTime(data.seconds)
    },
    speedWords(data): string {
      return data.seconds >= 0 && data.speed > 0 && !data.quiet ? `${Math.round(data.speed)} kbit/s` : ''
    },
    busy(data): string {
      if (data.quiet) return ''
      switch (data.state) {
        case 'opening':
          return '正在打开摄像头…'
        case 'starting':
        case 'connected':
          return data.seconds < 0 ? '正在开播…' : '正在接上…'
        case 'retrying':
          return `网络断开，正在重连${data.tries > 0 ? `（${Math.min(data.tries, TRIES)}/${TRIES}）` : ''}`
        case 'interrupted':
          return '被来电打断，结束通话后继续'
        default:
          return ''
      }
    },
    warning(data): string {
      return data.quiet || data.state === 'retrying' ? '' : data.hint
    },
  },
})
