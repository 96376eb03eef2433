/** One broadcast from start to stop: encoders, connections made, lost and made again, with native codes and figures along the way. */
import { currentShell } from '../../current-shell'
import { SoundEncoder } from './audio-encoder'
import { BitrateControl } from './bitrate'
import type { Loss, PushCodes, StateChange } from './codes'
import { FlvStream } from './flv-stream'
import type { BitrateRange, PictureFormat, SoundFormat } from './format'
import { endedHereJustNow, Publisher } from './publisher'
import { PushMeter, type PushStatus } from './stats'
import { cannotEncode, PictureEncoder } from './video-encoder'

export interface BroadcastOptions {
  /** ws://… */
  address: string
  picture: PictureFormat
  sound: SoundFormat
  bitrates: BitrateRange
}

export interface BroadcastListener {
  codes(changes: StateChange[]): void
  netStatus(info: PushStatus): void
  /** It is over: every try failed, or the browser cannot do it. */
  ended(code: number, message: string): void
}

const FIGURES_EVERY_MS = 2000
const BACKLOG_EVERY_MS = 1000
/** A server takes a stream without a word; silence for so long counts as yes. */
const ACCEPTED_AFTER_MS = 300
/** ms of picture in the socket beyond which no more are made until it has drained. */
const FULL_MS = 2500
const QUIET_RETRY_MS = 300

export class Broadcast {
  private readonly stream: FlvStream
  private readonly bitrate: BitrateControl
  private readonly meter = new PushMeter(performance.now())
  private pictures: PictureEncoder | undefined
  private sounds: SoundEncoder | undefined
  private publisher: Publisher | undefined
  private accepted = false
  /** Bytes handed to earlier connections. */
  private handedBefore = 0
  private retryTimer: ReturnType<typeof setTimeout> | undefined
  private readonly timers: ReturnType<typeof setInterval>[] = []
  private picture: PictureFormat
  private over = false

  constructor(
    private readonly options: BroadcastOptions,
    private readonly codes: PushCodes,
    private readonly listener: BroadcastListener,
  ) {
    this.picture = options.picture
    codes.started()
    this.bitrate = new BitrateControl(options.bitrates)
    this.stream = new FlvStream(this.facts())
    this.applyFormat()
    this.timers.push(
      setInterval(() => this.tellFigures(), FIGURES_EVERY_MS),
      setInterval(() => this.adapt(), BACKLOG_EVERY_MS),
    )
    void this.begin()
  }

  /** After the attributes have changed. */
  update(picture: PictureFormat, bitrates: BitrateRange): void {
    this.picture = picture
    this.bitrate.setRange(bitrates)
    this.applyFormat()
    this.tell(this.codes.bitrateIs(this.bitrate.kbps))
  }

  /** `wall`: ms of performance.now(). */
  takePicture(canvas: HTMLCanvasElement, wall: number): void {
    this.sounds?.tick(wall)
    if (this.backlogMs() < FULL_MS) this.pictures?.encode(canvas, wall, this.stream.wantsKeyFrame)
  }

  takeSound(block: Float32Array): void {
    this.sounds?.push(block)
  }

  stop(): void {
    this.over = true
    clearTimeout(this.retryTimer)
    this.timers.forEach(clearInterval)
    this.stream.shut()
    this.publisher?.close()
    this.pictures?.close()
    this.sounds?.close()
  }

  private async begin(): Promise<void> {
    const problem = await cannotEncode(this.picture, this.bitrate.kbps).catch((error: unknown) =>
      String(error),
    )
    if (this.isOver()) return
    if (problem !== undefined) {
      this.fail(-1303, problem)
      return
    }
    this.pictures = new PictureEncoder({
      config: (description) => {
        this.stream.videoConfig(description)
        this.tell(this.codes.encoderStarted())
      },
      frame: (data, wall, isKey) => this.sendPicture(data, wall, isKey),
      failed: (reason) => this.fail(-1303, reason),
    })
    this.sounds = new SoundEncoder(this.options.sound, {
      config: (description) => this.stream.audioConfig(description),
      frame: (data, wall) => {
        this.meter.audio(data.length)
        this.stream.audioFrame(data, wall)
      },
      failed: (reason) => this.fail(-1304, reason),
    })
    this.applyFormat()
    this.connect()
  }

  private connect(): void {
    this.accepted = false
    const publisher = new Publisher(this.options.address, {
      opened: () => {
        this.tell(this.codes.connected())
        this.stream.open((bytes) => publisher.send(bytes))
      },
      lost: (loss, detail) => this.lose(loss, detail),
    })
    this.publisher = publisher
  }

  private lose(loss: Loss, detail: string): void {
    this.stream.shut()
    this.handedBefore += this.publisher?.handed ?? 0
    this.publisher = undefined
    if (loss === 'refused' && endedHereJustNow(this.options.address)) {
      this.retryTimer = setTimeout(() => this.connect(), QUIET_RETRY_MS)
      return
    }
    const { codes, next } = this.codes.lost(loss, detail)
    if (next.kind === 'retry') {
      this.tell(codes)
      this.retryTimer = setTimeout(() => this.connect(), next.afterMs)
      return
    }
    const last = codes.at(-1)
    this.tell(codes.slice(0, -1))
    this.fail(last?.code ?? -1307, last?.message ?? '')
  }

  private sendPicture(data: Uint8Array, wall: number, isKey: boolean): void {
    this.meter.video(data.length, isKey, wall, performance.now())
    this.stream.videoFrame(data, wall, isKey)
    const age = this.publisher?.age() ?? 0
    if (this.accepted || !this.stream.flows || age < ACCEPTED_AFTER_MS) return
    this.accepted = true
    this.tell(this.codes.accepted())
  }

  private applyFormat(): void {
    const { width, height } = this.picture
    this.pictures?.configure(this.picture, this.bitrate.kbps)
    this.stream.describe(this.facts())
    this.meter.sized(width, height)
    this.tell([...this.codes.resolution(width, height), ...this.codes.bitrateIs(this.bitrate.kbps)])
  }

  private adapt(): void {
    const backlog = this.backlogMs()
    this.tell(this.codes.backlog(backlog))
    const before = this.bitrate.kbps
    if (this.stream.flows) this.bitrate.sample(backlog)
    if (this.bitrate.kbps !== before) this.applyFormat()
  }

  private backlogMs(): number {
    return ((this.publisher?.waiting ?? 0) * 8) / this.bitrate.kbps
  }

  private tellFigures(): void {
    const { publisher } = this
    const figures = {
      connected: this.stream.flows,
      handed: this.handedBefore + (publisher?.handed ?? 0),
      waiting: publisher?.waiting ?? 0,
    }
    this.listener.netStatus(this.meter.sample(figures, performance.now()))
  }

  private facts(): { picture: PictureFormat; sound: SoundFormat; videoBitrate: number } {
    return { picture: this.picture, sound: this.options.sound, videoBitrate: this.bitrate.kbps }
  }

  private tell(changes: StateChange[]): void {
    if (changes.length > 0 && !this.over) this.listener.codes(changes)
  }

  private fail(code: number, message: string): void {
    if (this.over) return
    this.stop()
    if (code === -1303 || code === -1304) currentShell().warnOnce(`live-pusher: ${message}`)
    this.listener.codes([{ code, message }])
    this.listener.ended(code, message)
  }

  private isOver(): boolean {
    return this.over
  }
}
