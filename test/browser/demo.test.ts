/** The demo as a viewer has it: the built plugin in the real preview, with a live stream, in a real Chromium. */
import type { Browser } from 'playwright-core'
import { startPreview, type Preview } from '../../preview/serve'
import { launchChromium } from './chromium'
import { Viewer } from './demo-viewer'
import { withoutStutters } from './stutters'
import { until } from './until'

const STREAM = 'live/sample'
const PLAY = '#/pages/play/play?id=sample'
const SAMPLE_ROOM = /护肤小课堂 · 样片直播/

let preview: Preview
let browser: Browser
let viewer: Viewer | undefined
const told: string[] = []

beforeAll(async () => {
  preview = await startPreview({
    build: false,
    watch: false,
    port: 18_080,
    log: (line) => void told.push(line),
  })
  browser = await launchChromium()
})

afterAll(async () => {
  await browser.close()
  await preview.stop()
})

afterEach(async () => {
  const faults = (await viewer?.leave()) ?? []
  viewer = undefined
  await preview.running.media.restore(STREAM)
  await until('no viewer', async () => (await viewers()) === 0)
  expect([...faults, ...told.splice(0)]).toEqual([])
})

async function visit(hash = ''): Promise<Viewer> {
  viewer = await Viewer.open(browser, preview, hash)
  return viewer
}

/** How many pull the sample from the media server; -1: it is not there. */
async function viewers(): Promise<number> {
  const streams = await preview.running.media.streams()
  return streams.find(({ name }) => name === STREAM)?.viewers ?? -1
}

test('from home into a room: pictures, figures, and nothing fetched from outside', async () => {
  const v = await visit()
  await v.reads('正在直播')
  await v.tap(SAMPLE_ROOM)
  await v.state('播放中')
  await v.moves()
  expect(v.hash()).toBe('#/pages/play/play?id=sample')
  expect(withoutStutters(await v.codes())).toEqual([2001, 2002, 2008, 2009, 2003, 2004])
  await v.page.getByLabel('分辨率 540×960').waitFor()
  expect(v.asked(preview.running.mediaOrigin)).toEqual([`${preview.running.mediaOrigin}/${STREAM}.flv`])
  expect(v.askedAbroad()).toEqual([])
  expect(await v.smallTargets()).toEqual([])
})

test('pause keeps the picture and lets go of the stream; play goes on', async () => {
  const v = await visit(PLAY)
  await v.moves()
  await v.tap('暂停')
  await v.state('已暂停')
  await until('no viewer', async () => (await viewers()) === 0)
  expect(await v.standsStill()).toBe(true)
  expect(await v.page.locator('canvas.live-player-picture').isVisible()).toBe(true)
  // One over the picture, one in the bar below.
  await v.button('播放').first().click()
  await v.state('播放中')
  await v.moves()
})

test('stop ends it, start begins anew', async () => {
  const v = await visit(PLAY)
  await v.moves()
  await v.call('stop')
  await until('no viewer', async () => (await viewers()) === 0)
  expect(await v.standsStill()).toBe(true)
  await v.call('start')
  await v.moves()
  expect(await viewers()).toBe(1)
})

test('mute, fill, turn and take a picture', async () => {
  const v = await visit(PLAY)
  await v.moves()
  await v.tap('静音')
  await v.button('已静音').waitFor()
  expect(await v.page.locator('video').evaluate((video: HTMLVideoElement) => video.muted)).toBe(true)
  await v.page.getByRole('radio', { name: '铺满' }).click()
  await v.page.locator('.live-player-stage[data-filled]').waitFor()
  await v.page.getByRole('radio', { name: '横向' }).click()
  await v.page.locator('.live-player-stage[data-turned]').waitFor()
  await v.tap('截图')
  const sheet = v.page.getByRole('dialog', { name: '截图' })
  await sheet.getByText(/540.*960/).waitFor()
  await until('the picture', () =>
    sheet
      .locator('img')
      .first()
      .evaluate((img: HTMLImageElement) => img.naturalWidth === 540),
  )
})

test('full screen covers the phone, with the page’s own button on top that leads back', async () => {
  const v = await visit(PLAY)
  await v.moves()
  const player = v.page.locator('wx-live-player')
  const place = await player.boundingBox()
  await v.tap('全屏')
  await v.button('退出全屏').waitFor()
  expect(await player.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 })
  await v.moves()
  await v.tap('退出全屏')
  await until('its place', async () => (await player.boundingBox())?.height === place?.height)
  await until('the button back', async () => (await v.button('退出全屏').count()) === 0)
  await v.button('全屏').waitFor()
  await v.moves()
})

