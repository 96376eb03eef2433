/** The viewer's side of the shop: the show full page, with everything a viewer can say, give, follow, claim and buy. */
import { toast } from '../../attempt'
import { type LivePlayer, describePlayerCode, livePlayer } from '../../live-room'
import type { PlayEventDetail } from '../../play-events'
import type { Connection } from '../../components/connection-bar/connection'
import { type Coupon, type Goods, noGoods, priceWith } from '../../components/goods-shelf/goods'
import type { ShopCommand } from '../../components/shop-bar/shop-bar'
import { stateAfter } from '../../components/stage-overlay/play-state'
import { goodsOf } from '../../shop/catalog'
import { GiftSender } from '../../shop/gift-sender'
import { writeGift } from '../../shop/gifts'
import { viewerOf } from '../../shop/identity'
import { orderFor } from '../../shop/orders'
import { barInsets } from '../../shop/bar-insets'
import type { ShopChat } from '../../shop/port'
import { MUTED, codeOf, refusalWords } from '../../shop/refusals'
import type { RoomState } from '../../shop/room-state'
import { ChatSession, type IMEventDetail } from '../../shop/session'
import { ShopRoom } from '../../shop/shop-room'
import { Speech } from '../../shop/speech'
import { SHOW, TRAILER } from '../../shop/streams'
import { fetchUserSig } from '../../shop/user-sig'
import { Wallet } from '../../shop/wallet'
import { airTime, wordsOf } from '../../words'
import { firstData } from './first-data'
import { parts } from '../../shop/parts'
import { type Visit, beginVisit, visitFigures } from './visit'

type CustomEvent<Detail extends WechatMiniprogram.IAnyObject> = WechatMiniprogram.CustomEvent<Detail>

const NOT_YET = '还没有进入聊天室'

