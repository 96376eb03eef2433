/** Pulling a page down to refresh it: by finger, by mouse, or by wx.startPullDownRefresh. */
const TRIGGER_PX = 60
const MAX_PX = 90

export interface PullDownHost {
  /** The scroller of the page on top, where its config allows pulling; undefined otherwise. */
  scroller: () => HTMLElement | undefined
  refresh: () => void
}

export class PullDown {
  readonly element = document.createElement('div')
  private readonly listening = new AbortController()
  private running = false

  constructor(
    area: HTMLElement,
    private readonly host: PullDownHost,
  ) {
    this.element.className = 'phone-pull'
    this.element.innerHTML = '<i></i><i></i><i></i>'
    this.move(0)
    this.follow(area)
  }

  start(): void {
    if (this.running) return
    this.running = true
    this.move(TRIGGER_PX)
    this.host.refresh()
  }

  stop(): void {
    this.running = false
    this.move(0)
  }

  release(): void {
    this.listening.abort()
  }

  private follow(area: HTMLElement): void {
    let startY: number | undefined
    const begin = (y: number) => {
      startY = !this.running && this.host.scroller()?.scrollTop === 0 ? y : undefined
    }
    const drag = (y: number) => {
      if (startY === undefined) return
      if ((this.host.scroller()?.scrollTop ?? 0) > 0) startY = undefined
      this.move(startY === undefined ? 0 : Math.min(MAX_PX, Math.max(0, (y - startY) / 2)))
    }
    const end = (y: number | undefined) => {
      const pulled = startY !== undefined && y !== undefined && (y - startY) / 2 >= TRIGGER_PX
      startY = undefined
      if (pulled) this.start()
      else if (!this.running) this.move(0)
    }
    const passive = { passive: true }
    area.addEventListener('touchstart', (event) => begin(event.touches[0]?.clientY ?? 0), passive)
    area.addEventListener('touchmove', (event) => drag(event.touches[0]?.clientY ?? 0), passive)
    area.addEventListener('touchend', (event) => end(event.changedTouches[0]?.clientY), passive)
    area.addEventListener('touchcancel', () => end(undefined), passive)
    area.addEventListener('mousedown', (event) => begin(event.clientY))
    const { signal } = this.listening
    window.addEventListener('mousemove', (event) => event.buttons === 1 && drag(event.clientY), { signal })
    window.addEventListener('mouseup', (event) => end(event.clientY), { signal })
  }

  private move(distance: number): void {
    this.element.style.height = `${distance}px`
    this.element.hidden = distance === 0
  }
}
