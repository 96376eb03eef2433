/** A window of the demo's live shop: one person in a browser of their own, at the real preview server. */
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'
import type { Preview } from '../../preview/serve'
import { Viewer } from './demo-viewer'
import { until } from './until'

const granted = { 'scope.camera': true, 'scope.record': true }
const APP = 'wx1234567890abcdef'

/** `push` is no shop, but wants the same devices. */
export type Role = 'shop' | 'shop-host' | 'push'

export class ShopWindow extends Viewer {
  /** `query`: e.g. 'user=ann'. */
  static async enter(
    browser: Browser,
    preview: Preview,
    role: Role,
    query = '',
    options: BrowserContextOptions = {},
  ): Promise<ShopWindow> {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...options })
    await context.addInitScript(
      ([app, given]) => localStorage.setItem(`wx-permissions/${app}`, JSON.stringify(given)),
      [APP, granted] as const,
    )
    const window = new ShopWindow(await context.newPage())
    await window.page.goto(`${preview.url}#/pages/${role}/${role}?${query}`)
    return window
  }

  get context(): BrowserContext {
    return this.page.context()
  }

  async online(): Promise<this> {
    await this.shows('connection', 'online')
    return this
  }

  /** Waits until the page's data has that value. */
  async shows(name: string, value: unknown): Promise<void> {
    await until(
      `${name} ${JSON.stringify(value)}`,
      async () => JSON.stringify(await this.data(name)) === JSON.stringify(value),
    ).catch(async (error: unknown) => {
      throw new Error(`${String(error)}; it is ${JSON.stringify(await this.data(name))}`)
    })
  }

  data(name: string): Promise<unknown> {
    return this.page.evaluate((key) => {
      const data = window.__preview?.getCurrentPages().at(-1)?.['data'] as Record<string, unknown> | undefined
      return data?.[key]
    }, name)
  }

  /** By the line at the bottom, as anybody does it. */
  async say(text: string): Promise<void> {
    await this.tap(/^(说点什么|和观众说句话)$/)
    await this.page.locator('wx-input input').filter({ visible: true }).fill(text)
    await this.tap('发送')
  }

  async hears(text: string, times = 1): Promise<void> {
    const found = async () => (await this.heard()).filter((line) => line === text).length
    await until(`"${text.slice(0, 40)}" ${times} times`, async () => (await found()) === times)
  }

  /** What the list holds, as its data. */
  heard(): Promise<string[]> {
    return this.page.evaluate(() => {
      const page = window.__preview?.getCurrentPages().at(-1) as unknown as {
        selectComponent: (selector: string) => { data: { lines: { text: string }[] } } | null
      }
      return page.selectComponent('#list')?.data.lines.map(({ text }) => text) ?? []
    })
  }

  async close(): Promise<string[]> {
    const faults = await this.leave()
    await this.context.close()
    return faults
  }
}
