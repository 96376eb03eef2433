/**
 * Which native codes a broadcaster hears, decided from what happens to camera, encoder and connection. Pure: it is told
 * what happened and answers with codes, and with what to do next after a loss.
 */

export interface StateChange {
  code: number
  message: string
}

/** How a connection was lost, or did not come about. */
export type Loss =
  /** Nobody answers. */
  | 'connect'
  /** Somebody answers, but takes no stream. */
  | 'handshake'
  /** The server ended it at once: the name is taken, or the signature no good. */
  | 'refused'
  /** The server ended it later. */
  | 'closed'
  /** The connection broke. */
  | 'broken'

export type NextStep = { kind: 'retry'; afterMs: number } | { kind: 'stop' }

export interface Verdict {
  codes: StateChange[]
  next: NextStep
}

export const RETRIES = 3
export const RETRY_AFTER_MS = 2000
/** A picture that waits longer than this in the socket is a weak uplink, said again after a while only. */
const WEAK_MS = 1000
const WEAK_AGAIN_MS = 10_000

const LOSS_CODES: Record<Loss, (detail: string) => StateChange> = {
  connect: (detail) => ({ code: 3002, message: `Failed to connect to the server${because(detail)}` }),
  handshake: (detail) => ({ code: 3003, message: `Handshake with the server failed${because(detail)}` }),
  refused: (detail) => ({
    code: 3004,
    message: `The server refuses the stream: its name is taken, or its signature has expired${because(detail)}`,
  }),
  closed: (detail) => ({ code: 3004, message: `The server closed the connection${because(detail)}` }),
  broken: (detail) => ({ code: 3005, message: `Write error: the connection broke${because(detail)}` }),
}

export class PushCodes {
  private retries = 0
  /** The server has taken the stream at least once since the start. */
  private taken = false
  private captured = false
  private encoding = false
  private size = ''
  private bitrate = 0
  private weakAt = -Infinity

  constructor(private readonly now: () => number) {}

  /** The host starts the broadcast: everything begins anew. */
  started(): void {
    this.retries = 0
    this.taken = false
    this.encoding = false
    this.size = ''
    this.bitrate = 0
    this.weakAt = -Infinity
  }

  connected(): StateChange[] {
    return [{ code: 1001, message: 'Connected to the server' }]
  }

  /** The server has not refused, and pictures go out. */
  accepted(): StateChange[] {
    this.retries = 0
    this.taken = true
    return [{ code: 1002, message: 'Started pushing the stream' }]
  }

  cameraOpened(label: string): StateChange[] {
    this.captured = false
    return [{ code: 1003, message: `Camera opened: ${label}` }]
  }

  screenShared(): StateChange[] {
    this.captured = false
    return [{ code: 1004, message: 'Screen capture started' }]
  }

  /** The camera has given a picture. */
  frameCaptured(): StateChange[] {
    if (this.captured) return []
    this.captured = true
    return [{ code: 1007, message: 'First video frame captured' }]
  }

  encoderStarted(): StateChange[] {
    if (this.encoding) return []
    this.encoding = true
    return [{ code: 1008, message: 'Encoder started' }]
  }

  resolution(width: number, height: number): StateChange[] {
    const before = this.size
    this.size = `${width}x${height}`
    if (before === '' || before === this.size) return []
    return [{ code: 1005, message: `Video resolution changed from ${before} to ${this.size}` }]
  }

  /** kbit/s */
  bitrateIs(kbps: number): StateChange[] {
    const before = this.bitrate
    this.bitrate = kbps
    if (before === 0 || before === kbps) return []
    return [{ code: 1006, message: `Video bitrate changed from ${before} to ${kbps} kbit/s` }]
  }

  /** ms of picture that wait to be sent. */
  backlog(ms: number): StateChange[] {
    const now = this.now()
    if (ms < WEAK_MS || now - this.weakAt < WEAK_AGAIN_MS) return []
    this.weakAt = now
    return [{ code: 1101, message: `Weak uplink: ${Math.round(ms)} ms of video wait to be sent` }]
  }

  lost(loss: Loss, detail = ''): Verdict {
    const codes = [LOSS_CODES[loss](detail)]
    if (loss === 'refused' && !this.taken) {
      codes.push({ code: -1307, message: 'Disconnected: the server does not take this stream' })
      return { codes, next: { kind: 'stop' } }
    }
    if (this.retries >= RETRIES) {
      codes.push({ code: -1307, message: `Disconnected, gave up after ${RETRIES} retries` })
      return { codes, next: { kind: 'stop' } }
    }
    this.retries++
    codes.push({ code: 1102, message: `Retry ${this.retries} of ${RETRIES}: network disconnected` })
    return { codes, next: { kind: 'retry', afterMs: RETRY_AFTER_MS } }
  }

  /** What no retry can mend: an address that is none. */
  impossible(reason: string): StateChange[] {
    return [
      { code: 3002, message: reason },
      { code: -1307, message: `Cannot be pushed: ${reason}` },
    ]
  }
}

export type Device = 'camera' | 'microphone'

const DEVICE_CODES: Record<Device, { refused: number; failed: number }> = {
  camera: { refused: 10001, failed: -1301 },
  microphone: { refused: 10002, failed: -1302 },
}

/** The user has said no to the mini-program; the broadcast goes on without the device. */
export function deviceRefused(device: Device): StateChange {
  return { code: DEVICE_CODES[device].refused, message: `The user refuses the use of the ${device}` }
}

/** The device cannot be opened; the broadcast ends. */
export function deviceFailed(device: Device, reason: string): StateChange {
  return { code: DEVICE_CODES[device].failed, message: `Failed to open the ${device}: ${reason}` }
}

export function musicFailed(reason: string): StateChange {
  return { code: 10003, message: `Failed to load the background music: ${reason}` }
}

export function waitingImageFailed(reason: string): StateChange {
  return { code: 10004, message: `Failed to load the waiting image: ${reason}` }
}

function because(detail: string): string {
  return detail === '' ? '' : ` (${detail})`
}
