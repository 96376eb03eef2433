/**
 * The heart to tap, with the room's count and hearts that rise from it: the viewer's own at each tap, others' by `cheer(count)`,
 * a few a second whatever the count. Sends `like`.
 */
import { countWords } from '../count-words'
import { Pace } from '../pace'
import { type Heart, Hearts, MAX_HEARTS } from './hearts'

const beside = new WeakMap<object, { hearts: Hearts; others: Pace; counting: Pace }>()

Component({
  properties: {
    /** What the room had when it was entered. */
    count: {
      type: Number,
      value: 0,
      observer(count: number) {
        this.setData({ total: count, words: count > 0 ? countWords(count) : '' })
      },
    },
    /** Nothing to tap: for the host, who watches. */
    still: { type: Boolean, value: false },
  },
  data: {
    total: 0,
    words: '',
    hearts: Array.from({ length: MAX_HEARTS }, (): Heart => ({ turn: 0, look: 0, shown: false })),
  },
  lifetimes: {
    attached() {
      beside.set(this, {
        hearts: new Hearts(),
        others: new Pace(() => this.release(), { gap: 250, most: 4 }),
        counting: new Pace(() => this.count(), { gap: 250, most: 4 }),
      })
    },
    detached() {
      const own = beside.get(this)
      if (!own) return
      own.others.cancel()
      own.counting.cancel()
    },
  },
  methods: {
    /** Others' likes. */
    cheer(count = 1) {
      const own = beside.get(this)
      if (!own) return
      // Not by setData: the flood would go through it.
      this.data.total += count
      own.others.ask()
      own.counting.ask()
    },

    /** Another show: it counts from nothing. */
    anew() {
      beside.get(this)?.counting.cancel()
      this.setData({ total: 0, words: '' })
    },

    onTap() {
      if (this.data.still) return
      this.triggerEvent('like', {})
      this.data.total += 1
      this.release()
      beside.get(this)?.counting.ask(true)
    },

    release() {
      const free = beside.get(this)?.hearts.release(Date.now())
      if (!free) return
      const heart = this.data.hearts[free.place]
      this.setData({
        [`hearts[${free.place}]`]: { turn: 1 - (heart ? heart.turn : 0), look: free.look, shown: true },
      })
    },

    count() {
      const words = countWords(this.data.total)
      if (words !== this.data.words) this.setData({ words })
    },
  },
})
