/** The host's side of the shop: the camera on air, and the desk to sell from: shelf, coupons, notice, orders, the show itself. */
import { type Teller, attempt, toast } from '../../attempt'
import { type LivePusher, livePusher } from '../../live-room'
import type { NetInfo } from '../../play-events'
import { type NativeErrorDetail, type PushEventDetail, asPushEvent } from '../../push-events'
import { type Connection, connectionWords } from '../../components/connection-bar/connection'
import { noGoods } from '../../components/goods-shelf/goods'
import type { DeskCommand } from '../../components/desk-bar/desk-bar'
import { isWanted } from '../../components/push-overlay/push-state'
import { Entrance } from '../../shop/entrance'
import { hostOf } from '../../shop/identity'
import { barInsets } from '../../shop/bar-insets'
import { parts } from '../../shop/parts'
import type { ShopChat } from '../../shop/port'
import { refusalWords } from '../../shop/refusals'
import type { RoomState, ShowStatus } from '../../shop/room-state'
import type { IMEventDetail } from '../../shop/session'
import type { Shelf } from '../../shop/shelf'
import { alarmColor } from '../../theme'
import { airTime } from '../../words'
import { Broadcast, type BroadcastView } from '../push/broadcast'
import { firstData } from './first-data'
import { LikesTeller } from './likes-teller'
import { Desk } from './desk'
import { roomView } from './room-view'
import { noShow, showFigures } from './show'

type CustomEvent<Detail extends WechatMiniprogram.IAnyObject> = WechatMiniprogram.CustomEvent<Detail>

