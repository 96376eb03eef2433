/**
 * Takes a liveAppID and a play address of the visitor's own; sends `enter` once both are in order. What is typed is not written back
 * into the fields: on a phone that moves the cursor.
 */
import { checkAppId, checkPlayUrl } from '../../check-address'

type InputEvent = WechatMiniprogram.CustomEvent<{ value: string }>

Component({
  properties: {
    /** What stands in the fields at first. */
    appId: {
      type: String,
      value: '',
      observer(appId: string) {
        this.setData({ typedAppId: appId })
      },
    },
    url: {
      type: String,
      value: '',
      observer(url: string) {
        this.setData({ typedUrl: url })
      },
    },
  },
  data: {
    /** What stands in the fields. */
    typedAppId: '',
    typedUrl: '',
    appIdWords: '',
    urlWords: '',
  },
  methods: {
    onAppId(event: InputEvent) {
      // Words that stand there already follow the typing; new ones wait for the button.
      const typedAppId = event.detail.value
      this.setData({ typedAppId, appIdWords: this.data.appIdWords && checkAppId(typedAppId) })
    },

    onUrl(event: InputEvent) {
      const typedUrl = event.detail.value
      this.setData({ typedUrl, urlWords: this.data.urlWords && checkPlayUrl(typedUrl) })
    },

    onSubmit() {
      const { typedAppId, typedUrl } = this.data
      const appIdWords = checkAppId(typedAppId)
      const urlWords = checkPlayUrl(typedUrl)
      this.setData({ appIdWords, urlWords })
      if (appIdWords || urlWords) return
      this.triggerEvent('enter', { liveAppID: typedAppId.trim(), playUrl: typedUrl.trim() })
    },
  },
})
