/** The whitelist as a phone meets it: the built plugin in the real preview, a real Chromium, and a registry that comes and goes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { startPreview, type Preview } from '../../preview/serve'
import { launchChromium } from './chromium'
import { until } from './until'

interface RoomEvent {
  tag: string
  code: number
  reason?: string
  detail: unknown
}

interface RoomPage {
  events: RoomEvent[]
  setData(data: Record<string, unknown>): void
}

const GOOD = 'rtmp://Play.live-room.example:1935/live/sample?txSecret=topsecret&txTime=7FFFFFFF'
const EXPIRED = 'rtmp://play.live-room.example/live/nobody?txSecret=topsecret&txTime=5D0B3B80'
const HOST_APP_ID = 'wxaaaaaaaaaaaaaaaa'
const KEPT = 'live-room-whitelist'
const HOUR_MS = 3600 * 1000

const play = { domains: ['play.live-room.example'] }
const documents: Record<number, object> = {
  1: { ...play, hosts: [HOST_APP_ID], until: '2099-12-31' },
  2: { domains: ['other.live-room.example'] },
  3: { ...play, hosts: ['wxbbbbbbbbbbbbbbbb'] },
  4: { ...play, until: '2020-12-31' },
  5: { bizids: [3891] },
}

let folder: string
let preview: Preview
let browser: Browser
let context: BrowserContext
let page: Page
let fetched: string[] = []
let spoken: string[] = []
const faults: string[] = []

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'whitelist-browser-'))
  for (const [liveAppID, document] of Object.entries(documents)) {
    writeFileSync(
      path.join(folder, `${liveAppID}.json`),
      JSON.stringify({ liveAppID: Number(liveAppID), ...document }),
    )
  }
  preview = await startPreview({
    hostDir: path.resolve(__dirname, '../fixtures/whitelist-host'),
    whitelistDir: folder,
    build: false,
    watch: false,
    port: 18_280,
    log: () => undefined,
  })
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
  await preview.stop()
  rmSync(folder, { recursive: true })
})

/** A phone of its own, with an empty storage. */
beforeEach(async () => {
  preview.running.whitelist.fail(undefined)
  context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  page = await context.newPage()
  fetched = []
  spoken = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('request', (request) => fetched.push(request.url()))
  page.on('console', (message) => spoken.push(message.text()))
})

afterEach(async () => {
  await context.close()
  expect(faults.splice(0)).toEqual([])
})

async function open(query: Record<string, string | number>): Promise<void> {
  const { url = GOOD, ...others } = query
  const parameters = new URLSearchParams(
    Object.entries({ app: 1, ...others }).map(([key, value]) => [key, String(value)]),
  )
  // Another address than before, so that the page is loaded and not only turned to.
  await page.goto('about:blank')
  await page.goto(`${preview.url}#/pages/room/room?${parameters.toString()}&url=${encodeURIComponent(url)}`)
  await page.evaluate(() => window.__preview?.ready)
}

const events = (): Promise<RoomEvent[]> =>
  page.evaluate(() => (window.__preview?.getCurrentPages().at(-1) as unknown as RoomPage).events)

const set = (data: Record<string, unknown>): Promise<void> =>
  page.evaluate(
    (given) => (window.__preview?.getCurrentPages().at(-1) as unknown as RoomPage).setData(given),
    data,
  )

const reasons = async (): Promise<(string | undefined)[]> =>
  (await events()).filter(({ tag }) => tag === 'error').map(({ reason }) => reason)

const plays = (): Promise<void> =>
  until('a picture', async () => (await events()).some(({ code }) => code === 2004))
const refuses = (reason: string): Promise<void> =>
  until(reason, async () => (await reasons()).includes(reason))

/** The preview itself looks once more, at /, whether a server that failed is there at all. */
const asked = (): number =>
  fetched.filter((url) => url.startsWith(preview.running.whitelistOrigin) && url.endsWith('.json')).length
const pulled = (): string[] => fetched.filter((url) => url.startsWith(preview.running.mediaOrigin))

/** As if the document on the phone had been fetched that long ago. */
const age = (ms: number): Promise<void> =>
  page.evaluate(
    ([name, by]) => {
      const key = Object.keys(localStorage).find((one) => one.endsWith(`/${name}`)) ?? ''
      const text = localStorage.getItem(key) ?? ''
      localStorage.setItem(
        key,
        text.replace(
          /("fetchedAt\\*":)(\d+)/g,
          (_, before: string, at: string) => `${before}${Number(at) - by}`,
        ),
      )
    },
    [KEPT, ms] as const,
  )

test('allowed: it plays, and the native tag has exactly the address that was approved', async () => {
  await open({ start: 1 })
  await plays()
  expect(await reasons()).toEqual([])
  const src = await page.locator('wx-live-player').evaluate((tag) => {
    return (tag as unknown as { __wxElement: { data: { src: string } } }).__wxElement.data.src
  })
  expect(src).toBe(GOOD)
})

test.each([1, 2, ''])('version %p narrows nothing', async (version) => {
  await open({ start: 1, version })
  await plays()
  expect(await reasons()).toEqual([])
})

