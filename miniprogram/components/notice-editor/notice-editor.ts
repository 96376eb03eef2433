/** The host writes the room's notice. Sends `publish` {text} ('' takes it down) and `close`. */
import { isVisible } from '../visible'

type Input = WechatMiniprogram.CustomEvent<{ value: string }>

/** Characters; the cloud takes 400 bytes of a notice. */
const MOST = 100

Component({
  properties: {
    /** What stands there now. */
    text: { type: String, value: '' },
    busy: { type: Boolean, value: false },
  },
  data: { value: '', ready: false, count: 0, most: MOST },
  lifetimes: {
    attached() {
      this.take(this.data.text)
    },
  },
  methods: {
    onInput({ detail }: Input) {
      this.take(detail.value)
    },

    take(text: string) {
      const letters = Array.from(text).slice(0, MOST)
      const value = letters.join('')
      this.setData({ value, ready: isVisible(value), count: letters.length })
    },

    onPublish() {
      const { busy, ready, value } = this.data
      if (!busy) this.triggerEvent('publish', { text: ready ? value.trim() : '' })
    },

    onClose() {
      this.triggerEvent('close', {})
    },
  },
})
