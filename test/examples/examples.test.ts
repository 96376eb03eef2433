/** What Taro and uni-app make of both components, in the preview: real video, and every event comes to the framework's page. */
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { startPreview, type Preview } from '../../preview/serve'
import { examples } from '../../scripts/examples/list'
import { launchChromium } from '../browser/chromium'

const root = path.resolve(__dirname, '../..')
const PHONE = { width: 390, height: 844 }

let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

describe.each(examples)('$name:', ({ name, output, live }) => {
  let preview: Preview
  let page: Page
  let faults: string[]

  beforeAll(async () => {
    preview = await startPreview({
      hostDir: path.join(root, output),
      build: false,
      watch: false,
      log: () => undefined,
    })
  })
  afterAll(() => preview.stop())

  beforeEach(async () => {
    faults = []
    page = await browser.newPage({ viewport: PHONE })
    page.on('pageerror', ({ message }) => void faults.push(message))
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text())
    })
    await page.goto(preview.url)
  })
  const reads = (words: string | RegExp): Promise<void> =>
    page.getByText(words).filter({ visible: true }).first().waitFor()
  const tap = (words: string): Promise<void> => page.getByText(words, { exact: true }).click()

  afterEach(() => page.close())

  test('the build has no errors in the preview', () => {
    expect(preview.problems().filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('plays, hears playEvent, shows it over the picture, and stops', async () => {
    await reads('未开始')
    await tap('播放')
    await reads(/^playEvent 2003 收到首个画面$/)
    await reads(/^playEvent 2004 播放开始$/)
    // The picture itself moves on.
    await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.5)
    expect(await page.locator('wx-live-player wx-cover-view').textContent()).toMatch(/^playEvent \d+ /)
    await tap('停止')
    await page.waitForFunction(() => document.querySelector('video')?.paused !== false)
    expect(faults).toEqual([])
  })

  test('broadcasts on the next page, hears pushEvent, and is on the media server', async () => {
    await tap('去开播')
    await page.waitForFunction((path) => location.hash.includes(path), live)
    await tap('开播')
    for (const device of ['摄像头', '麦克风']) {
      await reads(`使用你的${device}`)
      await tap('允许')
    }
    await reads(/^pushEvent 1002 /)
    const streams = await preview.running.media.streams()
    expect(streams.map(({ name: stream }) => stream)).toContain(`live/${name === 'taro' ? 'taro' : 'uni'}`)
    expect(faults).toEqual([])
  })
})
