/** Pages of the push host fixture, driven from a browser test: events heard, calls made, what the devices do. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { until } from './until'

export interface HostEvent {
  type: string
  detail: Record<string, unknown>
}

export interface HostPage {
  events: HostEvent[]
  setData(data: Record<string, unknown>): void
  live: Record<string, (options: Record<string, unknown>) => unknown>
}

interface Watched {
  streams: MediaStream[]
  contexts: AudioContext[]
}

export interface Machine {
  /** False: the browser finds no camera. */
  camera?: boolean
  /** False: the browser refuses camera and microphone. */
  allowed?: boolean
  /** What the user has answered before; left out, the mini-program asks. */
  permissions?: Record<string, boolean>
}

export const granted = { 'scope.camera': true, 'scope.record': true }

/** A browser of its own, with one user's answers. */
export async function openContext(
  browser: Browser,
  { camera = true, allowed = true, permissions = granted }: Machine,
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 390, height: 700 } })
  await context.addInitScript(
    ([given, hasCamera, isAllowed]) => {
      localStorage.setItem('wx-permissions/touristappid', JSON.stringify(given))
      const watched: Watched = { streams: [], contexts: [] }
      Object.assign(window, {
        watched,
        AudioContext: class extends AudioContext {
          constructor(options?: AudioContextOptions) {
            super(options)
            watched.contexts.push(this)
          }
        },
      })
      const devices = navigator.mediaDevices
      const getUserMedia = devices.getUserMedia.bind(devices)
      devices.getUserMedia = async (constraints) => {
        if (!isAllowed) throw new DOMException('Permission denied', 'NotAllowedError')
        if (!hasCamera && constraints?.video) throw new DOMException('No camera', 'NotFoundError')
        const stream = await getUserMedia(constraints)
        watched.streams.push(stream)
        return stream
      }
    },
    [permissions, camera, allowed] as const,
  )
  return context
}

export class HostTab {
  private constructor(
    readonly page: Page,
    /** Errors nobody caught. */
    readonly faults: string[],
  ) {}

  /** `path`: a page of the fixture, with its query. */
  static async open(context: BrowserContext, url: string, path: string): Promise<HostTab> {
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(String(error)))
    await page.goto(`${url}#/pages/${path}`)
    await page.evaluate(() => window.__preview?.ready)
    return new HostTab(page, faults)
  }

  set(data: Record<string, unknown>): Promise<void> {
    return this.page.evaluate((given) => {
      const host = window.__preview?.getCurrentPages().at(-1) as unknown as HostPage
      host.setData(given)
    }, data)
  }

  /** What the success or the fail callback of the context's method gets. */
  call(method: string, options: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    return this.page.evaluate(
      ([name, given]) =>
        new Promise<Record<string, unknown>>((done) => {
          const host = window.__preview?.getCurrentPages().at(-1) as unknown as HostPage
          void host.live[name]?.({ ...given, success: done, fail: done })
        }),
      [method, options] as const,
    )
  }

  events(type?: string): Promise<HostEvent[]> {
    return this.page.evaluate((wanted) => {
      const host = window.__preview?.getCurrentPages().at(-1) as unknown as HostPage
      return host.events.filter((event) => wanted === undefined || event.type === wanted)
    }, type)
  }

  forget(): Promise<void> {
    return this.page.evaluate(() => {
      const host = window.__preview?.getCurrentPages().at(-1) as unknown as HostPage
      host.events.length = 0
    })
  }

  /** Native codes heard so far, from the plugin's components and from the bare tag alike. */
  async codes(): Promise<number[]> {
    const types = ['PlayEvent', 'PushEvent', 'statechange']
    return (await this.events())
      .filter(({ type }) => types.includes(type))
      .map(({ detail }) => Number(detail['code']))
  }

  hasCode(code: number, times = 1): Promise<void> {
    return until(
      `code ${code}`,
      async () => (await this.codes()).filter((each) => each === code).length >= times,
    ).catch(async (error: unknown) => {
      throw new Error(`${String(error)}; heard: ${(await this.codes()).join(' ')}`)
    })
  }

  /** Waits until the pusher holds no more: what it lets go of is gone a moment later. */
  async letsGo(): Promise<void> {
    await until('the end of tracks and sound', async () => {
      const { tracks, contexts } = await this.held()
      return tracks === 0 && contexts === 0
    })
  }

  /** Everything a pusher takes hold of, as it stands now. */
  held(): Promise<{ tracks: number; contexts: number }> {
    return this.page.evaluate(() => {
      const { watched } = window as unknown as { watched: Watched }
      const tracks = watched.streams.flatMap((stream) => stream.getTracks())
      return {
        tracks: tracks.filter((track) => track.readyState === 'live').length,
        contexts: watched.contexts.filter((context) => context.state !== 'closed').length,
      }
    })
  }
}
