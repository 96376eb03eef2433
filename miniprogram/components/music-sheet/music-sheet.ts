/** The background music's controls; sends `command` (toggle, stop), `change` (volume, micVolume, loop) and `close`. */
import { ComponentWithComputed } from 'miniprogram-computed'
import { airTime } from '../../words'
import { noMusic, tune } from './music'

export type MusicCommand = 'toggle' | 'stop'

export type MusicChange = { name: 'volume' | 'micVolume' | 'loop'; value: number | boolean }

type ChangeEvent = WechatMiniprogram.CustomEvent<
  { value: number | boolean },
  WechatMiniprogram.IAnyObject,
  { name: MusicChange['name'] }
>

ComponentWithComputed({
  properties: {
    music: { type: Object, value: noMusic },
  },
  data: { tune },
  computed: {
    playing(data): boolean {
      return data.music.state === 'playing'
    },
    percent(data): number {
      const { progress, duration } = data.music
      return duration > 0 ? Math.min(100, Math.round((progress / duration) * 100)) : 0
    },
    elapsed(data): string {
      return airTime(data.music.progress / 1000)
    },
    total(data): string {
      return data.music.duration > 0 ? airTime(data.music.duration / 1000) : '--:--'
    },
  },
  methods: {
    onToggle() {
      this.triggerEvent('command', { name: 'toggle' })
    },

    onStop() {
      if (this.data.music.state !== 'stopped') this.triggerEvent('command', { name: 'stop' })
    },

    onChange(event: ChangeEvent) {
      const change: MusicChange = { name: event.currentTarget.dataset.name, value: event.detail.value }
      this.triggerEvent('change', change)
    },

    onClose() {
      this.triggerEvent('close', {})
    },
  },
})
