/**
 * `npm run bench`: the plugin's own share, measured against the bare native tag in one Chromium; `-- --quick` takes fewer
 * pairs. Ends with 0 once it has measured, whatever the figures are.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { startPreview, type Preview } from '../preview/serve'
import { launchChromium } from '../test/browser/chromium'
import { fullPlan, measure, type Measured, type Plan, quickPlan } from './measure'
import { judge, resultOf, table, verdictLine } from './report'
import { hand } from './result'

const RESULTS = path.join(__dirname, 'results')
/** The page's answer is laid over (openIsolated), so the browser no longer takes it for one of this machine's own. */
const LET_LOOPBACK = '--disable-features=LocalNetworkAccessChecks'

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
  const loadBefore = os.loadavg()[0]
  say('building and starting the preview')
  const preview = await startPreview({
    hostDir: path.join(__dirname, 'host'),
    watch: false,
    log: say,
  })
  try {
    if (preview.problems().some(({ severity }) => severity === 'error')) {
      throw new Error('there are errors to mend first, see above')
    }
    const browser = await launchChromium({ args: [LET_LOOPBACK] })
    try {
      const { measured, clockStep } = await inBrowser(browser, preview, values.quick ? quickPlan : fullPlan)
      const machine = {
        at: new Date().toISOString(),
        processor: os.cpus()[0]?.model.trim() ?? 'unknown',
        cores: os.cpus().length,
        loadBefore,
        node: process.version,
        chromium: browser.version(),
        clockStep,
      }
      tell(measured, machine)
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
  await page.addScriptTag({ content: await inPageScript() })
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

async function inPageScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(__dirname, 'in-page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
  })
  return outputFiles[0]?.text ?? ''
}

interface Machine {
  at: string
  processor: string
  cores: number
  /** Of the minute before: on a machine with nothing else to do it is near 0. */
  loadBefore: number | undefined
  node: string
  chromium: string
  /** ms */
  clockStep: number
}

function tell(measured: Measured, machine: Machine): void {
  const { processor, cores, chromium, loadBefore = 0, clockStep } = machine
  const verdict = judge(measured)
  hand(resultOf(measured))
  process.stdout.write(
    [
      `Chromium ${chromium}, ${cores} × ${processor}, load before ${loadBefore.toFixed(2)}, ` +
        `clock step ${(clockStep * 1000).toFixed(0)} µs`,
      '',
      table(measured),
      '',
      verdictLine(verdict),
      '',
    ].join('\n'),
  )
  fs.mkdirSync(RESULTS, { recursive: true })
  const file = path.join(RESULTS, `${machine.at.replace(/[:.]/g, '-')}.json`)
  fs.writeFileSync(file, `${JSON.stringify({ machine, verdict, measured }, null, 1)}\n`)
  say(`every single value: ${path.relative(process.cwd(), file)}`)
}

/** The table alone goes to standard output. */
function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

main().catch((error: unknown) => {
  say(`Could not measure: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  process.exitCode = 1
})
