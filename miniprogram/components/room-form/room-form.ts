/** Takes a liveAppID and a play address of the visitor's own; sends `enter` once both are in order. */
import { checkAppId, checkPlayUrl } from '../../check-address'

type InputEvent = WechatMiniprogram.CustomEvent<{ value: string }>

Component({
  properties: {
    /** What stands in the fields at first. */
    appId: { type: String, value: '' },
    url: { type: String, value: '' },
  },
  data: {
    appIdWords: '',
    urlWords: '',
  },
  methods: {
    onAppId(event: InputEvent) {
      // Words that stand there already follow the typing; new ones wait for the button.
      const appId = event.detail.value
      this.setData({ appId, appIdWords: this.data.appIdWords && checkAppId(appId) })
    },

    onUrl(event: InputEvent) {
      const url = event.detail.value
      this.setData({ url, urlWords: this.data.urlWords && checkPlayUrl(url) })
    },

    onSubmit() {
      const { appId, url } = this.data
      const appIdWords = checkAppId(appId)
      const urlWords = checkPlayUrl(url)
      this.setData({ appIdWords, urlWords })
      if (appIdWords || urlWords) return
      this.triggerEvent('enter', { liveAppID: appId.trim(), playUrl: url.trim() })
    },
  },
})
