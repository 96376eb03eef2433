/** Takes the mixed sound out of Web Audio in blocks; in a worklet, which no busy page and no background can hold up. */
import { BLOCK } from './sound-clock'

const NAME = 'live-pusher-tap'

const SOURCE = `
registerProcessor('${NAME}', class extends AudioWorkletProcessor {
  constructor({ processorOptions }) {
    super()
    this.channels = processorOptions.channels
    this.over = false
    this.port.onmessage = () => { this.over = true }
    this.begin()
  }
  begin() {
    this.block = new Float32Array(this.channels * ${BLOCK})
    this.filled = 0
  }
  process([input]) {
    if (this.over) return false
    const length = input[0] ? input[0].length : 128
    for (let channel = 0; channel < this.channels; channel++) {
      const samples = input[channel] || input[0]
      if (samples) this.block.set(samples, channel * ${BLOCK} + this.filled)
    }
    this.filled += length
    if (this.filled >= ${BLOCK}) {
      this.port.postMessage(this.block, [this.block.buffer])
      this.begin()
    }
    return true
  }
})`

/**
 * `onBlock`: channels one behind the other, each BLOCK samples long. `signal` ends it: a worklet that may still speak is kept by
 * the browser, with everyone who listens, even when its context is closed. undefined where that was over before it began.
 */
export async function createTap(
  context: AudioContext,
  channels: number,
  onBlock: (block: Float32Array) => void,
  signal: AbortSignal,
): Promise<AudioWorkletNode | undefined> {
  const url = URL.createObjectURL(new Blob([SOURCE], { type: 'text/javascript' }))
  try {
    await context.audioWorklet.addModule(url)
  } finally {
    URL.revokeObjectURL(url)
  }
  if (signal.aborted) return undefined
  const tap = new AudioWorkletNode(context, NAME, {
    numberOfInputs: 1,
    numberOfOutputs: 1,
    channelCount: channels,
    channelCountMode: 'explicit',
    processorOptions: { channels },
  })
  tap.port.onmessage = ({ data }: MessageEvent<Float32Array>) => onBlock(data)
  signal.addEventListener('abort', () => {
    tap.port.onmessage = null
    tap.port.postMessage('over')
    tap.port.close()
    tap.disconnect()
  })
  return tap
}
