/** <live-player> in a real Chromium, playing the sample from the real media server. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { startServices, type Services } from '../../preview/services'
import { launchChromium } from './chromium'
import type { TagEvent } from './live-player-tag-page'
import { withoutStutters } from './stutters'
import { until } from './until'

const SRC = 'rtmp://play.live-room.example/live/sample'
const BEGINNING = [2001, 2002, 2008, 2009, 2003, 2004]

let services: Services
let server: Server
let browser: Browser
let page: Page
const faults: string[] = []

beforeAll(async () => {
  services = await startServices({
    samples: [],
    whitelistDir: resolve(__dirname, '../../preview/whitelist'),
    log: (line) => void faults.push(line),
  })
  const html = await pageHtml()
  server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(html)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
  server.close()
  server.closeAllConnections()
  await services.stop()
})

beforeEach(async () => {
  await services.media.restore('live/sample')
  await until('the sample', async () => (await services.media.streams()).length === 1)
  page = await open(browser)
})

afterEach(async () => {
  await page.close()
  if (faults.length > 0) throw new Error(faults.splice(0).join('\n'))
})

async function pageHtml(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [resolve(__dirname, 'live-player-tag-page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
  })
  const script = (outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script')
  return `<!doctype html><body style="margin: 0">
<div id="screen" style="position: relative; width: 390px; height: 844px; overflow: hidden; transform: translateZ(0)">
<div id="page" style="position: absolute; top: 100px; width: 390px; height: 500px"></div>
<div id="overlay" style="position: absolute; inset: 0; pointer-events: none"></div></div>
<script>mediaOrigin = ${JSON.stringify(services.mediaOrigin)}</script><script>${script}</script>`
}

async function open(inBrowser: Browser, hash = ''): Promise<Page> {
  const opened = await inBrowser.newPage({ viewport: { width: 430, height: 844 } })
  opened.on('pageerror', (error) => faults.push(String(error)))
  await opened.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${hash}`)
  return opened
}

const make = (attributes: object): Promise<void> =>
  page.evaluate((given) => window.tagPage.make(given as Record<string, unknown>), attributes)
const set = (attributes: object): Promise<void> =>
  page.evaluate((given) => window.tagPage.set(given as Record<string, unknown>), attributes)
const call = (method: string, options: object = {}): Promise<Record<string, unknown>> =>
  page.evaluate(([name, given]) => window.tagPage.call(name, given), [
    method,
    options as Record<string, unknown>,
  ] as const)
const codes = (): Promise<number[]> => page.evaluate(() => window.tagPage.codes())
const events = (name?: string): Promise<TagEvent[]> =>
  page.evaluate((given) => window.tagPage.events(given), name)
const forget = (): Promise<void> => page.evaluate(() => window.tagPage.forget())
/** Between the two no code can come. */
const forgetAndSet = (attributes: object): Promise<void> =>
  page.evaluate((given) => {
    window.tagPage.forget()
    window.tagPage.set(given as Record<string, unknown>)
  }, attributes)
const frame = (): Promise<number> => page.evaluate(() => window.tagPage.frame())
const hasCode = (code: number): Promise<void> =>
  until(`code ${code}`, async () => (await codes()).includes(code))
const viewers = async (): Promise<number> => (await services.media.streams())[0]?.viewers ?? 0
const noViewer = (): Promise<void> => until('no viewer', async () => (await viewers()) === 0)

/** Pictures that follow each other on the screen. */
async function moves(): Promise<boolean> {
  const before = await frame()
  await page.waitForTimeout(400)
  const after = await frame()
  return after !== before && (after - before + 600) % 600 < 100
}

async function playing(attributes: object = {}): Promise<void> {
  await make({ src: SRC, autoplay: true, ...attributes })
  await hasCode(2004)
}

test('plays: the codes in order, pictures that move on, true figures', async () => {
  await make({ src: SRC })
  expect(await call('play')).toEqual({})
  await hasCode(2004)
  expect(withoutStutters(await codes())).toEqual(BEGINNING)
  await until('moving pictures', moves)
  const figures = async (): Promise<Record<string, number>[]> =>
    (await events('netstatus')).map(({ detail }) => detail['info'] as Record<string, number>)
  // They are of two seconds each, in which a busy machine may have decoded little.
  const above = (info: Record<string, number>, name: string, least: number): boolean =>
    (info[name] ?? 0) > least
  await until('true figures', async () =>
    (await figures()).some(
      (info) =>
        above(info, 'videoBitrate', 300) && above(info, 'audioBitrate', 30) && above(info, 'videoFPS', 5),
    ),
  )
  expect((await figures()).at(-1)).toMatchObject({ videoWidth: 540, videoHeight: 960, videoGOP: 1.6 })
  expect(await call('play')).toEqual({})
  expect(withoutStutters(await codes())).toEqual(BEGINNING)
})

