/** Where the outgoing picture comes from: camera, shared screen, test card, or what stands in while the camera is off or the page away. */
import { currentShell } from '../../current-shell'
import { Camera, type Facing } from './camera'
import { Compositor } from './compositor'
import { DeviceFailure } from './devices'
import type { PictureFormat } from './format'
import type { Looks } from './looks'
import { TestCard } from './test-card'
import { drawWaitingCard, WaitingPicture } from './waiting-picture'

export interface LensSettings {
  picture: PictureFormat
  looks: Looks
  /** The audience sees the picture turned over. */
  mirrored: boolean
  /** Addresses of the waiting image, tried in this order. */
  waitingImage: string[]
}

export interface LensListener {
  cameraOpened(label: string): void
  screenShared(): void
  frameCaptured(): void
  waitingImageFailed(reason: string): void
  /** There is a camera, but it cannot be used. */
  cameraFailed(error: unknown): void
  /** What the picture is made of has changed. */
  sourceChanged(): void
}

export type Source = 'none' | 'opening' | 'camera' | 'screen' | 'test-card'

export class Lens {
  source: Source = 'none'
  readonly compositor = new Compositor()
  zoom = 1
  private readonly camera = new Camera(() => void this.open(this.camera.facing))
  private readonly card = new TestCard()
  private readonly waiting: WaitingPicture
  private away = false
  private openings = 0

  constructor(
    private settings: LensSettings,
    private readonly listener: LensListener,
  ) {
    this.waiting = new WaitingPicture((reason) => listener.waitingImageFailed(reason))
    this.resize()
  }

  /** Camera or test card are what is shown, rather than a stand-in or the screen. */
  get films(): boolean {
    return !this.away && (this.source === 'camera' || this.source === 'test-card')
  }

  /** A front camera shows its user as a mirror does. */
  get showsSelf(): boolean {
    return this.films && this.source === 'camera' && this.camera.facing === 'front'
  }

  update(settings: LensSettings): void {
    this.settings = settings
    this.resize()
  }

  /** Only now, since nothing may be fetched before a start. */
  loadWaitingImage(): void {
    this.waiting.load(this.settings.waitingImage)
  }

  /** Until `false`, the waiting image is sent in place of the camera. */
  setAway(away: boolean): void {
    this.away = away
    this.listener.sourceChanged()
  }

  async open(facing: Facing): Promise<void> {
    const opening = ++this.openings
    this.setSource('opening')
    try {
      if (!(await this.camera.open(facing))) return
      this.setSource('camera')
      this.listener.cameraOpened(this.camera.label)
    } catch (error) {
      // Closed while the browser was still looking.
      if (opening !== this.openings) return
      if (!(error instanceof DeviceFailure) || error.kind !== 'missing') {
        this.listener.cameraFailed(error)
        return
      }
      this.setSource('test-card')
      currentShell().warnOnce('live-pusher: this machine has no camera, so a test card is sent')
      this.listener.cameraOpened('test card')
    }
  }

  close(): void {
    this.openings++
    this.camera.close()
    this.setSource('none')
  }

  /** @throws DeviceFailure */
  async switch(): Promise<void> {
    const { camera } = this
    try {
      await camera.switch()
    } catch (error) {
      // The one before is closed by now.
      if (this.source === 'camera') void this.open(camera.facing)
      throw error
    }
    if (this.source === 'camera') this.listener.cameraOpened(camera.label)
    this.listener.sourceChanged()
  }

  /** @throws Error when the camera has no torch. */
  toggleTorch(): Promise<void> {
    return this.camera.toggleTorch()
  }

  /** In a tap. @throws DeviceFailure */
  async shareScreen(): Promise<void> {
    if (!(await this.camera.openScreen())) return
    this.setSource('screen')
    this.listener.screenShared()
  }

  /** Draws the next picture; false: there is nothing to film yet. */
  draw(): boolean {
    if (this.away || this.source === 'none') {
      this.drawWaiting()
      return true
    }
    const { compositor, settings, zoom } = this
    const filmed = this.filmed()
    if (filmed === undefined) return false
    compositor.film(filmed, settings.looks, { mirrored: settings.mirrored && this.films, zoom })
    this.listener.frameCaptured()
    return true
  }

  private filmed(): { image: CanvasImageSource; width: number; height: number } | undefined {
    const { camera, settings } = this
    if (this.source === 'test-card') {
      const { width, height, fps } = settings.picture
      const facing = camera.facing === 'front' ? '前置' : '后置'
      const facts = `${width}×${height} · ${fps} fps`
      return { image: this.card.draw(width, height, Date.now(), { facts, facing }), width, height }
    }
    const { video } = camera
    return camera.hasPicture
      ? { image: video, width: video.videoWidth, height: video.videoHeight }
      : undefined
  }

  private drawWaiting(): void {
    const { image } = this.waiting
    if (image !== undefined) this.compositor.show(image)
    else this.compositor.paint(drawWaitingCard)
  }

  private resize(): void {
    this.compositor.resize(this.settings.picture.width, this.settings.picture.height)
  }

  private setSource(source: Source): void {
    if (source === this.source) return
    this.source = source
    this.listener.sourceChanged()
  }
}
