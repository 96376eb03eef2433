/** The orders of this show, newest first, with their sum. Sends `close`. */
import { ComponentWithComputed } from 'miniprogram-computed'
import { yuan } from '../count-words'

export interface OrderRow {
  key: number
  nick: string
  title: string
  /** fen */
  paid: number
  /** By the clock. */
  time: string
}

interface Row extends OrderRow {
  yuan: string
}

ComponentWithComputed({
  properties: {
    orders: { type: Array, value: [] as OrderRow[] },
    /** Of all orders, also those that the list has dropped. */
    count: { type: Number, value: 0 },
    /** fen */
    total: { type: Number, value: 0 },
  },
  data: { rows: [] as Row[] },
  computed: {
    rows(data): Row[] {
      return data.orders.map((one) => ({ ...one, yuan: yuan(one.paid) }))
    },
    sum(data): string {
      return yuan(data.total)
    },
  },
  methods: {
    onClose() {
      this.triggerEvent('close', {})
    },
  },
})
