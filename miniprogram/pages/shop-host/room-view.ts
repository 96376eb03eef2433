/** What happens in the room, as the host's page shows and counts it. */
import { parts } from '../../shop/parts'
import type { RoomState } from '../../shop/room-state'
import type { EntranceParts } from '../../shop/entrance'
import type { ChatSession } from '../../shop/session'
import { clock } from '../../words'
import type { firstData } from './first-data'
import type { LikesTeller } from './likes-teller'
import { type Show, withOrder } from './show'

type Data = typeof firstData

interface ViewPage {
  data: Data
  selectComponent: (selector: string) => unknown
  sum: Show
  likes?: LikesTeller
  entrance?: { session: ChatSession }
  show: (change: Partial<Data>) => void
  take: (change: Partial<RoomState>) => void
}

export function roomView(page: ViewPage): EntranceParts['view'] {
  const part = parts(page)
  const count = (change: Partial<Show>) => {
    page.sum = { ...page.sum, ...change }
  }
  return {
    line: (line) => part.line(line),
    like: (likes) => {
      part.cheer(likes)
      count({ likes: page.sum.likes + likes })
      if (page.likes) page.likes.add(likes)
    },
    likesSoFar: () => undefined,
    gift: (gift) => {
      part.gift(gift)
      const { gifts, coins } = page.sum
      count({ gifts: gifts + gift.count, coins: coins + gift.count * gift.price })
    },
    order: (order, _own, nick) => {
      count({ orders: page.sum.orders + 1, total: page.sum.total + order.paid })
      page.show({ sum: page.sum, orders: withOrder(page.data.orders, order, nick, clock(Date.now())) })
    },
    followed: () => count({ follows: page.sum.follows + 1 }),
    claimed: () => {
      count({ claimed: page.sum.claimed + 1 })
      page.show({ claimedNow: page.data.claimedNow + 1 })
    },
    arrived: (nick, own) => {
      if (own) return
      part.arrived(nick)
      count({ visits: page.sum.visits + 1 })
      if (page.likes) page.likes.tellSoon()
    },
    state: (change) => {
      if (change.watching) count({ most: Math.max(page.sum.most, change.watching) })
      page.take(change)
    },
    onAir: () => undefined,
    muted: () => undefined,
    chat: (news) => page.entrance?.session.hear(news),
  }
}
