/** Counts what a page holds: by the browser's own figures after its garbage is collected, and by what its script has opened. */
import type { BrowserContext, CDPSession, Page } from 'playwright-core'

/** What stands open now. */
export interface Held {
  nodes: number
  listeners: number
  documents: number
  heapBytes: number
  sockets: number
  tracks: number
  audioContexts: number
  codecs: number
  workers: number
  intervals: number
  timeouts: number
  objectUrls: number
  fetches: number
}

type Opened = Omit<Held, 'nodes' | 'listeners' | 'documents' | 'heapBytes'>

declare global {
  interface Window {
    __opened?: () => Opened
  }
}

/** Before any page of the context is opened. */
export async function watchOpened(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    // Weak, so that the watching keeps nothing alive; what has been collected without being closed is no longer open.
    const keep = <T extends object>() => {
      const all = new Set<WeakRef<T>>()
      return {
        add: (one: T): T => {
          all.add(new WeakRef(one))
          return one
        },
        count: (isOpen: (one: T) => boolean): number => {
          let open = 0
          for (const weak of all) {
            const one = weak.deref()
            if (one !== undefined && isOpen(one)) open++
            else all.delete(weak)
          }
          return open
        },
      }
    }
    const sockets = keep<WebSocket>()
    const tracks = keep<MediaStreamTrack>()
    const contexts = keep<AudioContext>()
    const codecs = keep<{ state: string }>()
    const workers = new Set<Worker>()
    const objectUrls = new Set<string>()
    const timeouts = new Set<unknown>()
    const intervals = new Set<unknown>()
    let fetches = 0

    type Maker = 'WebSocket' | 'AudioContext' | 'VideoEncoder' | 'AudioEncoder' | 'VideoDecoder' | 'Worker'
    const onNew = (name: Maker, add: (made: never) => void): void => {
      const made = new Proxy(window[name] as new () => object, {
        construct(target, given, self) {
          const one = Reflect.construct(target, given, self) as never
          add(one)
          return one
        },
      })
      Object.assign(window, { [name]: made })
    }
    onNew('WebSocket', sockets.add)
    onNew('AudioContext', contexts.add)
    onNew('VideoEncoder', codecs.add)
    onNew('AudioEncoder', codecs.add)
    onNew('VideoDecoder', codecs.add)
    onNew('Worker', (worker: Worker) => {
      workers.add(worker)
      const terminate = worker.terminate.bind(worker)
      worker.terminate = () => {
        workers.delete(worker)
        terminate()
      }
    })
    const devices = navigator.mediaDevices
    const getUserMedia = devices.getUserMedia.bind(devices)
    devices.getUserMedia = async (constraints) => {
      const stream = await getUserMedia(constraints)
      stream.getTracks().forEach(tracks.add)
      return stream
    }
    // eslint-disable-next-line jest/unbound-method -- called on its own canvas below
    const capture = HTMLCanvasElement.prototype.captureStream
    HTMLCanvasElement.prototype.captureStream = function (...given) {
      const stream = capture.apply(this, given)
      stream.getTracks().forEach(tracks.add)
      return stream
    }
    const create = URL.createObjectURL.bind(URL)
    const revoke = URL.revokeObjectURL.bind(URL)
    URL.createObjectURL = (given) => {
      const url = create(given)
      objectUrls.add(url)
      return url
    }
    URL.revokeObjectURL = (url) => {
      objectUrls.delete(url)
      revoke(url)
    }
    const fetch = window.fetch.bind(window)
    window.fetch = async (...given) => {
      fetches++
      const over = (): number => fetches--
      let response: Response
      try {
        response = await fetch(...given)
      } catch (error) {
        over()
        throw error
      }
      const { body } = response
      if (body === null) {
        over()
        return response
      }
      // Open until its body has been read to the end or given up.
      const getReader = body.getReader.bind(body)
      body.getReader = ((...how: []) => {
        const reader = getReader(...how)
        void reader.closed.then(over, over)
        return reader
      }) as typeof body.getReader
      for (const name of ['json', 'text', 'arrayBuffer', 'blob'] as const) {
        const read = response[name].bind(response)
        Object.defineProperty(response, name, { value: () => read().finally(over) })
      }
      return response
    }
    const setTimeout = window.setTimeout.bind(window)
    const setInterval = window.setInterval.bind(window)
    window.setTimeout = ((run: (...given: unknown[]) => void, ms?: number, ...more: unknown[]) => {
      const id = setTimeout(
        (...given: unknown[]) => {
          timeouts.delete(id)
          run(...given)
        },
        ms,
        ...more,
      )
      timeouts.add(id)
      return id
    }) as typeof window.setTimeout
    window.setInterval = ((run: TimerHandler, ms?: number, ...more: unknown[]) => {
      const id = setInterval(run, ms, ...more)
      intervals.add(id)
      return id
    }) as typeof window.setInterval
    const clear = (stop: (id?: number) => void) => (id?: number) => {
      timeouts.delete(id)
      intervals.delete(id)
      stop(id)
    }
    window.clearTimeout = clear(window.clearTimeout.bind(window)) as typeof window.clearTimeout
    window.clearInterval = clear(window.clearInterval.bind(window)) as typeof window.clearInterval

    window.__opened = () => ({
      sockets: sockets.count((one) => one.readyState !== WebSocket.CLOSED),
      tracks: tracks.count((one) => one.readyState === 'live'),
      audioContexts: contexts.count((one) => one.state !== 'closed'),
      codecs: codecs.count((one) => one.state !== 'closed'),
      workers: workers.size,
      intervals: intervals.size,
      timeouts: timeouts.size,
      objectUrls: objectUrls.size,
      fetches,
    })
  })
}

export class LeakWatch {
  private constructor(
    private readonly page: Page,
    private readonly cdp: CDPSession,
  ) {}

  static async open(page: Page): Promise<LeakWatch> {
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Performance.enable')
    await cdp.send('HeapProfiler.enable')
    return new LeakWatch(page, cdp)
  }

  async held(): Promise<Held> {
    // Some things end in two steps: a finalizer frees what the next collection takes.
    for (let i = 0; i < 3; i++) {
      await this.cdp.send('HeapProfiler.collectGarbage')
      await this.page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      )
    }
    const { metrics } = await this.cdp.send('Performance.getMetrics')
    const metric = (name: string): number => metrics.find((one) => one.name === name)?.value ?? NaN
    const opened = await this.page.evaluate(() => window.__opened?.())
    if (!opened) throw new Error('the page was opened before it was watched')
    return {
      nodes: metric('Nodes'),
      listeners: metric('JSEventListeners'),
      documents: metric('Documents'),
      heapBytes: metric('JSHeapUsedSize'),
      ...opened,
    }
  }
}
