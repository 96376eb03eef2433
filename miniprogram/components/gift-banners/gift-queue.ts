/**
 * Gifts as banners: the same gift of the same person becomes ×2, ×3 …; two banners are in sight, the others wait in a bounded
 * queue, in which the viewer's own and the more precious ones stay. Pure.
 */

export interface GivenGift {
  userID: string
  nick: string
  giftID: string
  name: string
  picture: string
  price: number
  count: number
  own?: boolean
}

export interface Banner extends GivenGift {
  key: number
  /** ms; when it goes, unless there is more of it. */
  until: number
}

export const PLACES = 2
export const MAX_QUEUE = 30
/** ms that a banner stays after its last gift; less while others wait. */
const STAYS = 3500
const STAYS_BUSY = 2000

export class GiftQueue {
  /** One by place; a place keeps its banner until that goes. */
  private readonly places: (Banner | undefined)[] = []
  private queue: Banner[] = []
  private key = 0

  push(gift: GivenGift, now: number): void {
    this.turn(now)
    const shown = this.places.find((banner) => banner !== undefined && isSame(banner, gift))
    const known = shown || this.queue.find((banner) => isSame(banner, gift))
    if (known) {
      known.count += gift.count
      if (shown) shown.until = now + this.stays()
      return
    }
    const banner: Banner = { ...gift, key: ++this.key, until: 0 }
    const place = this.freePlace()
    if (place >= 0) this.put(place, banner, now)
    else this.wait(banner)
  }

  /** What is in sight; a place without a banner is null. */
  inSight(now: number): (Banner | null)[] {
    this.turn(now)
    return Array.from({ length: PLACES }, (_, place) => {
      const banner = this.places[place]
      return banner ? { ...banner } : null
    })
  }

  /** ms until something changes by itself; undefined while nothing is in sight. */
  nextTurn(now: number): number | undefined {
    const ends = this.places.reduce(
      (least, banner) => (banner ? Math.min(least, banner.until) : least),
      Infinity,
    )
    return ends === Infinity ? undefined : Math.max(0, ends - now)
  }

  get waiting(): number {
    return this.queue.length
  }

  private turn(now: number): void {
    for (let place = 0; place < PLACES; place++) {
      const banner = this.places[place]
      if (banner && banner.until <= now) this.places[place] = undefined
      if (this.places[place]) continue
      const next = this.queue.shift()
      if (next) this.put(place, next, now)
    }
  }

  private freePlace(): number {
    for (let place = 0; place < PLACES; place++) if (!this.places[place]) return place
    return -1
  }

  private put(place: number, banner: Banner, now: number): void {
    banner.until = now + this.stays()
    this.places[place] = banner
  }

  private stays(): number {
    return this.queue.length > 0 ? STAYS_BUSY : STAYS
  }

  /** The viewer's own goes before others'. */
  private wait(banner: Banner): void {
    const firstOther = this.queue.findIndex(({ own }) => !own)
    if (banner.own && firstOther >= 0) this.queue.splice(firstOther, 0, banner)
    else this.queue.push(banner)
    if (this.queue.length <= MAX_QUEUE) return
    let least = -1
    this.queue.forEach((one, index) => {
      if (!one.own && (least < 0 || one.price < (this.queue[least]?.price ?? 0))) least = index
    })
    this.queue.splice(Math.max(0, least), 1)
  }
}

function isSame(one: GivenGift, other: GivenGift): boolean {
  return one.userID === other.userID && one.giftID === other.giftID
}
