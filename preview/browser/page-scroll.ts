/** A page's scrolling as its script hears it: onPageScroll, onReachBottom; and where it stood while the page was hidden. */
import type { ComponentConfig } from '../package-format'

const REACH_BOTTOM_DISTANCE = 50

export interface ScrollHooks {
  scrolled(scrollTop: number): void
  bottomReached(): void
}

export class PageScroll {
  private saved = 0
  private frame = 0
  private lastTop = 0
  private atBottom = false
  private readonly distance: number

  constructor(
    private readonly element: HTMLElement,
    config: ComponentConfig,
    private readonly hooks: ScrollHooks,
  ) {
    this.distance = Number(config['onReachBottomDistance'] ?? REACH_BOTTOM_DISTANCE)
    element.addEventListener('scroll', this.onScroll, { passive: true })
  }

  save(): void {
    this.saved = this.element.scrollTop
  }

  restore(): void {
    if (this.saved > 0) this.element.scrollTop = this.saved
  }

  stop(): void {
    cancelAnimationFrame(this.frame)
    this.element.removeEventListener('scroll', this.onScroll)
  }

  private readonly onScroll = (): void => {
    if (this.frame !== 0) return
    this.frame = requestAnimationFrame(() => {
      this.frame = 0
      this.tell()
    })
  }

  private tell(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.element
    // A page that is hidden has no height.
    if (clientHeight === 0 || scrollTop === this.lastTop) return
    const down = scrollTop > this.lastTop
    this.lastTop = scrollTop
    this.hooks.scrolled(scrollTop)
    const near = scrollTop + clientHeight >= scrollHeight - this.distance
    if (near && down && !this.atBottom) this.hooks.bottomReached()
    this.atBottom = near
  }
}
