/**
 * What stands on the shelf, as the room carries it in one custom field: ids, the one explained now, the coupon handed out. The
 * cloud takes 512 bytes of a field. Pure.
 */
import type { Coupon, Goods } from '../components/goods-shelf/goods'
import { countOf, dictOf, parsed, textOf } from './json'
import { goodsOf } from './catalog'

export interface Shelf {
  goods: Goods[]
  /** The id of the goods explained now; '' = none. */
  showing: string
  coupon: Coupon | null
}

export const emptyShelf: Shelf = { goods: [], showing: '', coupon: null }

const MAX_GOODS = 50

export function writeShelf({ goods, showing, coupon }: Shelf): string {
  return JSON.stringify({ shelf: goods.map(({ id }) => id), now: showing, coupon: coupon || undefined })
}

/** Reads ours, and the list of goods that other hosts put there; what this shop does not sell is left out. */
export function readShelf(value: string): Shelf {
  const read = parsed(value)
  const { shelf, now, coupon } = dictOf(read)
  const listed: unknown[] = Array.isArray(read) ? read : Array.isArray(shelf) ? shelf : []
  const goods: Goods[] = []
  for (const one of listed.slice(0, MAX_GOODS)) {
    const known = goodsOf(textOf(one) || textOf(dictOf(one).id))
    if (known && !goods.includes(known)) goods.push(known)
  }
  const showing = goods.some(({ id }) => id === now) ? textOf(now) : ''
  return { goods, showing, coupon: readCoupon(coupon) }
}

const MOST_FEN = 100_000_00

export function readCoupon(value: unknown): Coupon | null {
  const { id, title, off, over } = dictOf(value)
  const fen = countOf(off, 1, MOST_FEN, 0)
  if (!textOf(id) || fen === 0) return null
  return {
    id: textOf(id).slice(0, 40),
    title: textOf(title).slice(0, 20) || '优惠券',
    off: fen,
    over: countOf(over, 0, MOST_FEN, 0),
  }
}

/** On the shelf's end, or off it. */
export function withGoods(shelf: Shelf, goods: Goods, on: boolean): Shelf {
  const others = shelf.goods.filter(({ id }) => id !== goods.id)
  return {
    ...shelf,
    goods: on ? [...others, goods] : others,
    showing: !on && shelf.showing === goods.id ? '' : shelf.showing,
  }
}
