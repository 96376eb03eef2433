/** The phone's own elements, from outside in: frame, screen, bar, pages, tabs, overlay, problems. */
import { phoneStyles } from './styles'

const DESIGN_WIDTH = 750

export class Frame {
  readonly screen = layer('phone-screen')
  readonly pages = layer('phone-pages')
  readonly overlay = layer('phone-overlay')
  private readonly root = layer('phone')
  private readonly style = document.createElement('style')

  /** `parts` in their order in the document: status, bar, tabs, problems. */
  constructor([status, bar, ...rest]: HTMLElement[], tagStyles: string) {
    this.style.textContent = `${phoneStyles}\n${tagStyles}`
    // First of all sheets: a mini-program's own come later and win.
    document.head.prepend(this.style)
    const [tabs, ...over] = rest
    this.screen.append(
      ...[status, bar, this.pages, tabs, this.overlay, ...over].flatMap((part) => part ?? []),
    )
    this.root.append(this.screen)
    document.body.append(this.root)
    this.measure()
  }

  /** Sets what an rpx is: a 750th of the screen's width. */
  measure(): void {
    document.documentElement.style.setProperty('--rpx', `${this.size().width / DESIGN_WIDTH}px`)
  }

  /** WeChat's own dialogs and sheets go dark with the mini-program. */
  setDark(on: boolean): void {
    this.root.classList.toggle('phone-dark', on)
  }

  size(): { width: number; height: number } {
    return { width: this.screen.clientWidth, height: this.screen.clientHeight }
  }

  /** What onResize and wx.onWindowResize tell. */
  resizeResult(): object {
    const { width, height } = this.size()
    const { clientWidth: windowWidth, clientHeight: windowHeight } = this.pages
    const size = { windowWidth, windowHeight, screenWidth: width, screenHeight: height }
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
