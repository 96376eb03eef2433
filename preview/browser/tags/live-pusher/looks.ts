/** What beauty, whitening and colour filter do to the picture, as numbers for the compositor. Pure. */
import type { PusherProps } from './props'

export interface Looks {
  /** 0 … 1: how much of a softened copy lies over the picture. */
  soften: number
  /** 0 … 1: how much light is added. */
  brighten: number
  /** A CSS filter, or 'none'. */
  filter: string
  /** A colour laid over the picture, or ''. */
  tint: string
}

const BEAUTY_MAX = 9
/** beauty-style nature keeps more of the skin. */
const STYLE_STRENGTH: Record<string, number> = { smooth: 0.85, nature: 0.55 }
const MOST_LIGHT = 0.4

const FILTERS: Record<string, { filter: string; tint: string }> = {
  pink: { filter: 'saturate(1.1) brightness(1.03)', tint: 'rgba(255,140,175,.28)' },
  nostalgia: { filter: 'sepia(.55) contrast(.94)', tint: 'rgba(190,130,60,.16)' },
  blues: { filter: 'saturate(.85)', tint: 'rgba(60,110,230,.3)' },
  romantic: { filter: 'saturate(1.05)', tint: 'rgba(180,100,225,.28)' },
  cool: { filter: 'contrast(1.06) saturate(.92)', tint: 'rgba(120,205,255,.26)' },
  fresher: { filter: 'brightness(1.06) saturate(1.18)', tint: 'rgba(150,235,170,.18)' },
  solor: { filter: 'brightness(1.07) saturate(.82)', tint: 'rgba(255,232,190,.26)' },
  aestheticism: { filter: 'brightness(1.05) contrast(.92)', tint: 'rgba(255,205,215,.24)' },
  whitening: { filter: 'brightness(1.14) saturate(.95)', tint: '' },
  cerisered: { filter: 'saturate(1.15)', tint: 'rgba(225,40,85,.26)' },
}

export function looksOf(props: PusherProps): Looks {
  const { filter, tint } = FILTERS[props.filter] ?? { filter: 'none', tint: '' }
  const effect = props.customEffect ? 1 : 0
  const beauty = Math.max(share(props.beauty, BEAUTY_MAX), effect * share(props.skinSmoothness, 1))
  const light = Math.max(share(props.whiteness, BEAUTY_MAX), effect * share(props.skinWhiteness, 1))
  return {
    soften: beauty * (STYLE_STRENGTH[props.beautyStyle] ?? 0.85),
    brighten: light * MOST_LIGHT,
    filter,
    tint,
  }
}

function share(value: number, most: number): number {
  return Number.isFinite(value) ? Math.min(1, Math.max(0, value / most)) : 0
}
