/** The host: a drawn figure that sways, blinks, talks and holds up the product of the day. */
import { bottle } from './studio'
import { line, oval, pill, placed, shade, shape } from './shapes'
import { wave } from './timing'

const SKIN = '#f8cfae'
const SKIN_SHADE = '#e6a98c'
const HAIR = '#3b2238'
const HAIR_LIGHT = '#6b3b57'

export function drawHost(ctx: CanvasRenderingContext2D, seconds: number): void {
  const breath = wave(seconds, 6) * 2.5
  placed(ctx, 270, 760 + breath, wave(seconds, 4) * 0.008, () => {
    backHair(ctx)
    body(ctx)
    placed(ctx, 0, -221, wave(seconds, 4, 0.1) * 0.035, () => head(ctx, seconds))
    pointingArm(ctx)
    raisedArm(ctx, seconds)
  })
}

function backHair(ctx: CanvasRenderingContext2D): void {
  shape(
    ctx,
    'M-84 -318 C-104 -220 -98 -150 -76 -128 L76 -128 C98 -150 104 -220 84 -318 C70 -420 -70 -420 -84 -318 Z',
    shade(ctx, [0, -390], [0, -130], HAIR_LIGHT, HAIR),
  )
}

function body(ctx: CanvasRenderingContext2D): void {
  shape(
    ctx,
    'M-148 40 C-150 -70 -126 -112 -56 -140 C-30 -150 30 -150 56 -140 C126 -112 150 -70 148 40 Z',
    shade(ctx, [-140, -140], [140, 40], '#fff4ea', '#f6d3c6', '#e3a8a6'),
  )
  shape(
    ctx,
    'M-25 -246 L25 -246 L29 -146 C18 -112 -18 -112 -29 -146 Z',
    shade(ctx, [0, -206], [0, -120], SKIN_SHADE, SKIN),
  )
  shape(
    ctx,
    'M-62 -137 C-48 -96 -36 40 -36 40 L36 40 C36 40 48 -96 62 -137 L29 -147 C18 -112 -18 -112 -29 -147 Z',
    shade(ctx, [0, -147], [0, 40], '#ff7a6b', '#d8456a'),
  )
  line(ctx, 'M-29 -146 C-18 -110 18 -110 29 -146', 3, 'rgba(255,255,255,0.55)')
  oval(ctx, 0, -104, 4.5, 4.5, '#ffe9a8')
}

/** The head's own origin is the neck's top. */
function head(ctx: CanvasRenderingContext2D, seconds: number): void {
  oval(ctx, -62, -62, 10, 15, SKIN_SHADE)
  oval(ctx, 62, -62, 10, 15, SKIN_SHADE)
  shape(
    ctx,
    'M-62 -92 C-66 -34 -40 20 0 22 C40 20 66 -34 62 -92 C58 -146 -58 -146 -62 -92 Z',
    shade(ctx, [-50, -120], [50, 20], '#ffe0c4', SKIN),
  )
  oval(ctx, -38, -34, 13, 8, 'rgba(255,120,110,0.32)')
  oval(ctx, 38, -34, 13, 8, 'rgba(255,120,110,0.32)')
  eyes(ctx, seconds)
  line(ctx, 'M-38 -82 Q-27 -90 -15 -84', 4, HAIR)
  line(ctx, 'M15 -84 Q27 -90 38 -82', 4, HAIR)
  line(ctx, 'M1 -52 Q6 -40 -2 -37', 2.5, SKIN_SHADE)
  mouth(ctx, seconds)
  // Fringe, parted to one side.
  shape(
    ctx,
    'M-70 -70 C-84 -150 -32 -172 2 -168 C58 -170 86 -132 70 -68 C66 -94 56 -112 34 -126 C4 -108 -40 -112 -56 -96 C-64 -88 -66 -80 -70 -70 Z',
    shade(ctx, [-40, -170], [40, -70], HAIR_LIGHT, HAIR),
  )
  line(ctx, 'M-40 -146 Q-6 -160 30 -150', 4, 'rgba(255,214,200,0.35)')
  oval(ctx, -66, -40, 4, 4, '#ffe9a8')
  oval(ctx, 66, -40, 4, 4, '#ffe9a8')
}

function eyes(ctx: CanvasRenderingContext2D, seconds: number): void {
  // One blink of a fifth of a second every three seconds.
  const sinceBlink = (seconds + 0.7) % 3
  const open = sinceBlink < 0.2 ? Math.abs(sinceBlink - 0.1) / 0.1 : 1
  const look = wave(seconds, 3) * 2
  for (const x of [-26, 26]) {
    oval(ctx, x + look, -64, 7, Math.max(1, 9 * open), '#33203c')
    if (open > 0.6) oval(ctx, x + look + 2.5, -67, 2.4, 2.6, '#ffffff')
  }
}

function mouth(ctx: CanvasRenderingContext2D, seconds: number): void {
  // Two waves of unlike pace make syllables; the slow one lets the host pause between sentences.
  const talking = Math.max(0, wave(seconds, 4, 0.2) + 0.4)
  const opened = 2 + 7 * Math.min(1, talking) * Math.abs(wave(seconds, 41) * wave(seconds, 17))
  shape(ctx, `M-17 -18 Q0 ${-12 + opened * 0.4} 17 -18 Q0 ${-10 + opened * 2} -17 -18 Z`, '#c23b55')
  line(ctx, 'M-18 -19 Q0 -11 18 -19', 3, '#d9566a')
}

function pointingArm(ctx: CanvasRenderingContext2D): void {
  line(ctx, 'M-122 -72 C-158 -30 -150 0 -128 14', 46, '#f0c4ba')
  line(ctx, 'M-130 12 L-92 4', 24, SKIN)
}

function raisedArm(ctx: CanvasRenderingContext2D, seconds: number): void {
  const lift = wave(seconds, 8) * 5
  placed(ctx, 128, -64, wave(seconds, 8, 0.05) * 0.05, () => {
    line(ctx, 'M-8 6 C34 52 62 24 60 -40', 46, '#f3cabf')
    line(ctx, `M60 -52 L56 ${-84 + lift}`, 25, SKIN)
    placed(ctx, 56, -84 + lift, 0.1 + wave(seconds, 8, 0.2) * 0.06, () => {
      bottle(ctx, 0, 10, 46, 110, '#ffd9e6', '#ff86ad')
      for (const y of [-18, -8, 2]) pill(ctx, -25, y - 6, 22, 10, 5, SKIN)
      pill(ctx, 10, -22, 12, 26, 6, SKIN_SHADE)
    })
  })
}
