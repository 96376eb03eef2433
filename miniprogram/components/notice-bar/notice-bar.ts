/** The host's notice: one line, and all of it after a tap. */
Component({
  properties: {
    text: {
      type: String,
      value: '',
      observer() {
        this.setData({ open: false })
      },
    },
  },
  data: { open: false },
  methods: {
    onTap() {
      this.setData({ open: !this.data.open })
    },
  },
})
