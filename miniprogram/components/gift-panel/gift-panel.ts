/** The gifts to choose from, in a sheet that stays open so that a gift can be given many times. Sends `give` and `close`. */
import type { Gift } from './gifts'

type Tap = WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { id: string }>

Component({
  properties: {
    gifts: { type: Array, value: [] as Gift[] },
  },
  data: { chosen: '' },
  lifetimes: {
    attached() {
      const [first] = this.data.gifts
      if (first) this.setData({ chosen: first.id })
    },
  },
  methods: {
    onChoose(event: Tap) {
      const { id } = event.currentTarget.dataset
      // A second tap gives, as on every other platform.
      if (id === this.data.chosen) this.onGive()
      else this.setData({ chosen: id })
    },

    onGive() {
      if (this.data.chosen) this.triggerEvent('give', { id: this.data.chosen })
    },

    onClose() {
      this.triggerEvent('close', {})
    },
  },
})
