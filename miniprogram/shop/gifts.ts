/** The gifts of this shop, and how one travels: JSON of ours, or the bare id that older clients send. Pure. */
import type { Gift } from '../components/gift-panel/gifts'
import { countOf, dictOf, parsed, textOf } from './json'

export const gifts: Gift[] = [
  { id: 'rose', name: '玫瑰', picture: '/images/gifts/rose.svg', price: 0 },
  { id: 'candy', name: '棒棒糖', picture: '/images/gifts/candy.svg', price: 1 },
  { id: 'cake', name: '小蛋糕', picture: '/images/gifts/cake.svg', price: 9 },
  { id: 'balloon', name: '热气球', picture: '/images/gifts/balloon.svg', price: 52 },
  { id: 'crown', name: '皇冠', picture: '/images/gifts/crown.svg', price: 188 },
  { id: 'rocket', name: '火箭', picture: '/images/gifts/rocket.svg', price: 520 },
]

const MAX_COUNT = 999
const unknownGift: Gift = { id: '', name: '礼物', picture: '/images/gifts/box.svg', price: 0 }

export function writeGift(id: string, count: number): string {
  return JSON.stringify({ id, count })
}

export function readGift(value: string): { gift: Gift; count: number } {
  const { id, count } = dictOf(parsed(value))
  const wanted = textOf(id) || value
  const gift = gifts.find((one) => one.id === wanted)
  return { gift: gift || { ...unknownGift, id: wanted.slice(0, 40) }, count: countOf(count, 1, MAX_COUNT, 1) }
}
