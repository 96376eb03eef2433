/** The home page: the rooms one can watch, one's own broadcast, and a form for any other address. */
import { myStream } from '../../my-stream'
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
    /** The address of one's own broadcast while it is shown; '' = it is not. */
    myUrl: '',
  },

  onLoad() {
    const last: unknown = wx.getStorageSync(LAST_ADDRESS)
    if (isLastAddress(last)) this.setData({ ownAppId: last.liveAppID, ownUrl: last.playUrl })
  },

  onEnter(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    const room = rooms.find((item) => item.id === event.detail.id)
    if (room) open(`play/play?${roomQuery(room)}`)
  },

  onEnterOwn(event: WechatMiniprogram.CustomEvent<LastAddress>) {
    const { liveAppID, playUrl } = event.detail
    // Keeping the address is a comfort; a full storage must not stand between a visitor and the room.
    wx.setStorage({
      key: LAST_ADDRESS,
      data: { liveAppID, playUrl },
      fail: (error) => console.warn('没能记住这次的地址', error),
    })
    open(`play/play?${addressQuery(liveAppID, playUrl)}`)
  },

  onShop() {
    open('shop/shop')
  },

  onShopHost() {
    open('shop-host/shop-host')
  },

  onBroadcast() {
    open('push/push')
  },

  onWatchMine() {
    this.setData({ myUrl: myStream().playUrl })
  },

  onOpenMine() {
    const { liveAppID, playUrl } = myStream()
    this.setData({ myUrl: '' })
    open(`play/play?${addressQuery(liveAppID, playUrl)}`)
  },

  onCloseMine() {
    this.setData({ myUrl: '' })
  },
})

/** `page`: below pages/, with its query. */
function open(page: string): void {
  wx.navigateTo({
    url: `/pages/${page}`,
    fail: (error) => {
      console.error(`打不开页面 ${page}`, error)
      void wx.showToast({ title: '没能打开，请再试一次', icon: 'none' })
    },
  })
}

function isLastAddress(value: unknown): value is LastAddress {
  if (typeof value !== 'object' || value === null) return false
  const { liveAppID, playUrl } = value as Partial<LastAddress>
  return typeof liveAppID === 'string' && typeof playUrl === 'string'
}
