/** What lies over the picture while there is none: a blurred cover, a few words, and a button where one can try again. Sends `retry`. */
Component({
  properties: {
    /** A picture's address; '' = the picture behind stays in sight. */
    cover: { type: String, value: '' },
    title: { type: String, value: '' },
    note: { type: String, value: '' },
    /** It goes on by itself. */
    busy: { type: Boolean, value: false },
    /** Of the button; '' = none. */
    action: { type: String, value: '' },
  },
  methods: {
    onRetry() {
      this.triggerEvent('retry', {})
    },
  },
})
