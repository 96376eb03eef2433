/** The sign on the studio's wall: what this is, and a clock that runs with the pictures. */
import { drawFrameCode } from './frame-code'
import { line, oval, pill, shade } from './shapes'
import { FPS, wave } from './timing'

const FONT = '"Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif'

export function clockText(frame: number): string {
  const ms = Math.round((frame * 1000) / FPS)
  const pad = (value: number, digits: number): string => String(value).padStart(digits, '0')
  return `${pad(Math.floor(ms / 60_000), 2)}:${pad(Math.floor(ms / 1000) % 60, 2)}.${pad(ms % 1000, 3)}`
}

export function drawSign(ctx: CanvasRenderingContext2D, frame: number): void {
  const seconds = frame / FPS
  line(ctx, 'M190 70 V128 M350 70 V128', 2.5, 'rgba(40,20,70,0.6)')
  pill(ctx, 128, 128, 284, 156, 20, '#15102c')
  pill(ctx, 131, 131, 278, 150, 18, shade(ctx, [0, 131], [0, 281], '#2b2153', '#1a1338'))
  heading(ctx, 0.5 + 0.5 * wave(seconds, 24))
  digits(ctx, clockText(frame))
  pill(ctx, 175, 257, 190, 22, 6, '#0d0920')
  drawFrameCode(ctx, frame)
}

function heading(ctx: CanvasRenderingContext2D, blink: number): void {
  pill(ctx, 148, 143, 74, 26, 13, '#ff3b5c')
  oval(ctx, 163, 156, 4.5, 4.5, `rgba(255,255,255,${0.35 + 0.65 * blink})`)
  ctx.textBaseline = 'middle'
  ctx.textAlign = 'left'
  ctx.fillStyle = '#ffffff'
  ctx.font = `bold 15px ${FONT}`
  ctx.fillText('LIVE', 174, 157)
  ctx.font = `500 17px ${FONT}`
  ctx.fillStyle = '#ffe3cf'
  ctx.fillText('直播样片 SAMPLE', 234, 157)
}

/** Each sign gets a cell of its own, so that the digits do not dance whatever font the machine has. */
function digits(ctx: CanvasRenderingContext2D, text: string): void {
  ctx.font = `bold 50px ${FONT}`
  ctx.textAlign = 'center'
  ctx.fillStyle = '#ffffff'
  const widths = [...text].map((sign) => (sign === ':' || sign === '.' ? 17 : 31))
  let x = 270 - widths.reduce((sum, width) => sum + width, 0) / 2
  for (const [i, sign] of [...text].entries()) {
    const width = widths[i] ?? 0
    ctx.fillText(sign, x + width / 2, 213)
    x += width
  }
}
