/** How the face is shown; the picture behind stays clear. Sends `change` with the name and the value, and `close`. */
export type BeautyName = 'beauty' | 'whiteness' | 'beautyStyle'

export type BeautyChange = { name: BeautyName; value: number | string }

type ChangeEvent = WechatMiniprogram.CustomEvent<
  { value: number | string },
  WechatMiniprogram.IAnyObject,
  { name: BeautyName }
>

Component({
  properties: {
    /** 0 – 9 */
    beauty: { type: Number, value: 0 },
    whiteness: { type: Number, value: 0 },
    beautyStyle: { type: String, value: 'smooth' },
  },
  data: {
    styles: [
      { value: 'smooth', words: '光滑' },
      { value: 'nature', words: '自然' },
    ],
  },
  methods: {
    onChange(event: ChangeEvent) {
      const change: BeautyChange = { name: event.currentTarget.dataset.name, value: event.detail.value }
      this.triggerEvent('change', change)
    },

    onClose() {
      this.triggerEvent('close', {})
    },
  },
})
