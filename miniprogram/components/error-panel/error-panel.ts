/** Says over the picture why nothing plays, or goes out, and what to do; sends `retry`, `settings` or `leave`. */
import { noSuchRoom } from './trouble'

Component({
  properties: {
    trouble: { type: Object, value: noSuchRoom },
    /** Hides what lies behind, which would speak as well. */
    dense: { type: Boolean, value: false },
    leaveWords: { type: String, value: '返回列表' },
  },
  methods: {
    onRetry() {
      this.triggerEvent('retry', {})
    },

    /** The settings open only out of a tap, so whoever hears this must ask for them at once. */
    onSettings() {
      this.triggerEvent('settings', {})
    },

    onLeave() {
      this.triggerEvent('leave', {})
    },
  },
})
