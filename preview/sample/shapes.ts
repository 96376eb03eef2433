/** A few words for drawing, so that the scene's files read as a list of things rather than of paths. */

export type Paint = string | CanvasGradient

export function pill(
  ctx: CanvasRenderingContext2D,
  x: number,
  y: number,
  w: number,
  h: number,
  r: number,
  paint: Paint,
): void {
  ctx.fillStyle = paint
  ctx.beginPath()
  ctx.roundRect(x, y, w, h, r)
  ctx.fill()
}

export function oval(
  ctx: CanvasRenderingContext2D,
  x: number,
  y: number,
  rx: number,
  ry: number,
  paint: Paint,
  tilt = 0,
): void {
  ctx.fillStyle = paint
  ctx.beginPath()
  ctx.ellipse(x, y, rx, ry, tilt, 0, 2 * Math.PI)
  ctx.fill()
}

export function shape(ctx: CanvasRenderingContext2D, path: string, paint: Paint): void {
  ctx.fillStyle = paint
  ctx.fill(new Path2D(path))
}

export function line(ctx: CanvasRenderingContext2D, path: string, width: number, paint: Paint): void {
  ctx.strokeStyle = paint
  ctx.lineWidth = width
  ctx.lineCap = 'round'
  ctx.lineJoin = 'round'
  ctx.stroke(new Path2D(path))
}

/** A soft round light that fades to nothing. */
export function glow(
  ctx: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  rgb: string,
  alpha: number,
): void {
  const light = ctx.createRadialGradient(x, y, 0, x, y, radius)
  light.addColorStop(0, `rgba(${rgb},${alpha})`)
  light.addColorStop(1, `rgba(${rgb},0)`)
  ctx.fillStyle = light
  ctx.fillRect(x - radius, y - radius, radius * 2, radius * 2)
}

export function shade(
  ctx: CanvasRenderingContext2D,
  from: [number, number],
  to: [number, number],
  ...colours: string[]
): CanvasGradient {
  const gradient = ctx.createLinearGradient(...from, ...to)
  colours.forEach((colour, i) => gradient.addColorStop(i / Math.max(1, colours.length - 1), colour))
  return gradient
}

/** Draws with the origin moved and turned, and puts everything back afterwards. */
export function placed(
  ctx: CanvasRenderingContext2D,
  x: number,
  y: number,
  turn: number,
  draw: () => void,
): void {
  ctx.save()
  ctx.translate(x, y)
  ctx.rotate(turn)
  draw()
  ctx.restore()
}
