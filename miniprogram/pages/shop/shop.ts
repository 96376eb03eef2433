/** The viewer's side of the shop: the show full page, with everything a viewer can say, give, follow, claim and buy. */
import { toast } from '../../attempt'
import { type LivePlayer, describePlayerCode, livePlayer } from '../../live-room'
import type { PlayEventDetail } from '../../play-events'
import { type Connection, connectionWords, isOver } from '../../components/connection-bar/connection'
import type { ShopCommand } from '../../components/shop-bar/shop-bar'
import { stateAfter } from '../../components/stage-overlay/play-state'
import { GiftSender } from '../../shop/gift-sender'
import { writeGift } from '../../shop/gifts'
import { Entrance } from '../../shop/entrance'
import { viewerOf } from '../../shop/identity'
import { barInsets } from '../../shop/bar-insets'
import type { ShopChat } from '../../shop/port'
import { MUTED, codeOf, refusalWords } from '../../shop/refusals'
import type { RoomState } from '../../shop/room-state'
import type { IMEventDetail } from '../../shop/session'
import { Speech } from '../../shop/speech'
import { COVER, SHOW, TRAILER } from '../../shop/streams'
import { airTime, wordsOf } from '../../words'
import { firstData } from './first-data'
import { parts } from '../../shop/parts'
import { roomView } from './room-view'
import { Till } from './till'
import { type Visit, beginVisit, visitFigures } from './visit'

type CustomEvent<Detail extends WechatMiniprogram.IAnyObject> = WechatMiniprogram.CustomEvent<Detail>

const NOT_YET = '还没有进入聊天室'

