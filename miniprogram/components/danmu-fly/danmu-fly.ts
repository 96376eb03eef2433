/** What is said, flying over the picture. `push(text, own)` hands it over; what finds no room in the air is left out. */
import { folded } from '../count-words'
import { Pace } from '../pace'
import { type Flying, Lanes } from './lanes'

/** Characters that fly; the list has the rest. */
const CUT = 30

const beside = new WeakMap<object, { lanes: Lanes; pace: Pace }>()

Component({
  properties: {
    /** Switched off, nothing flies. */
    off: {
      type: Boolean,
      value: false,
      observer(off: boolean) {
        if (off) this.clear()
      },
    },
  },
  data: { flying: [] as Flying[] },
  lifetimes: {
    attached() {
      const lanes = new Lanes()
      const draw = () => this.setData({ flying: lanes.inAir(Date.now()) })
      beside.set(this, { lanes, pace: new Pace(draw, { gap: 250, most: 5 }) })
    },
    detached() {
      beside.get(this)?.pace.cancel()
    },
  },
  methods: {
    push(text: string, own = false) {
      const { lanes, pace } = beside.get(this) || {}
      if (!lanes || !pace || this.data.off) return
      if (lanes.offer(folded(text, CUT), own, Date.now())) pace.ask(own)
    },

    clear() {
      const { lanes, pace } = beside.get(this) || {}
      if (!lanes || !pace) return
      lanes.clear()
      pace.cancel()
      this.setData({ flying: [] })
    },
  },
})
