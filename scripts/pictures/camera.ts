/** A camera that films the sample show: a few of its frames as Motion JPEG, which Chromium takes for a camera. */
import fs from 'node:fs'
import type { Browser } from 'playwright-core'
import type { Preview } from '../../preview/serve'
import { Viewer } from '../../test/browser/demo-viewer'

const FRAMES = 24
const APART_MS = 60
/** Cameras are wide; what a phone held upright cuts out of the middle is the show. */
const WIDE = { width: 1920, height: 1080 }
/** Where the sample has its clock, which no camera sees; px of the sample. */
const CLOCK = { left: 112, top: 100, right: 428, bottom: 288 }

/** Writes the file that `--use-file-for-fake-video-capture` names. */
export async function filmSample(browser: Browser, preview: Preview, file: string): Promise<void> {
  const viewer = await Viewer.open(browser, preview, '#/pages/play/play?id=sample')
  await viewer.moves()
  const frames: Buffer[] = []
  for (let frame = 0; frame < FRAMES; frame++) {
    const jpeg = await viewer.page.evaluate(photograph, { wide: WIDE, clock: CLOCK })
    frames.push(Buffer.from(jpeg.replace(/^[^,]*,/, ''), 'base64'))
    await viewer.page.waitForTimeout(APART_MS)
  }
  await viewer.leave()
  fs.writeFileSync(file, Buffer.concat(frames))
}

/** Runs in the page: the frame of now as a JPEG, the wall in place of the clock. */
function photograph({ wide, clock }: { wide: typeof WIDE; clock: typeof CLOCK }): string {
  const video = [...document.querySelectorAll('video')].find((each) => each.checkVisibility())
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')
  if (!video || !context) throw new Error('there is no video to film')
  canvas.width = wide.width
  canvas.height = wide.height
  const scale = wide.height / video.videoHeight
  const left = (wide.width - video.videoWidth * scale) / 2
  context.drawImage(video, 0, 0, wide.width, wide.height)
  context.drawImage(video, left, 0, video.videoWidth * scale, wide.height)
  // The wall on its two sides, stretched over it and faded into each other.
  const width = clock.right - clock.left
  const height = clock.bottom - clock.top
  for (let x = 0; x < width; x++) {
    const place = [left + (clock.left + x) * scale, clock.top * scale, scale + 1, height * scale] as const
    context.globalAlpha = 1
    context.drawImage(video, clock.left - 2, clock.top, 1, height, ...place)
    context.globalAlpha = x / width
    context.drawImage(video, clock.right + 1, clock.top, 1, height, ...place)
  }
  return canvas.toDataURL('image/jpeg', 0.9)
}
