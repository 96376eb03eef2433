/** How to watch one's own stream: its address, to copy or as a QR code; sends `open` and `close`. */
import { type Canvas, drawQr } from './qr'

interface CanvasField {
  /** Missing where the base library knows no 2d canvas. */
  node?: Canvas
  width: number
}

Component({
  properties: {
    /** The play address. */
    url: { type: String, value: '' },
    /** Offers to open it on this device; not while that device broadcasts. */
    open: { type: Boolean, value: false },
  },
  data: { drawn: true },
  lifetimes: {
    ready() {
      this.draw()
    },
  },
  methods: {
    draw() {
      this.createSelectorQuery()
        .select('.qr')
        .fields({ node: true, size: true })
        .exec((found: (CanvasField | null)[]) => {
          const [field] = found
          // Without a canvas the address still stands there to be copied.
          if (field?.node) drawQr(field.node, this.data.url, field.width, pixelRatio())
          else this.setData({ drawn: false })
        })
    },

    onCopy() {
      wx.setClipboardData({
        data: this.data.url,
        fail: () => void wx.showToast({ title: '没能复制，请长按地址', icon: 'none' }),
      })
    },

    onOpen() {
      this.triggerEvent('open', {})
    },

    onClose() {
      this.triggerEvent('close', {})
    },
  },
})

function pixelRatio(): number {
  // Base libraries before 2.20.1 know only the older call.
  const hasWindowInfo = typeof (wx as { getWindowInfo?: unknown }).getWindowInfo === 'function'
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above
  const { pixelRatio: ratio } = hasWindowInfo ? wx.getWindowInfo() : wx.getSystemInfoSync()
  return ratio || 1
}
