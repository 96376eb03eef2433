/** The figures of a broadcaster's netstatus, counted from what was encoded and from what left the socket. Pure. */

/** `info` of netstatus. Rates in kbit/s, times in ms, videoGOP in s; netQualityLevel 1 (best) … 6. */
export interface PushStatus {
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
}

/** What the socket says at the moment of asking. */
export interface SocketFigures {
  connected: boolean
  /** Bytes handed to the socket since the start of the broadcast. */
  handed: number
  /** Bytes of these that still wait in it. */
  waiting: number
}

/** How much each late picture counts in the jitter (RFC 3550 takes the same). */
const JITTER_WEIGHT = 1 / 16

export class PushMeter {
  private bytes = { video: 0, audio: 0 }
  private frames = 0
  private gopMs = 0
  private keyAt: number | undefined
  private lastFrame: { wall: number; at: number } | undefined
  private jitter = 0
  private since: { at: number; left: number }
  private size = { width: 0, height: 0 }

  constructor(now: number) {
    this.since = { at: now, left: 0 }
  }

  sized(width: number, height: number): void {
    this.size = { width, height }
  }

  /** `wall`: when the picture was taken; `now`: when it is sent; both in ms of one clock. */
  video(bytes: number, isKey: boolean, wall: number, now: number): void {
    this.bytes.video += bytes
    this.frames++
    if (isKey) {
      if (this.keyAt !== undefined) this.gopMs = wall - this.keyAt
      this.keyAt = wall
    }
    if (this.lastFrame !== undefined) {
      const late = Math.abs(now - this.lastFrame.at - (wall - this.lastFrame.wall))
      this.jitter += (late - this.jitter) * JITTER_WEIGHT
    }
    this.lastFrame = { wall, at: now }
  }

  audio(bytes: number): void {
    this.bytes.audio += bytes
  }

  /** The figures since the last call. */
  sample(socket: SocketFigures, now: number): PushStatus {
    const seconds = Math.max(0.001, (now - this.since.at) / 1000)
    const rate = (bytes: number): number => Math.round((bytes * 8) / 1000 / seconds)
    const left = socket.handed - socket.waiting
    const videoBitrate = rate(this.bytes.video)
    const audioBitrate = rate(this.bytes.audio)
    const made = videoBitrate + audioBitrate
    const backlogMs = made === 0 ? 0 : Math.round((socket.waiting * 8) / made)
    const status: PushStatus = {
      videoBitrate,
      audioBitrate,
      videoFPS: Math.round(this.frames / seconds),
      videoGOP: Math.round(this.gopMs / 100) / 10,
      netSpeed: rate(Math.max(0, left - this.since.left)),
      netJitter: Math.round(this.jitter),
      netQualityLevel: quality(socket.connected, backlogMs, this.jitter),
      videoWidth: this.size.width,
      videoHeight: this.size.height,
      videoCache: backlogMs,
      audioCache: backlogMs,
    }
    this.bytes = { video: 0, audio: 0 }
    this.frames = 0
    this.since = { at: now, left }
    return status
  }
}

function quality(connected: boolean, backlogMs: number, jitter: number): number {
  if (!connected) return 6
  if (backlogMs > 1000) return 5
  if (backlogMs > 300) return 4
  if (jitter > 200) return 3
  return jitter > 80 ? 2 : 1
}
