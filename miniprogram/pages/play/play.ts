/** The play page: one room's picture from the plugin, with everything a viewer can do to it. */
import { attempt, toast, toldElsewhere } from '../../attempt'
import { leavePage } from '../../leave-page'
import { type LivePlayer, describePlayerCode, livePlayer, pureAudioUrl } from '../../live-room'
import type { FullScreenDetail, NetInfo, PlayEventDetail } from '../../play-events'
import type { Command } from '../../components/control-bar/control-bar'
import { type LogEntry, entryOf, withEntry } from '../../components/event-log/event-list'
import { noSuchRoom, troubleOf } from '../../components/error-panel/trouble'
import type { SettingChange } from '../../components/player-settings/player-settings'
import { type PlayState, isRunning, stateAfter } from '../../components/stage-overlay/play-state'
import { tintOf } from '../../components/tint'
import { addressQuery, roomOfQuery, roomQuery } from '../../rooms'
import { playSound } from './background-sound'
import { firstData } from './first-data'
import { pageSize } from '../../page-size'
import { stageHeight } from './stage-size'

type CustomEvent<Detail extends WechatMiniprogram.IAnyObject> = WechatMiniprogram.CustomEvent<Detail>

const MAX_READINGS = 24
const RETRYING = 2103

Page({
  data: firstData,

  player: undefined as LivePlayer | undefined,
  endSound: undefined as (() => void) | undefined,
  left: false,

  onLoad(query) {
    const room = roomOfQuery(query)
    this.fitStage()
    if (!room) {
      this.setData({ missing: true, trouble: noSuchRoom })
      this.moveTo('failed')
      return
    }
    void wx.setNavigationBarTitle({ title: room.title })
    this.player = livePlayer()
    this.setData({ room, initial: room.host.slice(0, 1), tint: tintOf(room.host) }, () => this.start())
  },

  onShareAppMessage(): WechatMiniprogram.Page.ICustomShareContent {
    const { id, title, cover, liveAppID, playUrl } = this.data.room
    const query = id === 'own' ? addressQuery(liveAppID, playUrl) : roomQuery(this.data.room)
    return { title, path: `/pages/play/play?${query}`, imageUrl: cover }
  },

  onUnload() {
    this.left = true
    if (this.endSound) this.endSound()
    // A player in the small window is meant to go on after its page.
    const staysInWindow = this.data.inWindow || this.data.autoWindow
    if (this.player && !staysInWindow) this.player.stop().catch(toldElsewhere)
  },

  /* The player reports */

  onPlayEvent(event: CustomEvent<PlayEventDetail>) {
    const meaning = describePlayerCode(event.detail.code)
    const state = stateAfter(this.data.state, event.detail, meaning.kind)
    const isNews = state !== this.data.state || event.detail.tag === 'error'
    this.setData({
      entries: withEntry(this.data.entries, entryOf(event.detail, meaning, Date.now())),
      tries: event.detail.code === RETRYING ? this.data.tries + 1 : this.data.tries,
      lost: event.detail.tag === 'reconnect' ? event.detail.reason || 'unknown' : this.data.lost,
    })
    if (!isNews) return
    // Some troubles pass by themselves: what was said of them goes with them.
    const bad = state === 'failed' || state === 'ended'
    this.setData({ trouble: bad ? troubleOf(event.detail, meaning) : null })
    this.moveTo(state)
  },

  onNetStatus(event: CustomEvent<NetInfo>) {
    const net = event.detail
    const speeds = [...this.data.speeds, Number(net.netSpeed) || 0].slice(-MAX_READINGS)
    this.setData({ net, speeds })
    this.fitStage()
  },

  onFullScreenChange(event: CustomEvent<FullScreenDetail>) {
    this.setData({ fullScreen: String(event.detail.fullScreen) === 'true' })
  },

  onEnterWindow() {
    this.setData({ inWindow: true })
  },

  onLeaveWindow() {
    this.setData({ inWindow: false })
  },

  /* The viewer commands */

  onCommand(event: CustomEvent<{ name: Command }>) {
    switch (event.detail.name) {
      case 'play':
        this.onPlayTap()
        break
      case 'mute':
        this.setData({ muted: !this.data.muted })
        break
      case 'snapshot':
        this.takeSnapshot()
        break
      case 'window':
        this.toggleWindow()
        break
      case 'fullscreen':
        this.enterFullScreen()
        break
    }
  },

  onPlayTap() {
    const { player } = this
    if (!player) return
    if (this.data.soundOnly) this.setSoundOnly(false)
    else if (this.data.running) this.attempt('暂停', player.pause(), () => this.moveTo('paused'))
    else if (this.data.state === 'paused')
      this.attempt('继续播放', player.resume(), () => this.moveTo(this.data.seen ? 'playing' : 'connecting'))
    else this.start()
  },

  onRetry() {
    this.start()
  },

  onLeave() {
    leavePage()
  },

  onExitFullScreen() {
    if (this.player) this.attempt('退出全屏', this.player.exitFullScreen())
  },

  onSetting(event: CustomEvent<SettingChange>) {
    const { name, value } = event.detail
    if (name === 'soundOnly') this.setSoundOnly(value === true)
    else if (name === 'autoWindow')
      this.setData({ autoWindow: value === true, windowModes: value ? ['push', 'pop'] : [] })
    else this.setData({ [name]: value })
    if (name === 'orientation') this.fitStage()
  },

  onClearLog() {
    this.setData({ entries: [] })
  },

  onCloseShot() {
    this.setData({ shot: { path: '', width: 0, height: 0 } })
  },

  /* What the commands do */

  start() {
    if (!this.player) return
    this.setData({ trouble: null, tries: 0, lost: '', seen: false })
    this.moveTo('connecting')
    // Why a start failed comes as an event, which has the words for the screen.
    this.player.start().catch(toldElsewhere)
  },

  takeSnapshot() {
    if (!this.player) return
    this.attempt('截图', this.player.snapshot({ quality: 'raw' }), (shot) =>
      this.setData({
        shot: { path: shot.tempImagePath, width: Number(shot.width) || 0, height: Number(shot.height) || 0 },
      }),
    )
  },

  toggleWindow() {
    if (!this.player) return
    if (this.data.inWindow) this.attempt('收回小窗', this.player.exitPictureInPicture())
    else this.attempt('小窗播放', this.player.requestPictureInPicture())
  },

  enterFullScreen() {
    if (!this.player) return
    const wide = Number(this.data.net.videoWidth) > Number(this.data.net.videoHeight)
    this.attempt('全屏', this.player.requestFullScreen({ direction: wide ? 90 : 0 }))
  },

  setSoundOnly(on: boolean) {
    const { player } = this
    if (!player || on === this.data.soundOnly) return
    this.setData({ soundOnly: on })
    if (!on) {
      if (this.endSound) this.endSound()
      this.endSound = undefined
      this.start()
      return
    }
    this.attempt('停下画面', player.stop(), () => this.moveTo('paused'))
    const { title, host, playUrl } = this.data.room
    this.endSound = playSound({ title, singer: host, src: pureAudioUrl(playUrl) }, (failure) => {
      if (failure) toast('没有单独的声音，已回到画面')
      this.setSoundOnly(false)
    })
  },

  attempt<Result>(what: string, call: Promise<Result>, then?: (result: Result) => void) {
    const log = (entry: Omit<LogEntry, 'key'>) =>
      this.setData({ entries: withEntry(this.data.entries, entry) })
    attempt({ isGone: () => this.left, log }, what, call, then)
  },

  moveTo(state: PlayState) {
    const seen = this.data.seen || state === 'playing'
    const picture = seen && (state === 'playing' || state === 'buffering' || state === 'paused')
    this.setData({ state, seen, picture, running: isRunning(state) })
    if (state === 'playing') this.setData({ tries: 0, lost: '' })
  },

  fitStage() {
    const { videoWidth, videoHeight } = this.data.net
    const sides = { width: Number(videoWidth) || 0, height: Number(videoHeight) || 0 }
    const turned = this.data.orientation === 'horizontal'
    const picture = turned ? { width: sides.height, height: sides.width } : sides
    const fitting = stageHeight(pageSize(), picture)
    if (fitting !== this.data.stageHeight) this.setData({ stageHeight: fitting })
  },
})
