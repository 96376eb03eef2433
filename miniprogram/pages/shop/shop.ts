/** The viewer's side of the shop: the show full page, with everything a viewer can say, give, follow, claim and buy. */
import { toast, toldElsewhere } from '../../attempt'
import { leavePage } from '../../leave-page'
import { livePlayer } from '../../live-room'
import type { PlayEventDetail } from '../../play-events'
import { type Connection, connectionWords, isOver } from '../../components/connection-bar/connection'
import type { ShopCommand } from '../../components/shop-bar/shop-bar'
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
import { COVER } from '../../shop/streams'
import { airTime } from '../../words'
import { firstData } from './first-data'
import { Playback } from './playback'
import { parts } from '../../shop/parts'
import { roomView } from './room-view'
import { Till } from './till'
import { beginVisit, visitFigures } from './visit'

type CustomEvent<Detail extends WechatMiniprogram.IAnyObject> = WechatMiniprogram.CustomEvent<Detail>

const NOT_YET = '还没有进入聊天室'

Page({
  data: firstData,

  // All are made in onLoad, before anything can be tapped.
  playback: undefined as Playback | undefined,
  entrance: undefined as Entrance | undefined,
  sender: undefined as GiftSender | undefined,
  speech: undefined as Speech | undefined,
  till: undefined as Till | undefined,
  visit: beginVisit(0),
  left: false,

  onLoad(query) {
    const player = livePlayer()
    const identity = viewerOf(query.user)
    const playback = new Playback(player, (view, then) => this.show(view, then))
    this.playback = playback
    this.till = new Till(this, identity.userID)
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
    this.setData({ bar: barInsets() }, () => playback.start())
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
    if (this.playback) this.playback.leave()
  },

  /* The show */

  onPlayEvent(event: CustomEvent<PlayEventDetail>) {
    if (this.playback) this.playback.take(event.detail)
  },

  onPlayAgain() {
    if (this.playback) this.playback.start()
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
    if (change.shelf) this.till?.showShelf()
    if (status === before) return
    // Who enters in the middle of a show has begun the visit already.
    const entered = change.ownerID !== undefined
    if (status === 'live' && (before === 'ended' || (before === 'none' && !entered))) this.beginShow()
    this.playback?.turnTo(status)
    if (status === 'ended') this.sumUp()
  },

  /** What a visit comes to is what it comes to in one show. */
  beginShow() {
    this.visit = beginVisit(Date.now())
    parts(this).noLikes()
  },

  sumUp() {
    const watched = airTime((Date.now() - this.visit.since) / 1000)
    this.show({ sheet: '', watched, figures: visitFigures(this.visit, parts(this).likes()) })
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
    if (current) current.like().catch(toldElsewhere)
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
    this.till?.offer(event.detail.id)
  },

  onOrder() {
    this.till?.order()
  },

  onClaim() {
    this.till?.claim()
  },

  onLeave() {
    leavePage()
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
  show(change: Partial<typeof firstData>, then?: () => void) {
    if (!this.left) this.setData(change, then)
  },
})

/** s: how long a mute lasts of which nothing but the refusal is known; then it is tried again. */
const MUTE_GUESS = 30