test.each([
  ['not-registered', { app: 404 }],
  ['domain', { app: 2 }],
  ['host', { app: 3 }],
  ['expired', { app: 4 }],
  ['bizid', { app: 5, url: 'rtmp://3892.liveplay.myqcloud.com/live/3892_sample' }],
  ['bizid', { app: 5, url: 'rtmp://3891.liveplay.myqcloud.com/live/sample' }],
  ['domain', { url: 'rtmp://evil.example/play.live-room.example/sample' }],
  ['malformed-address', { url: 'rtmp://play.live-room.example@evil.example/live/sample' }],
  ['scheme', { url: 'room://play.live-room.example/live/sample' }],
  ['scheme', { url: 'webrtc://play.live-room.example/live/sample' }],
  ['bad-app-id', { app: 'abc' }],
])('refused as %s: one event, in words, and not one byte of the stream', async (reason, query) => {
  await open({ start: 1, ...query })
  await refuses(reason)
  await page.waitForTimeout(300)
  expect(await events()).toMatchObject([{ tag: 'error', code: -1, reason }])
  expect((await events())[0]?.detail).toMatch(/[\u4e00-\u9fff]/)
  expect(pulled()).toEqual([])
})

test('registry down at the first start: told once, nothing plays; registry back: the room goes on by itself', async () => {
  preview.running.whitelist.fail('down')
  await open({ start: 1 })
  await refuses('unreachable')
  expect(asked()).toBe(3)
  expect(pulled()).toEqual([])
  preview.running.whitelist.fail(undefined)
  await plays()
  expect(await reasons()).toEqual(['unreachable'])
})

test('registry slow at the first start: not one byte of the stream before it has answered, then it plays, and no error', async () => {
  await page.route(`${preview.running.whitelistOrigin}/*.json`, async (route) => {
    await new Promise((done) => setTimeout(done, 1500))
    expect(pulled()).toEqual([])
    await route.continue()
  })
  await open({ start: 1 })
  await plays()
  expect(await reasons()).toEqual([])
})

test('no network at the first start: it goes on as soon as there is one', async () => {
  // The tries by the clock, 3 s after the last at the earliest, never come: what comes is the network's doing.
  await context.addInitScript(() => {
    const set = window.setTimeout.bind(window)
    const never = 2 ** 31 - 1
    const shortOnes = (run: () => void, ms = 0): number => set(run, ms < 2500 ? ms : never)
    window.setTimeout = shortOnes as typeof window.setTimeout
  })
  await open({ app: '', start: 1 })
  await context.setOffline(true)
  await set({ liveAppID: 1 })
  await refuses('unreachable')
  await context.setOffline(false)
  await plays()
  expect(await reasons()).toEqual(['unreachable'])
})

test.each(['down', 'silence', 'error', 'garbage'] as const)(
  'registry %s with a known document: it plays',
  async (fault) => {
    await open({ start: 1 })
    await plays()
    await age(23 * HOUR_MS)
    preview.running.whitelist.fail(fault)
    await open({ start: 1 })
    await plays()
    expect(await reasons()).toEqual([])
  },
)

test('registry down, the known document older than its grace: unreachable', async () => {
  await open({ start: 1 })
  await plays()
  await age(25 * HOUR_MS)
  preview.running.whitelist.fail('down')
  fetched = []
  await open({ start: 1 })
  await refuses('unreachable')
  expect(pulled()).toEqual([])
})

test('a fresh document: no request at all', async () => {
  await open({ start: 1 })
  await plays()
  fetched = []
  await open({ start: 1 })
  await plays()
  expect(asked()).toBe(0)
})

test('fifty players at once: one request, and every one is ready', async () => {
  const before = preview.running.whitelist.requests
  await open({ count: 50 })
  await until('all addresses', () =>
    page.locator('wx-live-player').evaluateAll(
      (tags, url) =>
        tags.filter((tag) => {
          return (tag as unknown as { __wxElement: { data: { src: string } } }).__wxElement.data.src === url
        }).length === 50,
      GOOD,
    ),
  )
  expect(preview.running.whitelist.requests - before).toBe(1)
})

test('another liveAppID while it plays, which is refused: the stream stops', async () => {
  await open({ start: 1 })
  await plays()
  await set({ liveAppID: 2 })
  await refuses('domain')
  await until('no viewer', async () => (await preview.running.media.streams())[0]?.viewers === 0)
  expect(await reasons()).toEqual(['domain'])
})

test('a signature that has run out does not block; when the stream fails, the words name it and its time', async () => {
  await open({ start: 1, url: EXPIRED })
  await until('a failure', async () => (await events()).some(({ code }) => code === 3003))
  const failure = (await events()).find(({ code }) => code === 3003)
  expect((failure?.detail as { message: string }).message).toContain('2019-06-20 15:53:36')
  expect(JSON.stringify(failure)).not.toContain('topsecret')
})

test('start() without an address: one event that names it after 3 s; it goes on when it comes', async () => {
  await open({ start: 1, url: '' })
  await refuses('missing-url')
  expect((await events())[0]?.detail).toContain('playUrl')
  await set({ playUrl: GOOD })
  await plays()
  expect(await reasons()).toEqual(['missing-url'])
})

test('with debug on, the console says what was decided, and nothing secret', async () => {
  await open({ start: 1, debug: 1 })
  await plays()
  await set({ playUrl: GOOD.replace('Play', 'evil') })
  await refuses('domain')
  const lines = spoken.filter((line) => line.includes('白名单：'))
  expect(lines.join('\n')).toContain('rtmp://Play.live-room.example:1935/live/sample → 允许')
  expect(lines.join('\n')).toContain('拒绝（domain）')
  expect(spoken.join('\n')).not.toContain('topsecret')
})
