/** The outgoing picture as H.264, by the browser's WebCodecs. */
import { bytesOf } from '../../../media/bytes'
import type { PictureFormat } from './format'

export interface PictureListener {
  config(description: Uint8Array): void
  /** `wall`: ms of performance.now(), when the picture was taken. */
  frame(data: Uint8Array, wall: number, isKey: boolean): void
  failed(reason: string): void
}

const KEY_FRAME_EVERY_MS = 2000
/** One that was asked for may still be on its way. */
const WANTED_KEY_AFTER_MS = 200
/** More than this in work, and the machine cannot keep up: the next picture is left out. */
const QUEUE = 2
/** Constrained baseline: no B frames, and every phone reads it. Macroblocks per level, from the standard. */
const LEVELS = [
  { blocks: 1620, codec: 'avc1.42e01e' },
  { blocks: 3600, codec: 'avc1.42e01f' },
  { blocks: 8192, codec: 'avc1.42e028' },
  { blocks: Infinity, codec: 'avc1.42e033' },
]

function configOf({ width, height, fps }: PictureFormat, kbps: number): VideoEncoderConfig {
  const blocks = Math.ceil(width / 16) * Math.ceil(height / 16)
  return {
    codec: LEVELS.find((level) => blocks <= level.blocks)?.codec ?? 'avc1.42e033',
    width,
    height,
    framerate: fps,
    bitrate: kbps * 1000,
    latencyMode: 'realtime',
    avc: { format: 'avc' },
  }
}

/** Why this browser cannot encode it; undefined: it can. */
export async function cannotEncode(format: PictureFormat, kbps: number): Promise<string | undefined> {
  if (typeof VideoEncoder === 'undefined') {
    return 'this browser has no WebCodecs; open the preview in a current Chrome or Edge'
  }
  const { supported } = await VideoEncoder.isConfigSupported(configOf(format, kbps))
  return supported === true
    ? undefined
    : `this browser does not encode H.264 at ${format.width}x${format.height}; open the preview in a current Chrome or Edge`
}

export class PictureEncoder {
  private encoder: VideoEncoder | undefined
  private keyAt = -Infinity
  private size = ''
  private config: VideoEncoderConfig | undefined
  private closed = false
  private replacing = 0

  constructor(private readonly listener: PictureListener) {}

  /** Another size takes another encoder: one that is set anew goes on naming the old size in what it says of the stream. */
  configure(format: PictureFormat, kbps: number): void {
    const config = configOf(format, kbps)
    if (JSON.stringify(config) === JSON.stringify(this.config) || this.closed) return
    this.config = config
    const size = `${format.width}x${format.height}`
    if (size === this.size) this.encoder?.configure(config)
    else void this.replace()
    this.size = size
  }

  /** `wall`: ms of performance.now(). */
  encode(canvas: HTMLCanvasElement, wall: number, wantsKey: boolean): void {
    const { encoder } = this
    if (encoder?.state !== 'configured' || encoder.encodeQueueSize > QUEUE) return
    const sinceKey = wall - this.keyAt
    const keyFrame = sinceKey >= (wantsKey ? WANTED_KEY_AFTER_MS : KEY_FRAME_EVERY_MS)
    if (keyFrame) this.keyAt = wall
    const frame = new VideoFrame(canvas, { timestamp: Math.round(wall * 1000) })
    encoder.encode(frame, { keyFrame })
    frame.close()
  }

  close(): void {
    this.closed = true
    if (this.encoder !== undefined && this.encoder.state !== 'closed') this.encoder.close()
    this.encoder = undefined
  }

  /** What the one before still holds comes out first: a viewer's player stumbles over a hole. */
  private async replace(): Promise<void> {
    const { encoder } = this
    this.encoder = undefined
    const replacing = ++this.replacing
    await encoder?.flush().catch(() => undefined)
    if (encoder !== undefined && encoder.state !== 'closed') encoder.close()
    // A still newer size will bring its own.
    if (this.closed || replacing !== this.replacing || this.config === undefined) return
    this.encoder = new VideoEncoder({
      error: (error) => {
        if (!this.closed) this.listener.failed(error.message)
      },
      output: (chunk, metadata) => {
        if (!this.closed) this.hand(chunk, metadata)
      },
    })
    this.keyAt = -Infinity
    this.encoder.configure(this.config)
  }

  private hand(chunk: EncodedVideoChunk, metadata: EncodedVideoChunkMetadata | undefined): void {
    const description = metadata?.decoderConfig?.description
    if (description !== undefined) this.listener.config(bytesOf(description).slice())
    const data = new Uint8Array(chunk.byteLength)
    chunk.copyTo(data)
    this.listener.frame(data, chunk.timestamp / 1000, chunk.type === 'key')
  }
}
