/** What can be bought, and what a coupon takes off its price. Pure. */
import { yuan } from '../count-words'

export interface Goods {
  id: string
  title: string
  /** A few words on what is good about it. */
  note: string
  picture: string
  /** fen */
  price: number
  /** What it costs elsewhere, in fen; 0 = the same. */
  was: number
}

export interface Coupon {
  id: string
  title: string
  /** fen it takes off a price of at least `over` fen. */
  off: number
  over: number
}

export const noGoods: Goods = { id: '', title: '', note: '', picture: '', price: 0, was: 0 }

/** fen. */
export function priceWith(price: number, coupon: Coupon | null): number {
  return coupon && fits(price, coupon) ? Math.max(0, price - coupon.off) : price
}

export function fits(price: number, coupon: Coupon): boolean {
  return price >= coupon.over
}

/** '满 99 减 20', '无门槛减 5'. */
export function couponWords({ off, over }: Coupon): string {
  return over > 0 ? `满 ${yuan(over)} 减 ${yuan(off)}` : `无门槛减 ${yuan(off)}`
}
