/** A choice of a few values side by side; sends `change` with the value chosen. */
Component({
  properties: {
    /** What is chosen here, for those who do not see it. */
    label: { type: String, value: '' },
    /** `{value, words}` each. */
    options: { type: Array, value: [] as { value: string; words: string }[] },
    value: { type: String, value: '' },
  },
  methods: {
    onTap(event: WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { value: string }>) {
      const { value } = event.currentTarget.dataset
      if (value !== this.data.value) this.triggerEvent('change', { value })
    },
  },
})
