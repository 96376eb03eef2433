/** What one show comes to: who came, what was given and bought. Pure. */
import { countWords, yuan } from '../../components/count-words'
import type { OrderRow } from '../../components/order-list/order-list'
import type { Figure } from '../../components/room-summary/room-summary'
import type { Order } from '../../shop/orders'

export interface Show {
  likes: number
  /** People who came in; who came twice counts twice. */
  visits: number
  most: number
  follows: number
  gifts: number
  /** Coins. */
  coins: number
  claimed: number
  orders: number
  /** fen */
  total: number
}

export const noShow: Show = {
  likes: 0,
  visits: 0,
  most: 0,
  follows: 0,
  gifts: 0,
  coins: 0,
  claimed: 0,
  orders: 0,
  total: 0,
}

/** Those who wait for it have come to see it. */
export function beginShow(watching: number): Show {
  return { ...noShow, visits: watching, most: watching }
}

/** Orders that the list keeps. */
const MAX_ROWS = 50

export function withOrder(rows: OrderRow[], order: Order, nick: string, time: string): OrderRow[] {
  const [newest] = rows
  const row = { key: (newest ? newest.key : 0) + 1, nick, title: order.title, paid: order.paid, time }
  return [row, ...rows].slice(0, MAX_ROWS)
}

export function showFigures(show: Show): Figure[] {
  return [
    { name: '观看人次', value: countWords(show.visits) },
    { name: '最高在线', value: countWords(show.most) },
    { name: '点赞', value: countWords(show.likes) },
    { name: '新增关注', value: countWords(show.follows) },
    { name: '礼物', value: countWords(show.gifts) },
    { name: '金币', value: countWords(show.coins) },
    { name: '领券', value: countWords(show.claimed) },
    { name: '订单', value: countWords(show.orders) },
    { name: '成交额', value: `¥${yuan(show.total)}` },
  ]
}
