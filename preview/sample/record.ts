/** Runs in the browser: draws, encodes and muxes one loop of the sample. Not in real time, so no frame is ever left out. */
import { createAacEncoder, bytesOf } from '../media/aac'
import { aacConfig, aacFrame, avcConfig, avcFrame, flvHeader, metaData } from '../media/flv'
import { renderLoop } from './melody'
import { createScene } from './scene'
import {
  AAC_FRAME_LENGTH,
  AAC_FRAMES,
  FPS,
  FRAMES,
  HEIGHT,
  KEY_FRAME_SECONDS,
  LOOP_SECONDS,
  SAMPLE_RATE,
  WIDTH,
} from './timing'

const VIDEO_BITRATE = 560_000
const AUDIO_BITRATE = 64_000

interface Moment {
  timestamp: number
  /** At the same time sound goes before picture: players wait for both. */
  order: number
  bytes: Uint8Array
}

declare global {
  interface Window {
    /** Called by make.ts; gives the FLV file in base64. */
    recordSample(): Promise<string>
  }
}

window.recordSample = async () => {
  const [audio, video] = [await recordAudio(), await recordVideo()]
  const moments = [...audio.frames, ...video.frames].sort(
    (a, b) => a.timestamp - b.timestamp || a.order - b.order,
  )
  const meta = metaData({
    duration: LOOP_SECONDS,
    width: WIDTH,
    height: HEIGHT,
    framerate: FPS,
    videocodecid: 7,
    videodatarate: VIDEO_BITRATE / 1000,
    audiocodecid: 10,
    audiosamplerate: SAMPLE_RATE,
    audiosamplesize: 16,
    audiodatarate: AUDIO_BITRATE / 1000,
    stereo: true,
  })
  const parts = [
    flvHeader({ audio: true, video: true }),
    meta,
    video.config,
    audio.config,
    ...moments.map((m) => m.bytes),
  ]
  return base64(new Blob(parts as BlobPart[]))
}

interface Track {
  config: Uint8Array
  frames: Moment[]
}

async function recordVideo(): Promise<Track> {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  const ctx = canvas.getContext('2d', { willReadFrequently: true })
  if (ctx === null) throw new Error('This browser gives no 2d canvas')
  const draw = createScene(ctx)
  const frames: Moment[] = []
  let config: Uint8Array | undefined
  let failure: Error | undefined
  const encoder = new VideoEncoder({
    error: (error) => (failure = error),
    output(chunk, meta) {
      const description = meta?.decoderConfig?.description
      if (description !== undefined) config ??= avcConfig(0, bytesOf(description))
      const data = new Uint8Array(chunk.byteLength)
      chunk.copyTo(data)
      const timestamp = Math.round(chunk.timestamp / 1000)
      frames.push({ timestamp, order: 1, bytes: avcFrame(timestamp, data, chunk.type === 'key') })
    },
  })
  encoder.configure({
    codec: 'avc1.4d401f',
    width: WIDTH,
    height: HEIGHT,
    framerate: FPS,
    bitrate: VIDEO_BITRATE,
    bitrateMode: 'variable',
    latencyMode: 'quality',
    avc: { format: 'avc' },
  })
  for (let index = 0; index < FRAMES; index++) {
    draw(index)
    const frame = new VideoFrame(canvas, { timestamp: (index * 1_000_000) / FPS, duration: 1_000_000 / FPS })
    encoder.encode(frame, { keyFrame: index % (KEY_FRAME_SECONDS * FPS) === 0 })
    frame.close()
    while (encoder.encodeQueueSize > 8) await new Promise((resolve) => setTimeout(resolve, 5))
  }
  await encoder.flush()
  encoder.close()
  if (failure !== undefined) throw failure
  if (config === undefined || frames.length !== FRAMES)
    throw new Error(`Only ${frames.length} of ${FRAMES} pictures came out`)
  return { config, frames }
}

/**
 * An encoder's frames reach into each other. So the loop is encoded twice running and the second pass is kept:
 * its first frame then follows its last one as smoothly as any other.
 */
async function recordAudio(): Promise<Track> {
  const [left, right] = renderLoop()
  // The encoder is one frame late; skipping one more packet keeps the ticks on the clock's seconds.
  const first = AAC_FRAMES + 1
  const packets: Uint8Array[] = []
  let config: Uint8Array | undefined
  const encoder = await createAacEncoder({
    sampleRate: SAMPLE_RATE,
    channels: 2,
    bitrate: AUDIO_BITRATE,
    onConfig: (description) => (config = aacConfig(0, description)),
    onFrame: (data) => packets.push(data.slice()),
  })
  for (let index = 0; index < first + AAC_FRAMES + 4; index++) {
    const from = (index % AAC_FRAMES) * AAC_FRAME_LENGTH
    const block = new Float32Array(2 * AAC_FRAME_LENGTH)
    block.set(left.subarray(from, from + AAC_FRAME_LENGTH))
    block.set(right.subarray(from, from + AAC_FRAME_LENGTH), AAC_FRAME_LENGTH)
    await encoder.encode(block, (index * AAC_FRAME_LENGTH) / SAMPLE_RATE)
  }
  await encoder.finish()
  const kept = packets.slice(first, first + AAC_FRAMES)
  if (config === undefined || kept.length !== AAC_FRAMES)
    throw new Error(`Only ${packets.length} AAC frames came out`)
  const frames = kept.map((data, index) => {
    const timestamp = Math.round((index * AAC_FRAME_LENGTH * 1000) / SAMPLE_RATE)
    return { timestamp, order: 0, bytes: aacFrame(timestamp, data) }
  })
  return { config, frames }
}

function base64(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve((reader.result as string).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error ?? new Error('The recording cannot be read'))
    reader.readAsDataURL(blob)
  })
}
