/**
 * Which native codes a viewer hears, decided from what happens to the connection and to the picture. Pure: it is told
 * what happened and answers with codes, and with what to do next after a loss.
 */

export interface StateChange {
  code: number
  message: string
}

/** How a connection was lost, or did not come about. */
export type Loss =
  /** The server does not answer. */
  | 'connect'
  /** The server answers that there is no such stream, or that it will not give it. */
  | 'refused'
  /** The server ended the answer. */
  | 'closed'
  /** The connection broke. */
  | 'broken'
  /** Nothing has come for a while. */
  | 'stalled'
  /** What comes is not a live stream the browser can show. */
  | 'video-decoding'
  | 'audio-decoding'

export type NextStep = { kind: 'retry'; afterMs: number } | { kind: 'stop' }

export interface Verdict {
  codes: StateChange[]
  next: NextStep
}

export const RETRIES = 3
export const RETRY_AFTER_MS = 2000
/** A picture that stood still longer than this is a stutter worth a code of its own (2105). */
const STUTTER_MS = 1000

const LOSS_CODES: Record<Loss, (detail: string) => StateChange[]> = {
  connect: (detail) => [{ code: 3002, message: `Failed to connect to the server: ${detail}` }],
  refused: (detail) => [{ code: 3003, message: `The server refuses the stream: ${detail}` }],
  closed: () => [],
  broken: (detail) => [{ code: 3005, message: `Read error: ${detail}` }],
  stalled: () => [],
  'video-decoding': (detail) => [{ code: 2101, message: `Failed to decode the video: ${detail}` }],
  'audio-decoding': (detail) => [{ code: 2102, message: `Failed to decode the audio: ${detail}` }],
}

const LOSS_WORDS: Partial<Record<Loss, string>> = {
  closed: 'the server closed the connection',
  stalled: 'no data from the server',
}

export class PlayCodes {
  private retries = 0
  /** Of the connection that is now open. */
  private connected = false
  private decoding = false
  private pictured = false
  private playing = false
  private waitingSince: number | undefined
  private resolution = ''

  constructor(private readonly now: () => number) {}

  /** The host starts the player: everything begins anew. */
  started(): void {
    this.retries = 0
    this.resolution = ''
    this.connecting()
  }

  /** A connection is being made, the first one or one more try. */
  connecting(): void {
    this.connected = false
    this.decoding = false
    this.pictured = false
    this.playing = false
    this.waitingSince = undefined
  }

  /** The first of the stream's data is here. (An answer alone says nothing: some servers answer and then let one wait.) */
  dataArrived(): StateChange[] {
    if (this.connected) return []
    this.connected = true
    return [
      { code: 2001, message: 'Connected to the server' },
      { code: 2002, message: 'Started pulling the stream' },
    ]
  }

  /** The decoder knows what it has before it; also called when the picture's size changes later. 0×0 = sound only. */
  decoderReady(width: number, height: number): StateChange[] {
    const codes: StateChange[] = this.decoding ? [] : [{ code: 2008, message: 'Decoder started' }]
    this.decoding = true
    const resolution = `${width}x${height}`
    if (width > 0 && resolution !== this.resolution) {
      this.resolution = resolution
      codes.push({ code: 2009, message: `Video resolution: ${resolution}` })
    }
    return codes
  }

  /** A picture is on the screen. */
  framePresented(): StateChange[] {
    if (this.pictured) return []
    this.pictured = true
    return [{ code: 2003, message: 'First video frame rendered' }, ...this.moving()]
  }

  /** Picture or sound moves on. */
  moving(): StateChange[] {
    if (this.playing) return []
    this.playing = true
    this.retries = 0
    const stoodStill = this.waitingSince === undefined ? 0 : this.now() - this.waitingSince
    this.waitingSince = undefined
    const stutter = { code: 2105, message: `Playback stuttered for ${Math.round(stoodStill)} ms` }
    return [...(stoodStill > STUTTER_MS ? [stutter] : []), { code: 2004, message: 'Playback started' }]
  }

  /** Nothing left to show. */
  waiting(): StateChange[] {
    if (!this.playing) return []
    this.playing = false
    this.waitingSince = this.now()
    return [{ code: 2007, message: 'Buffering' }]
  }

  /** The stream itself says that it is over. */
  ended(): StateChange[] {
    this.playing = false
    return [{ code: 2006, message: 'Playback ended' }]
  }

  lost(loss: Loss, detail = ''): Verdict {
    const codes = LOSS_CODES[loss](detail)
    if (this.retries >= RETRIES) {
      codes.push({ code: -2301, message: `Disconnected, gave up after ${RETRIES} retries` })
      return { codes, next: { kind: 'stop' } }
    }
    this.retries++
    const why = LOSS_WORDS[loss] ?? 'network disconnected'
    codes.push({ code: 2103, message: `Retry ${this.retries} of ${RETRIES}: ${why}` })
    return { codes, next: { kind: 'retry', afterMs: RETRY_AFTER_MS } }
  }

  /** What no retry can mend: an address or a browser that cannot do it. */
  impossible(reason: string): StateChange[] {
    return [
      { code: 3002, message: reason },
      { code: -2301, message: `Cannot be played: ${reason}` },
    ]
  }
}
