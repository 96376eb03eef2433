/** The picture of a machine without a camera: a test card whose clock and sweep show that it is live. */
import { drawFrameCode } from '../../../sample/frame-code'
import { glow, line, pill, shade } from '../../../sample/shapes'

const FONT = '"Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif'
const BARS = ['#f4f4f6', '#f5c542', '#38c6d9', '#46c46b', '#c65bd1', '#e5484d', '#3b62d9']
/** The card is laid out in an upright frame of 540 × 960, of which every frame shows at least the square in the middle. */
const SQUARE = 540
const CENTRE_X = 270
const CENTRE_Y = 480
/** The squares under the clock tell the time in hundredths of a second, as far as ten bits reach. */
const CODE_STEP_MS = 10
const CODE_VALUES = 1024

export interface CardText {
  /** Second line, e.g. '360×640 · 15 fps'. */
  facts: string
  facing: string
}

export class TestCard {
  private readonly canvas = document.createElement('canvas')

  /** `time`: ms since 1970. */
  draw(width: number, height: number, time: number, text: CardText): HTMLCanvasElement {
    const { canvas } = this
    if (canvas.width !== width) canvas.width = width
    if (canvas.height !== height) canvas.height = height
    const context = canvas.getContext('2d')
    if (context === null) return canvas
    const scale = Math.min(width, height) / SQUARE
    background(context, width, height)
    context.save()
    context.translate(width / 2, height / 2)
    context.scale(scale, scale)
    context.translate(-CENTRE_X, -CENTRE_Y)
    rings(context, time)
    bars(context)
    sign(context, time, text)
    context.restore()
    return canvas
  }
}

function background(context: CanvasRenderingContext2D, width: number, height: number): void {
  context.fillStyle = shade(context, [0, 0], [width * 0.4, height], '#3a2a6d', '#20305f', '#0d1730')
  context.fillRect(0, 0, width, height)
  const step = Math.min(width, height) / 12
  context.fillStyle = 'rgba(255,255,255,.05)'
  for (let x = (width / 2) % step; x < width; x += step) context.fillRect(Math.round(x), 0, 1, height)
  for (let y = (height / 2) % step; y < height; y += step) context.fillRect(0, Math.round(y), width, 1)
}

/** A hand that goes round once in four seconds. */
function rings(context: CanvasRenderingContext2D, time: number): void {
  glow(context, CENTRE_X, CENTRE_Y, 260, '140,170,255', 0.22)
  context.lineWidth = 2
  for (const radius of [236, 160, 84]) {
    context.strokeStyle = 'rgba(255,255,255,.22)'
    context.beginPath()
    context.arc(CENTRE_X, CENTRE_Y, radius, 0, 2 * Math.PI)
    context.stroke()
  }
  const turn = ((time % 4000) / 4000) * 2 * Math.PI - Math.PI / 2
  context.lineWidth = 10
  context.lineCap = 'round'
  context.strokeStyle = '#ff5c7a'
  context.beginPath()
  context.arc(CENTRE_X, CENTRE_Y, 236, turn - 0.7, turn)
  context.stroke()
  line(context, `M${CENTRE_X - 250} ${CENTRE_Y} H${CENTRE_X + 250}`, 1, 'rgba(255,255,255,.16)')
}

function bars(context: CanvasRenderingContext2D): void {
  const width = 420 / BARS.length
  context.save()
  context.beginPath()
  context.roundRect(60, 590, 420, 72, 14)
  context.clip()
  for (const [index, colour] of BARS.entries()) {
    context.fillStyle = colour
    context.fillRect(60 + index * width, 590, width + 1, 48)
  }
  context.fillStyle = shade(context, [60, 0], [480, 0], '#000000', '#ffffff')
  context.fillRect(60, 638, 420, 24)
  context.restore()
}

function sign(context: CanvasRenderingContext2D, time: number, { facts, facing }: CardText): void {
  pill(context, 146, 246, 248, 44, 22, '#15102c')
  drawFrameCode(context, codeOf(time))
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillStyle = '#ffffff'
  context.font = `600 34px ${FONT}`
  context.fillText(`测试画面 · ${facing}`, CENTRE_X, 346)
  context.font = `bold 62px ${FONT}`
  const clock = clockOf(time)
  // Each sign in a cell of its own, so that the digits stand still.
  for (const [index, digit] of [...clock].entries()) {
    context.fillText(digit, CENTRE_X + (index - (clock.length - 1) / 2) * 37, 452)
  }
  context.fillStyle = 'rgba(255,255,255,.78)'
  context.font = `500 26px ${FONT}`
  context.fillText(facts, CENTRE_X, 522)
}

function clockOf(time: number): string {
  const date = new Date(time)
  const two = (value: number): string => String(value).padStart(2, '0')
  const tenths = Math.floor(date.getMilliseconds() / 100)
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${tenths}`
}

function codeOf(time: number): number {
  return Math.floor(time / CODE_STEP_MS) % CODE_VALUES
}

/** How old a picture is whose squares say `code`, ms; exact within ten seconds. */
export function ageOfCode(code: number, time: number): number {
  return ((codeOf(time) - code + CODE_VALUES) % CODE_VALUES) * CODE_STEP_MS
}
