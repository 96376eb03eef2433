/** PCM to AAC in the browser. Chromium's WebCodecs do not encode AAC, so where it is missing an encoder in WebAssembly steps in. */
import {
  AdtsOutputFormat,
  AudioSample,
  AudioSampleSource,
  canEncodeAudio,
  NullTarget,
  Output,
  Quality,
} from 'mediabunny'
import { registerAacEncoder } from '@mediabunny/aac-encoder'
import { bytesOf } from './bytes'

export { bytesOf }

export interface AacEncoder {
  /** `data`: the channels one behind the other (planar), each as long as the others. `timestamp` in seconds. */
  encode(data: Float32Array, timestamp: number): Promise<void>
  /** Waits for what is still inside, then lets everything go. */
  finish(): Promise<void>
  /** Lets everything go at once. */
  cancel(): Promise<void>
}

export interface AacOptions {
  sampleRate: number
  channels: number
  /** bit/s */
  bitrate: number
  /** Called once, before the first frame, with the AudioSpecificConfig. */
  onConfig(description: Uint8Array): void
  /** One AAC frame (1024 samples); `timestamp` in seconds. */
  onFrame(data: Uint8Array, timestamp: number): void
}

export async function createAacEncoder(options: AacOptions): Promise<AacEncoder> {
  const { sampleRate, channels, bitrate } = options
  if (!(await canEncodeAudio('aac', { numberOfChannels: channels, sampleRate, bitrate })))
    registerAacEncoder()
  let configured = false
  const source = new AudioSampleSource({
    codec: 'aac',
    quality: new Quality({ bitrate }),
    onEncodedPacket(packet, meta) {
      const description = meta?.decoderConfig?.description
      if (description !== undefined && !configured) {
        configured = true
        options.onConfig(bytesOf(description))
      }
      options.onFrame(packet.data, packet.timestamp)
    },
  })
  // Mediabunny encodes as part of writing a file; here the file goes nowhere and the packets are what is wanted.
  const output = new Output({ format: new AdtsOutputFormat(), target: new NullTarget() })
  output.addAudioTrack(source)
  await output.start()
  return {
    async encode(data, timestamp) {
      const sample = new AudioSample({
        data,
        format: 'f32-planar',
        numberOfChannels: channels,
        sampleRate,
        timestamp,
      })
      await source.add(sample)
      sample.close()
    },
    finish: () => output.finalize(),
    cancel: () => output.cancel(),
  }
}
