/** The qualities to choose from, each with its size and bitrate; sends `choose` with the mode, and `close`. */
import { type Mode, qualities } from './qualities'

const first = 'SD' as Mode

Component({
  properties: {
    mode: { type: String, value: first },
  },
  data: { qualities },
  methods: {
    onTap(event: WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { mode: Mode }>) {
      this.triggerEvent('choose', { mode: event.currentTarget.dataset.mode })
    },

    onClose() {
      this.triggerEvent('close', {})
    },
  },
})
