/**
 * The line to write in. It rises above the keyboard, and sends `rise` {height} in px, so that what is read while writing can rise
 * with it; sends `say` with the text and empties when the page calls `sent()`, so that a refused text is not lost. Sends `close`
 * when it is left.
 */
import { isVisible } from '../visible'

type Input = WechatMiniprogram.CustomEvent<{ value: string }>
type Height = WechatMiniprogram.CustomEvent<{ height: number }>

/** Characters. */
const MOST = 100

Component({
  properties: {
    open: {
      type: Boolean,
      value: false,
      // The keyboard goes with the line, and says so to nobody.
      observer(open: boolean) {
        if (!open) this.rise(0)
      },
    },
    /** Why nothing can be said now; '' = it can. */
    refused: { type: String, value: '' },
  },
  data: { value: '', ready: false, left: MOST, most: MOST, bottom: 0, busy: false },
  methods: {
    onInput({ detail }: Input) {
      const value = Array.from(detail.value).slice(0, MOST).join('')
      this.setData({ value, ready: isVisible(value), left: MOST - Array.from(value).length })
      return value
    },

    onHeight({ detail }: Height) {
      this.rise(Math.max(0, detail.height))
    },

    onSay() {
      const { value, ready, busy, refused } = this.data
      if (!ready || busy || refused) return
      this.setData({ busy: true })
      this.triggerEvent('say', { text: value.trim() })
    },

    /** Called by the page: it went out. */
    sent() {
      this.setData({ value: '', ready: false, left: MOST, busy: false })
    },

    /** Called by the page: it did not; the text stays. */
    failed() {
      this.setData({ busy: false })
    },

    onClose() {
      this.rise(0)
      this.triggerEvent('close', {})
    },

    rise(height: number) {
      if (height === this.data.bottom) return
      this.setData({ bottom: height })
      this.triggerEvent('rise', { height })
    },
  },
})
