/** What lies over the picture, in full screen too: the cover until pictures move, the state, and a few buttons. */
import { ComponentWithComputed } from 'miniprogram-computed'
import { type PlayState, stateWords } from './play-state'

type Tone = 'good' | 'waiting' | 'still' | 'bad'

const tones: Record<PlayState, Tone> = {
  idle: 'still',
  connecting: 'waiting',
  playing: 'good',
  buffering: 'waiting',
  paused: 'still',
  retrying: 'waiting',
  ended: 'still',
  failed: 'bad',
}

/** The native player tries this often before it gives up. */
const TRIES = 3

/** What the plugin waits for when it goes on after that. */
const losses: Record<string, string> = {
  'network-lost': '网络断开，恢复后会接着播放',
  'stream-lost': '主播可能暂时离开，正在重连…',
  unknown: '连接断了，正在重连…',
}

const first = 'idle' as PlayState

ComponentWithComputed({
  properties: {
    state: { type: String, value: first },
    /** Pictures have been seen since the last start. */
    seen: { type: Boolean, value: false },
    /** Which try to reconnect this is, from 1; 0 = none yet. */
    tries: { type: Number, value: 0 },
    /** Why the plugin tries again after that: a key of `losses`; '' = it does not. */
    lost: { type: String, value: '' },
    cover: { type: String, value: '' },
    title: { type: String, value: '' },
    fullScreen: { type: Boolean, value: false },
    soundOnly: { type: Boolean, value: false },
    inWindow: { type: Boolean, value: false },
    /** The player's own log lies over the picture; it starts where the state stands. */
    debug: { type: Boolean, value: false },
    /** Something else stands in the middle (an error); no button and no words here. */
    quiet: { type: Boolean, value: false },
  },
  computed: {
    words(data): string {
      return data.soundOnly ? '听声音' : stateWords[data.state]
    },
    tone(data): Tone {
      return data.soundOnly ? 'good' : tones[data.state]
    },
    poster(data): boolean {
      // A player that begins anew may show nothing for long.
      return !data.seen || data.soundOnly || data.inWindow || data.lost !== ''
    },
    busy(data): string {
      if (data.quiet || data.soundOnly) return ''
      if (data.state === 'connecting') return '正在连接…'
      if (data.state === 'buffering') return '正在缓冲…'
      if (data.state !== 'retrying') return ''
      if (data.lost) return losses[data.lost] || '连接断了，正在重连…'
      const count = data.tries > 0 ? `（${Math.min(data.tries, TRIES)}/${TRIES}）` : ''
      return `${data.seen ? '连接断了' : '还没收到画面'}，正在重试${count}`
    },
    offerPlay(data): boolean {
      return !data.quiet && !data.soundOnly && (data.state === 'paused' || data.state === 'idle')
    },
    note(data): string {
      if (data.quiet) return ''
      if (data.soundOnly) return '画面已停下，正在播放声音'
      return data.inWindow ? '正在小窗中播放' : ''
    },
  },
  methods: {
    onPlay() {
      this.triggerEvent('play', {})
    },

    onExit() {
      this.triggerEvent('exit', {})
    },
  },
})
