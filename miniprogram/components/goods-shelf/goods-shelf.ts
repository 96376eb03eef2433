/** What is on the shelf, in a sheet; the goods explained now stands first. Sends `buy` with the id, and `close`. */
import { ComponentWithComputed } from 'miniprogram-computed'
import { yuan } from '../count-words'
import type { Goods } from './goods'

interface Row extends Goods {
  /** Its place on the shelf, from 1, as the host calls it. */
  number: number
  now: boolean
  yuan: string
  wasYuan: string
}

type Tap = WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { id: string }>

ComponentWithComputed({
  properties: {
    goods: { type: Array, value: [] as Goods[] },
    /** The id of the goods explained now; '' = none. */
    showing: { type: String, value: '' },
  },
  // Derived data comes after the first drawing, which needs a list all the same.
  data: { rows: [] as Row[] },
  computed: {
    rows(data): Row[] {
      const rows = data.goods.map((one, index) => ({
        ...one,
        number: index + 1,
        now: one.id === data.showing,
        yuan: yuan(one.price),
        wasYuan: one.was > one.price ? yuan(one.was) : '',
      }))
      return [...rows.filter(({ now }) => now), ...rows.filter(({ now }) => !now)]
    },
  },
  methods: {
    onBuy(event: Tap) {
      this.triggerEvent('buy', { id: event.currentTarget.dataset.id })
    },

    onClose() {
      this.triggerEvent('close', {})
    },
  },
})
