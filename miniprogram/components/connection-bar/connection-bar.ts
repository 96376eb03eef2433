/** Says how the chat is connected while it is not; sends `retry` where there is a way back. */
import { ComponentWithComputed } from 'miniprogram-computed'
import { type Connection, connectionWords } from './connection'

const joining = 'joining' as Connection

ComponentWithComputed({
  properties: {
    state: { type: String, value: joining },
    /** Of a failure, in words. */
    reason: { type: String, value: '' },
  },
  computed: {
    shown(data) {
      return connectionWords(data.state, data.reason)
    },
  },
  methods: {
    onRetry() {
      this.triggerEvent('retry', {})
    },
  },
})
