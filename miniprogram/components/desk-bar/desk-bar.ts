/** The host's row at the bottom: what they sell with, and the show itself. It knows no room: a tap sends `command`. */
import { ComponentWithComputed } from 'miniprogram-computed'
import { FirstTap } from '../first-tap'

export type DeskCommand = 'shelf' | 'coupon' | 'notice' | 'orders' | 'pause' | 'flip'

interface Button {
  name: DeskCommand
  glyph: string
  words: string
  /** In its corner; 0 = nothing. */
  count: number
  off: boolean
}

const taps = new WeakMap<object, FirstTap>()

ComponentWithComputed({
  properties: {
    goods: { type: Number, value: 0 },
    orders: { type: Number, value: 0 },
    paused: { type: Boolean, value: false },
    /** On air: there is something to pause. */
    onAir: { type: Boolean, value: false },
    /** The chat is there to sell with. */
    online: { type: Boolean, value: false },
  },
  data: { buttons: [] as Button[] },
  computed: {
    buttons(data): Button[] {
      const { goods, orders, paused, onAir, online } = data
      return [
        { name: 'shelf', glyph: 'bag', words: '货架', count: goods, off: !online },
        { name: 'coupon', glyph: 'ticket', words: '优惠券', count: 0, off: !online },
        { name: 'notice', glyph: 'horn', words: '公告', count: 0, off: !online },
        { name: 'orders', glyph: 'list', words: '订单', count: orders, off: false },
        { name: 'flip', glyph: 'flip', words: '翻转', count: 0, off: false },
        {
          name: 'pause',
          glyph: paused ? 'play' : 'pause',
          words: paused ? '继续' : '暂停',
          count: 0,
          off: !onAir,
        },
      ]
    },
  },
  lifetimes: {
    attached() {
      taps.set(this, new FirstTap())
    },
  },
  methods: {
    onTap(event: WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { name: DeskCommand }>) {
      const { name } = event.currentTarget.dataset
      const button = this.data.buttons.find((one) => one.name === name)
      if (button && !button.off && taps.get(this)?.is(name)) this.triggerEvent('command', { name })
    },
  },
})
