/** A browser audio element that tells what happens in WeChat's events and error codes. */
import { addressOf, isOwnPath } from './files'
import { answersAtAll } from './http'
import type { PackageHome } from './home'
import { eventPair, Listeners } from './listeners'

const eventNames = [
  'Canplay',
  'Play',
  'Pause',
  'Stop',
  'Ended',
  'TimeUpdate',
  'Waiting',
  'Seeking',
  'Seeked',
  'Error',
] as const
type EventName = (typeof eventNames)[number]

/** WeChat's codes for audio. */
const errorCode = { system: 10001, network: 10002, format: 10004 }

export class AudioPlayer {
  readonly audio = document.createElement('audio')
  private readonly events: Record<EventName, Listeners>
  private source = ''
  /** A `playing` after waiting is not a new start. */
  private started = false
  private stopping = false

  constructor(
    private readonly home: PackageHome,
    name: string,
  ) {
    this.events = Object.fromEntries(
      eventNames.map((event) => [event, new Listeners(`${name} on${event}`)]),
    ) as Record<EventName, Listeners>
    this.listen()
  }

  /** onPlay, offPlay, onPause … for the object the mini-program gets. */
  eventPairs(): Record<string, unknown> {
    const pairs = eventNames.map((event) => eventPair(event, this.events[event]))
    return Object.fromEntries(pairs.flatMap((pair) => Object.entries(pair)))
  }

  get src(): string {
    return this.source
  }

  /** `hls`: the address is a playlist whatever it ends with. Returns whether there is something to play. */
  load(src: string, hls = false): boolean {
    this.source = src
    this.started = false
    const address = src === '' ? '' : addressOf(this.home, src)
    if (address === '') {
      this.audio.removeAttribute('src')
      return false
    }
    const playlist = hls || /\.m3u8(?:[?#]|$)/i.test(src)
    if (playlist && this.audio.canPlayType('application/vnd.apple.mpegurl') === '') {
      this.audio.removeAttribute('src')
      this.fail(errorCode.format, `this browser plays no HLS, so ${src} stays silent here; a phone plays it`)
      return false
    }
    this.audio.src = address
    return true
  }

  play(): void {
    this.stopping = false
    if (!this.audio.hasAttribute('src')) return
    this.audio.play().catch((error: unknown) => {
      const name = error instanceof Error ? error.name : ''
      // A missing or unreadable file comes as the element's own error event; a newer src or a pause is no error.
      if (name === 'NotAllowedError') {
        this.fail(errorCode.system, 'the browser plays sound only after the page has been tapped once')
      }
    })
  }

  stop(): void {
    this.stopping = true
    this.audio.pause()
    if (this.audio.readyState > 0) this.audio.currentTime = 0
    this.started = false
    this.emit('Stop')
  }

  /** Seconds that are loaded from the place that plays. */
  get buffered(): number {
    const { buffered, currentTime } = this.audio
    for (let index = 0; index < buffered.length; index++) {
      if (buffered.start(index) <= currentTime && currentTime <= buffered.end(index))
        return buffered.end(index)
    }
    return 0
  }

  get duration(): number {
    return Number.isFinite(this.audio.duration) ? this.audio.duration : 0
  }

  destroy(): void {
    this.stopping = true
    this.audio.pause()
    this.audio.removeAttribute('src')
    for (const event of eventNames) this.events[event].off()
  }

  fail(errCode: number, errMsg: string): void {
    // Listeners are often set after `src`, as on a phone the failure comes later.
    setTimeout(() => this.events.Error.emit({ errCode, errMsg }))
  }

  /** The browser calls a dead address a format error: asking once more tells the two apart. */
  private async explain(reason: string): Promise<void> {
    const src = this.source
    if (/^https?:/i.test(src) && !isOwnPath(src) && !(await answersAtAll(src))) {
      this.fail(errorCode.network, `no answer from ${src}`)
    } else {
      this.fail(errorCode.format, `the browser cannot play ${src}: ${reason}`)
    }
  }

  private emit(event: EventName): void {
    this.events[event].emit({})
  }

  private listen(): void {
    const { audio } = this
    audio.addEventListener('canplay', () => this.emit('Canplay'))
    audio.addEventListener('waiting', () => this.emit('Waiting'))
    audio.addEventListener('seeking', () => this.emit('Seeking'))
    audio.addEventListener('seeked', () => this.emit('Seeked'))
    audio.addEventListener('timeupdate', () => this.emit('TimeUpdate'))
    audio.addEventListener('playing', () => {
      if (!this.started) this.emit('Play')
      this.started = true
    })
    audio.addEventListener('pause', () => {
      this.started = false
      if (!this.stopping && !audio.ended) this.emit('Pause')
      this.stopping = false
    })
    audio.addEventListener('ended', () => {
      this.started = false
      this.emit('Ended')
    })
    audio.addEventListener('error', () => {
      if (!audio.hasAttribute('src')) return
      void this.explain(audio.error?.message || 'unknown reason')
    })
  }
}
