/**
 * `npm run bench:whitelist`: what the whitelist costs. A verdict in this node, over documents of several sizes; and the requests that
 * fifty players make when they are mounted at once, in Chromium. start() → native call against the bare tag: `npm run bench:overhead`.
 */
import path from 'node:path'
import { readDocument } from '../plugin/whitelist/document'
import { parseStreamUrl } from '../plugin/whitelist/stream-url'
import { judge } from '../plugin/whitelist/whitelist'
import { startPreview } from '../preview/serve'
import { launchChromium } from '../test/browser/chromium'
import { hand, tableOf, type BenchResult, type Figure } from './result'
import { begin, say } from './stage'
import { median, middle } from './statistics'

const PLAYERS = 50
const SAMPLES = 51
const URL =
  'rtmp://play.live-room.example/live/sample?txSecret=f85a2ab363fe4deaffef9754d79da6fe&txTime=7FFFFFFF'

/** µs for one call: the median of samples, each long enough for the clock. */
function microseconds(what: string, work: () => unknown): Figure {
  const calls = 2000
  const sample = (): number => {
    const before = process.hrtime.bigint()
    for (let i = 0; i < calls; i++) work()
    return Number(process.hrtime.bigint() - before) / 1000 / calls
  }
  for (let i = 0; i < 10; i++) sample()
  const { median: found, low, high } = middle(Array.from({ length: SAMPLES }, sample))
  return { what, unit: 'µs', ours: found, between: [low, high] }
}

function verdictFigures(): Figure[] {
  const figures = [microseconds('an address taken apart', () => parseStreamUrl(URL))]
  for (const count of [1, 100, 1000]) {
    // The one that fits stands last.
    const others = Array.from({ length: count - 1 }, (_, i) => `*.d${i}.live-room.example`)
    const body = { liveAppID: 1, domains: [...others, 'play.live-room.example'], bizids: [3891] }
    const verdict = (): boolean => {
      const document = readDocument(body, 1)
      const parsed = parseStreamUrl(URL)
      if (typeof document === 'string' || !parsed.ok)
        throw new Error('the bench’s own document or address is wrong')
      return judge(document, { url: parsed.url, kind: 'play', hostAppId: '', now: 0 }).allowed
    }
    if (!verdict()) throw new Error('the bench’s own address is refused')
    figures.push(
      microseconds(`a whole verdict, document of ${count} ${count === 1 ? 'domain' : 'domains'}`, verdict),
    )
  }
  return figures
}

async function requestFigures(): Promise<Figure[]> {
  const browser = await launchChromium()
  const preview = await startPreview({
    hostDir: path.join(__dirname, '../test/fixtures/whitelist-host'),
    watch: false,
    log: say,
  })
  try {
    const rounds: { requests: number; ms: number }[] = []
    for (let round = 0; round < 5; round++) {
      // A storage of its own each time, so that nothing is known.
      const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
      const page = await context.newPage()
      const before = preview.running.whitelist.requests
      const address = encodeURIComponent(URL)
      await page.goto(`${preview.url}#/pages/room/room?app=1250000001&count=${PLAYERS}&url=${address}`)
      await page.waitForFunction(
        ([count, url]) =>
          [...document.querySelectorAll('wx-live-player')].filter((tag) => {
            const { __wxElement } = tag as unknown as { __wxElement?: { data: { src: string } } }
            return __wxElement?.data.src === url
          }).length === count,
        [PLAYERS, URL] as const,
      )
      const ms = await page.evaluate(() => performance.now())
      rounds.push({ requests: preview.running.whitelist.requests - before, ms })
      await context.close()
    }
    return [
      {
        what: `requests for ${PLAYERS} players mounted at once, ${rounds.length} rounds`,
        unit: 'requests',
        ours: Math.max(...rounds.map(({ requests }) => requests)),
      },
      {
        what: `page opened → the last of ${PLAYERS} players has its address`,
        unit: 'ms',
        ours: median(rounds.map(({ ms }) => ms)),
      },
    ]
  } finally {
    await browser.close()
    await preview.stop()
  }
}

async function main(): Promise<void> {
  const result: BenchResult = {
    name: 'whitelist',
    command: 'npm run bench:whitelist',
    figures: [...verdictFigures(), ...(await requestFigures())],
    limits: 'verdicts in node; requests in one Chromium, to a registry on this machine.',
  }
  hand(result)
  process.stdout.write(tableOf([result]))
}

begin(main)
