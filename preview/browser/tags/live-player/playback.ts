/** One connection and its picture: mpegts.js on one side, the video element on the other, and what happens told as it happens. */
import mpegts from 'mpegts.js'
import type { FlvTag } from '../../../media/flv'
import { loaderFor } from './flv-loader'
import type { Loss } from './play-codes'
import { StallTimer } from './stall-timer'
import type { ScreenFigures } from './stats'

export interface PlaybackListener {
  tags(tags: FlvTag[]): void
  /** Also when the picture's size changes; 0×0 when there is sound only. */
  decoderReady(width: number, height: number): void
  framePresented(): void
  moving(): void
  waiting(): void
  ended(): void
  /** Comes once; destroy the playback then. */
  lost(loss: Loss, detail: string): void
}

/** Seconds of stream kept ready; the player speeds up a little beyond `max`. */
export interface Cache {
  min: number
  max: number
}

/** A gap shorter than this is not worth a code: the buffer of a live stream is nearly empty by nature. */
const WAITING_AFTER_MS = 300
/** So far behind (a tab that slept), speeding up would take too long: jump. */
const JUMP_AFTER_S = 6

mpegts.LoggingControl.applyConfig({
  enableVerbose: false,
  enableDebug: false,
  enableInfo: false,
  enableWarn: false,
})

export class Playback {
  private readonly player: mpegts.Player
  private readonly stall = new StallTimer(() => this.lose('stalled', ''))
  private readonly listening = new AbortController()
  private waitingTimer: ReturnType<typeof setTimeout> | undefined
  private over = false

  constructor(
    private readonly video: HTMLVideoElement,
    url: string,
    cache: Cache,
    private readonly listener: PlaybackListener,
  ) {
    this.player = mpegts.createPlayer(
      { type: 'flv', isLive: true, url },
      {
        customLoader: loaderFor({
          bytes: () => this.stall.touch(),
          tags: (tags) => listener.tags(tags),
          ended: () => this.finish(),
          lost: (loss, detail) => this.lose(loss, detail),
        }),
        enableStashBuffer: false,
        lazyLoad: false,
        liveSync: true,
        liveSyncMaxLatency: cache.max,
        liveSyncTargetLatency: cache.min,
        liveSyncPlaybackRate: 1.15,
        liveBufferLatencyChasing: true,
        liveBufferLatencyMaxLatency: cache.max + JUMP_AFTER_S,
        liveBufferLatencyMinRemain: cache.min,
        autoCleanupSourceBuffer: true,
        autoCleanupMaxBackwardDuration: 30,
        autoCleanupMinBackwardDuration: 10,
      },
    )
    this.player.on(mpegts.Events.ERROR, (_type: string, detail: string, info: { msg?: string }) => {
      this.lose('video-decoding', info.msg ?? detail)
    })
    this.player.attachMediaElement(video)
    this.listen()
    this.stall.touch()
    this.player.load()
  }

  figures(): ScreenFigures {
    const { video } = this
    const { totalVideoFrames, droppedVideoFrames } = video.getVideoPlaybackQuality()
    const { buffered } = video
    const end = buffered.length > 0 ? buffered.end(buffered.length - 1) : 0
    return {
      frames: totalVideoFrames - droppedVideoFrames,
      bufferedMs: Math.max(0, (end - video.currentTime) * 1000),
      width: video.videoWidth,
      height: video.videoHeight,
    }
  }

  destroy(): void {
    this.over = true
    this.stall.stop()
    clearTimeout(this.waitingTimer)
    this.listening.abort()
    this.player.destroy()
    this.video.playbackRate = 1
  }

  private listen(): void {
    const { video, listener } = this
    const { signal } = this.listening
    const on = (type: string, run: () => void): void => video.addEventListener(type, run, { signal })
    let pictured = false
    const present = (): void => {
      if (pictured || this.over) return
      pictured = true
      listener.framePresented()
    }
    video.requestVideoFrameCallback(present)
    on('loadedmetadata', () => listener.decoderReady(video.videoWidth, video.videoHeight))
    on('resize', () => {
      if (video.readyState > 0) listener.decoderReady(video.videoWidth, video.videoHeight)
    })
    on('waiting', () => this.waitSoon())
    on('playing', () => this.moved(pictured))
    on('timeupdate', () => {
      // A page in the background presents no frames, yet it plays.
      if (document.hidden && video.getVideoPlaybackQuality().totalVideoFrames > 0) present()
      if (video.readyState > HTMLMediaElement.HAVE_CURRENT_DATA) this.moved(pictured)
    })
    // A phone's connection goes with its network; the browser's own, to this machine, would go on.
    window.addEventListener('offline', () => this.lose('broken', 'the browser is offline'), { signal })
    on('error', () => {
      const message = video.error?.message ?? 'unknown error'
      this.lose(/audio/i.test(message) ? 'audio-decoding' : 'video-decoding', message)
    })
  }

  private moved(pictured: boolean): void {
    clearTimeout(this.waitingTimer)
    // With a picture the first frame on the screen is the beginning; without one the sound is.
    if (pictured || this.video.videoWidth === 0) this.listener.moving()
  }

  private waitSoon(): void {
    clearTimeout(this.waitingTimer)
    this.waitingTimer = setTimeout(() => {
      const { video } = this
      if (video.paused || video.readyState > HTMLMediaElement.HAVE_CURRENT_DATA) return
      if (!this.jumpHole()) this.listener.waiting()
    }, WAITING_AFTER_MS)
  }

  /** Where a broadcaster changes the picture's size, a few frames may be missing; no player gets over such a hole by itself. */
  private jumpHole(): boolean {
    const { video } = this
    const { buffered } = video
    for (let i = 0; i < buffered.length; i++) {
      const start = buffered.start(i)
      if (start <= video.currentTime) continue
      video.currentTime = start
      return true
    }
    return false
  }

  /** What has come is played to its end first. */
  private finish(): void {
    this.stall.stop()
    const rest = this.figures().bufferedMs
    setTimeout(() => {
      if (this.over) return
      this.over = true
      this.listener.ended()
    }, rest)
  }

  private lose(loss: Loss, detail: string): void {
    if (this.over) return
    this.over = true
    this.stall.stop()
    this.listener.lost(loss, detail)
  }
}
