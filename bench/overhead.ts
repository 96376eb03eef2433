/**
 * `npm run bench:overhead`: the plugin's own share, measured against the bare native tag in one Chromium; `-- --quick` takes fewer
 * pairs. Ends with 0 once it has measured, whatever the figures are.
 */
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { startPreview, type Preview } from '../preview/serve'
import { options } from '../scripts/options'
import { launchChromium } from '../test/browser/chromium'
import { fullPlan, measure, type Measured, type Plan, quickPlan } from './measure'
import { judge, resultOf, table, verdictLine } from './report'
import { hand } from './result'
import { begin, inPageScript, keep, type Machine, machineLine, machineNow, mustCompile, say } from './stage'

/** The page's answer is laid over (openIsolated), so the browser no longer takes it for one of this machine's own. */
const LET_LOOPBACK = '--disable-features=LocalNetworkAccessChecks'

async function main(): Promise<void> {
  const { values } = options({ options: { quick: { type: 'boolean', default: false } } })
  const machine = machineNow()
  say('building and starting the preview')
  const preview = await startPreview({
    hostDir: path.join(__dirname, 'host'),
    watch: false,
    log: say,
  })
  try {
    mustCompile(preview)
    const browser = await launchChromium({ args: [LET_LOOPBACK] })
    try {
      const { measured, clockStep } = await inBrowser(browser, preview, values.quick ? quickPlan : fullPlan)
      tell(measured, { ...machine(browser), clockStep })
    } finally {
      await browser.close()
    }
  } finally {
    await preview.stop()
  }
}

async function inBrowser(browser: Browser, preview: Preview, plan: Plan) {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
  const faults: string[] = []
  page.on('pageerror', (error) => void faults.push(error.message))
  await openIsolated(page, preview.url)
  await page.addScriptTag({ content: await inPageScript('in-page.ts') })
  const measured = await measure(page, plan, say)
  if (faults.length > 0) throw new Error(`errors in the page: ${faults.join('; ')}`)
  return { measured, clockStep: await page.evaluate(() => window.bench.clockStep()) }
}

/** Only to a page that lets in nothing foreign does the browser give its exact clock (5 µs in place of 100). */
async function openIsolated(page: Page, url: string): Promise<void> {
  await page.route(url, async (route) => {
    const response = await route.fetch()
    await route.fulfill({
      response,
      headers: {
        ...response.headers(),
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      },
    })
  })
  await page.goto(url)
  // Looking at every request would cost time in what is measured.
  await page.unroute(url)
  await page.waitForFunction(() => window.__preview?.getCurrentPages().length === 1)
}

/** With the step of the page's clock, ms. */
type Clocked = Machine & { clockStep: number }

function tell(measured: Measured, machine: Clocked): void {
  const verdict = judge(measured)
  hand(resultOf(measured))
  process.stdout.write(
    [
      `${machineLine(machine)}, clock step ${(machine.clockStep * 1000).toFixed(0)} µs`,
      '',
      table(measured),
      '',
      verdictLine(verdict),
      '',
    ].join('\n'),
  )
  keep('overhead', machine, { verdict, measured })
}

begin(main)
