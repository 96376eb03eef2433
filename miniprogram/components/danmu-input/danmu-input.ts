/**
 * The line to write in. It rises above the keyboard, and sends `rise` {height} in px, so that what is read while writing can rise
 * with it; sends `say` with the text and empties when the page calls `sent()`, so that a refused text is not lost. Sends `close`
 * when it is left. What is typed is not written back into the field: on a phone that moves the cursor and loses letters typed fast.
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
        if (open) return
        this.rise(0)
        // What was not sent stands there again the next time.
        this.setData({ value: this.data.text })
      },
    },
    /** Why nothing can be said now; '' = it can. */
    refused: { type: String, value: '' },
  },
  /** `value`: what the field begins with; `text`: what stands in it. */
  data: { value: '', text: '', ready: false, left: MOST, most: MOST, bottom: 0, busy: false },
  methods: {
    onInput({ detail }: Input) {
      const letters = Array.from(detail.value).slice(0, MOST)
      const text = letters.join('')
      this.setData({ text, ready: isVisible(text), left: MOST - letters.length })
      // Only what is too long is put right in the field.
      return text === detail.value ? undefined : text
    },

    onHeight({ detail }: Height) {
      this.rise(Math.max(0, detail.height))
    },

    onSay() {
      const { text, ready, busy, refused } = this.data
      if (!ready || busy || refused) return
      this.setData({ busy: true })
      this.triggerEvent('say', { text: text.trim() })
    },

    /** Called by the page: it went out. */
    sent() {
      this.setData({ value: '', text: '', ready: false, left: MOST, busy: false })
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
