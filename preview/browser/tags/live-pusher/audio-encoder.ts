/** The mixed sound as AAC, in step with the wall clock. */
import type * as Aac from '../../../media/aac'
import type { AacEncoder } from '../../../media/aac'
import type { SoundFormat } from './format'
import { BLOCK, SoundClock } from './sound-clock'

export interface SoundListener {
  config(description: Uint8Array): void
  /** `wall`: ms of performance.now(). */
  frame(data: Uint8Array, wall: number): void
  failed(reason: string): void
}

/** No sound for so long (ms) after the start: the browser holds it back, and silence must begin the stream. */
const PATIENCE_MS = 500

export class SoundEncoder {
  private encoder: AacEncoder | undefined
  private clock: SoundClock | undefined
  private readonly startedAt = performance.now()
  private closed = false

  constructor(
    private readonly format: SoundFormat,
    private readonly listener: SoundListener,
  ) {
    this.start().catch((error: unknown) => this.fail(error))
  }

  /** Channels one behind the other, each BLOCK samples long. */
  push(block: Float32Array): void {
    if (this.encoder === undefined) return
    const now = performance.now()
    this.clock ??= this.clockFrom(now)
    const what = this.clock.arrived(now)
    if (what === 'silence-first') this.encode(this.silence())
    if (what !== 'drop') this.encode(block)
  }

  /** To be called regularly: fills holes with silence. */
  tick(now: number): void {
    if (this.encoder === undefined) return
    if (this.clock === undefined && now - this.startedAt < PATIENCE_MS) return
    this.clock ??= this.clockFrom(now)
    for (let count = this.clock.missing(now); count > 0; count--) this.encode(this.silence())
  }

  close(): void {
    this.closed = true
    this.encoder?.cancel().catch(() => undefined)
    this.encoder = undefined
  }

  private async start(): Promise<void> {
    const { sampleRate, channels, bitrate } = this.format
    const { createAacEncoder } = await loadAac()
    const encoder = await createAacEncoder({
      sampleRate,
      channels,
      bitrate: bitrate * 1000,
      onConfig: (description) => {
        if (!this.closed) this.listener.config(description.slice())
      },
      onFrame: (data, timestamp) => {
        if (!this.closed && this.clock !== undefined) this.listener.frame(data, this.clock.wall(timestamp))
      },
    })
    if (this.closed) await encoder.cancel()
    else this.encoder = encoder
  }

  private encode(block: Float32Array): void {
    if (this.encoder === undefined || this.clock === undefined) return
    this.encoder.encode(block, this.clock.take()).catch((error: unknown) => this.fail(error))
  }

  private fail(error: unknown): void {
    if (this.closed) return
    this.close()
    this.listener.failed(error instanceof Error ? error.message : String(error))
  }

  private silence(): Float32Array {
    return new Float32Array(this.format.channels * BLOCK)
  }

  private clockFrom(now: number): SoundClock {
    return new SoundClock(this.format.sampleRate, now - (BLOCK / this.format.sampleRate) * 1000)
  }
}

let loading: Promise<typeof Aac> | undefined

/** A megabyte that only a broadcaster needs, so the server has it apart from the rest. */
function loadAac(): Promise<typeof Aac> {
  // The address is computed, so that the bundler leaves it alone.
  loading ??= (import(new URL('/aac.js', location.href).href) as Promise<typeof Aac>).catch(
    (error: unknown) => {
      loading = undefined
      throw error
    },
  )
  return loading
}
