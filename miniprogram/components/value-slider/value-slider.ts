/** A named value on a line; sends `change` with the value while it is dragged and at its end. */
Component({
  properties: {
    name: { type: String, value: '' },
    /** What it begins with. Later it keeps its own: a value set while the finger moves makes the slider jump. */
    value: { type: Number, value: 0 },
    max: { type: Number, value: 100 },
    step: { type: Number, value: 1 },
  },
  data: { start: 0, shown: 0 },
  lifetimes: {
    attached() {
      this.setData({ start: this.data.value, shown: this.data.value })
    },
  },
  methods: {
    onChange(event: WechatMiniprogram.SliderChange) {
      const { value } = event.detail
      if (value === this.data.shown) return
      this.setData({ shown: value })
      this.triggerEvent('change', { value })
    },
  },
})
