/** The camera that is being filmed with: front or back, its torch, and the video element its pictures come from. */
import { openDevice, openScreen, stopTracks } from './devices'

export type Facing = 'front' | 'back'

const FACING_MODES: Record<Facing, string> = { front: 'user', back: 'environment' }
/** Enough for FHD after an upright part has been cut out; the browser takes what the camera has. */
const WIDTH = 1280
const HEIGHT = 720

export class Camera {
  /** Never on the page: the compositor takes its pictures. */
  readonly video = document.createElement('video')
  facing: Facing = 'front'
  kind: 'none' | 'camera' | 'screen' = 'none'
  private stream: MediaStream | undefined
  /** A closing while the browser still asks the user makes the answer stale. */
  private opening = 0
  private torch = false
  /** Browsers hold on to a stream for a while after it has ended, and with it to whoever listens. */
  private listening = new AbortController()

  /** `onEnded`: unplugged, or the user has stopped the sharing in the browser. */
  constructor(private readonly onEnded: () => void) {
    this.video.muted = true
    this.video.playsInline = true
  }

  /** A picture is there to be drawn. */
  get hasPicture(): boolean {
    return this.kind !== 'none' && this.video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA
  }

  get label(): string {
    return this.track?.label ?? ''
  }

  /** False: it was closed meanwhile. @throws DeviceFailure */
  open(facing: Facing): Promise<boolean> {
    this.facing = facing
    return this.take('camera', () =>
      openDevice({
        video: {
          facingMode: { ideal: FACING_MODES[facing] },
          width: { ideal: WIDTH },
          height: { ideal: HEIGHT },
        },
      }),
    )
  }

  /** As `open`, with the screen in place of a camera. */
  openScreen(): Promise<boolean> {
    return this.take('screen', openScreen)
  }

  /** Another camera, where the machine has one; a single one counts as both. @throws DeviceFailure */
  async switch(): Promise<void> {
    const facing = this.facing === 'front' ? 'back' : 'front'
    if (this.kind === 'camera') {
      const next = await this.nextDevice()
      if (next !== undefined) {
        // Many a phone opens only one camera at a time.
        stopTracks(this.stream)
        await this.take('camera', () =>
          openDevice({
            video: { deviceId: { exact: next }, width: { ideal: WIDTH }, height: { ideal: HEIGHT } },
          }),
        )
      }
    }
    this.facing = facing
  }

  /** @throws Error when the camera has no torch. */
  async toggleTorch(): Promise<void> {
    const track = this.kind === 'camera' ? this.track : undefined
    const capabilities = (track?.getCapabilities() ?? {}) as { torch?: boolean }
    if (track === undefined || capabilities.torch !== true) throw new Error('this camera has no torch')
    // The DOM's types do not know torches.
    await track.applyConstraints({ advanced: [{ torch: !this.torch } as MediaTrackConstraintSet] })
    this.torch = !this.torch
  }

  close(): void {
    this.opening++
    this.kind = 'none'
    this.listening.abort()
    stopTracks(this.stream)
    this.stream = undefined
    this.video.srcObject = null
  }

  private get track(): MediaStreamTrack | undefined {
    return this.stream?.getVideoTracks()[0]
  }

  private async take(kind: 'camera' | 'screen', ask: () => Promise<MediaStream>): Promise<boolean> {
    const opening = ++this.opening
    const stream = await ask()
    if (opening !== this.opening) {
      stopTracks(stream)
      return false
    }
    this.listening.abort()
    this.listening = new AbortController()
    stopTracks(this.stream)
    this.stream = stream
    this.torch = false
    this.kind = kind
    const ended = (): void => {
      this.close()
      this.onEnded()
    }
    this.track?.addEventListener('ended', ended, { signal: this.listening.signal })
    this.video.srcObject = stream
    // A newer stream interrupts it; that one plays by itself.
    await this.video.play().catch(() => undefined)
    return opening === this.opening
  }

  private async nextDevice(): Promise<string | undefined> {
    const devices = await navigator.mediaDevices.enumerateDevices()
    const cameras = devices.filter((device) => device.kind === 'videoinput').map((device) => device.deviceId)
    if (cameras.length < 2) return undefined
    const present = cameras.indexOf(this.track?.getSettings().deviceId ?? '')
    return cameras[(present + 1) % cameras.length]
  }
}
