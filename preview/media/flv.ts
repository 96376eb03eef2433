/** The FLV container, as far as live video needs it: writing tags and telling what a tag holds. Runs in node and in the browser. */

export const AUDIO = 8
export const VIDEO = 9
export const SCRIPT = 18
export type FlvTagType = typeof AUDIO | typeof VIDEO | typeof SCRIPT

export interface FlvTag {
  type: FlvTagType
  /** ms; 32 bits, so it starts again at 0 after 49.7 days. */
  timestamp: number
  /** The tag's body, without the 11 bytes in front and the size behind. */
  data: Uint8Array
}

const TAG_HEAD = 11
const TAG_TAIL = 4
/** H.264 and AAC, the only codecs the preview writes. */
const AVC = 7
const AAC_44K_16BIT_STEREO = 0xaf

/** The file's header together with the (empty) size of the tag before the first one. */
export function flvHeader(has: { audio: boolean; video: boolean }): Uint8Array {
  return Uint8Array.of(0x46, 0x4c, 0x56, 1, (has.audio ? 4 : 0) | (has.video ? 1 : 0), 0, 0, 0, 9, 0, 0, 0, 0)
}

export function flvTag(type: FlvTagType, timestamp: number, ...parts: ArrayLike<number>[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const bytes = new Uint8Array(TAG_HEAD + length + TAG_TAIL)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, (type << 24) | length)
  // The lower 24 bits come first, the upper 8 behind them: the field grew after the format was in use.
  view.setUint32(4, ((timestamp & 0xffffff) << 8) | ((timestamp >>> 24) & 0xff))
  let offset = TAG_HEAD
  for (const part of parts) {
    bytes.set(part, offset)
    offset += part.length
  }
  view.setUint32(offset, TAG_HEAD + length)
  return bytes
}

/** `description` is the avcC record that WebCodecs gives with the first frame. */
export function avcConfig(timestamp: number, description: Uint8Array): Uint8Array {
  return flvTag(VIDEO, timestamp, [0x10 | AVC, 0, 0, 0, 0], description)
}

/** One H.264 picture in length-prefixed form (WebCodecs' `avc` format), without B frames. */
export function avcFrame(timestamp: number, data: Uint8Array, isKey: boolean): Uint8Array {
  return flvTag(VIDEO, timestamp, [(isKey ? 0x10 : 0x20) | AVC, 1, 0, 0, 0], data)
}

/** Says that the stream has ended for good (not that a connection broke). */
export function avcEnd(timestamp: number): Uint8Array {
  return flvTag(VIDEO, timestamp, [0x10 | AVC, 2, 0, 0, 0])
}

/** `description` is the AudioSpecificConfig. */
export function aacConfig(timestamp: number, description: Uint8Array): Uint8Array {
  return flvTag(AUDIO, timestamp, [AAC_44K_16BIT_STEREO, 0], description)
}

export function aacFrame(timestamp: number, data: Uint8Array): Uint8Array {
  return flvTag(AUDIO, timestamp, [AAC_44K_16BIT_STEREO, 1], data)
}

/** The script tag every FLV starts with; numbers, booleans and short texts only. */
export function metaData(values: Record<string, number | boolean | string>): Uint8Array {
  const body: number[] = [...amfText('onMetaData'), 8, ...uint(Object.keys(values).length, 4)]
  for (const [key, value] of Object.entries(values)) body.push(...amfText(key).slice(1), ...amfValue(value))
  return flvTag(SCRIPT, 0, [...body, 0, 0, 9])
}

/** A tag that configures a decoder rather than carrying a moment of picture or sound. */
export function isConfig(tag: FlvTag): boolean {
  const [first = 0, second = 0] = tag.data
  if (tag.type === VIDEO) return (first & 0x0f) === AVC && second === 0
  return tag.type === AUDIO && first >> 4 === 10 && second === 0
}

export function isKeyFrame(tag: FlvTag): boolean {
  const [first = 0, second = 0] = tag.data
  return tag.type === VIDEO && ((first >> 4) & 7) === 1 && !((first & 0x0f) === AVC && second !== 1)
}

export function isEnd(tag: FlvTag): boolean {
  const [first = 0, second = 0] = tag.data
  return tag.type === VIDEO && (first & 0x0f) === AVC && second === 2
}

function uint(value: number, bytes: number): number[] {
  return Array.from({ length: bytes }, (_, i) => (value >>> (8 * (bytes - 1 - i))) & 0xff)
}

function amfText(text: string): number[] {
  const bytes = [...new TextEncoder().encode(text)]
  return [2, ...uint(bytes.length, 2), ...bytes]
}

function amfValue(value: number | boolean | string): number[] {
  if (typeof value === 'string') return amfText(value)
  if (typeof value === 'boolean') return [1, value ? 1 : 0]
  const bytes = new Uint8Array(9)
  new DataView(bytes.buffer).setFloat64(1, value)
  return [...bytes]
}
