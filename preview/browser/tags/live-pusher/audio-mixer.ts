/** Mixes microphone and background music into the sound that is sent. */
import type { SoundFormat } from './format'
import { Music, type MusicListener } from './music'
import { createTap } from './pcm-tap'

/** Browsers give no sound before somebody has touched the page; these count as touching. */
const GESTURES = ['pointerup', 'keydown', 'touchend'] as const

export interface MixerListener extends MusicListener {
  /** Channels one behind the other. */
  block(block: Float32Array): void
}

export class AudioMixer {
  readonly music: Music
  private readonly context: AudioContext
  private readonly mix: GainNode
  private readonly micVolume: GainNode
  private readonly meter: AnalyserNode
  private readonly levels: Float32Array<ArrayBuffer>
  private readonly living = new AbortController()
  private mic: MediaStreamAudioSourceNode | undefined

  constructor(
    private readonly format: SoundFormat,
    private readonly listener: MixerListener,
  ) {
    const context = new AudioContext({ sampleRate: format.sampleRate })
    this.context = context
    this.mix = context.createGain()
    this.micVolume = context.createGain()
    this.meter = context.createAnalyser()
    this.meter.fftSize = 4096
    this.levels = new Float32Array(this.meter.fftSize)
    this.micVolume.connect(this.mix)
    this.micVolume.connect(this.meter)
    this.music = new Music(context, this.mix, listener)
    for (const type of GESTURES) {
      document.addEventListener(type, () => this.wake(), { capture: true, signal: this.living.signal })
    }
  }

  /** Blocks come from now on, as soon as the browser lets sound through. */
  async start(): Promise<void> {
    const { signal } = this.living
    const tap = await createTap(
      this.context,
      this.format.channels,
      (block) => this.listener.block(block),
      signal,
    )
    if (tap === undefined) return
    this.mix.connect(tap)
    // The tap itself is silent; connected, it is driven in every browser.
    tap.connect(this.context.destination)
    this.wake()
  }

  /** The mixer stops no tracks: the stream belongs to the caller. */
  setMic(stream: MediaStream | undefined): void {
    this.mic?.disconnect()
    this.mic = stream && this.context.createMediaStreamSource(stream)
    this.mic?.connect(this.micVolume)
  }

  /** 0 … 1 */
  setMicVolume(volume: number): void {
    this.micVolume.gain.value = volume
  }

  /** The audience hears nothing; the broadcaster goes on hearing the music. */
  setMuted(muted: boolean): void {
    this.mix.gain.value = muted ? 0 : 1
  }

  /** How loud the microphone is now, 0 … 100. */
  loudness(): number {
    if (this.mic === undefined) return 0
    this.meter.getFloatTimeDomainData(this.levels)
    const power = this.levels.reduce((sum, level) => sum + level * level, 0) / this.levels.length
    // -60 dB counts as silence, 0 dB as 100.
    return Math.round(Math.min(100, Math.max(0, (1 + Math.log10(Math.sqrt(power) + 1e-9) / 3) * 100)))
  }

  close(): void {
    this.living.abort()
    this.music.stop()
    this.setMic(undefined)
    this.context.close().catch(() => undefined)
  }

  /** Pending until there is a touch; nobody waits for it. */
  private wake(): void {
    if (this.context.state === 'suspended') this.context.resume().catch(() => undefined)
  }
}
