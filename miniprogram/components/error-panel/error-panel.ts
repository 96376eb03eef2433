/** Says over the picture why nothing plays and what to do; sends `retry` or `leave`. */
import { noSuchRoom } from './trouble'

Component({
  properties: {
    trouble: { type: Object, value: noSuchRoom },
  },
  methods: {
    onRetry() {
      this.triggerEvent('retry', {})
    },

    onLeave() {
      this.triggerEvent('leave', {})
    },
  },
})
