/** A viewer of the demo: a page of Chromium as large as a phone, at the real preview server; what is done and seen in it. */
import type { Browser, BrowserContextOptions, Locator, Page, Request } from 'playwright-core'
import type { Preview } from '../../preview/serve'

const PHONE = { width: 390, height: 844 }
/** Half a second of the sample. */
const FRAMES_ENOUGH = 12

/** What the picture in sight has decoded so far; time in s. */
export interface Picture {
  frames: number
  time: number
}

export class Viewer {
  private readonly faults: string[] = []
  private readonly requests: string[] = []

  protected constructor(readonly page: Page) {
    page.on('pageerror', (error) => void this.faults.push(error.stack ?? error.message))
    page.on('request', (request: Request) => void this.requests.push(request.url()))
  }

  /** `hash`: the page to open, e.g. '#/pages/play/play?id=sample'. */
  static async open(
    browser: Browser,
    preview: Preview,
    hash = '',
    context: BrowserContextOptions = {},
  ): Promise<Viewer> {
    const page = await browser.newPage({ viewport: PHONE, ...context })
    const viewer = new Viewer(page)
    await page.goto(preview.url + hash)
    return viewer
  }

  /** Ends the visit, and tells what went wrong during it. */
  async leave(): Promise<string[]> {
    const shown = await this.page.evaluate(() => window.__preview?.problems().map(({ message }) => message))
    await this.page.close()
    return [...this.faults, ...(shown ?? ['there was no preview in the page'])]
  }

  /** Something to tap, by the words a screen reader gives it, on the page on top. */
  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name }).filter({ visible: true })
  }

  async tap(name: string | RegExp): Promise<void> {
    await this.button(name).click()
  }

  /** The second tap comes where the first one was, whatever is there then. */
  async tapTwice(name: string | RegExp): Promise<void> {
    const target = this.button(name)
    // Waits until nothing lies over it.
    await target.click({ trial: true })
    const box = await target.boundingBox()
    if (!box) throw new Error(`${String(name)} has gone`)
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await this.page.mouse.click(x, y)
    await this.page.waitForTimeout(120)
    await this.page.mouse.click(x, y)
  }

  /** What is there to tap and smaller than a fingertip (44 px), with what a sheet lays around it for the finger. */
  smallTargets(): Promise<string[]> {
    return this.page
      .locator('.phone-pages')
      .locator('[role=button], [role=radio]')
      .filter({ visible: true })
      .evaluateAll((targets) =>
        targets.flatMap((target) => {
          const { width, height } = target.getBoundingClientRect()
          const around = getComputedStyle(target, '::before')
          const wide = Math.max(width, parseFloat(around.width) || 0)
          const high = Math.max(height, parseFloat(around.height) || 0)
          const name = target.getAttribute('aria-label') ?? target.textContent
          return wide < 44 || high < 44 ? [`${name}: ${wide} x ${high}`] : []
        }),
      )
  }

  /** Waits until these words can be read. */
  async reads(words: string | RegExp): Promise<void> {
    await this.page.getByText(words).filter({ visible: true }).first().waitFor()
  }

  /** Waits for the player's state, as it stands in the picture's corner. */
  async state(words: string): Promise<void> {
    await this.page.getByRole('status', { name: words }).filter({ visible: true }).waitFor()
  }

  picture(): Promise<Picture> {
    return this.page.evaluate(() => {
      const video = [...document.querySelectorAll('video')].find((each) => each.checkVisibility())
      return {
        frames: video?.getVideoPlaybackQuality().totalVideoFrames ?? 0,
        time: video?.currentTime ?? 0,
      }
    })
  }

  /** Waits until frames have been decoded and time has gone on, from now on. */
  async moves(): Promise<void> {
    const { frames, time } = await this.picture()
    await this.page.waitForFunction(
      ([wanted, after]) => {
        const video = [...document.querySelectorAll('video')].find((each) => each.checkVisibility())
        if (video === undefined || video.videoWidth === 0) return false
        return video.getVideoPlaybackQuality().totalVideoFrames >= wanted && video.currentTime > after
      },
      [frames + FRAMES_ENOUGH, time] as const,
    )
  }

  /** That nothing moves can only be seen by looking twice. */
  async standsStill(): Promise<boolean> {
    const before = await this.picture()
    await this.page.waitForTimeout(500)
    const after = await this.picture()
    return after.frames === before.frames && after.time === before.time
  }

  /** The codes in the demo's own list of events, oldest first, as often as they came. */
  codes(): Promise<number[]> {
    return this.page.evaluate(() => {
      const data = window.__preview?.getCurrentPages().at(-1)?.['data']
      const { entries } = data as { entries: { code: string; times: number }[] }
      return [...entries].reverse().flatMap(({ code, times }) => Array<number>(times).fill(Number(code)))
    })
  }

  /** Calls the player's handle, as a page gets it from its component: not every method has a button. */
  async call(method: string): Promise<void> {
    await this.page.evaluate(async (name) => {
      const page = window.__preview?.getCurrentPages().at(-1) as { selectComponent(id: string): unknown }
      const player = page.selectComponent('#player') as Record<string, () => Promise<unknown>>
      await player[name]?.()
    }, method)
  }

  /** The address after the `#`. */
  hash(): string {
    return decodeURIComponent(new URL(this.page.url()).hash)
  }

  /** What the browser has asked that server for. */
  asked(origin: string): string[] {
    return this.requests.filter((address) => address.startsWith(origin))
  }

  /** What the browser has asked anybody but this machine for. */
  askedAbroad(): string[] {
    return this.requests.filter((address) => !/^(http:\/\/127\.0\.0\.1:|data:|blob:)/.test(address))
  }
}
