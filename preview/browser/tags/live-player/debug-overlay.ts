/** The `debug` attribute: figures and the latest codes written over the picture. */
import type { StateChange } from './play-codes'
import type { NetStatus } from './stats'

/** What a player and a pusher both tell. */
type Figures = Pick<
  NetStatus,
  | 'videoWidth'
  | 'videoHeight'
  | 'videoFPS'
  | 'videoGOP'
  | 'videoBitrate'
  | 'audioBitrate'
  | 'netSpeed'
  | 'videoCache'
  | 'netJitter'
  | 'netQualityLevel'
>

const LINES = 12

export class DebugOverlay {
  private element: HTMLElement | undefined
  private readonly log: string[] = []
  private figures = ''

  constructor(private readonly stage: HTMLElement) {}

  show(on: boolean): void {
    if (on === (this.element !== undefined)) return
    this.element?.remove()
    this.element = on ? this.stage.appendChild(document.createElement('div')) : undefined
    if (this.element !== undefined) this.element.className = 'live-player-debug'
    this.write()
  }

  /** Codes are kept while the overlay is off, so that switching it on shows how it came about. */
  code({ code, message }: StateChange): void {
    this.log.push(`${new Date().toTimeString().slice(0, 8)} ${code} ${message}`)
    if (this.log.length > LINES) this.log.shift()
    this.write()
  }

  status(info: Figures): void {
    this.figures = [
      `${info.videoWidth}x${info.videoHeight}  ${info.videoFPS} fps  GOP ${info.videoGOP} s`,
      `video ${info.videoBitrate}  audio ${info.audioBitrate}  net ${info.netSpeed} kbit/s`,
      `cache ${info.videoCache} ms  jitter ${info.netJitter} ms  quality ${info.netQualityLevel}`,
    ].join('\n')
    this.write()
  }

  private write(): void {
    if (this.element !== undefined) this.element.textContent = [this.figures, ...this.log].join('\n').trim()
  }
}
