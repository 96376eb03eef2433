/** A short FLV file as an endless live stream: which tags are due by now, and with which times. */
import { AUDIO, flvHeader, flvTag, isConfig, SCRIPT, VIDEO, type FlvTag } from '../media/flv'
import { FlvReader } from '../media/flv-reader'

/** Media servers and players read the 32-bit time as a signed number, so a stream must begin anew before it gets there (24 days). */
const LAST_TIMESTAMP = 0x7fffffff
/** Further behind than this the machine has slept: what was missed is left out rather than sent in one go. */
const SLEPT_MS = 3000

export interface LoopFile {
  /** What a stream begins with: file header, metadata, decoder configurations. */
  head: Uint8Array
  moments: FlvTag[]
  /** ms, from the first picture to the end of the last one. */
  duration: number
}

/** @throws Error when the bytes are not an FLV file with picture or sound. */
export function readLoopFile(bytes: Uint8Array): LoopFile {
  const tags = new FlvReader().push(bytes)
  const moments = tags.filter((tag) => tag.type !== SCRIPT && !isConfig(tag))
  const track = moments.filter((tag) => tag.type === VIDEO)
  const times = (track.length > 1 ? track : moments).map((tag) => tag.timestamp)
  const last = times.at(-1)
  const beforeLast = times.at(-2)
  if (last === undefined || beforeLast === undefined)
    throw new Error('the FLV file holds no picture and no sound')
  const header = flvHeader({
    audio: tags.some((tag) => tag.type === AUDIO),
    video: tags.some((tag) => tag.type === VIDEO),
  })
  const setUp = tags.filter((tag) => tag.type === SCRIPT || isConfig(tag))
  const head = Buffer.concat([header, ...setUp.map((tag) => flvTag(tag.type, 0, tag.data))])
  return { head, moments, duration: last + (last - beforeLast) }
}

export class LoopTimeline {
  private next = 0
  private round = 0

  constructor(
    private readonly file: LoopFile,
    /** ms of any clock; `due` must be asked with the same one. */
    private startedAt: number,
    private readonly lastTimestamp = LAST_TIMESTAMP,
  ) {}

  /** True when no later time can be written: publish anew, with a new timeline. */
  get ended(): boolean {
    return this.nextTimestamp > this.lastTimestamp
  }

  /** The tags whose time has come, ready to send; their times go on growing from loop to loop. */
  due(now: number): Uint8Array[] {
    const behind = now - this.startedAt - this.nextTimestamp
    if (behind > SLEPT_MS) this.startedAt += behind
    const tags: Uint8Array[] = []
    while (this.nextTimestamp <= now - this.startedAt && !this.ended) {
      const tag = this.file.moments[this.next]
      if (tag !== undefined) tags.push(flvTag(tag.type, this.nextTimestamp, tag.data))
      this.next++
      if (this.next >= this.file.moments.length) {
        this.next = 0
        this.round++
      }
    }
    return tags
  }

  private get nextTimestamp(): number {
    return this.round * this.file.duration + (this.file.moments[this.next]?.timestamp ?? 0)
  }
}
