/** Turns a player's or a pusher's network report into figures for the screen. Pure. */
import type { NetInfo } from '../../play-events'

export interface Figure {
  name: string
  value: string
  /** '' when the value has none, or is missing. */
  unit: string
}

export interface Quality {
  words: string
  tone: 'unknown' | 'good' | 'fair' | 'poor'
  /** How many of the four steps of the signal drawing are lit. */
  lit: number
}

const MISSING = '–'

/** `sending`: a pusher's report, whose caches hold what still waits to be sent. */
export function figuresOf(info: NetInfo, sending = false): Figure[] {
  const width = whole(info.videoWidth)
  const height = whole(info.videoHeight)
  const known = width !== MISSING && height !== MISSING && width !== '0' && height !== '0'
  return [
    figure('视频码率', whole(info.videoBitrate), 'kbit/s'),
    figure('音频码率', whole(info.audioBitrate), 'kbit/s'),
    figure('帧率', whole(info.videoFPS), 'fps'),
    figure('分辨率', known ? `${width}×${height}` : MISSING, ''),
    figure(sending ? '视频待发' : '视频缓存', whole(info.videoCache), 'ms'),
    figure(sending ? '音频待发' : '音频缓存', whole(info.audioCache), 'ms'),
    figure('网络抖动', whole(info.netJitter), 'ms'),
    figure('关键帧间隔', tenth(info.videoGOP), 's'),
  ]
}

export function speedOf(info: NetInfo): string {
  return whole(info.netSpeed)
}

export const unknownQuality: Quality = { words: '未知', tone: 'unknown', lit: 0 }

const qualities: Quality[] = [
  unknownQuality,
  { words: '极好', tone: 'good', lit: 4 },
  { words: '良好', tone: 'good', lit: 4 },
  { words: '一般', tone: 'fair', lit: 3 },
  { words: '较差', tone: 'fair', lit: 2 },
  { words: '很差', tone: 'poor', lit: 1 },
  { words: '不可用', tone: 'poor', lit: 0 },
]

export function qualityOf(info: NetInfo): Quality {
  return qualities[Number(info.netQualityLevel)] || unknownQuality
}

export interface Column {
  /** Place from the left. */
  at: number
  /** Percent of the highest; 0 = no reading. */
  height: number
}

/** The last `length` readings as columns; missing ones at the front are empty. */
export function columns(readings: number[], length: number): Column[] {
  const last = readings.slice(-length)
  const top = Math.max(1, ...last)
  const drawn = last.map((reading) => Math.max(6, Math.round((reading / top) * 100)))
  const heights = [...new Array<number>(length - drawn.length).fill(0), ...drawn]
  return heights.map((height, at) => ({ at, height }))
}

function figure(name: string, value: string, unit: string): Figure {
  return { name, value, unit: value === MISSING ? '' : unit }
}

/** Some systems report a figure as text. */
function number(value: unknown): number | undefined {
  if (value === undefined || value === null || value === '') return undefined
  const result = Number(value)
  return Number.isFinite(result) ? result : undefined
}

function whole(value: unknown): string {
  const result = number(value)
  return result === undefined ? MISSING : String(Math.round(result))
}

function tenth(value: unknown): string {
  const result = number(value)
  return result === undefined ? MISSING : String(Math.round(result * 10) / 10)
}
