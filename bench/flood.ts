/**
 * `npm run bench:flood`: 1,000 messages and 2,000 likes a second into the shop's page in Chromium, beside the same page at rest and
 * beside the plain way (one setData a message, the list cut to 100). `-- --quick` takes 10 s of each in place of 60.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import type { Browser, CDPSession } from 'playwright-core'
import { startPreview, type Preview } from '../preview/serve'
import { launchChromium } from '../test/browser/chromium'
import { judgeFlood, floodTable, type FloodRun } from './flood-report'
import type { Seen, Way } from './flood-in-page'

const RESULTS = path.join(__dirname, 'results')
const SETTLE_MS = 3000

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
  const seconds = values.quick ? 10 : 60
  const preview = await startPreview({ watch: false, log: say })
  try {
    if (preview.problems().some(({ severity }) => severity === 'error')) {
      throw new Error('there are errors to mend first, see above')
    }
    const browser = await launchChromium()
    try {
      const runs: FloodRun[] = []
      // The page at rest stands first and last: what the machine does meanwhile shows in how they differ.
      for (const way of ['rest', 'shop', 'plain', 'rest'] as const) {
        say(`${way}: ${seconds} s`)
        runs.push(await run(browser, preview, way, seconds))
      }
      tell(runs, seconds, browser)
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
    await page.addScriptTag({ content: await inPageScript() })
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

async function inPageScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(__dirname, 'flood-in-page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'flood',
  })
  return outputFiles[0]?.text ?? ''
}

/** What is still held after a collection. */
async function heapMB(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize } = await cdp.send('Runtime.getHeapUsage')
  return usedSize / 2 ** 20
}

function tell(runs: FloodRun[], seconds: number, browser: Browser): void {
  const machine = {
    at: new Date().toISOString(),
    processor: os.cpus()[0]?.model.trim() ?? 'unknown',
    cores: os.cpus().length,
    load: os.loadavg()[0],
    chromium: browser.version(),
  }
  const verdict = judgeFlood(runs)
  process.stdout.write(
    [
      `Chromium ${machine.chromium}, ${machine.cores} × ${machine.processor}, load ${(machine.load ?? 0).toFixed(2)}, ${seconds} s each`,
      '',
      floodTable(runs),
      '',
      ...verdict.lines,
      '',
    ].join('\n'),
  )
  fs.mkdirSync(RESULTS, { recursive: true })
  const file = path.join(RESULTS, `flood-${machine.at.replace(/[:.]/g, '-')}.json`)
  fs.writeFileSync(file, `${JSON.stringify({ machine, seconds, verdict, runs }, null, 1)}\n`)
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
