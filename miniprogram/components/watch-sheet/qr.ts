/** Draws a QR code on a canvas, every module a whole number of the screen's own pixels. */
import { encode } from 'uqr'

/** Dark modules by row. Correction level M: a scratched screen still reads. */
export function qrModules(text: string): boolean[][] {
  return encode(text, { ecc: 'M', border: 0 }).data
}

/** What is used of a 2d canvas node. */
export interface Canvas {
  width: number
  height: number
  getContext(kind: '2d'): CanvasPen
}

export interface CanvasPen {
  fillStyle: string
  fillRect(x: number, y: number, width: number, height: number): void
}

/** `edge`: px on the page; `ratio`: the screen's own pixels in one of these. What is left over stays blank around it. */
export function drawQr(canvas: Canvas, text: string, edge: number, ratio: number): void {
  const modules = qrModules(text)
  const pixels = Math.round(edge * ratio)
  canvas.width = pixels
  canvas.height = pixels
  const size = Math.max(1, Math.floor(pixels / modules.length))
  const start = Math.floor((pixels - size * modules.length) / 2)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, pixels, pixels)
  pen.fillStyle = '#16181d'
  modules.forEach((row, y) =>
    row.forEach((dark, x) => {
      if (dark) pen.fillRect(start + x * size, start + y * size, size, size)
    }),
  )
}
