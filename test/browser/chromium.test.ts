/** What every other browser test takes for granted: a browser that plays the stream's formats and draws Chinese. */
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from './chromium'

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchChromium()
  page = await browser.newPage()
  // Devices are shown to secure pages only; nothing is fetched.
  await page.route('https://page.example/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<canvas width="100" height="40"></canvas>' }),
  )
  await page.goto('https://page.example/')
})

afterAll(() => browser.close())

test.each(['avc1.42E01E', 'avc1.640028', 'mp4a.40.2'])('plays %s from a media source', async (codec) => {
  const type = `${codec.startsWith('mp4a') ? 'audio' : 'video'}/mp4; codecs="${codec}"`
  await expect(page.evaluate((name) => MediaSource.isTypeSupported(name), type)).resolves.toBe(true)
})

test('has a made-up camera and microphone', async () => {
  const { videoWidth, kinds } = await page.evaluate(async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true })
    const kinds = stream.getTracks().map((track) => track.kind)
    const { width } = stream.getVideoTracks()[0]?.getSettings() ?? {}
    stream.getTracks().forEach((track) => track.stop())
    return { videoWidth: width ?? 0, kinds: kinds.sort() }
  })
  expect(kinds).toEqual(['audio', 'video'])
  expect(videoWidth).toBeGreaterThan(0)
})

test('draws Chinese, not boxes', async () => {
  const [first, second] = await page.evaluate(() => {
    const canvas = document.querySelector('canvas')
    const context = canvas?.getContext('2d')
    if (!canvas || !context) throw new Error('no canvas')
    return ['直播', '商店'].map((text) => {
      context.clearRect(0, 0, 100, 40)
      context.font = '30px sans-serif'
      context.fillText(text, 5, 32)
      return canvas.toDataURL()
    })
  })
  // Missing glyphs are all the same box.
  expect(first).not.toBe(second)
})
