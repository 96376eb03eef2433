/** The native tags in a real Chromium: what only a real layout and a real mouse can show. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { compileHost } from '../../preview/compile'
import { launchChromium } from './chromium'

let server: Server
let browser: Browser
let page: Page
const faults: string[] = []

beforeAll(async () => {
  const html = await pageHtml()
  server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(html)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  browser = await launchChromium()
  page = await browser.newPage({ viewport: { width: 390, height: 844 } })
  page.on('pageerror', (error) => void faults.push(error.message))
})

afterAll(async () => {
  await browser.close()
  server.close()
  server.closeAllConnections()
})

beforeEach(async () => {
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  await page.waitForSelector('#page-a')
})

afterEach(() => {
  if (faults.length > 0) throw new Error(faults.splice(0).join('\n'))
})

async function pageHtml(): Promise<string> {
  const host = await compileHost({
    folder: resolve(__dirname, '../fixtures/tags-host'),
    filesUrl: '/files/host/',
  })
  expect(host.problems).toEqual([])
  const { outputFiles } = await build({
    entryPoints: [resolve(__dirname, '../../preview/browser/main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
  })
  const config = { mediaOrigin: '', requestMap: {}, pluginId: 'p', hostAppId: 'touristappid', eventsUrl: '' }
  const scripts = [
    `window.__PREVIEW__ = ${JSON.stringify(config)}; window.__PACKAGES__ = []`,
    host.script ?? '',
    outputFiles[0]?.text ?? '',
  ]
  const inline = scripts.map((text) => `<script>${text.replaceAll('</script', '<\\/script')}</script>`)
  return `<!doctype html><meta name="viewport" content="width=device-width"><body>${inline.join('\n')}`
}

async function box(selector: string) {
  const found = await page.locator(selector).boundingBox()
  if (!found) throw new Error(`${selector} is not on the page`)
  return found
}

async function dragBy(selector: string, dx: number, dy: number): Promise<void> {
  // Waits until it stands still: a sheet slides in.
  await page.hover(selector)
  const { x, y, width, height } = await box(selector)
  await page.mouse.down()
  await page.mouse.move(x + width / 2 + dx / 2, y + height / 2 + dy / 2, { steps: 5 })
  // A rest before the end, so that it is no flick.
  await page.waitForTimeout(300)
  await page.mouse.move(x + width / 2 + dx, y + height / 2 + dy, { steps: 5 })
  await page.mouse.up()
}

interface Told {
  type: string
  detail: Record<string, unknown>
}

/** Asks again until the answer is the wanted one; after a while the last answer is the fault. */
async function expectSoon(ask: () => Promise<unknown>, wanted: unknown): Promise<void> {
  const end = Date.now() + 20_000
  while (Date.now() < end && !isDeepStrictEqual(await ask(), wanted)) await page.waitForTimeout(20)
  expect(await ask()).toEqual(wanted)
}

/** What the page has heard of that type. */
async function told(type: string): Promise<Record<string, unknown>[]> {
  const all = await page.evaluate(() => {
    const [top] = window.__preview?.getCurrentPages() ?? []
    return (top?.['data'] as { told: Told[] } | undefined)?.told ?? []
  })
  return all.filter((one) => one.type === type).map((one) => one.detail)
}

async function setData(data: object): Promise<void> {
  await page.evaluate((given) => {
    const [top] = window.__preview?.getCurrentPages() ?? []
    ;(top?.['setData'] as (data: object) => void).call(top, given)
  }, data)
}

test('a picture with widthFix gives its box the height; one without a picture is 320 × 240', async () => {
  await expectSoon(() => told('load'), [{ width: 200, height: 100 }])
  expect(await box('#fit')).toMatchObject({ width: 300, height: 150 })
  expect(await box('#plain')).toMatchObject({ width: 320, height: 240 })
})

test('text breaks where the page breaks it, and stays on one line where the page wants one', async () => {
  const [lines, short] = [await box('#lines'), await box('#short')]
  expect(lines.height).toBeGreaterThan(1.8 * short.height)
})

test('scroll-into-view scrolls, and the mouse pushes back', async () => {
  await setData({ into: 'cell-3' })
  await expectSoon(() => page.$eval('#across', (element) => element.scrollLeft), 300)
  await dragBy('#across', 120, 0)
  await expectSoon(() => page.$eval('#across', (element) => element.scrollLeft), 180)
  const last = async () => {
    const { scrollLeft, scrollWidth } = (await told('scroll')).at(-1) ?? {}
    return { scrollLeft, scrollWidth }
  }
  await expectSoon(last, { scrollLeft: 180, scrollWidth: 800 })
})

test('a circular swiper of two pages turns over in both directions', async () => {
  const onScreen = async (name: string) => Math.round((await box(`#page-${name}`)).x)
  await dragBy('#pages', -250, 0)
  await expectSoon(() => onScreen('b'), 0)
  await dragBy('#pages', -250, 0)
  await expectSoon(() => onScreen('a'), 0)
  await dragBy('#pages', 250, 0)
  await expectSoon(() => onScreen('b'), 0)
  await expectSoon(async () => (await told('change')).map((detail) => detail['current']), [1, 0, 1])
})

test('a slider follows the mouse', async () => {
  const line = await box('#level .wx-slider-line')
  await page.mouse.click(line.x + line.width / 2, line.y + line.height / 2)
  await expectSoon(() => told('change'), [{ value: 50 }])
  expect(await page.getAttribute('#level', 'aria-valuenow')).toBe('50')
})

test('a date is picked with the mouse on the wheels', async () => {
  await page.click('#day')
  await dragBy('.wx-sheet-column:nth-child(3) .wx-column', 0, -68)
  await page.click('.wx-sheet-ok')
  await expectSoon(() => told('change'), [{ value: '2026-11-24' }])
  expect(await page.locator('.wx-sheet').count()).toBe(0)
})

test('typing is told once a key, and the placeholder gives way', async () => {
  await page.click('#name')
  await page.keyboard.type('ab')
  await expectSoon(async () => (await told('input')).map((detail) => detail['value']), ['a', 'ab'])
  expect(await page.locator('#name .wx-placeholder').isVisible()).toBe(false)
})

test('a button is reached by Tab and pressed by Enter', async () => {
  await page.focus('#go')
  await page.keyboard.press('Enter')
  await expectSoon(async () => (await told('tap')).length, 1)
})
