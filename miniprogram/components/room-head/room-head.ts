/** Whose room it is and how many watch, with the button to follow. Sends `follow` with what is wished. */
import { ComponentWithComputed } from 'miniprogram-computed'
import { countWith, folded } from '../count-words'
import { FirstTap } from '../first-tap'
import { tintOf } from '../tint'

const taps = new WeakMap<object, FirstTap>()

ComponentWithComputed({
  properties: {
    name: { type: String, value: '' },
    /** A picture's address; '' = the name's first letter. */
    avatar: { type: String, value: '' },
    /** How many watch; 0 = not known. */
    watching: { type: Number, value: 0 },
    /** Instead of how many watch. */
    note: { type: String, value: '' },
    followed: { type: Boolean, value: false },
    /** An answer is awaited. */
    busy: { type: Boolean, value: false },
    /** Without the button: the host's own page. */
    plain: { type: Boolean, value: false },
  },
  computed: {
    initial(data): string {
      return Array.from(data.name)[0] ?? ''
    },
    tint(data): string {
      return tintOf(data.name)
    },
    shown(data): string {
      return folded(data.name, 8)
    },
    line(data): string {
      if (data.note) return data.note
      return data.watching > 0 ? countWith(data.watching, '人在看') : '　'
    },
  },
  lifetimes: {
    attached() {
      taps.set(this, new FirstTap())
    },
  },
  methods: {
    onFollow() {
      const isFirst = taps.get(this)?.is('follow')
      if (isFirst && !this.data.busy) this.triggerEvent('follow', { followed: !this.data.followed })
    },
  },
})
