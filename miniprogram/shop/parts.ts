/** The parts of a page that are told what happens by calls: each draws it at its own pace. */
import type { Line } from '../components/danmu-list/feed'
import type { GivenGift } from '../components/gift-banners/gift-queue'
import { countOf } from './json'

interface Selecting {
  selectComponent: (selector: string) => unknown
}

type Calls = Record<string, ((...given: unknown[]) => unknown) | undefined> & { data?: { total?: unknown } }

export interface Parts {
  line: (line: Line) => void
  fly: (text: string, own: boolean) => void
  cheer: (count: number) => void
  likesSoFar: (count: number) => void
  /** Another show begins: nobody has liked it yet. */
  noLikes: () => void
  /** As many as the button shows. */
  likes: () => number
  gift: (gift: GivenGift) => void
  arrived: (nick: string) => void
  /** The line to write in hears how it went. */
  input: (news: 'sent' | 'failed') => void
}

export function parts(page: Selecting): Parts {
  const call = (id: string, name: string, ...given: unknown[]): void => {
    const part = page.selectComponent(id) as Calls | null | undefined
    // A part that the page does not show has nothing to hear.
    part?.[name]?.(...given)
  }
  const likes = (): number => {
    const button = page.selectComponent('#like') as Calls | null | undefined
    return countOf(button?.data?.total, 0, 1e9, 0)
  }
  return {
    line: (line) => call('#list', 'push', line),
    fly: (text, own) => call('#fly', 'push', text, own),
    cheer: (count) => call('#like', 'cheer', count),
    likesSoFar: (count) => {
      const more = count - likes()
      if (more > 0) call('#like', 'cheer', more)
    },
    noLikes: () => call('#like', 'anew'),
    likes,
    gift: (gift) => call('#gifts', 'push', gift),
    arrived: (nick) => call('#arrivals', 'push', nick),
    input: (news) => call('#input', news),
  }
}
