/**
 * The host writes the room's notice. Sends `publish` {text} ('' takes it down) and `close`. What is typed is not written back into the
 * field: on a phone that moves the cursor.
 */
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
  /** `value`: what the field begins with; `typed`: what stands in it. */
  data: { value: '', typed: '', ready: false, count: 0, most: MOST },
  lifetimes: {
    attached() {
      this.take(this.data.text)
      this.setData({ value: this.data.typed })
    },
  },
  methods: {
    onInput({ detail }: Input) {
      this.take(detail.value)
    },

    take(text: string) {
      const letters = Array.from(text).slice(0, MOST)
      const typed = letters.join('')
      this.setData({ typed, ready: isVisible(typed), count: letters.length })
    },

    onPublish() {
      const { busy, ready, typed } = this.data
      if (!busy) this.triggerEvent('publish', { text: ready ? typed.trim() : '' })
    },

    onClose() {
      this.triggerEvent('close', {})
    },
  },
})
