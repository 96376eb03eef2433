/** The column of tools beside the camera's picture. It knows no pusher: a tap sends `command` with the tool's name. */
import { ComponentWithComputed } from 'miniprogram-computed'

export type Tool = 'flip' | 'torch' | 'beauty' | 'mute' | 'music' | 'watch' | 'more'

interface Button {
  name: Tool
  glyph: string
  words: string
  /** Switched on. */
  on: boolean
  /** Nothing to do for it now. */
  off: boolean
}

ComponentWithComputed({
  properties: {
    /** The camera's picture is there. */
    picture: { type: Boolean, value: false },
    torch: { type: Boolean, value: false },
    muted: { type: Boolean, value: false },
    /** The picture is beautified. */
    beautified: { type: Boolean, value: false },
    /** Music plays. */
    music: { type: Boolean, value: false },
  },
  // Derived data comes after the first drawing, which needs a list all the same.
  data: { buttons: [] as Button[] },
  computed: {
    buttons(data): Button[] {
      const { picture, torch, muted, beautified, music } = data
      return [
        { name: 'flip', glyph: 'flip', words: '翻转', on: false, off: !picture },
        { name: 'torch', glyph: 'torch', words: '补光', on: torch, off: !picture },
        { name: 'beauty', glyph: 'beauty', words: '美颜', on: beautified, off: false },
        {
          name: 'mute',
          glyph: muted ? 'mic-off' : 'mic',
          words: muted ? '已静音' : '静音',
          on: muted,
          off: false,
        },
        { name: 'music', glyph: 'music', words: '音乐', on: music, off: false },
        { name: 'watch', glyph: 'qr', words: '观看', on: false, off: false },
        { name: 'more', glyph: 'more', words: '更多', on: false, off: false },
      ]
    },
  },
  methods: {
    onTap(event: WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { name: Tool }>) {
      const { name } = event.currentTarget.dataset
      const button = this.data.buttons.find((item) => item.name === name)
      if (button && !button.off) this.triggerEvent('command', { name })
    },
  },
})