Page({
  data: firstData,

  // All are made in onLoad, before anything can be tapped.
  player: undefined as LivePlayer | undefined,
  room: undefined as ShopRoom | undefined,
  session: undefined as ChatSession | undefined,
  sender: undefined as GiftSender | undefined,
  speech: undefined as Speech | undefined,
  wallet: undefined as Wallet | undefined,
  visit: beginVisit(0),
  left: false,

  onLoad(query) {
    const player = livePlayer()
    const identity = viewerOf(query.user)
    const room = new ShopRoom(identity.userID, this.view())
    this.player = player
    this.room = room
    this.wallet = new Wallet(identity.userID)
    this.speech = new Speech((refused) => this.show({ refused }))
    this.sender = new GiftSender((id, count) => this.sendGift(id, count))
    this.visit = beginVisit(Date.now())
    this.session = new ChatSession(
      identity,
      room,
      {
        attributes: (chat, then) => this.setData({ chat }, then),
        initIM: () => player.initIM(),
        getLiveSell: () => player.getLiveSell(),
        sign: fetchUserSig,
        connection: (connection, reason) => this.moveTo(connection, reason),
      },
      query.expire || '',
    )
    this.setData({ bar: barInsets() }, () => this.startPlayer())
    this.session.enter()
  },

  onUnload() {
    if (this.sender) this.sender.stop()
    this.left = true
    if (this.session) this.session.leave()
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
    if (this.session) this.session.take(event.detail)
  },

  onRejoin() {
    if (this.session) this.session.retry()
  },

  moveTo(connection: Connection, reason: string) {
    this.show({ connection, reason })
    const said: Partial<Record<Connection, string>> = { kicked: '账号在别处登录', dismissed: '聊天室已解散' }
    const words = said[connection]
    if (words) parts(this).line({ kind: 'system', nick: '', text: words })
  },

  view(): ConstructorParameters<typeof ShopRoom>[1] {
    const part = parts(this)
    return {
      line: (line) => {
        part.line(line)
        if (line.kind === 'text' || line.kind === 'host') part.fly(line.text, line.own === true)
      },
      // One's own taps the button has counted.
      like: (count, own) => (own ? undefined : part.cheer(count)),
      likesSoFar: (count) => part.likesSoFar(count),
      gift: (gift) => {
        part.gift(gift)
        if (gift.own) this.visit.gifts += gift.count
      },
      order: (_order, own) => {
        if (own) this.visit.orders += 1
      },
      followed: (_nick, own) => (own ? this.show({ followed: true }) : undefined),
      claimed: ignore,
      arrived: (nick) => part.arrived(nick),
      state: (change) => this.take(change),
      muted: (seconds, all) => this.speech?.muted(seconds, all),
      chat: (news) => this.session?.hear(news),
    }
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
    const { goods, showing, coupon } = this.data.shelf
    const card = goods.find(({ id }) => id === showing) || noGoods
    const couponState = coupon && this.wallet ? this.wallet.stateOf(coupon.id) : 'offered'
    this.show({ card, cardNumber: goods.indexOf(card) + 1, couponState })
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
    const { current } = this.room || {}
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
      () => this.room?.follow(followed) || Promise.resolve(),
      '没有成功，请再试一次',
      () => this.setData({ followed }),
    )
    void asked.then(() => this.show({ followBusy: false }))
  },

  onBuy(event: CustomEvent<{ id: string }>) {
    const goods = goodsOf(event.detail.id)
    if (!goods || !this.wallet) return
    this.setData({ sheet: 'order', ordered: goods, orderCoupon: this.wallet.best(goods.price) })
  },

  onOrder() {
    const { ordered, orderCoupon } = this.data
    const coupon = orderCoupon && ordered.price >= orderCoupon.over ? orderCoupon : null
    this.setData({ orderBusy: true })
    const asked = this.ask(
      (chat) => placeOrder(chat, ordered, coupon),
      '订单没有提交，请再试一次',
      () => {
        if (coupon && this.wallet) this.wallet.use(coupon.id)
        this.setData({ sheet: '' })
        this.showShelf()
        toast('下单成功')
      },
    )
    void asked.then(() => this.show({ orderBusy: false }))
  },

  onClaim() {
    const { coupon } = this.data.shelf
    if (!coupon || this.data.couponState !== 'offered') return
    this.setData({ couponState: 'claiming' })
    const asked = this.ask(
      (chat) => chat.sendCustomMsgAndEmitEvent('CLAIM_COUPON', JSON.stringify({ id: coupon.id })),
      '没有领到，请再试一次',
      () => {
        if (this.wallet) this.wallet.claim(coupon)
        toast('已领取，下单时自动使用')
      },
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
    const { current } = this.room || {}
    if (!current || !this.session || !this.session.isOnline) {
      toast(NOT_YET)
      return Promise.resolve(false)
    }
    return call(current).then(
      (result) => {
        if (then && !this.left) then(result)
        return true
      },
      (error: unknown) => {
        if (this.left) return false
        if (codeOf(error) === MUTED) this.speech?.muted(MUTE_GUESS, false)
        toast(refusalWords(error, otherwise))
        return false
      },
    )
  },

  /** Nothing is drawn on a page that is gone. */
  show(change: Partial<typeof firstData>) {
    if (!this.left) this.setData(change)
  },
})

/** s: how long a mute lasts of which nothing but the refusal is known; then it is tried again. */
const MUTE_GUESS = 30

function placeOrder(chat: ShopChat, goods: Goods, coupon: Coupon | null): Promise<unknown> {
  const paid = priceWith(goods.price, coupon)
  const bought = chat.buy(orderFor(goods.id, paid, coupon ? coupon.id : ''))
  return coupon ? bought.then(() => chat.useCoupon(JSON.stringify({ id: coupon.id })).catch(ignore)) : bought
}

function ignore(): void {
  // Told elsewhere: as an event, or to a page that is gone.
}

export type ShopVisit = Visit
