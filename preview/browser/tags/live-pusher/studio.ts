/** What is filmed and recorded: permissions, camera, microphone and music, one outgoing picture per tick. */
import { currentShell } from '../../current-shell'
import { needPermission } from '../../wx/permissions'
import { AudioMixer, type MixerListener } from './audio-mixer'
import type { Facing } from './camera'
import type { Device } from './codes'
import { DeviceFailure, openDevice, stopTracks } from './devices'
import type { SoundFormat } from './format'
import { Lens, type LensListener, type LensSettings } from './lens'
import { Ticker } from './ticker'

export interface StudioSettings extends LensSettings {
  sound: SoundFormat
  enableCamera: boolean
  enableMic: boolean
  enableAgc: boolean
  enableAns: boolean
  muted: boolean
}

export interface StudioListener extends MixerListener, Omit<LensListener, 'cameraFailed'> {
  /** The user has said no to the mini-program; it goes on without. */
  refused(device: Device): void
  /** `byUser`: in the browser or the system. The studio has closed. */
  failed(device: Device, reason: string, byUser: boolean): void
  /** A new picture; `wall`: ms of performance.now(). */
  picture(canvas: HTMLCanvasElement, wall: number): void
  /** 0 … 100, once a second while there is a microphone. */
  loudness(volume: number): void
}

const LOUDNESS_EVERY_MS = 1000
const SCOPES: Record<Device, string> = { camera: 'scope.camera', microphone: 'scope.record' }

export class Studio {
  readonly lens: Lens
  /** Only while the studio is open. */
  mixer: AudioMixer | undefined
  /** There is a picture on the canvas. */
  drawn = false
  private ticker: Ticker | undefined
  private mic: MediaStream | undefined
  private facing: Facing = 'front'
  private opening: Promise<void> | undefined
  /** Counts openings and closings: what was asked for before the last one no longer matters. */
  private visit = 0
  private wantsCamera = false
  private wantsMic = false
  private silent = false
  private micVolume = 1
  private loudnessAt = 0
  private loudest = 0

  constructor(
    private settings: StudioSettings,
    private readonly listener: StudioListener,
  ) {
    this.lens = new Lens(settings, {
      ...listener,
      cameraFailed: (error) => this.fail('camera', error, this.visit),
    })
  }

  get isOpen(): boolean {
    return this.mixer !== undefined
  }

  /** Asks for the permissions, then opens what was allowed. Resolves after the questions; `isOpen` tells the outcome. */
  start(facing: Facing): Promise<void> {
    this.opening ??= this.open(facing)
    return this.opening
  }

  stop(): void {
    this.visit++
    this.opening = undefined
    this.drawn = false
    this.lens.zoom = 1
    this.lens.close()
    this.ticker?.stop()
    this.ticker = undefined
    this.closeMic()
    this.mixer?.close()
    this.mixer = undefined
  }

  update(settings: StudioSettings): void {
    this.settings = settings
    this.lens.update(settings)
    if (this.isOpen) this.applySettings()
  }

  /** The page is away or the broadcast paused: the waiting image is sent; `silent`: and no sound. */
  setAway(away: boolean, silent: boolean): void {
    this.silent = silent
    this.applySound()
    this.lens.setAway(away)
  }

  setMicVolume(volume: number): void {
    this.micVolume = volume
    this.mixer?.setMicVolume(volume)
  }

  private async open(facing: Facing): Promise<void> {
    const visit = ++this.visit
    const { enableCamera, enableMic } = this.settings
    this.facing = facing
    const camera = enableCamera && (await this.allowed('camera', visit))
    const mic = enableMic && (await this.allowed('microphone', visit))
    if (visit !== this.visit) return
    this.wantsCamera = enableCamera
    this.wantsMic = enableMic
    try {
      this.mixer = new AudioMixer(this.settings.sound, this.listener)
    } catch (error) {
      this.fail('microphone', error, visit)
      return
    }
    this.mixer.setMicVolume(this.micVolume)
    this.mixer.start().catch((error: unknown) => this.fail('microphone', error, visit))
    this.ticker = new Ticker((now) => this.tick(now))
    void this.openDevices(camera, mic, visit)
    // What has changed while the questions were open.
    this.applySettings()
  }

  /** One after the other: the browser, too, asks one question at a time. */
  private async openDevices(camera: boolean, mic: boolean, visit: number): Promise<void> {
    if (camera) await this.lens.open(this.facing)
    if (mic && visit === this.visit && this.wantsMic) await this.openMic(visit)
  }

  private async allowed(device: Device, visit: number): Promise<boolean> {
    try {
      await needPermission(currentShell(), SCOPES[device])
      return true
    } catch {
      if (visit === this.visit) this.listener.refused(device)
      return false
    }
  }

  private applySettings(): void {
    const { settings } = this
    this.ticker?.setRate(settings.picture.fps)
    this.lens.loadWaitingImage()
    this.applySound()
    if (settings.enableCamera !== this.wantsCamera) {
      this.wantsCamera = settings.enableCamera
      if (settings.enableCamera) void this.askAndOpen('camera')
      else this.lens.close()
    }
    if (settings.enableMic !== this.wantsMic) {
      this.wantsMic = settings.enableMic
      if (settings.enableMic) void this.askAndOpen('microphone')
      else this.closeMic()
    }
  }

  private applySound(): void {
    this.mixer?.setMuted(this.settings.muted || this.silent)
  }

  private async askAndOpen(device: Device): Promise<void> {
    const { visit } = this
    if (!(await this.allowed(device, visit)) || visit !== this.visit) return
    if (device === 'camera' && this.wantsCamera) await this.lens.open(this.facing)
    if (device === 'microphone' && this.wantsMic) await this.openMic(visit)
  }

  private async openMic(visit: number): Promise<void> {
    const { enableAgc, enableAns } = this.settings
    try {
      const stream = await openDevice({
        audio: { autoGainControl: enableAgc, noiseSuppression: enableAns, echoCancellation: true },
      })
      if (visit !== this.visit || !this.wantsMic) {
        stopTracks(stream)
        return
      }
      this.closeMic()
      this.mic = stream
      this.mixer?.setMic(stream)
    } catch (error) {
      if (!(error instanceof DeviceFailure) || error.kind !== 'missing') this.fail('microphone', error, visit)
      else currentShell().warnOnce('live-pusher: this machine has no microphone, so silence is sent')
    }
  }

  private closeMic(): void {
    this.mixer?.setMic(undefined)
    stopTracks(this.mic)
    this.mic = undefined
  }

  private fail(device: Device, error: unknown, visit: number): void {
    if (visit !== this.visit) return
    this.stop()
    const reason = error instanceof Error ? error.message : String(error)
    this.listener.failed(device, reason, error instanceof DeviceFailure && error.kind === 'refused')
  }

  private tick(now: number): void {
    if (!this.lens.draw()) return
    this.drawn = true
    this.listener.picture(this.lens.compositor.canvas, now)
    this.measure(now)
  }

  /** The loudest moment counts: a syllable is shorter than a second. */
  private measure(now: number): void {
    if (this.mixer === undefined || this.mic === undefined) return
    this.loudest = Math.max(this.loudest, this.mixer.loudness())
    if (now - this.loudnessAt < LOUDNESS_EVERY_MS) return
    this.listener.loudness(this.loudest)
    this.loudnessAt = now
    this.loudest = 0
  }
}
