/**
 * Full screen of the whole tag, the page's own content on top of the video included: the browser's full screen where
 * it allows it, else (no click before, or the picture must be turned) the phone's screen is covered.
 */
import { currentShell } from '../../current-shell'
import { BARE, lift, type Lifted } from './top-layer'

/** 90: the phone is turned counter-clockwise. */
export type Direction = 0 | 90 | -90

export interface FullScreenChange {
  fullScreen: boolean
  direction: 'vertical' | 'horizontal'
}

export class FullScreen {
  private direction: Direction = 0
  private entered: 'browser' | 'phone' | undefined
  private covering: Lifted | undefined
  private overlay: Lifted | undefined
  private listening: AbortController | undefined

  constructor(
    private readonly element: HTMLElement,
    private readonly onChange: (change: FullScreenChange) => void,
  ) {}

  async enter(direction: Direction): Promise<void> {
    if (this.entered !== undefined) this.leave()
    this.direction = direction
    const turned = direction !== 0 && window.innerWidth < window.innerHeight
    if (turned || !(await this.enterBrowser())) this.cover()
    this.listen()
    this.liftOverlay()
    this.onChange({ fullScreen: true, direction: direction === 0 ? 'vertical' : 'horizontal' })
  }

  exit(): void {
    if (this.entered === undefined) return
    this.leave()
    this.onChange({ fullScreen: false, direction: 'vertical' })
  }

  /** As exit(), but nobody is there to hear of it. */
  dispose(): void {
    this.leave()
  }

  private async enterBrowser(): Promise<boolean> {
    if (!document.fullscreenEnabled || !navigator.userActivation.isActive) return false
    try {
      await this.element.requestFullscreen({ navigationUI: 'hide' })
      this.entered = 'browser'
      return true
    } catch {
      // Refused after all (an embedding page's policy): cover() does it without asking.
      return false
    }
  }

  private cover(): void {
    this.entered = 'phone'
    this.covering = lift(this.element)
    this.fit()
  }

  private fit(): void {
    const { left, top, width, height } = currentShell().screen.getBoundingClientRect()
    const turned = this.direction !== 0 && width < height
    this.covering?.place({
      ...BARE,
      display: 'block',
      position: 'fixed',
      inset: 'auto',
      left: `${turned && this.direction === 90 ? left + width : left}px`,
      top: `${turned && this.direction === -90 ? top + height : top}px`,
      width: `${turned ? height : width}px`,
      height: `${turned ? width : height}px`,
      transform: turned ? `rotate(${this.direction}deg)` : 'none',
      'transform-origin': '0 0',
      'border-radius': '0',
    })
    this.overlay?.place({
      ...BARE,
      position: 'fixed',
      inset: 'auto',
      left: `${left}px`,
      top: `${top}px`,
      width: `${width}px`,
      height: `${height}px`,
      background: 'none',
      overflow: 'visible',
    })
  }

  /** Toasts and dialogs must be seen over the player as well. */
  private liftOverlay(): void {
    this.overlay = lift(currentShell().overlay)
    this.fit()
  }

  private listen(): void {
    this.listening = new AbortController()
    const { signal } = this.listening
    window.addEventListener('resize', () => this.fit(), { signal })
    document.addEventListener('fullscreenchange', () => {
      if (this.entered === 'browser' && document.fullscreenElement !== this.element) this.exit()
    }, { signal }) // prettier-ignore
    document.addEventListener('keydown', (event) => {
      if (this.entered === 'phone' && event.key === 'Escape') this.exit()
    }, { signal }) // prettier-ignore
  }

  private leave(): void {
    const { entered } = this
    this.entered = undefined
    this.listening?.abort()
    this.overlay?.drop()
    this.overlay = undefined
    this.covering?.drop()
    this.covering = undefined
    if (entered === 'browser' && document.fullscreenElement === this.element) {
      document.exitFullscreen().catch(() => undefined)
    }
  }
}
