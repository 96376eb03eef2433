/** The row of buttons under the picture. It knows no player: a tap sends `command` with the command's name. */
import { ComponentWithComputed } from 'miniprogram-computed'

export type Command = 'mute' | 'snapshot' | 'play' | 'window' | 'fullscreen'

interface Button {
  name: Command
  glyph: string
  words: string
  main: boolean
  /** Switched on. */
  on: boolean
  /** Nothing to do for it now. */
  off: boolean
}

ComponentWithComputed({
  properties: {
    /** The main button pauses. */
    running: { type: Boolean, value: false },
    /** There is a picture to take or to enlarge. */
    picture: { type: Boolean, value: false },
    muted: { type: Boolean, value: false },
    /** Plays in the small window. */
    inWindow: { type: Boolean, value: false },
    /** Nothing can be played here at all. */
    dead: { type: Boolean, value: false },
  },
  // Derived data comes after the first drawing, which needs a list all the same.
  data: { buttons: [] as Button[] },
  computed: {
    buttons(data): Button[] {
      const { running, picture, muted, inWindow, dead } = data
      return [
        {
          name: 'mute',
          glyph: muted ? 'silent' : 'sound',
          words: muted ? '已静音' : '静音',
          main: false,
          on: muted,
          off: dead,
        },
        { name: 'snapshot', glyph: 'camera', words: '截图', main: false, on: false, off: !picture },
        {
          name: 'play',
          glyph: running ? 'pause' : 'play',
          words: running ? '暂停' : '播放',
          main: true,
          on: false,
          off: dead,
        },
        {
          name: 'window',
          glyph: 'window',
          words: inWindow ? '收回' : '小窗',
          main: false,
          on: inWindow,
          off: !picture && !inWindow,
        },
        { name: 'fullscreen', glyph: 'expand', words: '全屏', main: false, on: false, off: !picture },
      ]
    },
  },
  methods: {
    onTap(event: WechatMiniprogram.BaseEvent<WechatMiniprogram.IAnyObject, { name: Command }>) {
      const { name } = event.currentTarget.dataset
      const button = this.data.buttons.find((item) => item.name === name)
      if (button && !button.off) this.triggerEvent('command', { name })
    },
  },
})
