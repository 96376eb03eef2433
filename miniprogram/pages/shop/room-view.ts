/** What happens in the room, as the viewer's page shows it. */
import { parts } from '../../shop/parts'
import type { RoomState } from '../../shop/room-state'
import type { EntranceParts } from '../../shop/entrance'
import type { ChatSession } from '../../shop/session'
import type { Visit } from './visit'

interface ViewPage {
  selectComponent: (selector: string) => unknown
  visit: Visit
  entrance?: { session: ChatSession }
  playback?: { onAir: () => void }
  speech?: { muted: (seconds: number, all: boolean) => void }
  show: (change: { followed: boolean }) => void
  take: (change: Partial<RoomState>) => void
}

export function roomView(page: ViewPage): EntranceParts['view'] {
  const part = parts(page)
  return {
    line: (line) => {
      part.line(line)
      if (line.kind === 'text' || line.kind === 'host') part.fly(line.text, line.own === true)
    },
    // One's own taps the button has counted.
    like: (count, own) => (own ? undefined : part.cheer(count)),
    likesSoFar: (count) => part.likesSoFar(count),
    gift: (gift) => {
      part.gift(gift)
      if (gift.own) page.visit.gifts += gift.count
    },
    order: (_order, own) => {
      if (own) page.visit.orders += 1
    },
    followed: (_nick, own) => (own ? page.show({ followed: true }) : undefined),
    claimed: () => undefined,
    arrived: (nick) => part.arrived(nick),
    state: (change) => page.take(change),
    onAir: () => page.playback?.onAir(),
    muted: (seconds, all) => page.speech?.muted(seconds, all),
    chat: (news) => page.entrance?.session.hear(news),
  }
}
