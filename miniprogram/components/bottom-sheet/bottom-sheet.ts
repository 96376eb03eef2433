/** A sheet that rises from the bottom of the page and holds whatever is put into it; sends `close`. */
Component({
  properties: {
    title: { type: String, value: '' },
    /** A few words beside the title. */
    note: { type: String, value: '' },
    /** What lies behind stays as it is: for settings whose effect is watched. */
    clear: { type: Boolean, value: false },
  },
  methods: {
    onClose() {
      this.triggerEvent('close', {})
    },
  },
})
