/** The frame's number as a row of light and dark squares, so that a test can read from the picture what was really shown. */

const BITS = 10
const SIZE = 12
const STEP = 18
/** Centre of the first square, in a picture 540 wide and 960 high. */
const LEFT = 270 - ((BITS - 1) * STEP) / 2
/** Where the squares' centres lie. */
export const CODE_ROW = 268

export function drawFrameCode(ctx: CanvasRenderingContext2D, frame: number): void {
  for (let bit = 0; bit < BITS; bit++) {
    ctx.fillStyle = (frame >> (BITS - 1 - bit)) & 1 ? '#ffffff' : '#15102c'
    ctx.fillRect(LEFT + bit * STEP - SIZE / 2, CODE_ROW - SIZE / 2, SIZE, SIZE)
  }
}

/** Reads the number back from a picture drawn at any size; `luma` gives the brightness (0 … 255) at a point of 540×960. */
export function readFrameCode(luma: (x: number, y: number) => number): number {
  let frame = 0
  for (let bit = 0; bit < BITS; bit++) frame = frame * 2 + (luma(LEFT + bit * STEP, CODE_ROW) > 128 ? 1 : 0)
  return frame
}
