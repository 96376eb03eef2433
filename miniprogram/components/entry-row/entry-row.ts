/** A row that leads somewhere: a drawing, what it is, and a few words about it. Sends `enter`. */
Component({
  properties: {
    glyph: { type: String, value: '' },
    title: { type: String, value: '' },
    note: { type: String, value: '' },
    /** The one that most are looking for. */
    main: { type: Boolean, value: false },
  },
  methods: {
    onTap() {
      this.triggerEvent('enter', {})
    },
  },
})
