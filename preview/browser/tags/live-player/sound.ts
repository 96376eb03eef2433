/** Whether the player is heard: what the page wants, and what the browser allows before the first click. */

/** An earpiece is held to the ear; through a computer's speakers it can only be told by being quiet. */
const EAR_VOLUME = 0.3
const GESTURES = ['pointerup', 'keydown', 'touchend'] as const

export interface SoundWishes {
  muted: boolean
  /** Silent while the preview's tab is in the background. */
  backgroundMute: boolean
  soundMode: string
}

export class Sound {
  private wishes: SoundWishes = { muted: false, backgroundMute: false, soundMode: 'speaker' }
  /** The browser refuses sound until somebody has touched the page. */
  private refused = false
  private readonly living = new AbortController()
  private readonly onGesture = (): void => {
    this.refused = false
    this.stopWaiting()
    this.apply()
  }

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly hint: HTMLElement,
  ) {
    document.addEventListener('visibilitychange', () => this.apply(), { signal: this.living.signal })
  }

  set(wishes: SoundWishes): void {
    this.wishes = wishes
    this.apply()
  }

  /** Begins to play; without sound if that is the only way the browser lets it begin. */
  async play(): Promise<void> {
    try {
      await this.video.play()
    } catch (error) {
      // Every other failure (a new source in the middle of it) is told by the video's own events.
      if (!(error instanceof DOMException) || error.name !== 'NotAllowedError') return
      this.refused = true
      this.apply()
      for (const type of GESTURES) document.addEventListener(type, this.onGesture, { capture: true })
      await this.video.play().catch(() => undefined)
    }
  }

  dispose(): void {
    this.stopWaiting()
    this.living.abort()
  }

  private apply(): void {
    const { muted, backgroundMute, soundMode } = this.wishes
    const silent = muted || (backgroundMute && document.hidden)
    this.video.muted = silent || this.refused
    this.video.volume = soundMode === 'ear' ? EAR_VOLUME : 1
    this.hint.hidden = silent || !this.refused
  }

  private stopWaiting(): void {
    for (const type of GESTURES) document.removeEventListener(type, this.onGesture, { capture: true })
  }
}