test('pause lets go of the stream and keeps the picture; resume goes on; after stop nothing is told', async () => {
  await playing()
  await until('moving pictures', moves)
  await call('pause')
  await noViewer()
  expect(await page.locator('canvas.live-player-picture').isVisible()).toBe(true)
  await forget()
  await call('resume')
  await hasCode(2004)
  expect(await page.locator('canvas.live-player-picture').isVisible()).toBe(false)
  await until('moving pictures', moves)
  await call('stop')
  await forget()
  await noViewer()
  await page.waitForTimeout(2500)
  expect(await events()).toEqual([])
})

test('mute toggles, the attribute decides again when it changes', async () => {
  await playing()
  const muted = (): Promise<boolean> =>
    page.locator('video').evaluate((video: HTMLVideoElement) => video.muted)
  expect(await muted()).toBe(false)
  await call('mute')
  expect(await muted()).toBe(true)
  await call('mute')
  expect(await muted()).toBe(false)
  await set({ muted: true })
  expect(await muted()).toBe(true)
})

test('a stream that is cut: three retries, then it has given up; a new play brings it back', async () => {
  await playing()
  await forget()
  await services.media.cut('live/sample')
  await hasCode(-2301)
  // Each try is told, and that the server has no such stream.
  const tries = [1, 2, 3].flatMap(() => [2103, 3003])
  expect(withoutStutters(await codes())).toEqual([...tries, -2301])
  await services.media.restore('live/sample')
  await forget()
  await call('play')
  await hasCode(2004)
  await until('moving pictures', moves)
})

test('a stream that is cut and comes back: a retry, then playing again by itself', async () => {
  await playing()
  await forget()
  await services.media.cut('live/sample')
  await hasCode(2103)
  await services.media.restore('live/sample')
  await hasCode(2004)
  expect(await codes()).not.toContain(-2301)
  await until('moving pictures', moves)
})

test('a publisher that falls silent is noticed without the server saying so', async () => {
  await playing()
  // What is left to show must be over before the silence is noticed: a busy machine may be seconds behind.
  await until('a picture of now', () =>
    page.locator('video').evaluate(({ buffered, currentTime }: HTMLVideoElement) => {
      return buffered.length > 0 && buffered.end(buffered.length - 1) - currentTime < 3
    }),
  )
  await services.media.cut('live/sample', 'silence')
  await hasCode(2103)
  const told = await codes()
  expect(told.slice(told.lastIndexOf(2004) + 1)).toEqual([2007, 2103])
})

test.each([
  ['an empty address', '', { failed: 'operateLivePlayer:fail src is empty' }, []],
  ['a stream nobody publishes', 'rtmp://h.example/live/nobody', {}, [3003, 2103]],
  ['an address of another kind', 'https://h.example/live/x.m3u8', {}, [3002, -2301]],
])('%s', async (_name, src, result, expected) => {
  await make({ src })
  expect(await call('play')).toEqual(result)
  await until('the codes', async () => (await codes()).length >= expected.length)
  // The next try adds its own.
  expect((await codes()).slice(0, Math.max(expected.length, 1))).toEqual(expected)
})

test('another src while playing is played instead', async () => {
  await playing()
  await set({ src: 'rtmp://h.example/live/nobody' })
  await hasCode(3003)
  await noViewer()
  await forgetAndSet({ src: 'https://other.example/live/sample.flv' })
  await hasCode(2004)
  expect(withoutStutters(await codes())).toEqual(BEGINNING)
})

test('snapshot gives the picture as a file, whole or compressed', async () => {
  await make({ src: SRC })
  expect(await call('snapshot')).toEqual({ failed: 'operateLivePlayer:fail there is no picture yet' })
  await call('play')
  await hasCode(2004)
  const raw = await call('snapshot', { quality: 'raw' })
  expect(raw).toMatchObject({ width: 540, height: 960 })
  const compressed = await call('snapshot', { quality: 'compressed' })
  expect(compressed).toMatchObject({ width: 360, height: 640 })
  const size = (path: unknown): Promise<number> =>
    page.evaluate((given) => window.tagPage.fileSize(given), String(path))
  expect(await size(compressed['tempImagePath'])).toBeGreaterThan(1000)
  expect(await size(raw['tempImagePath'])).toBeGreaterThan(await size(compressed['tempImagePath']))
})

