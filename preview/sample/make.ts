/** `npm run sample`: makes sample.flv, the live stream of the preview, with nothing but a Chromium. Its result is kept in the repository. */
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { build } from 'esbuild'
import { chromium } from 'playwright-core'
import { findChromium } from '../../scripts/browser'

const TARGET = resolve(__dirname, 'sample.flv')
/** WebCodecs exist on secure pages only; the browser counts localhost as one. Nothing is fetched: the page is answered right here. */
const PAGE = 'http://localhost/sample'

async function main(): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [resolve(__dirname, 'record.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  })
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    const page = await browser.newPage()
    page.on('pageerror', (error) => console.error(error))
    await page.route(PAGE, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>sample</title>' }),
    )
    await page.goto(PAGE)
    await page.addScriptTag({ content: outputFiles[0]?.text ?? '' })
    const file = Buffer.from(await page.evaluate(() => window.recordSample()), 'base64')
    await writeFile(TARGET, file)
    console.log(`${TARGET}: ${(file.length / 1e6).toFixed(2)} MB`)
  } finally {
    await browser.close()
  }
}

main().catch((error: unknown) => {
  console.error(`The sample could not be made: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
})
