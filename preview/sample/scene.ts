/** One picture of the sample stream: the studio at a given frame. The same frame always gives the same picture. */
import { drawSign } from './clock'
import { drawHost } from './host'
import { drawAir, drawLights, drawSparks } from './moving'
import { drawStudio, drawTable } from './studio'
import { FPS, HEIGHT, WIDTH } from './timing'

/** Gives a function that draws frame after frame onto `ctx`; what stands still is painted only once. */
export function createScene(ctx: CanvasRenderingContext2D): (frame: number) => void {
  const studio = layer(drawStudio)
  const table = layer(drawTable)
  return (frame) => {
    const seconds = frame / FPS
    ctx.drawImage(studio, 0, 0)
    drawLights(ctx, seconds)
    drawAir(ctx, seconds)
    drawHost(ctx, seconds)
    ctx.drawImage(table, 0, 0)
    drawSign(ctx, frame)
    drawSparks(ctx, seconds)
  }
}

function layer(draw: (ctx: CanvasRenderingContext2D) => void): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  const ctx = canvas.getContext('2d')
  if (ctx === null) throw new Error('This browser gives no 2d canvas')
  draw(ctx)
  return canvas
}
