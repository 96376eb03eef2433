/** The time and the battery on top, as the phone's frame on a wide window shows them; a window that is a phone has its own. */
import { icon } from './icons'

/** Wider windows show the phone in a frame; the same number stands in styles.ts. */
const FRAME_FROM_WIDTH = 501
const HEIGHT = 32
const MINUTE_MS = 60_000

export class StatusBar {
  readonly element = document.createElement('div')
  private readonly clock = document.createElement('span')
  private readonly timer = setInterval(() => this.tick(), MINUTE_MS / 6)

  constructor() {
    this.element.className = 'phone-status'
    this.element.setAttribute('aria-hidden', 'true')
    this.element.innerHTML = icon.battery
    this.element.prepend(this.clock)
    this.tick()
  }

  /** px; what wx tells as statusBarHeight. */
  get height(): number {
    return window.innerWidth >= FRAME_FROM_WIDTH ? HEIGHT : 0
  }

  setColor(color: string): void {
    this.element.style.color = color
  }

  stop(): void {
    clearInterval(this.timer)
  }

  private tick(): void {
    this.clock.textContent = new Date().toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit' })
  }
}
