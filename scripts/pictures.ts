/**
 * npm run pictures: photographs every page of the demo in the running preview, light and dark, into doc/pictures. Wants a built
 * dist/ (npm run build).
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startPreview } from '../preview/serve'
import { launchChromium } from '../test/browser/chromium'
import { NoBrowser } from './browser'
import { filmSample } from './pictures/camera'
import { broadcasting, selling, watching, type Stage } from './pictures/scenes'

const folder = path.resolve(import.meta.dirname, '../doc/pictures')
const context = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.5 }
const quality = 72
/** Until the colours have faded into each other. */
const FADE_MS = 300

async function main(): Promise<void> {
  fs.mkdirSync(folder, { recursive: true })
  const film = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'pictures-')), 'camera.mjpeg')
  const preview = await startPreview({ build: false, watch: false, port: 18_700 })
  try {
    const camera = await launchChromium()
    await filmSample(camera, preview, film)
    await camera.close()
    const browser = await launchChromium({ args: [`--use-file-for-fake-video-capture=${film}`] })
    const stage: Stage = { preview, browser, context, shoot }
    for (const scene of [watching, broadcasting, selling]) await scene(stage)
    await browser.close()
  } finally {
    await preview.stop()
    fs.rmSync(path.dirname(film), { recursive: true, force: true })
  }
}

const shoot: Stage['shoot'] = async (name, page) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.waitForTimeout(FADE_MS)
    const file = path.join(folder, `${name}-${colorScheme}.jpg`)
    const { length } = await page.screenshot({ path: file, type: 'jpeg', quality })
    console.log(`doc/pictures/${path.basename(file)}  ${Math.round(length / 1024)} kB`)
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof NoBrowser ? error.message : error)
  process.exitCode = 1
})
