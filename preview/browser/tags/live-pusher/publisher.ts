/** One connection to the media server: FLV over WebSocket out, and how it ended. */
import type { Loss } from './codes'

export interface PublisherListener {
  opened(): void
  /** Comes once, and never after close(). */
  lost(loss: Loss, detail: string): void
}

const PROTOCOL = 'publisher'
/** A server that does not want a stream says so at once. */
const REFUSED_WITHIN_MS = 1500
/** WebSocket's own word for "ended without a word". */
const ABNORMAL = 1006
/** The server may need a moment to see that a stream has ended here; until then it counts the name as taken. */
const NAME_FREE_AFTER_MS = 3000

const closedAt = new Map<string, number>()

/** True when a refusal may be this browser's own doing: it has itself just ended a stream of this name. */
export function endedHereJustNow(url: string): boolean {
  return performance.now() - (closedAt.get(url) ?? -Infinity) < NAME_FREE_AFTER_MS
}

export class Publisher {
  /** Bytes handed over so far. */
  handed = 0
  private readonly socket: WebSocket
  private openedAt: number | undefined
  private over = false
  private readonly listening = new AbortController()

  constructor(
    private readonly url: string,
    private readonly listener: PublisherListener,
  ) {
    this.socket = new WebSocket(url, PROTOCOL)
    this.socket.onopen = () => {
      this.openedAt = performance.now()
      listener.opened()
    }
    this.socket.onclose = (event) => void this.closed(event)
    // A phone's connection goes with its network; the browser's own, to this machine, would go on.
    window.addEventListener('offline', () => this.cut(), { signal: this.listening.signal })
    if (!navigator.onLine) setTimeout(() => this.cut())
  }

  /** Bytes that wait to be sent. */
  get waiting(): number {
    return this.socket.bufferedAmount
  }

  /** ms since the connection was made; undefined: it is not there yet. */
  age(): number | undefined {
    return this.openedAt === undefined ? undefined : performance.now() - this.openedAt
  }

  send(bytes: Uint8Array): void {
    if (this.socket.readyState !== WebSocket.OPEN) return
    // Made by the muxer, so never shared memory.
    this.socket.send(bytes)
    this.handed += bytes.length
  }

  close(): void {
    this.over = true
    this.listening.abort()
    closedAt.set(this.url, performance.now())
    this.socket.close()
  }

  private cut(): void {
    if (this.over) return
    this.close()
    this.listener.lost(this.openedAt === undefined ? 'connect' : 'broken', 'the browser is offline')
  }

  private async closed({ code, reason }: CloseEvent): Promise<void> {
    this.listening.abort()
    const detail = reason === '' ? '' : reason
    const age = this.age()
    const loss: Loss =
      age === undefined
        ? await this.whyNotOpened()
        : code === ABNORMAL
          ? 'broken'
          : age < REFUSED_WITHIN_MS
            ? 'refused'
            : 'closed'
    if (this.over) return
    this.over = true
    this.listener.lost(loss, detail)
  }

  /** A browser hides why a WebSocket did not come about; whether anybody is there can be asked for otherwise. */
  private async whyNotOpened(): Promise<Loss> {
    try {
      await fetch(new URL(this.url).origin.replace(/^ws/, 'http'), { mode: 'no-cors', cache: 'no-store' })
      return 'handshake'
    } catch {
      return 'connect'
    }
  }
}
