/** A coupon that the host hands out: to claim once, then kept for the order. Sends `claim`. */
import { ComponentWithComputed } from 'miniprogram-computed'
import { yuan } from '../count-words'
import { type Coupon, couponWords } from '../goods-shelf/goods'

export type CouponState = 'offered' | 'claiming' | 'claimed' | 'used'

const none: Coupon = { id: '', title: '', off: 0, over: 0 }
const words: Record<CouponState, string> = {
  offered: '领取',
  claiming: '领取中',
  claimed: '已领取',
  used: '已使用',
}
const offered = 'offered' as CouponState

ComponentWithComputed({
  properties: {
    coupon: { type: Object, value: none },
    state: { type: String, value: offered },
  },
  computed: {
    off(data): string {
      return yuan(data.coupon.off)
    },
    rule(data): string {
      return couponWords(data.coupon)
    },
    action(data): string {
      return words[data.state]
    },
  },
  methods: {
    onClaim() {
      if (this.data.state === 'offered') this.triggerEvent('claim', { id: this.data.coupon.id })
    },
  },
})
