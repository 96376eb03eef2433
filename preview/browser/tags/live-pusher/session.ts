/** One pusher's preview, start, pause and stop: the studio and the broadcast brought together, with what happens told in native words. */
import { currentShell } from '../../current-shell'
import { Broadcast } from './broadcast'
import type { Facing } from './camera'
import {
  deviceFailed,
  deviceRefused,
  PushCodes,
  waitingImageFailed,
  type Device,
  type StateChange,
} from './codes'
import type { BitrateRange } from './format'
import { withoutQuery } from '../live-player/stream-address'
import { pushAddress } from './push-address'
import type { PushStatus } from './stats'
import { Studio, type StudioListener, type StudioSettings } from './studio'

export interface SessionSettings extends StudioSettings {
  bitrates: BitrateRange
}

export interface SessionListener {
  stateChanged(change: StateChange): void
  netStatus(info: PushStatus): void
  /** The native error event. */
  error(code: number, message: string): void
  /** Any other native event. */
  event(name: string, detail: object): void
  /** What is shown, or how, may have changed. */
  viewChanged(): void
}

/** What the native tag reads at its start only. */
export interface StartOptions {
  facing: Facing
  backgroundMute: boolean
}

export class Session {
  state: 'stopped' | 'previewing' | 'pushing' = 'stopped'
  readonly studio: Studio
  private readonly codes = new PushCodes(() => performance.now())
  private broadcast: Broadcast | undefined
  private url = ''
  /** Starts and stops; what belongs to an earlier one is dropped. */
  private run = 0
  private paused = false
  private pageAway = false
  private backgroundMute = false

  constructor(
    private settings: SessionSettings,
    private readonly listener: SessionListener,
  ) {
    this.studio = new Studio(settings, this.studioListener())
  }

  update(settings: SessionSettings): void {
    this.settings = settings
    this.studio.update(settings)
    this.broadcast?.update(settings.picture, settings.bitrates)
    this.listener.viewChanged()
  }

  startPreview(options: StartOptions): void {
    if (this.state !== 'stopped') return
    this.state = 'previewing'
    this.backgroundMute = options.backgroundMute
    void this.studio.start(options.facing)
    this.listener.viewChanged()
  }

  stopPreview(): void {
    if (this.state === 'previewing') this.stop()
  }

  /** Without effect while it already goes to that address. */
  start(url: string, options: StartOptions): void {
    if (this.state === 'pushing' && url === this.url) {
      this.resume()
      return
    }
    const { mediaOrigin } = currentShell().config
    const address = pushAddress(url, mediaOrigin)
    if (address === undefined) {
      this.impossible(`${url} is not rtmp://host/app/stream`)
      return
    }
    this.broadcast?.stop()
    this.broadcast = undefined
    this.url = url
    this.state = 'pushing'
    this.paused = false
    this.backgroundMute = options.backgroundMute
    const [asked, pushed] = [withoutQuery(url), withoutQuery(address)]
    currentShell().warnOnce(`live-pusher: ${asked} is pushed to the local media server, ${pushed}`)
    void this.begin(address, options)
    this.applyAway()
  }

  /** Ends the preview as well, as the native tag does. */
  stop(): void {
    this.run++
    this.state = 'stopped'
    this.paused = false
    this.broadcast?.stop()
    this.broadcast = undefined
    this.studio.stop()
    this.applyAway()
  }

  /** The waiting image and silence go out in the meantime: the connection stays. */
  pause(): void {
    if (this.state !== 'pushing') return
    this.paused = true
    this.applyAway()
  }

  resume(): void {
    this.paused = false
    this.applyAway()
  }

  setPageAway(away: boolean): void {
    this.pageAway = away
    this.applyAway()
  }

  /** Another app takes the camera; false: it does not film. */
  cameraLost(): boolean {
    if (this.state === 'stopped' || !this.studio.isOpen) return false
    this.deviceFailed('camera', '摄像头被其他应用占用', false)
    return true
  }

  private async begin(address: string, options: StartOptions): Promise<void> {
    const run = ++this.run
    await this.studio.start(options.facing)
    // Refused, stopped or started anew while the questions were open.
    if (run !== this.run || !this.studio.isOpen) return
    const { picture, sound, bitrates } = this.settings
    this.broadcast = new Broadcast({ address, picture, sound, bitrates }, this.codes, {
      codes: (changes) => this.tell(changes),
      netStatus: (info) => this.listener.netStatus(info),
      ended: (code, message) => {
        this.stop()
        if (code !== -1307) this.listener.error(code, message)
      },
    })
  }

  private studioListener(): StudioListener {
    const { listener } = this
    return {
      cameraOpened: (label) => this.tell(this.codes.cameraOpened(label)),
      screenShared: () => this.tell(this.codes.screenShared()),
      frameCaptured: () => this.tell(this.codes.frameCaptured()),
      refused: (device) => this.tellError(deviceRefused(device)),
      failed: (device, reason, byUser) => this.deviceFailed(device, reason, byUser),
      waitingImageFailed: (reason) => this.tellError(waitingImageFailed(reason)),
      loudness: (volume) => listener.event('audiovolumenotify', { volume }),
      picture: (canvas, wall) => this.broadcast?.takePicture(canvas, wall),
      block: (block) => this.broadcast?.takeSound(block),
      sourceChanged: () => listener.viewChanged(),
      started: () => listener.event('bgmstart', {}),
      progress: (progress, duration) => listener.event('bgmprogress', { progress, duration }),
      completed: () => listener.event('bgmcomplete', {}),
    }
  }

  private deviceFailed(device: Device, reason: string, byUser: boolean): void {
    if (byUser) this.tellError(deviceRefused(device))
    this.tellError(deviceFailed(device, reason))
    currentShell().warnOnce(`live-pusher: the ${device} cannot be used: ${reason}`)
    this.stop()
  }

  private impossible(reason: string): void {
    this.stop()
    currentShell().warnOnce(`live-pusher: ${reason}`)
    this.tell(this.codes.impossible(reason))
    this.listener.error(-1307, reason)
  }

  private applyAway(): void {
    const away = this.paused || this.pageAway
    this.studio.setAway(away, this.paused || (this.pageAway && this.backgroundMute))
  }

  private tell(changes: StateChange[]): void {
    for (const change of changes) this.listener.stateChanged(change)
  }

  private tellError(change: StateChange): void {
    this.tell([change])
    this.listener.error(change.code, change.message)
  }
}
