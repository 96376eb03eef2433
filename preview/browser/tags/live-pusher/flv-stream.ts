/** Pictures and sound as one FLV stream: what a connection begins with, and times that start at 0 and never go back. Pure. */
import { aacConfig, aacFrame, avcConfig, avcFrame, flvHeader, metaData } from '../../../media/flv'
import type { PictureFormat, SoundFormat } from './format'

export interface StreamFacts {
  picture: PictureFormat
  sound: SoundFormat
  /** kbit/s */
  videoBitrate: number
}

type Track = 'video' | 'audio'

export class FlvStream {
  private send: ((bytes: Uint8Array) => void) | undefined
  private video: Uint8Array | undefined
  private audio: Uint8Array | undefined
  /** Wall time of the connection's first picture; undefined while it waits for a key frame. */
  private origin: number | undefined
  private last: Record<Track, number> = { video: 0, audio: 0 }
  private facts: StreamFacts

  constructor(facts: StreamFacts) {
    this.facts = facts
  }

  /** A key frame would let the connection begin. Sound must be known first: players wait for both. */
  get wantsKeyFrame(): boolean {
    return this.send !== undefined && this.origin === undefined && this.audio !== undefined
  }

  /** Pictures go out. */
  get flows(): boolean {
    return this.send !== undefined && this.origin !== undefined
  }

  /** A new connection: everything a player must know is sent anew. */
  open(send: (bytes: Uint8Array) => void): void {
    this.send = send
    this.origin = undefined
    this.last = { video: 0, audio: 0 }
    send(flvHeader({ audio: true, video: true }))
    send(this.metaData())
  }

  shut(): void {
    this.send = undefined
  }

  describe(facts: StreamFacts): void {
    this.facts = facts
    if (this.flows) this.send?.(this.metaData())
  }

  videoConfig(description: Uint8Array): void {
    this.video = description
    if (this.flows) this.send?.(avcConfig(this.last.video, description))
  }

  audioConfig(description: Uint8Array): void {
    this.audio = description
    if (this.flows) this.send?.(aacConfig(this.last.audio, description))
  }

  /** `wall` in ms of any clock that both tracks share. */
  videoFrame(data: Uint8Array, wall: number, isKey: boolean): void {
    if (this.origin === undefined) {
      if (!isKey || !this.wantsKeyFrame || this.video === undefined || this.audio === undefined) return
      this.origin = wall
      this.send?.(avcConfig(0, this.video))
      this.send?.(aacConfig(0, this.audio))
    }
    this.send?.(avcFrame(this.stamp('video', wall), data, isKey))
  }

  audioFrame(data: Uint8Array, wall: number): void {
    // Sound from before the first picture would have a time below 0.
    if (this.origin === undefined || wall < this.origin) return
    this.send?.(aacFrame(this.stamp('audio', wall), data))
  }

  private stamp(track: Track, wall: number): number {
    const time = Math.max(this.last[track], Math.round(wall - (this.origin ?? wall)))
    this.last[track] = time
    return time
  }

  private metaData(): Uint8Array {
    const { picture, sound, videoBitrate } = this.facts
    return metaData({
      width: picture.width,
      height: picture.height,
      framerate: picture.fps,
      videocodecid: 7,
      videodatarate: videoBitrate,
      audiocodecid: 10,
      audiosamplerate: sound.sampleRate,
      audiosamplesize: 16,
      audiodatarate: sound.bitrate,
      stereo: sound.channels === 2,
    })
  }
}
