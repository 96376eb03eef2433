/** The host's shelf: what to put up, take down and explain now. Sends `put` {id, on}, `show` {id} ('' = none) and `close`. */
import { ComponentWithComputed } from 'miniprogram-computed'
import { yuan } from '../count-words'
import { FirstTap } from '../first-tap'
import type { Goods } from '../goods-shelf/goods'

interface Row {
  id: string
  title: string
  picture: string
  yuan: string
  /** Its place on the shelf, from 1; 0 = not on it. */
  number: number
  now: boolean
}

type Tap = WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { id: string }>

const taps = new WeakMap<object, FirstTap>()

ComponentWithComputed({
  properties: {
    /** Everything there is to sell. */
    catalog: { type: Array, value: [] as Goods[] },
    /** What is on the shelf, in its order. */
    goods: { type: Array, value: [] as Goods[] },
    showing: { type: String, value: '' },
    /** An answer of the chat is awaited. */
    busy: { type: Boolean, value: false },
  },
  data: { rows: [] as Row[] },
  computed: {
    rows(data): Row[] {
      const shelf = data.goods
      return data.catalog.map(({ id, title, picture, price }) => ({
        id,
        title,
        picture,
        yuan: yuan(price),
        number: shelf.findIndex((one) => one.id === id) + 1,
        now: id === data.showing,
      }))
    },
  },
  lifetimes: {
    attached() {
      taps.set(this, new FirstTap())
    },
  },
  methods: {
    onPut(event: Tap) {
      const row = this.rowOf(event, 'put')
      if (row && !this.data.busy) this.triggerEvent('put', { id: row.id, on: row.number === 0 })
    },

    onShow(event: Tap) {
      const row = this.rowOf(event, 'show')
      if (row && row.number > 0 && !this.data.busy) this.triggerEvent('show', { id: row.now ? '' : row.id })
    },

    /** undefined: the second tap of two. */
    rowOf(event: Tap, action: string): Row | undefined {
      const wanted = event.currentTarget.dataset.id
      if (!taps.get(this)?.is(`${action} ${wanted}`)) return undefined
      return this.data.rows.find(({ id }) => id === wanted)
    },

    onClose() {
      this.triggerEvent('close', {})
    },
  },
})
