/** What the attributes mean in pixels, pictures per second, kbit/s and samples per second. Pure. */
import type { PusherProps } from './props'

export interface PictureFormat {
  width: number
  height: number
  fps: number
}

/** kbit/s. Only mode RTC moves between two of them. */
export interface BitrateRange {
  min: number
  max: number
  start: number
}

export interface SoundFormat {
  sampleRate: number
  channels: number
  /** kbit/s */
  bitrate: number
}

/** mode → the long side in px, and kbit/s. */
const QUALITIES: Record<string, { long: number; bitrate: number }> = {
  QVGA: { long: 320, bitrate: 250 },
  HVGA: { long: 480, bitrate: 400 },
  SD: { long: 640, bitrate: 600 },
  HD: { long: 960, bitrate: 1000 },
  FHD: { long: 1280, bitrate: 1600 },
}
const SHORT_BY_LONG: Record<string, number> = { '9:16': 9 / 16, '3:4': 3 / 4 }
const SMALLEST = 64
const LARGEST = 1920
const DEFAULT_FPS = 15
/** What one pixel of a talking person needs at 15 pictures per second, about; kbit/s. */
const BITRATE_PER_PIXEL = 0.0024

export function pictureFormat(props: PusherProps): PictureFormat {
  const { width, height } = uprightSize(props)
  const fps = Number.isFinite(props.fps) ? within(Math.round(props.fps), 1, 30) : DEFAULT_FPS
  return props.orientation === 'horizontal' ? { width: height, height: width, fps } : { width, height, fps }
}

export function bitrateRange(props: PusherProps): BitrateRange {
  const quality = QUALITIES[props.mode.toUpperCase()]
  if (quality !== undefined) return { min: quality.bitrate, max: quality.bitrate, start: quality.bitrate }
  const { width, height } = uprightSize(props)
  const min = Math.max(1, orElse(props.minBitrate, 200))
  const max = Math.max(min, orElse(props.maxBitrate, 1000))
  return { min, max, start: within(Math.round(width * height * BITRATE_PER_PIXEL), min, max) }
}

export function soundFormat(props: PusherProps): SoundFormat {
  return props.audioQuality === 'low'
    ? { sampleRate: 16_000, channels: 1, bitrate: 24 }
    : { sampleRate: 48_000, channels: 2, bitrate: 64 }
}

function uprightSize(props: PusherProps): { width: number; height: number } {
  const quality = QUALITIES[props.mode.toUpperCase()]
  if (quality === undefined) {
    return { width: even(orElse(props.videoWidth, 360)), height: even(orElse(props.videoHeight, 640)) }
  }
  const ratio = SHORT_BY_LONG[props.aspect] ?? 9 / 16
  return { width: even(quality.long * ratio), height: quality.long }
}

/** H.264 halves the colours' resolution, so sides are even. */
function even(value: number): number {
  return within(2 * Math.round(value / 2), SMALLEST, LARGEST)
}

function within(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value))
}

function orElse(value: number, fallback: number): number {
  return value > 0 ? value : fallback
}