test.each([
  [0, 'vertical'],
  [90, 'horizontal'],
])(
  'full screen, direction %i: covers the screen with the slot on top, and leaves it as it was',
  async (direction, word) => {
    await playing()
    await call('requestFullScreen', { direction })
    await until('the event', async () => (await events('fullscreenchange')).length === 1)
    const tag = page.locator('wx-live-player')
    const covered = await tag.boundingBox()
    expect(covered?.height).toBeGreaterThanOrEqual(844)
    const onTop = await page.locator('#slotted').evaluate((slotted) => {
      const { left, top, width, height } = slotted.getBoundingClientRect()
      return document.elementFromPoint(left + width / 2, top + height / 2) === slotted
    })
    expect(onTop).toBe(true)
    await call('exitFullScreen')
    await until('the event', async () => (await events('fullscreenchange')).length === 2)
    expect((await events('fullscreenchange')).map(({ detail }) => detail)).toEqual([
      { fullScreen: true, direction: word },
      { fullScreen: false, direction: 'vertical' },
    ])
    await until('its place', async () => (await tag.boundingBox())?.height === 500)
  },
)

test('left for another page it pauses, and goes on when the page is back', async () => {
  await playing()
  await page.evaluate(() => window.tagPage.leavePage())
  await noViewer()
  await forget()
  await page.evaluate(() => window.tagPage.showPage())
  await hasCode(2004)
  expect(await viewers()).toBe(1)
  await until('moving pictures', moves)
})

test('with picture-in-picture-mode push it plays on in the small window until the page is back', async () => {
  await playing({ pictureInPictureMode: 'push' })
  await page.evaluate(() => window.tagPage.leavePage())
  await until('the window', () => page.locator('.live-player-window video').isVisible())
  await until('moving pictures', moves)
  await page.evaluate(() => window.tagPage.showPage())
  await until('its place', async () => (await page.locator('.live-player-window').count()) === 0)
  await until('moving pictures', moves)
  const told = (await events()).map(({ name }) => name).filter((name) => name.endsWith('pictureinpicture'))
  expect(told).toEqual(['enterpictureinpicture', 'leavepictureinpicture'])
})

test('with pop it outlives its page; a tap leads back to it', async () => {
  await playing({ pictureInPictureMode: ['push', 'pop'] })
  await page.evaluate(() => window.tagPage.detach())
  await until('moving pictures', moves)
  await page.locator('.live-player-window').click({ position: { x: 40, y: 120 } })
  await until(
    'the navigation',
    async () => (await page.evaluate(() => window.tagPage.navigation.length)) === 1,
  )
  expect(await page.evaluate(() => window.tagPage.navigation)).toEqual(['/pages/play/play?name=a%20b'])
  await noViewer()
  expect(await page.locator('video').count()).toBe(0)
})

test('with pop, exitPictureInPicture ends it even without a page', async () => {
  await playing({ pictureInPictureMode: 'pop' })
  await page.evaluate(() => window.tagPage.detach())
  expect(await call('exitPictureInPicture')).toEqual({})
  await noViewer()
  expect(await page.locator('video').count()).toBe(0)
})

test('taken from its page it leaves nothing behind', async () => {
  await playing()
  await page.evaluate(() => window.tagPage.detach())
  await forget()
  await noViewer()
  await page.waitForTimeout(2200)
  expect(await events()).toEqual([])
  expect(await page.locator('video').count()).toBe(0)
})

test('debug writes codes and figures over the picture', async () => {
  await playing({ debug: true })
  await until('figures', async () =>
    (await page.locator('.live-player-debug').innerText()).includes('540x960'),
  )
  expect(await page.locator('.live-player-debug').innerText()).toContain('2004 Playback started')
  await set({ debug: false })
  expect(await page.locator('.live-player-debug').count()).toBe(0)
})

test('where the browser wants a click before it gives sound, it begins silently and says so', async () => {
  const strict = await launchChromium({ args: ['--autoplay-policy=document-user-activation-required'] })
  try {
    await page.close()
    page = await open(strict, '#play')
    await hasCode(2004)
    const hint = page.locator('.live-player-sound-hint')
    const video = page.locator('video')
    expect(await hint.isVisible()).toBe(true)
    expect(await video.evaluate((element: HTMLVideoElement) => element.muted)).toBe(true)
    await page.mouse.click(200, 300)
    await until('sound', () =>
      video.evaluate((element: HTMLVideoElement) => !element.muted && !element.paused),
    )
    expect(await hint.isVisible()).toBe(false)
  } finally {
    await strict.close()
  }
})
