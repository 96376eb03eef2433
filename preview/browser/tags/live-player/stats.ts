/** The figures of netstatus, counted from the stream's own tags and from what the video element shows. Pure. */
import { AUDIO, isConfig, isKeyFrame, VIDEO, type FlvTag } from '../../../media/flv'

/** What the video element says at the moment of asking. */
export interface ScreenFigures {
  /** Frames shown so far. */
  frames: number
  /** ms of picture and sound still to be played. */
  bufferedMs: number
  width: number
  height: number
}

/** `info` of netstatus. Rates in kbit/s, times in ms, videoGOP in s; netQualityLevel 1 (best) … 6, 0 = not known yet. */
export interface NetStatus {
  videoBitrate: number
  audioBitrate: number
  videoFPS: number
  videoGOP: number
  netSpeed: number
  netJitter: number
  netQualityLevel: number
  videoWidth: number
  videoHeight: number
  videoCache: number
  audioCache: number
  /** Frames waiting to be shown; the browser's decoder hides how many of them are decoded. */
  vDecCacheSize: number
  vSumCacheSize: number
  avPlayInterval: number
  avRecvInterval: number
  /** ms; beyond it the player speeds up. */
  audioCacheThreshold: number
}

/** How much each late or early tag counts in the jitter (RFC 3550 takes the same). */
const JITTER_WEIGHT = 1 / 16

export class StreamMeter {
  private bytes = { video: 0, audio: 0, all: 0 }
  private lastTime = { video: 0, audio: 0 }
  private keyFrameTime: number | undefined
  private gopMs = 0
  private frameTime: number | undefined
  private frameMs = 40
  private jitter = 0
  private lastArrival: { at: number; timestamp: number } | undefined
  private stalls = 0
  private since: { at: number; frames: number }

  constructor(
    now: number,
    /** The max-cache attribute in ms. */
    private readonly maxCacheMs: number,
  ) {
    this.since = { at: now, frames: 0 }
  }

  /** `now` in ms. Tags that came in one piece of network data must be given in one call. */
  take(tags: FlvTag[], now: number): void {
    for (const tag of tags) {
      const size = tag.data.length
      this.bytes.all += size
      if (isConfig(tag)) continue
      if (tag.type === VIDEO) this.takeFrame(tag, size)
      else if (tag.type === AUDIO) {
        this.bytes.audio += size
        this.lastTime.audio = tag.timestamp
      }
    }
    const last = tags.at(-1)
    if (last !== undefined) this.takeArrival(last.timestamp, now)
  }

  stalled(): void {
    this.stalls++
  }

  /** The figures since the last call. */
  sample(screen: ScreenFigures, now: number): NetStatus {
    const seconds = Math.max(0.001, (now - this.since.at) / 1000)
    const rate = (bytes: number): number => Math.round((bytes * 8) / 1000 / seconds)
    const waiting = Math.round(screen.bufferedMs / this.frameMs)
    const status: NetStatus = {
      videoBitrate: rate(this.bytes.video),
      audioBitrate: rate(this.bytes.audio),
      videoFPS: Math.round(Math.max(0, screen.frames - this.since.frames) / seconds),
      videoGOP: Math.round(this.gopMs / 100) / 10,
      netSpeed: rate(this.bytes.all),
      netJitter: Math.round(this.jitter),
      netQualityLevel: this.quality(screen),
      videoWidth: screen.width,
      videoHeight: screen.height,
      videoCache: Math.round(screen.bufferedMs),
      audioCache: Math.round(screen.bufferedMs),
      vDecCacheSize: 0,
      vSumCacheSize: waiting,
      avPlayInterval: 0,
      avRecvInterval: this.lastTime.video - this.lastTime.audio,
      audioCacheThreshold: this.maxCacheMs,
    }
    this.bytes = { video: 0, audio: 0, all: 0 }
    this.stalls = 0
    this.since = { at: now, frames: screen.frames }
    return status
  }

  private takeFrame(tag: FlvTag, size: number): void {
    this.bytes.video += size
    this.lastTime.video = tag.timestamp
    const step = this.frameTime === undefined ? 0 : tag.timestamp - this.frameTime
    if (step > 0) this.frameMs = step
    this.frameTime = tag.timestamp
    if (!isKeyFrame(tag)) return
    if (this.keyFrameTime !== undefined) this.gopMs = tag.timestamp - this.keyFrameTime
    this.keyFrameTime = tag.timestamp
  }

  /** The backlog a server sends first comes faster than it was made; that is no jitter, so negative differences are left out. */
  private takeArrival(timestamp: number, at: number): void {
    if (this.lastArrival !== undefined) {
      const late = at - this.lastArrival.at - (timestamp - this.lastArrival.timestamp)
      this.jitter += (Math.max(0, late) - this.jitter) * JITTER_WEIGHT
    }
    this.lastArrival = { at, timestamp }
  }

  private quality(screen: ScreenFigures): number {
    if (this.lastArrival === undefined) return 0
    if (this.bytes.all === 0) return 6
    if (this.stalls > 0) return 4
    if (this.jitter > 200 || screen.bufferedMs < 100) return 3
    return this.jitter > 80 ? 2 : 1
  }
}
