/** Navigation as `wx` asks for it: which pages leave, which come, in WeChat's order, and the errors it answers with. */
import type { AppConfig } from '../package-format'
import type { EventChannel } from './contracts'
import type { HistorySync } from './history-sync'
import type { Page } from './page'
import { STACK_LIMIT, type PageStack } from './page-stack'
import { parsePageUrl, type PageUrl } from './url'

export interface RouterParts {
  app: AppConfig
  stack: PageStack
  history: HistorySync
  /** Whether a page of the host or of our plugin has this path. */
  exists(path: string): boolean
  create(target: PageUrl, opener: EventChannel | undefined): Page
  /** A page was asked for that is not there. */
  notFound(target: PageUrl, isEntry: boolean): void
  /** Another page is on top now. */
  changed(): void
}

type Navigation = 'push' | 'none'

export class Router {
  private queue: Promise<unknown> = Promise.resolve()
  private readonly tabs: Set<string>

  constructor(private readonly parts: RouterParts) {
    this.tabs = new Set((parts.app.tabBar?.list ?? []).map((tab) => tab.pagePath))
  }

  get home(): string {
    return this.parts.app.entryPagePath?.replace(/^\//, '') ?? this.parts.app.pages[0] ?? ''
  }

  isTab(path: string): boolean {
    return this.tabs.has(path)
  }

  /** The first page. One that does not exist is told, and the mini-program's home stands in for it. */
  async launch(url: string | undefined): Promise<void> {
    const target = parsePageUrl(url ?? `/${this.home}`)
    if (this.parts.exists(target.path)) return this.inTurn(() => this.start(target))
    this.parts.notFound(target, true)
    await this.inTurn(() => {
      // App.onPageNotFound may have opened a page of its own.
      if (this.parts.stack.size > 0) return
      if (this.parts.exists(this.home)) this.open(parsePageUrl(`/${this.home}`))
    })
  }

  navigateTo(url: string, opener?: EventChannel, navigation: Navigation = 'push'): Promise<Page> {
    return this.inTurn(() => {
      const target = this.find(url)
      if (this.isTab(target.path)) throw new Error('can not navigateTo a tabbar page')
      if (this.parts.stack.size >= STACK_LIMIT) throw new Error('webview count limit exceed')
      this.parts.stack.top?.hide()
      const page = this.open(target, opener)
      if (navigation === 'push') this.parts.history.push(target.full)
      return page
    })
  }

  redirectTo(url: string): Promise<void> {
    return this.inTurn(() => {
      const target = this.find(url)
      if (this.isTab(target.path)) throw new Error('can not redirectTo a tabbar page')
      this.parts.stack.pop(1)
      this.open(target)
      this.parts.history.replace(target.full)
    })
  }

  reLaunch(url: string): Promise<void> {
    return this.inTurn(() => this.start(this.find(url)))
  }

  switchTab(url: string): Promise<void> {
    return this.inTurn(() => {
      const { path } = this.find(url)
      if (!this.isTab(path)) throw new Error('can not switch to no-tabBar page')
      const { stack, history } = this.parts
      if (stack.size === 1 && stack.top?.route === path) return
      stack.closeAllButTabs()
      const kept = stack.tab(path)
      if (kept) {
        stack.push(kept, true)
        this.parts.changed()
        kept.show()
      } else {
        this.open(parsePageUrl(`/${path}`))
      }
      history.restart(path)
    })
  }

  navigateBack(delta = 1, navigation: Navigation = 'push'): Promise<void> {
    return this.inTurn(() => {
      const { stack, history } = this.parts
      if (stack.size <= 1) throw new Error('cannot navigate back at first page')
      const count = Math.min(Math.max(1, Math.floor(delta)), stack.size - 1)
      stack.pop(count)
      this.parts.changed()
      stack.top?.show()
      if (navigation === 'push') history.back(count)
    })
  }

  /** A tab was tapped: its page comes, and hears it. */
  async tapTab(index: number): Promise<void> {
    const tab = this.parts.app.tabBar?.list[index]
    if (!tab) return
    await this.switchTab(`/${tab.pagePath}`)
    this.parts.stack.top?.hook('onTabItemTap', {
      index: String(index),
      pagePath: tab.pagePath,
      text: tab.text,
    })
  }

  private start(target: PageUrl): void {
    this.parts.stack.clear()
    this.open(target)
    this.parts.history.restart(target.full)
  }

  private open(target: PageUrl, opener?: EventChannel): Page {
    const { stack } = this.parts
    const page = this.parts.create(target, opener)
    stack.push(page, this.isTab(target.path))
    this.parts.changed()
    page.start()
    return page
  }

  private find(url: string): PageUrl {
    const target = parsePageUrl(url, this.parts.stack.top?.route)
    if (this.parts.exists(target.path)) return target
    this.parts.notFound(target, false)
    throw new Error(`page "${target.path}" is not found`)
  }

  /** One navigation after the other, and none before the script that asked for it has come to its end. */
  private inTurn<T>(step: () => T): Promise<T> {
    const result = this.queue.then(step)
    this.queue = result.catch(() => undefined)
    return result
  }
}