test('a page that is left lets go of the stream; entered again it plays', async () => {
  const v = await visit()
  await v.tap(SAMPLE_ROOM)
  await v.moves()
  await v.tap('返回')
  await v.reads('正在直播')
  expect(v.hash()).toBe('#/pages/home/home')
  await until('no viewer', async () => (await viewers()) === 0)
  expect(await v.page.locator('video').count()).toBe(0)
  await v.tap(SAMPLE_ROOM)
  await v.state('播放中')
  await v.moves()
})

test('a second room above the first: one plays at a time, and back leads to the first, which goes on', async () => {
  const v = await visit(PLAY)
  await v.moves()
  await v.page.evaluate(() => window.__preview?.shell.router.navigateTo('/pages/play/play?id=sample-flv'))
  await v.moves()
  await until('one viewer', async () => (await viewers()) === 1)
  await v.page.goBack()
  await until('the first room’s address', () => v.hash() === PLAY)
  await v.moves()
  await until('one viewer', async () => (await viewers()) === 1)
  expect(await v.page.locator('video').count()).toBe(1)
})

test('in the small window it goes on when the page is left; a tap leads back', async () => {
  const v = await visit()
  await v.tap(SAMPLE_ROOM)
  await v.moves()
  await v.page.getByRole('switch', { name: '离开时自动小窗' }).click()
  await v.page.getByRole('switch', { name: '离开时自动小窗', checked: true }).waitFor()
  await v.tap('返回')
  await v.reads('正在直播')
  await v.page.locator('.live-player-window video').waitFor()
  await v.moves()
  expect(await viewers()).toBe(1)
  await v.page.locator('.live-player-window').click({ position: { x: 50, y: 150 } })
  await v.state('播放中')
  await v.moves()
  expect(v.hash()).toBe(PLAY)
  expect(await v.page.locator('.live-player-window').count()).toBe(0)
  await until('one viewer', async () => (await viewers()) === 1)
})

test('a stream that is not there: it says so, retries, gives up in words, and begins again when asked', async () => {
  await preview.running.media.cut(STREAM)
  const v = await visit(PLAY)
  await v.state('重连中')
  await v.reads('还没收到画面，正在重试')
  await v.reads('没有连上直播')
  await v.state('无法播放')
  const codes = await v.codes()
  expect(codes.filter((code) => code === 2103)).toHaveLength(3)
  expect(codes.at(-1)).toBe(-2301)
  await preview.running.media.restore(STREAM)
  await v.tap('再试一次')
  await v.state('播放中')
  await v.moves()
  expect(await v.page.getByText('没有连上直播').count()).toBe(0)
})

test('a stream that is cut for longer than the native player tries, and comes back, plays on by itself', async () => {
  const v = await visit(PLAY)
  await v.moves()
  await preview.running.media.cut(STREAM)
  await v.state('重连中')
  await v.reads('连接断了，正在重试')
  await v.reads('主播可能暂时离开')
  await preview.running.media.restore(STREAM)
  await v.state('播放中')
  await v.moves()
  expect(await v.codes()).not.toContain(-2301)
})

test('an AppID that is not registered: the reason in words, and not one byte of the stream', async () => {
  const v = await visit()
  await v.tap(/周末夜市/)
  await v.reads('这个直播间暂时看不了')
  await v.reads('liveAppID 1250000404 没有登记，请联系插件提供方开通')
  expect(await v.codes()).toEqual([-1])
  expect(v.asked(`${preview.running.whitelistOrigin}/1250000404.json`)).toHaveLength(1)
  expect(v.asked(preview.running.mediaOrigin)).toEqual([])
  expect(await v.page.locator('video').evaluate((video: HTMLVideoElement) => video.src)).toBe('')
  await v.tap('返回列表')
  await v.reads('正在直播')
})

test('the address opens the page with its parameters; from there one gets home', async () => {
  const url = 'rtmp://play.live-room.example/live/sample'
  const v = await visit(`#/pages/play/play?liveAppID=1250000001&url=${encodeURIComponent(url)}`)
  await v.reads('自己的直播')
  await v.moves()
  await v.tap('回到首页')
  await v.reads('看自己的直播')
  expect(v.hash()).toBe('#/pages/home/home')
})

test('the form on the home page says what is wrong with an address, and opens one that is right', async () => {
  const v = await visit()
  const enter = v.page.getByRole('button', { name: '进入直播间', exact: true })
  await enter.click()
  await v.reads('请填写播放地址')
  await v.page.getByLabel('liveAppID').locator('input').fill('1250000001')
  await v.page.getByLabel('播放地址').locator('input').fill('https://play.live-room.example/live/sample.flv')
  await enter.click()
  await v.state('播放中')
  await v.moves()
  expect(v.hash()).toContain('liveAppID=1250000001')
})
