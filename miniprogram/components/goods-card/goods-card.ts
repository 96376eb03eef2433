/** The goods that the host explains now, as a small card over the picture. A tap sends `buy`. */
import { ComponentWithComputed } from 'miniprogram-computed'
import { yuan } from '../count-words'
import { noGoods } from '../goods-shelf/goods'

ComponentWithComputed({
  properties: {
    goods: { type: Object, value: noGoods },
    /** Its place on the shelf, from 1. */
    number: { type: Number, value: 0 },
    /** Nothing to buy: the host's own page. */
    plain: { type: Boolean, value: false },
  },
  computed: {
    yuan(data): string {
      return yuan(data.goods.price)
    },
  },
  methods: {
    onBuy() {
      this.triggerEvent('buy', { id: this.data.goods.id })
    },
  },
})
