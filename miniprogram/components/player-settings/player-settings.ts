/** How the picture and the sound are shown; every change sends `change` with the setting's name and value. */
export type SettingName = 'orientation' | 'objectFit' | 'soundOnly' | 'autoWindow' | 'debug'

export type SettingChange = { name: SettingName; value: string | boolean }

type ChangeEvent<Value> = WechatMiniprogram.CustomEvent<
  { value: Value },
  WechatMiniprogram.IAnyObject,
  { name: SettingName }
>

Component({
  properties: {
    orientation: { type: String, value: 'vertical' },
    objectFit: { type: String, value: 'contain' },
    soundOnly: { type: Boolean, value: false },
    autoWindow: { type: Boolean, value: false },
    debug: { type: Boolean, value: false },
    /** Nothing can be played here at all. */
    dead: { type: Boolean, value: false },
  },
  data: {
    orientations: [
      { value: 'vertical', words: '竖向' },
      { value: 'horizontal', words: '横向' },
    ],
    fits: [
      { value: 'contain', words: '完整' },
      { value: 'fillCrop', words: '铺满' },
    ],
  },
  methods: {
    onChoose(event: ChangeEvent<string>) {
      this.send(event.currentTarget.dataset.name, event.detail.value)
    },

    onSwitch(event: ChangeEvent<boolean>) {
      this.send(event.currentTarget.dataset.name, event.detail.value)
    },

    send(name: SettingName, value: string | boolean) {
      const change: SettingChange = { name, value }
      this.triggerEvent('change', change)
    },
  },
})