Page({
  data: firstData,

  // All are made in onLoad, before anything can be tapped.
  player: undefined as LivePlayer | undefined,
  entrance: undefined as Entrance | undefined,
  sender: undefined as GiftSender | undefined,
  speech: undefined as Speech | undefined,
  till: undefined as Till | undefined,
  visit: beginVisit(0),
  left: false,

  onLoad(query) {
    const player = livePlayer()
    const identity = viewerOf(query.user)
    this.player = player
    this.till = new Till(identity.userID)
    this.speech = new Speech((refused) => this.show({ refused }))
    this.sender = new GiftSender((id, count) => this.sendGift(id, count))
    this.visit = beginVisit(Date.now())
    this.entrance = new Entrance({
      identity,
      handle: player,
      page: this,
      lasts: query.expire,
      view: roomView(this),
    })
    this.setData({ bar: barInsets() }, () => this.startPlayer())
    this.entrance.enter()
  },

  onShareAppMessage(): WechatMiniprogram.Page.ICustomShareContent {
    const { hostName, status } = this.data
    const title = status === 'live' ? `「${hostName}」正在直播` : `「${hostName}」的直播间`
    return { title, path: '/pages/shop/shop', imageUrl: COVER }
  },

  onUnload() {
    if (this.sender) this.sender.stop()
    this.left = true
    if (this.entrance) this.entrance.leave()
    if (this.speech) this.speech.stop()
    if (this.player) this.player.stop().catch(ignore)
  },

  /* The show */

  onPlayEvent(event: CustomEvent<PlayEventDetail>) {
    const meaning = describePlayerCode(event.detail.code)
    const play = stateAfter(this.data.play, event.detail, meaning.kind)
    if (play === this.data.play) return
    const seen = this.data.seen || play === 'playing'
    const bad = play === 'failed' || play === 'ended'
    const trouble = !bad ? '' : wordsOf(event.detail.tag === 'error' ? event.detail.detail : meaning.zh)
    this.setData({ play, seen: seen && !bad, trouble: bad ? trouble || '直播信号中断了' : '' })
  },

  onPlayAgain() {
    this.startPlayer()
  },

  startPlayer() {
    if (!this.player || this.left) return
    this.setData({ play: 'connecting', trouble: '', seen: false })
    // Why a start failed comes as an event, which has the words for the screen.
    this.player.start().catch(ignore)
  },

  /* The room */

  onIMEvent(event: CustomEvent<IMEventDetail>) {
    if (this.entrance) this.entrance.session.take(event.detail)
  },

  onRejoin() {
    if (this.entrance) this.entrance.session.retry()
  },

  moveTo(connection: Connection, reason: string) {
    const before = this.data.connection
    const again = connection === before
    this.show({ connection, reason })
    // In a room that is no more nobody need begin to write.
    if (isOver(connection) || isOver(before)) {
      this.speech?.stop()
      this.show({ refused: isOver(connection) ? connectionWords(connection).words : '' })
    }
    if (again) return
    const said: Partial<Record<Connection, string>> = { kicked: '账号在别处登录', dismissed: '聊天室已解散' }
    const words = said[connection]
    if (words) parts(this).line({ kind: 'system', nick: '', text: words })
  },

  take(change: Partial<RoomState>) {
    const before = this.data.status
    // An end before one came is no end to look at.
    const entering = before === 'none' && change.status === 'ended'
    const status = entering ? 'none' : change.status || before
    this.show({ ...change, status })
    if (change.shelf) this.showShelf()
    if (status !== before) this.turnTo(status)
  },

  showShelf() {
    if (this.till) this.show(this.till.shown(this.data.shelf))
  },

  turnTo(status: RoomState['status']) {
    if (!this.player) return
    if (status === 'ended' || status === 'paused') this.player.stop().catch(ignore)
    if (status === 'ended') {
      const watched = airTime((Date.now() - this.visit.since) / 1000)
      this.show({ sheet: '', watched, figures: visitFigures(this.visit, parts(this).likes()) })
    } else if (status !== 'paused') {
      const playUrl = status === 'live' ? SHOW.playUrl : TRAILER
      this.setData({ playUrl }, () => this.startPlayer())
    }
  },

  /* What the viewer does */

  onCommand(event: CustomEvent<{ name: ShopCommand }>) {
    const { name } = event.detail
    if (name === 'danmu') this.setData({ danmu: !this.data.danmu })
    else if (name === 'write' && this.data.refused) toast(this.data.refused)
    else this.setData({ sheet: name })
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
    const sent = this.ask(
      (chat) => chat.sendMessage(event.detail.text),
      '没有发出，请再试一次',
      (said) => {
        this.visit.said += 1
        part.input('sent')
        this.setData({ sheet: '' })
        const { nick, userID, message } = said
        const kind = userID === this.data.ownerID ? 'host' : 'text'
        part.line({ kind, nick: nick || userID, text: message, own: true })
        part.fly(message, true)
      },
    )
    void sent.then((went) => (went ? undefined : part.input('failed')))
  },

  onLike() {
    this.visit.likes += 1
    const { current } = this.entrance?.room || {}
    // A like that is lost is not worth a word; the others go with the next ones.
    if (current) current.like().catch(ignore)
  },

  onGive(event: CustomEvent<{ id: string }>) {
    if (this.sender) this.sender.give(event.detail.id)
  },

  sendGift(id: string, count: number) {
    void this.ask((chat) => chat.gift(writeGift(id, count)), '礼物没有送出，请再试一次')
  },

  onFollow(event: CustomEvent<{ followed: boolean }>) {
    this.follow(event.detail.followed)
  },

  onFollowAtEnd() {
    this.follow(true)
  },

  follow(followed: boolean) {
    this.setData({ followBusy: true })
    const asked = this.ask(
      () => this.entrance?.room.follow(followed) || Promise.resolve(),
      '没有成功，请再试一次',
      () => this.setData({ followed }),
    )
    void asked.then(() => this.show({ followBusy: false }))
  },

  onBuy(event: CustomEvent<{ id: string }>) {
    const offer = this.till?.offer(event.detail.id)
    if (offer) this.setData(offer)
  },

  onOrder() {
    const { ordered, orderCoupon } = this.data
    const { till } = this
    if (!till) return
    this.setData({ orderBusy: true })
    const asked = this.ask(
      (chat) => till.buy(chat, ordered, orderCoupon),
      '订单没有提交，请再试一次',
      () => {
        this.setData({ sheet: '' })
        this.showShelf()
        toast('下单成功')
      },
    )
    void asked.then(() => this.show({ orderBusy: false }))
  },

  onClaim() {
    const { coupon } = this.data.shelf
    const { till } = this
    if (!coupon || !till || this.data.couponState !== 'offered') return
    this.setData({ couponState: 'claiming' })
    const asked = this.ask(
      (chat) => till.claim(chat, coupon),
      '没有领到，请再试一次',
      () => toast('已领取，下单时自动使用'),
    )
    void asked.then(() => this.showShelf())
  },

  onLeave() {
    if (getCurrentPages().length > 1) void wx.navigateBack()
    else void wx.reLaunch({ url: '/pages/home/home' })
  },

  /** Asks the chat; a failure is told in words. Resolves whether it succeeded. */
  ask<Result>(
    call: (chat: ShopChat) => Promise<Result>,
    otherwise: string,
    then?: (result: Result) => void,
  ): Promise<boolean> {
    const { entrance } = this
    const asked = entrance?.session.isOnline
      ? entrance.ask(
          call,
          (result) => then?.(result),
          (error) => {
            if (codeOf(error) === MUTED) this.speech?.muted(MUTE_GUESS, false)
            toast(refusalWords(error, otherwise))
          },
        )
      : undefined
    if (!asked) toast(connectionWords(this.data.connection, this.data.reason).words || NOT_YET)
    return asked || Promise.resolve(false)
  },

  /** Nothing is drawn on a page that is gone. */
  show(change: Partial<typeof firstData>) {
    if (!this.left) this.setData(change)
  },
})

/** s: how long a mute lasts of which nothing but the refusal is known; then it is tried again. */
const MUTE_GUESS = 30

function ignore(): void {
  // Told elsewhere: as an event, or to a page that is gone.
}

export type ShopVisit = Visit
