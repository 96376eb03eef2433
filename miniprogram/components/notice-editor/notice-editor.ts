/** The host writes the room's notice. Sends `publish` {text} ('' takes it down) and `close`. */
type Input = WechatMiniprogram.CustomEvent<{ value: string }>

/** Characters; the cloud takes 400 bytes of a notice. */
export const MOST = 100

Component({
  properties: {
    /** What stands there now. */
    text: { type: String, value: '' },
    busy: { type: Boolean, value: false },
  },
  data: { value: '', count: 0, most: MOST },
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
      this.setData({ value: letters.join(''), count: letters.length })
    },

    onPublish() {
      if (!this.data.busy) this.triggerEvent('publish', { text: this.data.value.trim() })
    },

    onClose() {
      this.triggerEvent('close', {})
    },
  },
})
