/** Says who comes in, a few at a time. `push(nick)` hands a name over. */
import { Arrivals } from './merge'

const beside = new WeakMap<object, Arrivals>()

Component({
  data: { words: '' },
  lifetimes: {
    attached() {
      beside.set(this, new Arrivals((words) => this.setData({ words })))
    },
    detached() {
      beside.get(this)?.stop()
    },
  },
  methods: {
    push(nick: string) {
      beside.get(this)?.push(nick)
    },
  },
})
