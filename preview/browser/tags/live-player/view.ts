/** The player's own part of the page: a stage with the video, under whatever the page puts into the tag. */
import styles from './styles'

export { styles }

export class PlayerView {
  /** Moves as a whole into the small window and back. */
  readonly stage = div('live-player-stage')
  readonly video = document.createElement('video')
  /** Keeps the last picture on the screen while a new connection is made. */
  private readonly still = document.createElement('canvas')
  /** Shown when the browser wants a click before it gives sound. */
  readonly soundHint = div('live-player-sound-hint')

  constructor(private readonly element: HTMLElement) {
    this.video.className = 'live-player-picture'
    this.still.className = 'live-player-picture'
    this.video.playsInline = true
    this.video.disableRemotePlayback = true
    this.still.hidden = true
    this.soundHint.textContent = '点按开启声音'
    this.soundHint.hidden = true
    this.stage.append(this.video, this.still)
    element.prepend(this.stage, this.soundHint)
  }

  arrange(orientation: string, objectFit: string): void {
    this.stage.toggleAttribute('data-turned', orientation === 'horizontal')
    this.stage.toggleAttribute('data-filled', objectFit === 'fillCrop')
  }

  /** The picture now on the screen, or undefined when there is none. */
  picture(): HTMLCanvasElement | undefined {
    const { video, still } = this
    if (!still.hidden) return still
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.videoWidth === 0) return undefined
    const canvas = document.createElement('canvas')
    canvas.width = video.videoWidth
    canvas.height = video.videoHeight
    canvas.getContext('2d')?.drawImage(video, 0, 0)
    return canvas
  }

  freeze(): void {
    const picture = this.picture()
    if (picture === undefined || picture === this.still) return
    this.still.width = picture.width
    this.still.height = picture.height
    this.still.getContext('2d')?.drawImage(picture, 0, 0)
    this.still.hidden = false
  }

  thaw(): void {
    this.still.hidden = true
    // A canvas of no size gives its memory back.
    this.still.width = 0
  }

  /** Moves the stage; a video that is moved the ordinary way is paused by the browser. */
  moveStage(to: Element): void {
    const { paused } = this.video
    to.prepend(this.stage)
    if (!paused) this.video.play().catch(() => undefined)
  }

  bringBack(): void {
    this.moveStage(this.element)
  }

  remove(): void {
    this.stage.remove()
    this.soundHint.remove()
  }
}

function div(className: string): HTMLDivElement {
  const element = document.createElement('div')
  element.className = className
  return element
}
