/** The pages that are open, bottom to top, and the tab pages that stay alive beside them. */
import type { Page } from './page'

/** WeChat opens no more than this. */
export const STACK_LIMIT = 10

export class PageStack {
  private open: Page[] = []
  private readonly tabs = new Map<string, Page>()

  list(): Page[] {
    return [...this.open]
  }

  get top(): Page | undefined {
    return this.open[this.open.length - 1]
  }

  get size(): number {
    return this.open.length
  }

  tab(route: string): Page | undefined {
    return this.tabs.get(route)
  }

  /** Every page alive, those of other tabs included. */
  all(): Set<Page> {
    return new Set([...this.open, ...this.tabs.values()])
  }

  push(page: Page, isTab: boolean): void {
    this.open.push(page)
    if (isTab) this.tabs.set(page.route, page)
  }

  /** Takes pages off the top and ends them, the topmost first. */
  pop(count: number): void {
    for (const page of this.open.splice(this.open.length - count).reverse()) this.end(page)
  }

  /** Ends every page, those of other tabs included. */
  clear(): void {
    this.pop(this.open.length)
    for (const page of this.tabs.values()) this.end(page)
  }

  /** Leaves only tab pages alive, none of them open. */
  closeAllButTabs(): void {
    const pages = this.open.splice(0).reverse()
    for (const page of pages) {
      if (this.tabs.get(page.route) === page) page.hide()
      else this.end(page)
    }
  }

  private end(page: Page): void {
    if (this.tabs.get(page.route) === page) this.tabs.delete(page.route)
    page.unload()
  }
}
