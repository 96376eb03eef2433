/** What moves around the host: lamps and lights that twinkle, soft round lights in the air, rising sparks. */
import { glow, line, oval, placed, shade, shape } from './shapes'
import { HEIGHT, LOOP_SECONDS, scattered, wave, WIDTH } from './timing'

export function drawLights(ctx: CanvasRenderingContext2D, seconds: number): void {
  garland(ctx, seconds)
  lamp(ctx, 78, 176, wave(seconds, 4) * 0.05)
  lamp(ctx, 462, 196, wave(seconds, 4, 0.4) * 0.05)
}

function garland(ctx: CanvasRenderingContext2D, seconds: number): void {
  line(ctx, 'M-10 40 Q135 108 270 54 Q405 108 550 40', 2, 'rgba(40,20,70,0.6)')
  for (let i = 0; i <= 16; i++) {
    const along = i / 16
    const half = (along * 2) % 1
    const x = -10 + 560 * along
    const y = along < 0.5 ? curve(half, 40, 108, 54) : along < 1 ? curve(half, 54, 108, 40) : 40
    const shine = 0.55 + 0.45 * wave(seconds, 6 + (i % 4) * 2, scattered(i))
    const colour = ['255,214,120', '255,150,160', '150,220,255'][i % 3] ?? '255,255,255'
    glow(ctx, x, y + 8, 26, colour, 0.55 * shine)
    oval(ctx, x, y + 8, 5, 6.5, `rgba(${colour},${0.6 + 0.4 * shine})`)
  }
}

function curve(t: number, a: number, b: number, c: number): number {
  return (1 - t) * (1 - t) * a + 2 * t * (1 - t) * b + t * t * c
}

function lamp(ctx: CanvasRenderingContext2D, x: number, length: number, swing: number): void {
  placed(ctx, x, 0, swing, () => {
    line(ctx, `M0 0 V${length}`, 2.5, 'rgba(40,20,70,0.75)')
    glow(ctx, 0, length + 34, 96, '255,220,160', 0.5)
    shape(ctx, `M-10 ${length} h20 l22 30 h-64 z`, shade(ctx, [-30, 0], [30, 0], '#ffe3b8', '#f09a6a'))
    oval(ctx, 0, length + 31, 22, 6, '#fff7e0')
  })
}

/** Soft lights behind the host. */
export function drawAir(ctx: CanvasRenderingContext2D, seconds: number): void {
  for (let i = 0; i < 9; i++) {
    const x = scattered(i + 1) * WIDTH + wave(seconds, 1 + (i % 2), scattered(i + 60)) * 26
    const y = 120 + scattered(i + 30) * 560 + wave(seconds, 1, scattered(i + 90)) * 22
    glow(ctx, x, y, 34 + scattered(i + 120) * 44, '255,232,214', 0.1 + 0.06 * wave(seconds, 2, scattered(i)))
  }
}

/** Sparks that rise in front of everything and are gone before they reach the top. */
export function drawSparks(ctx: CanvasRenderingContext2D, seconds: number): void {
  for (let i = 0; i < 22; i++) {
    const rounds = 1 + (i % 3)
    const way = ((seconds / LOOP_SECONDS) * rounds + scattered(i + 7)) % 1
    const x = scattered(i + 200) * WIDTH + wave(seconds, rounds * 2, scattered(i)) * 18
    const y = HEIGHT - 60 - way * 720
    const shine = Math.sin(Math.PI * way) * (0.55 + 0.45 * wave(seconds, 12 + (i % 5), scattered(i + 3)))
    const size = 3 + scattered(i + 400) * 5
    ctx.globalAlpha = Math.max(0, shine)
    shape(
      ctx,
      `M${x} ${y - size * 1.6} Q${x} ${y} ${x + size} ${y} Q${x} ${y} ${x} ${y + size * 1.6} Q${x} ${y} ${x - size} ${y} Q${x} ${y} ${x} ${y - size * 1.6} Z`,
      '#fff6dc',
    )
    ctx.globalAlpha = 1
  }
}
