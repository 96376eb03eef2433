/** Background music: one piece at a time, heard by the broadcaster and mixed into what is sent. */

export interface MusicListener {
  started(): void
  /** ms */
  progress(progress: number, duration: number): void
  completed(): void
}

export class Music {
  private readonly volume: GainNode
  private piece: { audio: HTMLAudioElement; node: MediaElementAudioSourceNode } | undefined

  constructor(
    private readonly context: AudioContext,
    mix: AudioNode,
    private readonly listener: MusicListener,
  ) {
    this.volume = context.createGain()
    this.volume.connect(mix)
    this.volume.connect(context.destination)
  }

  /** Resolves when it can be heard; `addresses` are tried in this order. @throws Error when none of them can be played. */
  async play(addresses: string[]): Promise<void> {
    this.stop()
    for (const address of addresses) {
      const audio = new Audio()
      // Without it the sound of another site would be silence here.
      audio.crossOrigin = 'anonymous'
      audio.src = address
      if (!(await begins(audio))) continue
      this.take(audio)
      return
    }
    throw new Error(
      `${addresses.at(-1) ?? ''} is missing, is no music the browser can play, or its server does not allow other sites to use it (CORS)`,
    )
  }

  pause(): void {
    this.piece?.audio.pause()
  }

  async resume(): Promise<void> {
    await this.piece?.audio.play()
  }

  stop(): void {
    if (this.piece === undefined) return
    const { audio, node } = this.piece
    this.piece = undefined
    audio.pause()
    audio.removeAttribute('src')
    node.disconnect()
  }

  /** 0 … 1 */
  setVolume(volume: number): void {
    this.volume.gain.value = volume
  }

  private take(audio: HTMLAudioElement): void {
    this.stop()
    const node = this.context.createMediaElementSource(audio)
    node.connect(this.volume)
    this.piece = { audio, node }
    const mine = (): boolean => this.piece?.audio === audio
    const ms = (seconds: number): number => (Number.isFinite(seconds) ? Math.round(seconds * 1000) : 0)
    this.listener.started()
    audio.addEventListener('timeupdate', () => {
      if (mine() && !audio.ended) this.listener.progress(ms(audio.currentTime), ms(audio.duration))
    })
    audio.addEventListener('ended', () => {
      if (!mine()) return
      this.stop()
      this.listener.completed()
    })
  }
}

async function begins(audio: HTMLAudioElement): Promise<boolean> {
  try {
    await audio.play()
    return true
  } catch {
    return false
  }
}
