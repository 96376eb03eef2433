/** live-player's attributes with the native defaults, and what some of them mean. */
import type { Cache } from './playback'

/** Caches in seconds; NaN = the mode's default. */
export const playerProps = {
  src: '',
  mode: 'live',
  autoplay: false,
  muted: false,
  orientation: 'vertical',
  objectFit: 'contain',
  backgroundMute: false,
  minCache: NaN,
  maxCache: NaN,
  soundMode: 'speaker',
  autoPauseIfNavigate: true,
  autoPauseIfOpenNative: true,
  /** 'push', 'pop' or a list of them; anything else: none. */
  pictureInPictureMode: null as unknown,
  /** Accepted; the small window has one place here. */
  pictureInPictureInitPosition: '',
  referrerPolicy: 'no-referrer',
  enableAutoRotation: false,
  enableCasting: false,
  debug: false,
}
export type PlayerProps = typeof playerProps

export function cacheOf({ mode, minCache, maxCache }: Readonly<PlayerProps>): Cache {
  const live = mode.toUpperCase() !== 'RTC'
  const min = orElse(minCache, live ? 1 : 0.2)
  return { min, max: Math.max(min, orElse(maxCache, live ? 3 : 0.8)) }
}

/** Whether leaving the page that way opens the small window. */
export function floatsOn(
  { pictureInPictureMode: mode }: Readonly<PlayerProps>,
  route: 'push' | 'pop',
): boolean {
  const modes: unknown[] = Array.isArray(mode) ? mode : [mode]
  return modes.includes(route)
}

function orElse(value: number, fallback: number): number {
  return value >= 0 ? value : fallback
}
