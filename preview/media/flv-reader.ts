/** Takes an FLV stream apart as it arrives, in chunks of any size. */
import { AUDIO, SCRIPT, VIDEO, type FlvTag } from './flv'

const FILE_HEAD = 13
const TAG_HEAD = 11
const TAG_TAIL = 4

export class FlvReader {
  private rest = new Uint8Array(0)
  private headSeen = false

  /**
   * Gives the tags that are complete by now. Their `data` are copies.
   * @throws Error when the bytes are not FLV; the reader is of no use afterwards.
   */
  push(chunk: Uint8Array): FlvTag[] {
    const bytes = this.rest.length === 0 ? chunk : joined(this.rest, chunk)
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const tags: FlvTag[] = []
    let offset = 0
    if (!this.headSeen) {
      if (bytes.length < FILE_HEAD) return this.keep(bytes, 0, tags)
      if (view.getUint32(0) >>> 8 !== 0x464c56)
        throw new Error('not an FLV stream: it does not begin with "FLV"')
      this.headSeen = true
      offset = FILE_HEAD
    }
    while (bytes.length - offset >= TAG_HEAD + TAG_TAIL) {
      const head = view.getUint32(offset)
      const length = head & 0xffffff
      const next = offset + TAG_HEAD + length + TAG_TAIL
      if (next > bytes.length) break
      const time = view.getUint32(offset + 4)
      const type = head >>> 24
      if (view.getUint32(next - TAG_TAIL) !== TAG_HEAD + length)
        throw new Error('broken FLV stream: sizes do not fit')
      if (type === AUDIO || type === VIDEO || type === SCRIPT) {
        const timestamp = ((time >>> 8) | ((time & 0xff) << 24)) >>> 0
        tags.push({ type, timestamp, data: bytes.slice(offset + TAG_HEAD, next - TAG_TAIL) })
      }
      offset = next
    }
    return this.keep(bytes, offset, tags)
  }

  private keep(bytes: Uint8Array, from: number, tags: FlvTag[]): FlvTag[] {
    this.rest = bytes.slice(from)
    return tags
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
