/** The viewer's row at the bottom: shelf, a line to write, danmu on or off, gifts; the like button is put into it. Sends `command`. */
export type ShopCommand = 'shelf' | 'write' | 'danmu' | 'gift'

type Tap = WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { name: ShopCommand }>

Component({
  properties: {
    /** How many goods are on the shelf. */
    goods: { type: Number, value: 0 },
    /** Why nothing can be said; '' = it can. */
    refused: { type: String, value: '' },
    /** Danmu fly over the picture. */
    danmu: { type: Boolean, value: true },
  },
  methods: {
    onTap(event: Tap) {
      this.triggerEvent('command', { name: event.currentTarget.dataset.name })
    },
  },
})
