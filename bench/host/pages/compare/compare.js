// One and the same page with the bare native tag or with the plugin's component, as a host would write either.
const plugin = requirePlugin('liveRoomPlugin')

Page({
  data: { kind: '', url: '' },

  /** Events heard. */
  heard: 0,
  /** Set by whoever waits for codes. */
  onCode: null,

  onState({ detail }) {
    this.heard += 1
    if (this.onCode) this.onCode(detail.code)
  },

  onStatus() {
    // A host shows figures; here only the way to it counts.
  },

  /** `start` and `stop` of what is on the page now, as a host holds them. */
  player() {
    if (this.data.kind === 'ours') return plugin.instance.getLiveRoomInstance()
    const context = wx.createLivePlayerContext('player', this)
    return { start: () => context.play(), stop: () => context.stop() }
  },
})
