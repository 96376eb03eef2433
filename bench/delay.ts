/**
 * `npm run bench:delay`: broadcast by live-room-push, watched by live-room-play, in two pages of one Chromium over the local
 * media server: how old the picture is that the viewer sees. The test card holds the moment at which it was drawn.
 */
import path from 'node:path'
import { startPreview } from '../preview/serve'
import { launchChromium } from '../test/browser/chromium'
import { cardOnScreen } from '../test/browser/card-on-screen'
import { HostTab, openContext } from '../test/browser/push-pages'
import { hand, tableOf, type BenchResult } from './result'
import { begin, say } from './stage'
import { middle } from './statistics'

const LOOKS = 60
const PAUSE_MS = 200
/** The player first catches up. */
const SETTLE_MS = 5000

async function main(): Promise<void> {
  const browser = await launchChromium()
  const preview = await startPreview({
    hostDir: path.join(__dirname, '../test/fixtures/push-host'),
    watch: false,
    log: say,
  })
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
      ages.push((await cardOnScreen(viewer.page)).age)
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

begin(main)
