/** Runs in the browser, beside the page of bench/host: takes each measurement once, for the bare tag or for the component. */
import type { GeneralComponent } from 'glass-easel'

/** The bare native tag, or the plugin's component around it. */
export type Kind = 'bare' | 'ours'

export interface BenchPage {
  /** ms from start() to the native call, with address and whitelist answer there already. */
  startToCall(kind: Kind): Promise<number>
  /** ms from the tick that gives the address and calls start() to the tag having the address. */
  addressToTag(kind: Kind): Promise<number>
  /** ms from start() to the page hearing of the first frame. `phase`: how far between two refreshes of the screen it starts, 0 … 1. */
  startToFrame(kind: Kind, phase: number): Promise<number>
  /** µs from a native state event to the end of the page's handler. */
  stateEvent(kind: Kind, count: number): Promise<number>
  /** ms to put it on the page, and to take it off. */
  mount(kind: Kind): Promise<{ mount: number; unmount: number }>
  /** The step of the browser's clock in ms. */
  clockStep(): number
}

interface ComparePage {
  setData(data: { kind?: Kind | ''; url?: string }): void
  player(): { start(): unknown; stop(): unknown }
  heard: number
  onCode: ((code: number) => void) | null
}

declare global {
  interface Window {
    bench: BenchPage
  }
}

const URL = 'rtmp://play.live-room.example/live/sample'
const FIRST_FRAME = 2003
/** What a stream that stutters tells; none of them starts or ends anything. */
const EVENTS = [2007, 2105, 2004, 2009].map((code) => ({ code, message: `code ${code}` }))
const REST_MS = 30
const LIMIT_MS = 15_000
const REFRESH_MS = 1000 / 60

const page = (): ComparePage => {
  const top = window.__preview?.getCurrentPages().at(-1)
  if (!top) throw new Error('the page of bench/host is not there')
  return top as unknown as ComparePage
}

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** The next task: what was put off to the end of this one has been done. */
const nextTask = (): Promise<void> =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => done()
    port2.postMessage(null)
  })

/** When the tag was last reached by that. */
async function marked(what: string): Promise<number> {
  const end = performance.now() + LIMIT_MS
  while (performance.now() < end) {
    const mark = performance.getEntriesByName(`live-player:${what}`).at(-1)
    if (mark) return mark.startTime
    await nextTask()
  }
  throw new Error(`"${what}" has not reached the native tag`)
}

/** An empty page with nothing under way. */
async function clear(): Promise<void> {
  page().onCode = null
  page().setData({ kind: '', url: '' })
  await wait(REST_MS)
  performance.clearMarks()
}

/** Puts it on the page, with an address that the tag has got. */
async function ready(kind: Kind): Promise<ReturnType<ComparePage['player']>> {
  await clear()
  page().setData({ kind, url: URL })
  await marked('src')
  await wait(REST_MS)
  return page().player()
}

/** Timers are not exact enough for a part of a refresh. */
async function inPhase(phase: number): Promise<void> {
  await new Promise((refreshed) => requestAnimationFrame(refreshed))
  const until = performance.now() + phase * REFRESH_MS
  while (performance.now() < until);
}

async function firstFrame(start: () => unknown): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no first frame came')), LIMIT_MS)
    page().onCode = (code) => {
      if (code !== FIRST_FRAME) return
      clearTimeout(timer)
      resolve(performance.now())
    }
    start()
  })
}

function nativeTag(): GeneralComponent {
  const element: (Element & { __wxElement?: GeneralComponent }) | null =
    document.querySelector('wx-live-player')
  if (!element?.__wxElement) throw new Error('there is no live-player on the page')
  return element.__wxElement
}

window.bench = {
  async startToCall(kind) {
    const player = await ready(kind)
    const from = performance.now()
    player.start()
    const called = await marked('play')
    player.stop()
    await clear()
    return called - from
  },

  async addressToTag(kind) {
    await clear()
    page().setData({ kind })
    await wait(REST_MS)
    const player = page().player()
    performance.clearMarks()
    const from = performance.now()
    page().setData({ url: URL })
    player.start()
    const reached = await marked('src')
    await marked('play')
    player.stop()
    await clear()
    return reached - from
  },

  async startToFrame(kind, phase) {
    const player = await ready(kind)
    await inPhase(phase)
    const from = performance.now()
    const shown = await firstFrame(() => player.start())
    player.stop()
    await clear()
    return shown - from
  },

  async stateEvent(kind, count) {
    const player = await ready(kind)
    await firstFrame(() => player.start())
    page().onCode = null
    const tag = nativeTag()
    const heardBefore = page().heard
    const from = performance.now()
    for (let i = 0; i < count; i++) tag.triggerEvent('statechange', EVENTS[i % EVENTS.length])
    const took = performance.now() - from
    const heard = page().heard - heardBefore
    player.stop()
    await clear()
    if (heard !== count) throw new Error(`of ${count} state events the page has heard ${heard}`)
    return (took * 1000) / count
  },

  async mount(kind) {
    await clear()
    page().setData({ url: URL })
    await nextTask()
    const from = performance.now()
    page().setData({ kind })
    await nextTask()
    const there = performance.now()
    nativeTag()
    await wait(REST_MS)
    const off = performance.now()
    page().setData({ kind: '' })
    await nextTask()
    return { mount: there - from, unmount: performance.now() - off }
  },

  clockStep() {
    const first = performance.now()
    for (;;) {
      const next = performance.now()
      if (next > first) return next - first
    }
  },
}
