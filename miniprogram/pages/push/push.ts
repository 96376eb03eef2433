/** The push page: the camera's picture first, then live, with everything a broadcaster can do to it, and a clear end. */
import { type Teller, attempt } from '../../attempt'
import { askToEnd } from '../../broadcast/ask-to-end'
import { Broadcast, type BroadcastView } from '../../broadcast/broadcast'
import { leavePage } from '../../leave-page'
import { type LivePusher, livePusher } from '../../live-room'
import type { NetInfo } from '../../play-events'
import {
  type MusicProgress,
  type NativeErrorDetail,
  type PushEventDetail,
  asPushEvent,
} from '../../push-events'
import type { BeautyChange } from '../../components/beauty-sheet/beauty-sheet'
import { type LogEntry, withEntry } from '../../components/event-log/event-list'
import { stopped, withProgress } from '../../components/music-sheet/music'
import type { MusicChange, MusicCommand } from '../../components/music-sheet/music-sheet'
import type { BarCommand } from '../../components/push-bar/push-bar'
import { isWanted } from '../../components/push-overlay/push-state'
import type { PushSettingChange } from '../../components/push-settings/push-settings'
import type { Tool } from '../../components/push-tools/push-tools'
import { type Mode, qualityName } from '../../components/quality-sheet/qualities'
import { myStream } from '../../my-stream'
import { firstData } from './first-data'
import { type MusicHost, changeMusic, endMusic, musicEnded, stopMusic, toggleMusic } from './music-box'

type CustomEvent<Detail extends WechatMiniprogram.IAnyObject> = WechatMiniprogram.CustomEvent<Detail>

const MAX_READINGS = 24
const MUSIC_FAILED = 10003

Page({
  data: firstData,

  // Both are made in onLoad, before anything can be tapped.
  pusher: undefined as LivePusher | undefined,
  broadcast: undefined as Broadcast | undefined,
  left: false,

  onLoad() {
    const pusher = livePusher()
    const broadcast = new Broadcast(pusher, this.teller(), (view) => this.show(view))
    this.pusher = pusher
    this.broadcast = broadcast
    this.setData({ stream: myStream() }, () => broadcast.preview())
  },

  onShow() {
    if (this.broadcast) this.broadcast.back()
  },

  onUnload() {
    this.left = true
    if (this.broadcast) this.broadcast.leave()
  },

  /* The pusher reports */

  onPushEvent(event: CustomEvent<PushEventDetail>) {
    this.take(event.detail)
  },

  onNativeError(event: CustomEvent<NativeErrorDetail>) {
    this.take(asPushEvent(event.detail))
  },

  onNetStatus(event: CustomEvent<NetInfo>) {
    const net = event.detail
    const speeds = [...this.data.speeds, Number(net.netSpeed) || 0].slice(-MAX_READINGS)
    if (this.broadcast) this.broadcast.reading(net)
    this.setData({ net, speeds })
  },

  onMusicProgress(event: CustomEvent<MusicProgress>) {
    this.setData({ music: withProgress(this.data.music, event.detail) })
  },

  onMusicComplete() {
    this.withMusic(musicEnded)
  },

  take(event: PushEventDetail) {
    if (event.code === MUSIC_FAILED) this.setData({ music: stopped(this.data.music) })
    if (this.broadcast) this.broadcast.take(event)
  },

  show(view: Partial<BroadcastView>) {
    if (this.left) return
    this.setData(view)
    if (!view.ending) return
    this.setData({ sheet: '', torch: false })
    this.withMusic(endMusic)
  },

  /* The broadcaster commands */

  onBar(event: CustomEvent<{ name: BarCommand }>) {
    switch (event.detail.name) {
      case 'main':
        this.onMain()
        break
      case 'snapshot':
        this.takeSnapshot()
        break
      case 'quality':
        this.setData({ sheet: 'quality' })
        break
    }
  },

  onMain() {
    const { broadcast } = this
    if (!broadcast) return
    if (!isWanted(this.data.state)) broadcast.start()
    else if (broadcast.onAir) askToEnd(() => broadcast.end())
    else broadcast.cancel()
  },

  onTool(event: CustomEvent<{ name: Tool }>) {
    const { name } = event.detail
    if (name === 'flip') this.flip()
    else if (name === 'torch') this.toggleTorch()
    else if (name === 'mute') this.setData({ muted: !this.data.muted })
    else this.setData({ sheet: name })
  },

  onQuality(event: CustomEvent<{ mode: Mode }>) {
    const { mode } = event.detail
    this.setData({ mode, quality: qualityName(mode), sheet: '' })
  },

  onSetting(event: CustomEvent<PushSettingChange | BeautyChange>) {
    const { name, value } = event.detail
    this.setData({ [name]: value })
  },

  onMusic(event: CustomEvent<{ name: MusicCommand }>) {
    this.withMusic(event.detail.name === 'stop' ? stopMusic : toggleMusic)
  },

  onMusicChange(event: CustomEvent<MusicChange>) {
    this.withMusic((host) => changeMusic(host, event.detail))
  },

  onCloseSheet() {
    this.setData({ sheet: '' })
  },

  onClearLog() {
    this.setData({ entries: [] })
  },

  onCloseShot() {
    this.setData({ shot: { path: '', width: 0, height: 0 } })
  },

  onRetry() {
    if (this.broadcast) this.broadcast.tryAgain()
  },

  /** In the tap: the settings open out of nothing else. What the plugin has refused it takes up again by itself. */
  onSettings() {
    if (!this.pusher) return
    this.attempt('打开设置', this.pusher.openSetting(), () => {
      if (this.data.trouble?.retry) this.onRetry()
    })
  },

  onAgain() {
    if (this.broadcast) this.broadcast.preview()
  },

  onLeave() {
    leavePage()
  },

  /* What the commands do */

  flip() {
    // Another lens has another lamp, or none.
    if (this.pusher)
      this.attempt('翻转镜头', this.pusher.switchCamera(), () => this.setData({ torch: false }))
  },

  toggleTorch() {
    if (!this.pusher) return
    const torch = !this.data.torch
    const lit = this.pusher.toggleTorch()
    this.attempt('打开补光灯', lit, () => this.setData({ torch }), '这个镜头没有补光灯')
  },

  takeSnapshot() {
    if (!this.pusher) return
    this.attempt('截图', this.pusher.snapshot({ quality: 'raw' }), (shot) =>
      this.setData({
        shot: { path: shot.tempImagePath, width: Number(shot.width) || 0, height: Number(shot.height) || 0 },
      }),
    )
  },

  withMusic(act: (host: MusicHost) => void) {
    const { pusher } = this
    if (!pusher) return
    act({
      pusher,
      teller: this.teller(),
      read: () => this.data.music,
      write: (music) => this.setData({ music }),
    })
  },

  teller(): Teller {
    const log = (entry: Omit<LogEntry, 'key'>) =>
      this.setData({ entries: withEntry(this.data.entries, entry) })
    return { isGone: () => this.left, log }
  },

  attempt<Result>(what: string, call: Promise<Result>, then?: (result: Result) => void, words?: string) {
    attempt(this.teller(), what, call, then, words)
  },
})
