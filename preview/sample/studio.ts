/** What stands still in the studio: wall, shelves, ring light, table and goods. Drawn once, then copied under every frame. */
import { glow, line, oval, pill, shade, shape } from './shapes'
import { HEIGHT, WIDTH } from './timing'

const TABLE_TOP = 742

export function drawStudio(ctx: CanvasRenderingContext2D): void {
  wall(ctx)
  shelf(ctx, -30, 150, 372)
  shelf(ctx, 420, 600, 372)
  shelf(ctx, -30, 132, 560)
  shelf(ctx, 436, 600, 560)
  leftGoods(ctx)
  rightGoods(ctx)
  ringLight(ctx)
}

function wall(ctx: CanvasRenderingContext2D): void {
  const light = ctx.createRadialGradient(270, 430, 40, 270, 470, 640)
  light.addColorStop(0, '#ffc9a3')
  light.addColorStop(0.28, '#f29a92')
  light.addColorStop(0.58, '#a45a96')
  light.addColorStop(1, '#2f2263')
  ctx.fillStyle = light
  ctx.fillRect(0, 0, WIDTH, HEIGHT)
  for (let x = 45; x < WIDTH; x += 90) {
    ctx.fillStyle = 'rgba(30,14,60,0.05)'
    ctx.fillRect(x, 0, 45, HEIGHT)
  }
}

function ringLight(ctx: CanvasRenderingContext2D): void {
  glow(ctx, 270, 470, 300, '255,226,196', 0.5)
  ctx.save()
  ctx.shadowColor = 'rgba(255,236,210,0.95)'
  ctx.shadowBlur = 34
  ctx.lineWidth = 20
  ctx.strokeStyle = '#fff4e6'
  ctx.beginPath()
  ctx.arc(270, 478, 172, 0, 2 * Math.PI)
  ctx.stroke()
  ctx.restore()
}

function shelf(ctx: CanvasRenderingContext2D, from: number, to: number, y: number): void {
  ctx.fillStyle = 'rgba(28,12,52,0.25)'
  ctx.fillRect(from, y + 12, to - from - 6, 16)
  pill(ctx, from, y, to - from, 13, 4, shade(ctx, [0, y], [0, y + 13], '#f8dcc4', '#c98f86'))
}

function leftGoods(ctx: CanvasRenderingContext2D): void {
  bottle(ctx, 72, 372, 30, 74, '#7fd1c7', '#4a9f9f')
  bottle(ctx, 110, 372, 24, 52, '#ffd27a', '#e39a48')
  plant(ctx, 26, 372)
  box(ctx, 62, 560, 54, 62, '#f4708a', '#c9466f')
  box(ctx, 18, 560, 34, 40, '#fff1e0', '#e2bfae')
  bottle(ctx, 108, 560, 26, 46, '#b9a5ff', '#7a67d6')
}

function rightGoods(ctx: CanvasRenderingContext2D): void {
  box(ctx, 446, 372, 30, 66, '#6f7df0', '#4a53c4')
  box(ctx, 478, 372, 22, 56, '#ffb35c', '#e48a3a')
  box(ctx, 502, 372, 40, 72, '#f7e6d8', '#d9b7a9')
  jar(ctx, 478, 560, '#ff9c8f', '#d9646c')
  bottle(ctx, 518, 560, 32, 78, '#8ee0b4', '#4ea585')
}

/** Goods stand on `y`; `x` is their middle (a box's left edge). */
export function bottle(
  ctx: CanvasRenderingContext2D,
  x: number,
  y: number,
  w: number,
  h: number,
  light: string,
  dark: string,
): void {
  pill(ctx, x - w * 0.2, y - h, w * 0.4, h * 0.26, 3, '#fff3e4')
  pill(
    ctx,
    x - w / 2,
    y - h * 0.78,
    w,
    h * 0.78,
    w * 0.24,
    shade(ctx, [x - w / 2, 0], [x + w / 2, 0], light, dark),
  )
  pill(ctx, x - w * 0.34, y - h * 0.5, w * 0.68, h * 0.26, 3, 'rgba(255,255,255,0.8)')
  pill(ctx, x - w * 0.36, y - h * 0.7, w * 0.12, h * 0.56, 3, 'rgba(255,255,255,0.45)')
}

function box(
  ctx: CanvasRenderingContext2D,
  x: number,
  y: number,
  w: number,
  h: number,
  light: string,
  dark: string,
): void {
  pill(ctx, x, y - h, w, h, 4, shade(ctx, [x, y - h], [x + w, y], light, dark))
  ctx.fillStyle = 'rgba(255,255,255,0.55)'
  ctx.fillRect(x + w * 0.42, y - h, w * 0.16, h)
}

function jar(ctx: CanvasRenderingContext2D, x: number, y: number, light: string, dark: string): void {
  pill(ctx, x - 24, y - 34, 48, 34, 9, shade(ctx, [x - 24, 0], [x + 24, 0], light, dark))
  pill(ctx, x - 26, y - 46, 52, 14, 5, '#fff3e4')
}

function plant(ctx: CanvasRenderingContext2D, x: number, y: number): void {
  for (const [dx, dy, tilt] of [
    [-16, -62, -0.5],
    [16, -60, 0.5],
    [0, -74, 0],
    [-24, -44, -1],
    [24, -42, 1],
  ] as const) {
    oval(ctx, x + dx, y + dy, 9, 22, shade(ctx, [x, y - 90], [x, y - 20], '#8fe3a8', '#3f8f78'), tilt)
  }
  shape(ctx, `M${x - 20} ${y - 34} h40 l-6 34 h-28 z`, shade(ctx, [x, y - 34], [x, y], '#fbe8d8', '#d69f95'))
}

/** The table in front of the host, with the goods of the day. */
export function drawTable(ctx: CanvasRenderingContext2D): void {
  ctx.fillStyle = 'rgba(30,12,50,0.28)'
  ctx.fillRect(0, TABLE_TOP - 8, WIDTH, 8)
  ctx.fillStyle = shade(ctx, [0, TABLE_TOP], [0, HEIGHT], '#ffe7d3', '#e9b3a4', '#a4638a', '#4d2f6f')
  ctx.fillRect(0, TABLE_TOP, WIDTH, HEIGHT - TABLE_TOP)
  ctx.fillStyle = 'rgba(255,255,255,0.5)'
  ctx.fillRect(0, TABLE_TOP, WIDTH, 3)
  for (const x of [96, 158, 214, 336, 398, 452]) oval(ctx, x, TABLE_TOP + 40, 40, 9, 'rgba(90,40,80,0.18)')
  box(ctx, 66, TABLE_TOP + 38, 62, 84, '#ff8e72', '#d9536a')
  bottle(ctx, 160, TABLE_TOP + 40, 40, 96, '#a8e6ff', '#5a9fd4')
  jar(ctx, 216, TABLE_TOP + 40, '#ffd27a', '#e39a48')
  jar(ctx, 336, TABLE_TOP + 40, '#c7b5ff', '#8b78e6')
  bottle(ctx, 398, TABLE_TOP + 40, 36, 78, '#ffb3c7', '#e06f97')
  box(ctx, 424, TABLE_TOP + 38, 56, 66, '#fff1e0', '#dcb4a6')
  line(ctx, `M66 ${TABLE_TOP - 4} h62`, 5, '#fff0d8')
}
