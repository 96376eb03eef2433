/** Asks the browser for a camera, a microphone or the screen, and says in one word why there is none. */

export class DeviceFailure extends Error {
  constructor(
    /** refused: by the user, in the browser or the system · missing: there is none · broken: it cannot be opened. */
    readonly kind: 'refused' | 'missing' | 'broken',
    reason: string,
  ) {
    super(reason)
  }
}

const KINDS: Record<string, DeviceFailure['kind']> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
}

const WORDS: Record<DeviceFailure['kind'], string> = {
  refused: 'the browser or the system refuses it; allow it in the address bar, then start again',
  missing: 'this machine has none',
  broken: 'it cannot be opened; another program may be using it',
}

/** @throws DeviceFailure */
export function openDevice(constraints: MediaStreamConstraints): Promise<MediaStream> {
  return attempt((devices) => devices.getUserMedia(constraints))
}

/** Needs a tap. @throws DeviceFailure */
export function openScreen(): Promise<MediaStream> {
  return attempt((devices) => devices.getDisplayMedia({ video: true, audio: false }))
}

export function canShareScreen(): boolean {
  return typeof (navigator.mediaDevices as Partial<MediaDevices> | undefined)?.getDisplayMedia === 'function'
}

async function attempt(ask: (devices: MediaDevices) => Promise<MediaStream>): Promise<MediaStream> {
  // Left out by browsers on pages that are not secure.
  const devices = navigator.mediaDevices as MediaDevices | undefined
  if (devices === undefined) {
    throw new DeviceFailure(
      'broken',
      'only a secure page gets it: open the preview under 127.0.0.1 or localhost',
    )
  }
  try {
    return await ask(devices)
  } catch (error) {
    const kind = (error instanceof Error && KINDS[error.name]) || 'broken'
    const detail = error instanceof Error && error.message !== '' ? ` (${error.message})` : ''
    throw new DeviceFailure(kind, `${WORDS[kind]}${detail}`)
  }
}

export function stopTracks(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop()
}
