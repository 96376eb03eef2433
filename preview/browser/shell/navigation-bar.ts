/** The bar on top: back or home, title, loading; each page has its own state of it. */
import { icon } from './icons'

export interface BarState {
  title: string
  /** '#000000' or '#ffffff' */
  front: string
  background: string
  loading: boolean
  /** The page draws its own bar (navigationStyle: custom). */
  custom: boolean
}

export interface BarActions {
  back: () => void
  home: () => void
}

export const BAR_HEIGHT = 44

export class NavigationBar {
  readonly element = document.createElement('header')
  private readonly backButton: HTMLButtonElement
  private readonly homeButton: HTMLButtonElement
  private readonly title = document.createElement('div')
  private readonly spinner = document.createElement('span')

  constructor(actions: BarActions) {
    this.element.className = 'phone-bar'
    this.backButton = button('返回', icon.back, actions.back)
    this.homeButton = button('回到首页', icon.home, actions.home)
    this.title.className = 'phone-bar-title'
    this.spinner.className = 'phone-spinner'
    const text = document.createElement('span')
    this.title.append(this.spinner, text)
    this.element.append(this.backButton, this.homeButton, this.title)
  }

  render(state: BarState, { canGoBack, isHome }: { canGoBack: boolean; isHome: boolean }): void {
    this.element.hidden = state.custom
    this.element.style.color = state.front
    this.element.style.backgroundColor = state.background
    this.backButton.hidden = !canGoBack
    this.homeButton.hidden = canGoBack || isHome
    this.spinner.hidden = !state.loading
    const text = this.title.lastElementChild
    if (text) text.textContent = state.title
    document.title = state.title || '预览'
  }
}

function button(label: string, svg: string, action: () => void): HTMLButtonElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.className = 'phone-bar-button'
  element.setAttribute('aria-label', label)
  element.innerHTML = svg
  element.addEventListener('click', action)
  return element
}
