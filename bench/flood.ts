/**
 * `npm run bench:flood`: 1,000 messages and 2,000 likes a second into the shop's page in Chromium, beside the same page at rest and
 * beside the plain way (one setData a message, the list cut to 100). `-- --quick` takes 10 s of each in place of 60.
 */
import type { Browser, CDPSession } from 'playwright-core'
import { startPreview, type Preview } from '../preview/serve'
import { options } from '../scripts/options'
import { launchChromium } from '../test/browser/chromium'
import { floodResult, floodTable, judgeFlood, type FloodRun } from './flood-report'
import type { Seen, Way } from './flood-in-page'
import { hand } from './result'
import { begin, inPageScript, keep, type Machine, machineLine, machineNow, mustCompile, say } from './stage'

const SETTLE_MS = 3000

async function main(): Promise<void> {
  const { values } = options({ options: { quick: { type: 'boolean', default: false } } })
  const seconds = values.quick ? 10 : 60
  const machine = machineNow()
  const preview = await startPreview({ watch: false, log: say })
  try {
    mustCompile(preview)
    const browser = await launchChromium()
    try {
      const runs: FloodRun[] = []
      // The page at rest stands first and last: what the machine does meanwhile shows in how they differ.
      for (const way of ['rest', 'shop', 'plain', 'rest'] as const) {
        say(`${way}: ${seconds} s`)
        runs.push(await run(browser, preview, way, seconds))
      }
      tell(runs, seconds, machine(browser))
    } finally {
      await browser.close()
    }
  } finally {
    await preview.stop()
  }
}

async function run(browser: Browser, preview: Preview, way: Way, seconds: number): Promise<FloodRun> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  try {
    const page = await context.newPage()
    await page.addInitScript(rememberSockets)
    const faults: string[] = []
    page.on('pageerror', (error) => void faults.push(error.message))
    await page.goto(`${preview.url}#/pages/shop/shop?user=flooded`)
    await page.waitForFunction(() => {
      const data = window.__preview?.getCurrentPages().at(-1)?.['data'] as { connection?: string } | undefined
      return data?.connection === 'online'
    })
    await page.waitForTimeout(SETTLE_MS)
    const cdp = await context.newCDPSession(page)
    const heap: number[] = []
    await page.addScriptTag({ content: await inPageScript('flood-in-page.ts', 'flood') })
    const flood = page.evaluate(
      (ask) =>
        (window as unknown as { flood: { floodInPage: (ask: object) => Promise<Seen> } }).flood.floodInPage(
          ask,
        ),
      { way, seconds },
    )
    // A failure is told where it is awaited.
    flood.catch(() => undefined)
    for (let second = 0; second < seconds; second += 5) {
      await page.waitForTimeout(5000)
      heap.push(await heapMB(cdp))
    }
    const seen = await flood
    if (faults.length > 0) throw new Error(`errors in the page: ${faults.join('; ')}`)
    return { way, heap, ...seen }
  } finally {
    await context.close()
  }
}

/** The flood comes in by the connection that the page has. */
const rememberSockets = `
  window.sockets = []
  window.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given)
      window.sockets.push(this)
    }
  }`

/** What is still held after a collection. */
async function heapMB(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize } = await cdp.send('Runtime.getHeapUsage')
  return usedSize / 2 ** 20
}

function tell(runs: FloodRun[], seconds: number, machine: Machine): void {
  const verdict = judgeFlood(runs)
  hand(floodResult(runs, seconds))
  process.stdout.write(
    [`${machineLine(machine)}, ${seconds} s each`, '', floodTable(runs), '', ...verdict.lines, ''].join('\n'),
  )
  keep('flood', machine, { seconds, verdict, runs })
}

begin(main)
