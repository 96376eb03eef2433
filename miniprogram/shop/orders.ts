/** How an order travels. Pure. */
import { countOf, dictOf, parsed, textOf } from './json'
import { goodsOf } from './catalog'

export interface Order {
  id: string
  title: string
  /** fen; 0 = unknown. */
  paid: number
  withCoupon: boolean
}

const MOST_FEN = 100_000_00

export function orderFor(id: string, paid: number, couponID: string): object {
  return { id, paid, coupon: couponID || undefined }
}

export function readOrder(value: string): Order {
  const { id, paid, price, coupon } = dictOf(parsed(value))
  const goods = goodsOf(textOf(id))
  return {
    id: textOf(id),
    title: goods ? goods.title : '商品',
    paid: countOf(paid, 0, MOST_FEN, countOf(price, 0, MOST_FEN, goods ? goods.price : 0)),
    withCoupon: textOf(coupon) !== '',
  }
}
