/** The tab bar: which pages it leads to, badges and red dots. */
import type { TabBarConfig } from '../../package-format'

interface TabState {
  text: string
  iconPath?: string
  selectedIconPath?: string
  badge: string | null
  redDot: boolean
}

export interface TabActions {
  select: (index: number) => void
  /** Address of an icon. */
  resolve: (path: string) => string
}

export class TabBar {
  readonly element = document.createElement('nav')
  private readonly tabs: TabState[]
  private visible = true
  private selected = -1

  constructor(
    private config: TabBarConfig | undefined,
    private readonly actions: TabActions,
  ) {
    this.tabs = (config?.list ?? []).map(({ text, iconPath, selectedIconPath }) => ({
      text,
      ...(iconPath === undefined ? {} : { iconPath }),
      ...(selectedIconPath === undefined ? {} : { selectedIconPath }),
      badge: null,
      redDot: false,
    }))
    this.element.className = 'phone-tabs'
    this.configure(config)
  }

  /** Colours and icons of another theme; an icon that a script has set stays. */
  configure(config: TabBarConfig | undefined): void {
    const before = this.config?.list ?? []
    this.config = config
    this.tabs.forEach((tab, index) => {
      const [old, now] = [before[index], config?.list[index]]
      if (now?.iconPath !== undefined && tab.iconPath === old?.iconPath) tab.iconPath = now.iconPath
      if (now?.selectedIconPath !== undefined && tab.selectedIconPath === old?.selectedIconPath)
        tab.selectedIconPath = now.selectedIconPath
    })
    this.element.classList.toggle('phone-tabs-top', config?.position === 'top')
    this.element.classList.toggle('phone-tabs-white-line', config?.borderStyle === 'white')
    this.element.style.backgroundColor = config?.backgroundColor ?? '#ffffff'
    this.render()
  }

  /** -1: the page on top is no tab. */
  select(index: number): void {
    this.selected = index
    this.render()
  }

  setBadge(index: number, text: string | null): void {
    this.change(index, { badge: text })
  }

  setRedDot(index: number, on: boolean): void {
    this.change(index, { redDot: on })
  }

  setItem(index: number, item: { text?: string; iconPath?: string; selectedIconPath?: string }): void {
    this.change(index, item)
  }

  setVisible(on: boolean): void {
    this.visible = on
    this.render()
  }

  private change(index: number, change: Partial<TabState>): void {
    const tab = this.tabs[index]
    if (!tab) return
    Object.assign(tab, change)
    this.render()
  }

  private render(): void {
    const custom = this.config?.custom === true
    this.element.hidden = custom || !this.visible || this.selected < 0 || this.tabs.length === 0
    this.element.replaceChildren(...this.tabs.map((tab, index) => this.tabElement(tab, index)))
  }

  private tabElement(tab: TabState, index: number): HTMLElement {
    const on = index === this.selected
    const element = document.createElement('button')
    element.type = 'button'
    element.className = 'phone-tab'
    element.style.color =
      (on ? this.config?.selectedColor : this.config?.color) ?? (on ? '#07c160' : '#7a7e83')
    element.setAttribute('aria-current', on ? 'page' : 'false')
    const iconPath = (on ? tab.selectedIconPath : undefined) ?? tab.iconPath
    if (iconPath && this.config?.position !== 'top') {
      const picture = document.createElement('img')
      picture.src = this.actions.resolve(iconPath)
      picture.alt = ''
      element.append(picture)
    }
    const text = document.createElement('span')
    text.textContent = tab.text
    element.append(text)
    if (tab.badge !== null || tab.redDot) {
      const badge = document.createElement('i')
      badge.className = tab.badge === null ? 'phone-tab-dot' : 'phone-tab-badge'
      // WeChat shows at most three characters.
      badge.textContent = tab.badge === null ? '' : tab.badge.length > 3 ? '…' : tab.badge
      element.append(badge)
    }
    element.addEventListener('click', () => this.actions.select(index))
    return element
  }
}
