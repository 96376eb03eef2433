/** Draws the outgoing picture: the source cut to fill the frame, turned over, enlarged, made beautiful. */
import type { Looks } from './looks'

/** What can be drawn, with its own size. */
export interface Drawable {
  image: CanvasImageSource
  width: number
  height: number
}

export interface Framing {
  mirrored: boolean
  /** 1 = the whole picture. */
  zoom: number
}

/** The softened copy is drawn this many times smaller; enlarging it again is what softens. */
const SOFTER = 5

export class Compositor {
  readonly canvas = document.createElement('canvas')
  private readonly softCanvas = document.createElement('canvas')
  private drawing: { context: CanvasRenderingContext2D; soft: CanvasRenderingContext2D } | undefined

  resize(width: number, height: number): void {
    const { canvas } = this
    if (canvas.width === width && canvas.height === height) return
    canvas.width = width
    canvas.height = height
    this.softCanvas.width = Math.ceil(width / SOFTER)
    this.softCanvas.height = Math.ceil(height / SOFTER)
  }

  /** Filmed pictures: with every effect. */
  film(source: Drawable, looks: Looks, framing: Framing): void {
    const { context } = this
    context.filter = looks.filter
    cover(context, source, framing)
    context.filter = 'none'
    if (looks.soften > 0) this.soften(looks.soften)
    if (looks.brighten > 0) this.overlay(`rgba(255,255,255,${looks.brighten})`, 'soft-light')
    if (looks.brighten > 0) this.overlay(`rgba(255,255,255,${looks.brighten * 0.3})`, 'source-over')
    if (looks.tint !== '') this.overlay(looks.tint, 'soft-light')
    if (looks.tint !== '') this.overlay(looks.tint.replace(/[\d.]+\)$/, '.06)'), 'source-over')
  }

  /** A still that must not be changed: the waiting image. */
  show(source: Drawable): void {
    cover(this.context, source, { mirrored: false, zoom: 1 })
  }

  /** Whatever the caller draws, with the frame's size. */
  paint(draw: (context: CanvasRenderingContext2D, width: number, height: number) => void): void {
    this.context.save()
    draw(this.context, this.canvas.width, this.canvas.height)
    this.context.restore()
  }

  private get context(): CanvasRenderingContext2D {
    return this.contexts.context
  }

  private get soft(): CanvasRenderingContext2D {
    return this.contexts.soft
  }

  /** Made for the first picture: a pusher that never opens its camera needs none. */
  private get contexts() {
    this.drawing ??= { context: contextOf(this.canvas), soft: contextOf(this.softCanvas) }
    return this.drawing
  }

  private soften(share: number): void {
    const { context, canvas, soft } = this
    soft.drawImage(canvas, 0, 0, soft.canvas.width, soft.canvas.height)
    context.globalAlpha = share
    context.imageSmoothingQuality = 'high'
    context.drawImage(soft.canvas, 0, 0, canvas.width, canvas.height)
    context.globalAlpha = 1
  }

  private overlay(colour: string, how: GlobalCompositeOperation): void {
    const { context, canvas } = this
    context.globalCompositeOperation = how
    context.fillStyle = colour
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.globalCompositeOperation = 'source-over'
  }
}

/** Fills the frame; what does not fit is cut off on both sides. */
function cover(context: CanvasRenderingContext2D, source: Drawable, { mirrored, zoom }: Framing): void {
  const { width, height } = context.canvas
  const scale = Math.max(width / source.width, height / source.height) * zoom
  const cutWidth = width / scale
  const cutHeight = height / scale
  context.save()
  if (mirrored) context.setTransform(-1, 0, 0, 1, width, 0)
  context.drawImage(
    source.image,
    (source.width - cutWidth) / 2,
    (source.height - cutHeight) / 2,
    cutWidth,
    cutHeight,
    0,
    0,
    width,
    height,
  )
  context.restore()
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { alpha: false })
  if (context === null) throw new Error('live-pusher: this browser gives no 2d canvas')
  return context
}
