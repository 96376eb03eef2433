/** Faults and interruptions in the real preview: the media server and the network go and return, and what the panel causes. */
import path from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { startPreview, type Preview } from '../../preview/serve'
import { launchChromium } from './chromium'
import { until } from './until'

interface RoomEvent {
  type: string
  detail?: { code?: number; tag?: string; [key: string]: unknown }
}

interface RoomPage {
  events: RoomEvent[]
  live: { start(): Promise<unknown> }
}

const GRANTED = JSON.stringify({ 'scope.camera': true, 'scope.record': true })
const STREAM = '**/live/sample.flv'

let preview: Preview
let browser: Browser
let context: BrowserContext
let page: Page
const thrown: string[] = []

beforeAll(async () => {
  preview = await startPreview({
    hostDir: path.resolve(__dirname, '../fixtures/faults-host'),
    build: false,
    watch: false,
    port: 18_380,
    log: () => undefined,
  })
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
  await preview.stop()
})

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  // The preview's own question for camera and microphone is answered already.
  await context.addInitScript((given) => localStorage.setItem('wx-permissions/touristappid', given), GRANTED)
  page = await context.newPage()
  page.on('pageerror', (error) => thrown.push(String(error)))
})

afterEach(async () => {
  await context.close()
  expect(thrown.splice(0)).toEqual([])
})

const events = (): Promise<RoomEvent[]> =>
  page.evaluate(() => (window.__preview?.getCurrentPages().at(-1) as unknown as RoomPage).events)
const forget = (): Promise<void> =>
  page.evaluate(() => {
    ;(window.__preview?.getCurrentPages().at(-1) as unknown as RoomPage).events.length = 0
  })
const codes = async (): Promise<number[]> => (await events()).flatMap(({ detail }) => detail?.code ?? [])
const hears = (code: number): Promise<void> => until(String(code), async () => (await codes()).includes(code))
const retries = async (): Promise<object[]> =>
  (await events()).flatMap(({ detail }) => (detail?.tag === 'reconnect' ? [detail] : []))

async function open(name: 'watch' | 'push'): Promise<void> {
  await page.goto(`${preview.url}#/pages/${name}/${name}`)
  await page.evaluate(() => window.__preview?.ready)
}

async function watching(): Promise<void> {
  await open('watch')
  await hears(2004)
  await forget()
}

/** Presses what the panel offers. */
async function press(label: string): Promise<void> {
  const panel = page.getByRole('complementary', { name: '模拟面板' })
  if (!(await panel.isVisible())) await page.getByRole('button', { name: '模拟面板' }).click()
  await panel.locator(`button:text-is("${label}")`).click()
}

const moves = async (): Promise<void> => {
  const time = (): Promise<number> =>
    page.locator('wx-live-player video').evaluate((video) => (video as HTMLVideoElement).currentTime)
  const before = await time()
  await until('a picture that moves', async () => (await time()) !== before)
}

describe('the media server', () => {
  test('is killed and comes back: the native side finds it again, nobody has to do anything', async () => {
    await watching()
    // However long this machine takes to start it again: a try waits for it.
    const isBack = () =>
      preview.running.media.streams().then(
        (streams) => streams.length > 0,
        () => false,
      )
    await page.route(STREAM, async (route) => {
      await until('the media server', isBack)
      await route.continue()
    })
    await preview.running.media.kill()
    await hears(2103)
    await hears(2004)
    expect(await codes()).not.toContain(-2301)
    expect(await retries()).toEqual([])
  })

  test('is slow', async () => {
    await page.route(STREAM, async (route) => {
      await new Promise((done) => setTimeout(done, 1500))
      await route.continue()
    })
    await watching()
    await moves()
    expect(await retries()).toEqual([])
  })

  test('sends garbage: codes, no exception, and the picture once it is well again', async () => {
    const garbage = Buffer.from(Array.from({ length: 65_536 }, (_, index) => (index * 7919) % 251))
    await page.route(STREAM, (route) => route.fulfill({ body: garbage, contentType: 'video/x-flv' }))
    await open('watch')
    await hears(2103)
    await page.unroute(STREAM)
    await hears(2004)
    expect(await codes()).not.toContain(-2301)
  })
})

test('the phone loses its network for longer than the native side has patience: said, and on again as soon as it returns', async () => {
  await watching()
  await context.setOffline(true)
  await until('a try', async () => (await retries()).length > 0)
  expect(await retries()).toMatchObject([{ code: 50001, attempt: 1, attempts: 3, reason: 'network-lost' }])
  expect(await codes()).not.toContain(-2301)
  await context.setOffline(false)
  await hears(2004)
  await moves()
})

describe('what the panel causes for a viewer', () => {
  test('behind another app and back, the lock screen too: the page hears it, the picture stands still and moves again', async () => {
    await watching()
    await press('切到后台')
    await press('锁屏')
    await press('切到后台')
    const lifetimes = (await events()).map(({ type }) => type).filter((type) => type !== 'PlayEvent')
    expect(lifetimes).toEqual(['onHide'])
    await press('锁屏')
    await until('the page is shown', async () => (await events()).some(({ type }) => type === 'onShow'))
    await moves()
  })

  test('a phone call: 6000, and on after it', async () => {
    await watching()
    await press('来电')
    await hears(6000)
    await press('来电')
    await moves()
    expect(await codes()).not.toContain(-2301)
  })

  test('same-layer rendering fails: the host hears it, the room plays on', async () => {
    await watching()
    await press('同层渲染失败')
    await until('the event', async () => (await events()).some(({ type }) => type === 'rendererror'))
    await moves()
    expect(await codes()).not.toContain(-2301)
  })
})

test('a broadcaster: a phone call, then another app takes the camera; start() begins again; the network goes and comes', async () => {
  await open('push')
  await hears(1002)
  await press('来电')
  await hears(5001)
  await press('来电')
  await forget()
  await press('摄像头被占用')
  await hears(-1301)
  await forget()
  await page.evaluate(() => (window.__preview?.getCurrentPages().at(-1) as unknown as RoomPage).live.start())
  await hears(1002)
  await forget()
  await context.setOffline(true)
  await hears(1102)
  await context.setOffline(false)
  await hears(1002)
  expect(await codes()).not.toContain(-1307)
})
