/** The list of events, newest on top; `clear` is sent when the visitor wants it emptied. */
import type { LogEntry } from './event-list'

Component({
  properties: {
    entries: { type: Array, value: [] as LogEntry[] },
  },
  methods: {
    onClear() {
      this.triggerEvent('clear', {})
    },
  },
})
