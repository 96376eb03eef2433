/** One player's play, pause and stop: connections made, lost and made again, with the native codes and figures along the way. */
import { currentShell } from '../../current-shell'
import { PlayCodes, type Loss, type StateChange } from './play-codes'
import { Playback, type Cache } from './playback'
import type { Sound } from './sound'
import { localAddress, withoutQuery } from './stream-address'
import { StreamMeter, type NetStatus } from './stats'
import type { PlayerView } from './view'

export interface SessionListener {
  stateChanged(change: StateChange): void
  netStatus(info: NetStatus): void
  /** No further try: the browser cannot do it at all. */
  failed(code: number, message: string): void
}

const FIGURES_EVERY_MS = 2000

export class Session {
  state: 'stopped' | 'playing' | 'paused' = 'stopped'
  private readonly codes = new PlayCodes(() => performance.now())
  private playback: Playback | undefined
  private meter: StreamMeter | undefined
  private retryTimer: ReturnType<typeof setTimeout> | undefined
  private figuresTimer: ReturnType<typeof setInterval> | undefined
  private src = ''
  private cache: Cache = { min: 1, max: 3 }
  private size = { width: 0, height: 0 }

  constructor(
    private readonly view: PlayerView,
    private readonly sound: Sound,
    private readonly listener: SessionListener,
  ) {}

  play(src: string, cache: Cache): void {
    if (this.state === 'playing' && src === this.src) return
    const resumed = this.state === 'paused' && src === this.src
    this.disconnect()
    if (!resumed) {
      this.view.thaw()
      this.size = { width: 0, height: 0 }
    }
    this.src = src
    this.cache = cache
    this.state = 'playing'
    this.codes.started()
    this.connect()
  }

  /** Pulls no more; the last picture stays. */
  pause(): void {
    if (this.state !== 'playing') return
    this.view.freeze()
    this.disconnect()
    this.state = 'paused'
  }

  resume(): void {
    if (this.state === 'paused') this.play(this.src, this.cache)
  }

  stop(): void {
    this.disconnect()
    this.view.thaw()
    this.state = 'stopped'
  }

  private connect(): void {
    const url = localAddress(this.src, currentShell().config.mediaOrigin)
    if (url === undefined) {
      this.impossible(`${this.src} is not rtmp://host/app/stream or http(s)://host/app/stream.flv`)
      return
    }
    if (typeof MediaSource === 'undefined') {
      this.impossible(
        'this browser has no Media Source Extensions; open the preview in a current Chrome, Edge or Firefox',
      )
      return
    }
    const [asked, played] = [withoutQuery(this.src), withoutQuery(url)]
    currentShell().warnOnce(`live-player: ${asked} is played from the local media server, ${played}`)
    this.codes.connecting()
    this.meter = new StreamMeter(performance.now(), this.cache.max * 1000)
    this.figuresTimer = setInterval(() => this.tellFigures(), FIGURES_EVERY_MS)
    this.playback = new Playback(this.view.video, url, this.cache, {
      tags: (tags) => {
        this.meter?.take(tags, performance.now())
        this.tell(this.codes.dataArrived())
      },
      decoderReady: (width, height) => this.tell(this.codes.decoderReady(width, height)),
      framePresented: () => {
        this.view.thaw()
        this.tell(this.codes.framePresented())
      },
      moving: () => this.tell(this.codes.moving()),
      waiting: () => {
        this.meter?.stalled()
        this.tell(this.codes.waiting())
      },
      ended: () => this.end(),
      lost: (loss, detail) => this.lose(loss, detail),
    })
    void this.sound.play()
  }

  private disconnect(): void {
    clearTimeout(this.retryTimer)
    clearInterval(this.figuresTimer)
    this.playback?.destroy()
    this.playback = undefined
  }

  /** What has already come is still shown while the retry waits, as on a phone. */
  private lose(loss: Loss, detail: string): void {
    const { codes, next } = this.codes.lost(loss, detail)
    this.tell(codes)
    if (next.kind === 'stop') {
      this.freezeAndDisconnect()
      this.state = 'stopped'
      return
    }
    this.retryTimer = setTimeout(() => {
      this.freezeAndDisconnect()
      this.connect()
    }, next.afterMs)
  }

  private end(): void {
    this.freezeAndDisconnect()
    this.state = 'stopped'
    this.tell(this.codes.ended())
  }

  private freezeAndDisconnect(): void {
    this.view.freeze()
    this.disconnect()
  }

  private impossible(reason: string): void {
    this.state = 'stopped'
    currentShell().warnOnce(`live-player: ${reason}`)
    this.tell(this.codes.impossible(reason))
    this.listener.failed(-2301, reason)
  }

  private tell(codes: StateChange[]): void {
    for (const change of codes) this.listener.stateChanged(change)
  }

  private tellFigures(): void {
    if (this.playback === undefined || this.meter === undefined) return
    const figures = this.playback.figures()
    // Between two connections there is no picture; its size stays what it was.
    if (figures.width > 0) this.size = { width: figures.width, height: figures.height }
    this.listener.netStatus(this.meter.sample({ ...figures, ...this.size }, performance.now()))
  }
}
