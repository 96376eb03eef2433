/** Who gives what, in two banners that count combos. `push(gift)` hands a gift over. */
import { Pace } from '../pace'
import { type Banner, type GivenGift, GiftQueue } from './gift-queue'

interface Beside {
  queue: GiftQueue
  pace: Pace
  timer: number
}

const beside = new WeakMap<object, Beside>()

Component({
  data: { banners: [] as (Banner | null)[] },
  lifetimes: {
    attached() {
      beside.set(this, {
        queue: new GiftQueue(),
        pace: new Pace(() => this.draw(), { gap: 160, most: 6 }),
        timer: 0,
      })
    },
    detached() {
      const own = beside.get(this)
      if (!own) return
      own.pace.cancel()
      clearTimeout(own.timer)
    },
  },
  methods: {
    push(gift: GivenGift) {
      const own = beside.get(this)
      if (!own) return
      own.queue.push(gift, Date.now())
      own.pace.ask(gift.own)
    },

    draw() {
      const own = beside.get(this)
      if (!own) return
      const now = Date.now()
      this.setData({ banners: own.queue.inSight(now) })
      clearTimeout(own.timer)
      const next = own.queue.nextTurn(now)
      if (next !== undefined) own.timer = setTimeout(() => own.pace.ask(), next)
    },
  },
})
