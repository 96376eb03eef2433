/** The coupons that a host can hand out, one at a time. Sends `hand` {id}, `withdraw` and `close`. */
import { ComponentWithComputed } from 'miniprogram-computed'
import { yuan } from '../count-words'
import { type Coupon, couponWords } from '../goods-shelf/goods'

interface Row {
  id: string
  title: string
  yuan: string
  rule: string
}

type Tap = WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { id: string }>

ComponentWithComputed({
  properties: {
    coupons: { type: Array, value: [] as Coupon[] },
    /** The title of the one that is handed out now; '' = none. */
    current: { type: String, value: '' },
    /** How often that was claimed. */
    claimed: { type: Number, value: 0 },
    busy: { type: Boolean, value: false },
  },
  data: { rows: [] as Row[] },
  computed: {
    rows(data): Row[] {
      return data.coupons.map((one) => ({
        id: one.id,
        title: one.title,
        yuan: yuan(one.off),
        rule: couponWords(one),
      }))
    },
  },
  methods: {
    onHand(event: Tap) {
      if (!this.data.busy) this.triggerEvent('hand', { id: event.currentTarget.dataset.id })
    },

    onWithdraw() {
      if (!this.data.busy) this.triggerEvent('withdraw', {})
    },

    onClose() {
      this.triggerEvent('close', {})
    },
  },
})
