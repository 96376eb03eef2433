/** The host's side of the shop: the camera on air, and the desk to sell from: shelf, coupons, notice, orders, the show itself. */
import { type Teller, attempt, toast, toldElsewhere } from '../../attempt'
import { leavePage } from '../../leave-page'
import { type LivePusher, livePusher } from '../../live-room'
import type { NetInfo } from '../../play-events'
import { type NativeErrorDetail, type PushEventDetail, asPushEvent } from '../../push-events'
import { type Connection, connectionWords } from '../../components/connection-bar/connection'
import { noGoods } from '../../components/goods-shelf/goods'
import type { DeskCommand } from '../../components/desk-bar/desk-bar'
import { Entrance } from '../../shop/entrance'
import { hostOf } from '../../shop/identity'
import { barInsets } from '../../shop/bar-insets'
import { parts } from '../../shop/parts'
import type { ShopChat } from '../../shop/port'
import { refusalWords } from '../../shop/refusals'
import type { RoomState } from '../../shop/room-state'
import type { IMEventDetail } from '../../shop/session'
import type { Shelf } from '../../shop/shelf'
import { firstData } from './first-data'
import { LikesTeller } from './likes-teller'
import { Desk } from './desk'
import { type Speaker, askToMute } from './order-in-room'
import { roomView } from './room-view'
import { noShow } from './show'
import { ShowControl } from './show-control'

type CustomEvent<Detail extends WechatMiniprogram.IAnyObject> = WechatMiniprogram.CustomEvent<Detail>

Page({
  data: firstData,

  // All are made in onLoad, before anything can be tapped.
  pusher: undefined as LivePusher | undefined,
  control: undefined as ShowControl | undefined,
  entrance: undefined as Entrance | undefined,
  desk: undefined as Desk | undefined,
  likes: undefined as LikesTeller | undefined,
  /** Drawn at most once a second, whatever comes in. */
  sum: noShow,
  left: false,

  onLoad(query) {
    const pusher = livePusher()
    const identity = hostOf(query.user)
    const control = new ShowControl(this, pusher, this.teller())
    this.sum = noShow
    this.pusher = pusher
    this.desk = new Desk(this)
    this.control = control
    this.entrance = new Entrance({
      identity,
      handle: pusher,
      page: this,
      lasts: query.expire,
      view: roomView(this),
    })
    this.likes = new LikesTeller((count) => {
      // The next one tells them as well.
      this.chat()?.sendCustomMsgAndEmitEvent('SHOW_LIKES', String(count)).catch(toldElsewhere)
    })
    this.setData({ bar: barInsets(), hostName: identity.nickName }, () => control.broadcast.preview())
    this.entrance.enter()
  },

  onShow() {
    this.control?.broadcast.back()
  },

  onUnload() {
    if (this.control) this.control.leave()
    this.left = true
    if (this.likes) this.likes.stop()
    if (this.entrance) this.entrance.leave()
  },

  /* The pusher */

  onPushEvent(event: CustomEvent<PushEventDetail>) {
    this.control?.broadcast.take(event.detail)
  },

  onNativeError(event: CustomEvent<NativeErrorDetail>) {
    this.control?.broadcast.take(asPushEvent(event.detail))
  },

  onNetStatus(event: CustomEvent<NetInfo>) {
    this.control?.broadcast.reading(event.detail)
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
    if (connection === 'online') this.control?.online()
  },

  take(change: Partial<RoomState>) {
    // How the show stands is said here and nowhere else.
    const { status: _said, ...rest } = change
    this.show(rest)
    if (change.shelf) this.showShelf(change.shelf)
    if (change.ownerID) this.control?.tellAgain()
  },

  showShelf(shelf: Shelf) {
    const shownGoods = shelf.goods.find(({ id }) => id === shelf.showing) || noGoods
    this.show({ shelf, shownGoods, shownNumber: shelf.goods.indexOf(shownGoods) + 1 })
  },

  noLikes() {
    if (this.likes) this.likes.anew()
    parts(this).noLikes()
  },

  /** undefined: none yet. */
  chat(): ShopChat | undefined {
    return this.entrance?.room.current
  },

  /* What the host does */

  onMain() {
    this.control?.main()
  },

  onBack() {
    if (this.data.seconds < 0) this.onLeave()
    else this.control?.askToEnd()
  },

  onRetry() {
    this.control?.broadcast.tryAgain()
  },

  /** In the tap: the settings open out of nothing else. */
  onSettings() {
    if (!this.pusher) return
    attempt(this.teller(), '打开设置', this.pusher.openSetting(), () => {
      if (this.data.trouble?.retry) this.onRetry()
    })
  },

  onAgain() {
    this.control?.anew()
  },

  onLeave() {
    leavePage()
  },

  onCommand(event: CustomEvent<{ name: DeskCommand }>) {
    const { name } = event.detail
    if (name === 'pause') this.onPause()
    else if (name === 'flip') {
      if (this.pusher) attempt(this.teller(), '翻转镜头', this.pusher.switchCamera())
    } else this.setData({ sheet: name, sum: this.sum })
  },

  onPause() {
    this.control?.pause()
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

  onSpeaker(event: CustomEvent<Speaker>) {
    askToMute(event.detail, (call, then) => this.ask(call, then))
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
    failed: () => void = toldElsewhere,
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
    return { isGone: () => this.left, log: toldElsewhere }
  },

  /** Nothing is drawn on a page that is gone. */
  show(change: Partial<typeof firstData>) {
    if (!this.left) this.setData(change)
  },
})