Page({
  data: firstData,

  // All are made in onLoad, before anything can be tapped.
  pusher: undefined as LivePusher | undefined,
  broadcast: undefined as Broadcast | undefined,
  entrance: undefined as Entrance | undefined,
  desk: undefined as Desk | undefined,
  likes: undefined as LikesTeller | undefined,
  /** Drawn at most once a second, whatever comes in. */
  sum: noShow,
  left: false,

  onLoad(query) {
    const pusher = livePusher()
    const identity = hostOf(query.user)
    const broadcast = new Broadcast(pusher, this.teller(), (view) => this.showBroadcast(view))
    this.sum = noShow
    this.pusher = pusher
    this.desk = new Desk(this)
    this.broadcast = broadcast
    const entrance = new Entrance({
      identity,
      handle: pusher,
      page: this,
      lasts: query.expire,
      view: roomView(this),
    })
    this.entrance = entrance
    this.likes = new LikesTeller((count) => {
      const { current } = entrance.room
      // The next one tells them as well.
      if (current) current.sendCustomMsgAndEmitEvent('SHOW_LIKES', String(count)).catch(ignore)
    })
    this.setData({ bar: barInsets(), hostName: identity.nickName }, () => broadcast.preview())
    entrance.enter()
  },

  onUnload() {
    // Whoever goes without a word ends the show for those who watch.
    if (this.broadcast?.onAir) this.setStatus('ended')
    this.left = true
    if (this.likes) this.likes.stop()
    if (this.broadcast) this.broadcast.leave()
    if (this.entrance) this.entrance.leave()
  },

  /* The pusher */

  onPushEvent(event: CustomEvent<PushEventDetail>) {
    if (this.broadcast) this.broadcast.take(event.detail)
  },

  onNativeError(event: CustomEvent<NativeErrorDetail>) {
    if (this.broadcast) this.broadcast.take(asPushEvent(event.detail))
  },

  onNetStatus(event: CustomEvent<NetInfo>) {
    if (this.broadcast) this.broadcast.reading(event.detail)
  },

  showBroadcast(view: Partial<BroadcastView>) {
    if (this.left) return
    const wasOnAir = this.data.seconds >= 0
    this.setData(view)
    const { seconds, state } = this.data
    this.setData({ onAir: seconds >= 0 ? airTime(seconds) : '', wanted: isWanted(state), sum: this.sum })
    if (view.seconds === 0 && !wasOnAir) this.setStatus('live')
    if (!view.ending) return
    const { reason } = view.ending
    this.setData({
      over: true,
      sheet: '',
      lasted: airTime(view.ending.seconds),
      endNote: reason,
      figures: showFigures(this.sum),
    })
    this.setStatus('ended')
  },

  /* The room */

  onIMEvent(event: CustomEvent<IMEventDetail>) {
    if (this.entrance) this.entrance.session.take(event.detail)
  },

  onRejoin() {
    if (this.entrance) this.entrance.session.retry()
  },

  moveTo(connection: Connection, reason: string) {
    this.show({ connection, reason })
  },

  take(change: Partial<RoomState>) {
    // How the show stands is said here and nowhere else.
    const { status: _said, ...rest } = change
    this.show(rest)
    if (change.shelf) this.showShelf(change.shelf)
    // Joined after it went on air, or joined again: the room is told once more.
    if (change.ownerID && this.data.seconds >= 0) this.setStatus(this.data.status)
  },

  showShelf(shelf: Shelf) {
    const shownGoods = shelf.goods.find(({ id }) => id === shelf.showing) || noGoods
    this.show({ shelf, shownGoods, shownNumber: shelf.goods.indexOf(shownGoods) + 1 })
  },

  setStatus(status: ShowStatus) {
    this.show({ status })
    if (status === 'ended') this.desk?.end()
    const { current } = this.entrance?.room || {}
    if (!current) return
    current.setRoomStatus(status).catch((error: unknown) => {
      if (!this.left) toast(refusalWords(error, '观众还不知道直播的状态，请检查网络'))
    })
  },

  /* What the host does */

  onMain() {
    const { broadcast } = this
    if (!broadcast) return
    if (!this.data.wanted) this.begin(broadcast)
    else if (broadcast.onAir) this.askToEnd(() => broadcast.end())
    else broadcast.cancel()
  },

  begin(broadcast: Broadcast) {
    this.sum = noShow
    this.setData({ orders: [], sum: noShow, claimedNow: 0 })
    broadcast.start()
  },

  onBack() {
    if (this.data.seconds < 0) this.onLeave()
    else this.askToEnd(() => this.broadcast?.end())
  },

  askToEnd(then: () => void) {
    wx.showModal({
      title: '结束直播？',
      content: '观众会看到直播已结束。',
      confirmText: '结束',
      confirmColor: alarmColor(),
      success: ({ confirm }) => {
        if (confirm) then()
      },
      fail: () => toast('没能结束，请再点一次'),
    })
  },

  onRetry() {
    if (this.broadcast) this.broadcast.tryAgain()
  },

  /** In the tap: the settings open out of nothing else. */
  onSettings() {
    if (!this.pusher) return
    attempt(this.teller(), '打开设置', this.pusher.openSetting(), () => {
      if (this.data.trouble?.retry) this.onRetry()
    })
  },

  onAgain() {
    this.setData({ over: false })
    if (this.broadcast) this.broadcast.preview()
  },

  onLeave() {
    if (getCurrentPages().length > 1) void wx.navigateBack()
    else void wx.reLaunch({ url: '/pages/home/home' })
  },

  onCommand(event: CustomEvent<{ name: DeskCommand }>) {
    const { name } = event.detail
    if (name === 'pause') this.onPause()
    else if (name === 'flip') {
      if (this.pusher) attempt(this.teller(), '翻转镜头', this.pusher.switchCamera())
    } else this.setData({ sheet: name, sum: this.sum })
  },

  onPause() {
    const { pusher } = this
    if (!pusher) return
    if (this.data.status === 'paused')
      attempt(this.teller(), '继续直播', pusher.resume(), () => this.setStatus('live'))
    else attempt(this.teller(), '暂停直播', pusher.pause(), () => this.setStatus('paused'))
  },

  onOpenShelf() {
    this.setData({ sheet: 'shelf' })
  },

  onWrite() {
    if (this.data.connection === 'online') this.setData({ sheet: 'write' })
  },

  /** What is said stays in sight while one writes. */
  onRise(event: CustomEvent<{ height: number }>) {
    this.setData({ lift: event.detail.height })
  },

  onCloseSheet() {
    this.setData({ sheet: '' })
  },

  onSay(event: CustomEvent<{ text: string }>) {
    const part = parts(this)
    this.ask(
      (chat) => chat.sendMessage(event.detail.text),
      ({ nick, userID, message }) => {
        part.input('sent')
        this.setData({ sheet: '' })
        part.line({ kind: 'host', nick: nick || userID, text: message, own: true })
      },
      () => part.input('failed'),
    )
  },

  onPut(event: CustomEvent<{ id: string; on: boolean }>) {
    this.desk?.put(event.detail.id, event.detail.on)
  },

  onShowGoods(event: CustomEvent<{ id: string }>) {
    this.desk?.showGoods(event.detail.id)
  },

  onHand(event: CustomEvent<{ id: string }>) {
    this.desk?.handOut(event.detail.id)
  },

  onWithdraw() {
    this.desk?.withdraw()
  },

  onPublish(event: CustomEvent<{ text: string }>) {
    this.desk?.publish(event.detail.text)
  },

  ask<Result>(
    call: (chat: ShopChat) => Promise<Result>,
    then: (result: Result) => void,
    failed: () => void = ignore,
  ) {
    const asked = this.entrance?.ask(call, then, (error) => {
      failed()
      toast(refusalWords(error))
    })
    if (!asked) {
      failed()
      toast(connectionWords(this.data.connection, this.data.reason).words || '聊天还没有连上')
      return
    }
    this.setData({ busy: true })
    void asked.then(() => this.show({ busy: false }))
  },

  teller(): Teller {
    return { isGone: () => this.left, log: ignore }
  },

  /** Nothing is drawn on a page that is gone. */
  show(change: Partial<typeof firstData>) {
    if (!this.left) this.setData(change)
  },
})

function ignore(): void {
  // Told elsewhere: as an event, or to a page that is gone.
}
