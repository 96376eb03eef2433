/** The end of the show, with its figures; sends `main` and `leave`. */
export interface Figure {
  name: string
  value: string
}

Component({
  properties: {
    title: { type: String, value: '直播已结束' },
    note: { type: String, value: '' },
    /** The figure that stands large, and its name. */
    large: { type: String, value: '' },
    largeName: { type: String, value: '' },
    figures: { type: Array, value: [] as Figure[] },
    /** Of the main button; '' = none. */
    action: { type: String, value: '' },
    leaveWords: { type: String, value: '返回首页' },
  },
  methods: {
    onMain() {
      this.triggerEvent('main', {})
    },

    onLeave() {
      this.triggerEvent('leave', {})
    },
  },
})
