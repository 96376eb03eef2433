/** Reads the pusher's test card off a viewer's video: how old the picture is that stands on the screen. */
import type { Page } from 'playwright-core'
import { ageOfCode } from '../../preview/browser/tags/live-pusher/test-card'
import { CODE_ROW, readFrameCode } from '../../preview/sample/frame-code'

export interface Card {
  /** The number in the picture, another in each. */
  code: number
  /** ms since it was drawn, by a pusher on the same machine. */
  age: number
}

/** The card in the page's first video. */
export async function cardOnScreen(page: Page): Promise<Card> {
  const { row, now } = await page.evaluate((at) => {
    const video = document.querySelector('video')
    const canvas = document.createElement('canvas')
    canvas.width = 540
    canvas.height = 960
    const drawing = canvas.getContext('2d')
    if (video === null || drawing === null) throw new Error('no video')
    drawing.drawImage(video, 0, 0, 540, 960)
    const { data } = drawing.getImageData(0, at, 540, 1)
    return { row: Array.from({ length: 540 }, (_, x) => data[x * 4] ?? 0), now: Date.now() }
  }, CODE_ROW)
  const code = readFrameCode((x) => row[x] ?? 0)
  return { code, age: ageOfCode(code, now) }
}
