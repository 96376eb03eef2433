/** The phone's own elements, from outside in: frame, screen, bar, pages, tabs, overlay, problems. */
import { BAR_HEIGHT } from './navigation-bar'
import { phoneStyles } from './styles'

const DESIGN_WIDTH = 750

export interface FrameParts {
  bar: HTMLElement
  tabs: HTMLElement
  problems: HTMLElement
}

export class Frame {
  readonly screen = layer('phone-screen')
  readonly pages = layer('phone-pages')
  readonly overlay = layer('phone-overlay')
  private readonly root = layer('phone')
  private readonly style = document.createElement('style')

  constructor(parts: FrameParts, tagStyles: string) {
    this.style.textContent = `${phoneStyles}\n${tagStyles}`
    // First of all sheets: a mini-program's own come later and win.
    document.head.prepend(this.style)
    this.screen.append(parts.bar, this.pages, parts.tabs, this.overlay, parts.problems)
    this.root.append(this.screen)
    document.body.append(this.root)
    this.measure()
  }

  /** Sets what an rpx is: a 750th of the screen's width. */
  measure(): void {
    document.documentElement.style.setProperty('--rpx', `${this.size().width / DESIGN_WIDTH}px`)
  }

  size(): { width: number; height: number } {
    return { width: this.screen.clientWidth, height: this.screen.clientHeight }
  }

  /** What onResize and wx.onWindowResize tell. */
  resizeResult(barHidden: boolean): object {
    const { width, height } = this.size()
    const bars = barHidden ? 0 : BAR_HEIGHT
    const size = { windowWidth: width, windowHeight: height - bars, screenWidth: width, screenHeight: height }
    return { size, deviceOrientation: width > height ? 'landscape' : 'portrait' }
  }

  remove(): void {
    this.root.remove()
    this.style.remove()
  }
}

function layer(className: string): HTMLElement {
  const element = document.createElement('div')
  element.className = className
  return element
}
