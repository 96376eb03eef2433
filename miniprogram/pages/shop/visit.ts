/** What one visit comes to, for the show's end. Pure. */
import { countWords } from '../../components/count-words'
import type { Figure } from '../../components/room-summary/room-summary'

export interface Visit {
  /** ms */
  since: number
  likes: number
  said: number
  gifts: number
  orders: number
}

export function beginVisit(now: number): Visit {
  return { since: now, likes: 0, said: 0, gifts: 0, orders: 0 }
}

export function visitFigures(visit: Visit, roomLikes: number): Figure[] {
  return [
    { name: '你点的赞', value: countWords(visit.likes) },
    { name: '你的弹幕', value: countWords(visit.said) },
    { name: '送出礼物', value: countWords(visit.gifts) },
    { name: '你的订单', value: countWords(visit.orders) },
    { name: '全场点赞', value: countWords(roomLikes) },
  ]
}
