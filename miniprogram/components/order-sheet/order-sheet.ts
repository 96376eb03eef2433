/** One goods about to be bought: its price, the coupon that fits, and the button. Sends `confirm` with the id, and `close`. */
import { ComponentWithComputed } from 'miniprogram-computed'
import { yuan } from '../count-words'
import { type Coupon, couponWords, fits, noGoods, priceWith } from '../goods-shelf/goods'

ComponentWithComputed({
  properties: {
    goods: { type: Object, value: noGoods },
    /** Claimed and not used; null = none. */
    coupon: { type: null, value: null as Coupon | null },
    /** An order is on its way. */
    busy: { type: Boolean, value: false },
  },
  computed: {
    price(data): string {
      return yuan(data.goods.price)
    },
    total(data): string {
      return yuan(priceWith(data.goods.price, data.coupon))
    },
    saving(data): string {
      const { coupon, goods } = data
      if (!coupon) return '没有可用的优惠券'
      if (!fits(goods.price, coupon))
        return `${couponWords(coupon)}，还差 ${yuan(coupon.over - goods.price)} 元可用`
      return `−¥${yuan(goods.price - priceWith(goods.price, coupon))}`
    },
    saves(data): boolean {
      return data.coupon !== null && fits(data.goods.price, data.coupon)
    },
  },
  methods: {
    onConfirm() {
      if (!this.data.busy) this.triggerEvent('confirm', { id: this.data.goods.id })
    },

    onClose() {
      this.triggerEvent('close', {})
    },
  },
})
