/** What is set once and seldom: sends `change` with the setting's name and value. */
export type PushSettingName = 'orientation' | 'mirror' | 'debug'

export type PushSettingChange = { name: PushSettingName; value: string | boolean }

type ChangeEvent = WechatMiniprogram.CustomEvent<
  { value: string | boolean },
  WechatMiniprogram.IAnyObject,
  { name: PushSettingName }
>

Component({
  properties: {
    orientation: { type: String, value: 'vertical' },
    mirror: { type: Boolean, value: false },
    debug: { type: Boolean, value: false },
  },
  data: {
    orientations: [
      { value: 'vertical', words: '竖向' },
      { value: 'horizontal', words: '横向' },
    ],
  },
  methods: {
    onChange(event: ChangeEvent) {
      const change: PushSettingChange = { name: event.currentTarget.dataset.name, value: event.detail.value }
      this.triggerEvent('change', change)
    },
  },
})
