/**
 * `npm run bench:delay`: broadcast by live-room-push, watched by live-room-play, in two pages of one Chromium over the local
 * media server: how old the picture is that the viewer sees. The test card holds the moment at which it was drawn.
 */
import path from 'node:path'
import type { Page } from 'playwright-core'
import { ageOfCode } from '../preview/browser/tags/live-pusher/test-card'
import { readFrameCode } from '../preview/sample/frame-code'
import { startPreview } from '../preview/serve'
import { launchChromium } from '../test/browser/chromium'
import { HostTab, openContext } from '../test/browser/push-pages'
import { hand, tableOf, type BenchResult } from './result'
import { middle } from './statistics'

const LOOKS = 60
const PAUSE_MS = 200
/** The player first catches up. */
const SETTLE_MS = 5000

async function main(): Promise<void> {
  const preview = await startPreview({
    hostDir: path.join(__dirname, '../test/fixtures/push-host'),
    watch: false,
    log: (line) => void process.stderr.write(`${line}\n`),
  })
  const browser = await launchChromium()
  try {
    // Without a camera the pusher sends its test card.
    const context = await openContext(browser, { camera: false })
    const pusher = await HostTab.open(context, preview.url, 'push/push?name=bench')
    const started = pusher.call('start')
    await pusher.hasCode(1002)
    await started
    const viewer = await HostTab.open(context, preview.url, 'watch/watch?name=bench')
    await viewer.hasCode(2004)
    await viewer.page.waitForTimeout(SETTLE_MS)
    const ages: number[] = []
    for (let look = 0; look < LOOKS; look++) {
      ages.push(await ageSeen(viewer.page))
      await viewer.page.waitForTimeout(PAUSE_MS)
    }
    const { median, low, high } = middle(ages)
    const result: BenchResult = {
      name: 'push → play',
      command: 'npm run bench:delay',
      figures: [{ what: 'age of the picture a viewer sees', unit: 'ms', ours: median, between: [low, high] }],
      limits: `median of ${LOOKS} looks; HTTP-FLV on loopback: a phone adds its encoder and the network, a CDN its own.`,
    }
    hand(result)
    process.stdout.write(tableOf([result]))
  } finally {
    await browser.close()
    await preview.stop()
  }
}

/** ms since the picture in the viewer's video was drawn. */
async function ageSeen(page: Page): Promise<number> {
  const { line, now } = await page.evaluate(() => {
    const video = document.querySelector('video')
    const canvas = document.createElement('canvas')
    canvas.width = 540
    canvas.height = 960
    const drawing = canvas.getContext('2d')
    if (video === null || drawing === null) throw new Error('no video')
    drawing.drawImage(video, 0, 0, 540, 960)
    const { data } = drawing.getImageData(0, 268, 540, 1)
    return { line: Array.from({ length: 540 }, (_, x) => data[x * 4] ?? 0), now: Date.now() }
  })
  return ageOfCode(
    readFrameCode((x) => line[x] ?? 0),
    now,
  )
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
})
