/** The row under the camera's picture: a snapshot, the big button that starts and ends, the quality. Sends `command`. */
import { ComponentWithComputed } from 'miniprogram-computed'
import type { PushState } from '../push-overlay/push-state'
import { hasPicture, isWanted } from '../push-overlay/push-state'

export type BarCommand = 'main' | 'snapshot' | 'quality'

const first = 'opening' as PushState

ComponentWithComputed({
  properties: {
    state: { type: String, value: first },
    /** Viewers could see it: the main button ends the broadcast rather than the attempt. */
    onAir: { type: Boolean, value: false },
    /** The chosen quality's name. */
    quality: { type: String, value: '' },
  },
  computed: {
    ends(data): boolean {
      return isWanted(data.state)
    },
    words(data): string {
      if (!isWanted(data.state)) return '开始直播'
      return data.onAir ? '结束直播' : '取消'
    },
    canSnap(data): boolean {
      return hasPicture(data.state)
    },
  },
  methods: {
    onTap(event: WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { name: BarCommand }>) {
      const { name } = event.currentTarget.dataset
      if (name === 'snapshot' && !this.data.canSnap) return
      this.triggerEvent('command', { name })
    },
  },
})
