/** The host's side of the shop: the camera on air, and the desk to sell from: shelf, coupons, notice, orders, the show itself. */
import { type Teller, attempt, toast } from '../../attempt'
import { type LivePusher, livePusher } from '../../live-room'
import type { NetInfo } from '../../play-events'
import { type NativeErrorDetail, type PushEventDetail, asPushEvent } from '../../push-events'
import { noGoods } from '../../components/goods-shelf/goods'
import type { DeskCommand } from '../../components/desk-bar/desk-bar'
import { isWanted } from '../../components/push-overlay/push-state'
import { coupons, goodsOf } from '../../shop/catalog'
import { hostOf } from '../../shop/identity'
import { barInsets } from '../../shop/bar-insets'
import { parts } from '../../shop/parts'
import type { ShopChat } from '../../shop/port'
import { refusalWords } from '../../shop/refusals'
import type { RoomState, ShowStatus } from '../../shop/room-state'
import { ChatSession, type IMEventDetail } from '../../shop/session'
import { type Shelf, withGoods, writeShelf } from '../../shop/shelf'
import { ShopRoom } from '../../shop/shop-room'
import { fetchUserSig } from '../../shop/user-sig'
import { airTime, clock } from '../../words'
import { Broadcast, type BroadcastView } from '../push/broadcast'
import { firstData } from './first-data'
import { LikesTeller } from './likes-teller'
import { type Show, noShow, showFigures, withOrder } from './show'

type CustomEvent<Detail extends WechatMiniprogram.IAnyObject> = WechatMiniprogram.CustomEvent<Detail>

Page({
  data: firstData,

  // All are made in onLoad, before anything can be tapped.
  pusher: undefined as LivePusher | undefined,
  broadcast: undefined as Broadcast | undefined,
  room: undefined as ShopRoom | undefined,
  session: undefined as ChatSession | undefined,
  likes: undefined as LikesTeller | undefined,
  /** Drawn at most once a second, whatever comes in. */
  sum: noShow,
  left: false,

  onLoad(query) {
    const pusher = livePusher()
    const identity = hostOf(query.user)
    const room = new ShopRoom(identity.userID, this.view())
    const broadcast = new Broadcast(pusher, this.teller(), (view) => this.showBroadcast(view))
    this.sum = noShow
    this.pusher = pusher
    this.room = room
    this.broadcast = broadcast
    this.likes = new LikesTeller((count) => {
      const { current } = room
      // The next one tells them as well.
      if (current) current.sendCustomMsgAndEmitEvent('SHOW_LIKES', String(count)).catch(ignore)
    })
    this.session = new ChatSession(
      identity,
      room,
      {
        attributes: (chat, then) => this.setData({ chat }, then),
        initIM: () => pusher.initIM(),
        getLiveSell: () => pusher.getLiveSell(),
        sign: fetchUserSig,
        connection: (connection, reason) => this.show({ connection, reason }),
      },
      query.expire || '',
    )
    this.setData({ bar: barInsets(), hostName: identity.nickName }, () => broadcast.preview())
    this.session.enter()
  },

  onUnload() {
    // Whoever goes without a word ends the show for those who watch.
    if (this.broadcast?.onAir) this.setStatus('ended')
    this.left = true
    if (this.likes) this.likes.stop()
    if (this.broadcast) this.broadcast.leave()
    if (this.session) this.session.leave()
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
    if (this.session) this.session.take(event.detail)
  },

  onRejoin() {
    if (this.session) this.session.retry()
  },

  view(): ConstructorParameters<typeof ShopRoom>[1] {
    const part = parts(this)
    return {
      line: (line) => part.line(line),
      like: (count) => {
        part.cheer(count)
        this.count({ likes: this.sum.likes + count })
        if (this.likes) this.likes.add(count)
      },
      likesSoFar: ignore,
      gift: (gift) => {
        part.gift(gift)
        const { gifts, coins } = this.sum
        this.count({ gifts: gifts + gift.count, coins: coins + gift.count * gift.price })
      },
      order: (order, _own, nick) => {
        this.count({ orders: this.sum.orders + 1, total: this.sum.total + order.paid })
        this.show({ sum: this.sum, orders: withOrder(this.data.orders, order, nick, clock(Date.now())) })
      },
      followed: () => this.count({ follows: this.sum.follows + 1 }),
      claimed: () => {
        this.count({ claimed: this.sum.claimed + 1 })
        this.show({ claimedNow: this.data.claimedNow + 1 })
      },
      arrived: (nick, own) => {
        if (own) return
        part.arrived(nick)
        this.count({ visits: this.sum.visits + 1 })
        if (this.likes) this.likes.tellSoon()
      },
      state: (change) => this.take(change),
      muted: ignore,
      chat: (news) => this.session?.hear(news),
    }
  },

  count(change: Partial<Show>) {
    this.sum = { ...this.sum, ...change }
  },

  take(change: Partial<RoomState>) {
    // How the show stands is said here and nowhere else.
    const { status: _said, ...rest } = change
    this.show(rest)
    if (change.shelf) this.showShelf(change.shelf)
    if (change.watching) this.count({ most: Math.max(this.sum.most, change.watching - 1) })
    // Joined after it went on air, or joined again: the room is told once more.
    if (change.ownerID && this.data.seconds >= 0) this.setStatus(this.data.status)
  },

  showShelf(shelf: Shelf) {
    const shownGoods = shelf.goods.find(({ id }) => id === shelf.showing) || noGoods
    this.show({ shelf, shownGoods, shownNumber: shelf.goods.indexOf(shownGoods) + 1 })
  },

  setStatus(status: ShowStatus) {
    this.show({ status })
    const { current } = this.room || {}
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
      confirmColor: '#f0364f',
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
    const goods = goodsOf(event.detail.id)
    if (goods) this.setShelf(withGoods(this.data.shelf, goods, event.detail.on))
  },

  onShowGoods(event: CustomEvent<{ id: string }>) {
    this.setShelf({ ...this.data.shelf, showing: event.detail.id })
  },

  onHand(event: CustomEvent<{ id: string }>) {
    const coupon = coupons.find(({ id }) => id === event.detail.id)
    if (!coupon) return
    // Each handing out can be claimed anew.
    const handed = { ...coupon, id: `${coupon.id}-${Date.now().toString(36)}` }
    this.setShelf({ ...this.data.shelf, coupon: handed }, () => {
      this.setData({ sheet: '', claimedNow: 0 })
      toast('已发放，观众可以领取了')
    })
  },

  onWithdraw() {
    this.setShelf({ ...this.data.shelf, coupon: null })
  },

  setShelf(shelf: Shelf, then: () => void = ignore) {
    this.ask(
      (chat) => chat.setGoods(writeShelf(shelf)),
      () => {
        this.showShelf(shelf)
        then()
      },
    )
  },

  onPublish(event: CustomEvent<{ text: string }>) {
    const { text } = event.detail
    this.ask(
      (chat) => chat.setNotification(text),
      () => this.setData({ notice: text, sheet: '' }),
    )
  },

  ask<Result>(
    call: (chat: ShopChat) => Promise<Result>,
    then: (result: Result) => void,
    failed: () => void = ignore,
  ) {
    const { current } = this.room || {}
    if (!current) {
      failed()
      toast('聊天还没有连上')
      return
    }
    this.setData({ busy: true })
    call(current).then(
      (result) => {
        this.show({ busy: false })
        if (!this.left) then(result)
      },
      (error: unknown) => {
        this.show({ busy: false })
        if (this.left) return
        failed()
        toast(refusalWords(error))
      },
    )
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
