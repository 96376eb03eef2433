/** The home page: the rooms one can watch, and a form for an address of one's own. */
import { addressQuery, blankRoom, roomQuery, rooms } from '../../rooms'

/** Where the last address typed is kept, so that nobody types it twice. */
const LAST_ADDRESS = 'last-address'

type LastAddress = { liveAppID: string; playUrl: string }

Page({
  data: {
    featured: rooms[0] || blankRoom,
    others: rooms.slice(1),
    ownAppId: '',
    ownUrl: '',
  },

  onLoad() {
    const last: unknown = wx.getStorageSync(LAST_ADDRESS)
    if (isLastAddress(last)) this.setData({ ownAppId: last.liveAppID, ownUrl: last.playUrl })
  },

  onEnter(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    const room = rooms.find((item) => item.id === event.detail.id)
    if (room) open(roomQuery(room))
  },

  onEnterOwn(event: WechatMiniprogram.CustomEvent<LastAddress>) {
    const { liveAppID, playUrl } = event.detail
    // Keeping the address is a comfort; a full storage must not stand between a visitor and the room.
    wx.setStorage({
      key: LAST_ADDRESS,
      data: { liveAppID, playUrl },
      fail: (error) => console.warn('没能记住这次的地址', error),
    })
    open(addressQuery(liveAppID, playUrl))
  },
})

function open(query: string): void {
  wx.navigateTo({
    url: `/pages/play/play?${query}`,
    fail: (error) => {
      console.error('打不开播放页', error)
      void wx.showToast({ title: '没能打开直播间，请再试一次', icon: 'none' })
    },
  })
}

function isLastAddress(value: unknown): value is LastAddress {
  if (typeof value !== 'object' || value === null) return false
  const { liveAppID, playUrl } = value as Partial<LastAddress>
  return typeof liveAppID === 'string' && typeof playUrl === 'string'
}
