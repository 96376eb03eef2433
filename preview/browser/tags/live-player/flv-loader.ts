/** Feeds mpegts.js, and tells more than its own loader does: when the answer came, every tag, and how it ended. */
import type mpegts from 'mpegts.js'
import { isEnd, type FlvTag } from '../../../media/flv'
import { FlvReader } from '../../../media/flv-reader'
import type { Loss } from './play-codes'

export interface LoaderListener {
  /** Any bytes at all. */
  bytes(): void
  tags(tags: FlvTag[]): void
  /** The stream has said that it is over. */
  ended(): void
  lost(loss: Loss, detail: string): void
}

type LoaderClass = NonNullable<mpegts.Config['customLoader']>

const IDLE = 0
const CONNECTING = 1
const BUFFERING = 2

/**
 * mpegts.js makes its loader itself, so it gets a class. The end of the data is told to the listener only: mpegts.js
 * would close the video with it, and the last picture would be gone before the next connection brings a new one.
 */
export function loaderFor(listener: LoaderListener): LoaderClass {
  return class FlvLoader implements mpegts.BaseLoader {
    readonly type = 'preview-flv-loader'
    _status: number = IDLE
    _needStash = false
    // mpegts.js puts its own functions here before it opens the loader. It hears of data only (see above).
    onDataArrival: mpegts.BaseLoader['onDataArrival'] = () => undefined
    onContentLengthKnown: mpegts.BaseLoader['onContentLengthKnown'] = () => undefined
    onURLRedirect: mpegts.BaseLoader['onURLRedirect'] = () => undefined
    onError: mpegts.BaseLoader['onError'] = () => undefined
    onComplete: mpegts.BaseLoader['onComplete'] = () => undefined
    private readonly abortion = new AbortController()
    private readonly reader = new FlvReader()
    private received = 0
    private over = false

    get status(): number {
      return this._status
    }

    get needStashBuffer(): boolean {
      return this._needStash
    }

    isWorking(): boolean {
      return this._status !== IDLE
    }

    open(source: { url: string }): void {
      this._status = CONNECTING
      this.load(source.url).catch((error: unknown) => {
        // Aborting makes the pending read fail; that is no loss.
        if (this.abortion.signal.aborted) return
        const detail = error instanceof Error ? error.message : String(error)
        listener.lost(this.received === 0 ? 'connect' : 'broken', detail)
      })
    }

    abort(): void {
      this._status = IDLE
      this.abortion.abort()
    }

    destroy(): void {
      this.abort()
    }

    private async load(url: string): Promise<void> {
      if (!navigator.onLine) throw new Error('the browser is offline')
      const response = await fetch(url, {
        signal: this.abortion.signal,
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
      })
      if (!response.ok || response.body === null) {
        listener.lost('refused', `HTTP ${response.status}`)
        return
      }
      this._status = BUFFERING
      const reader = response.body.getReader()
      for (;;) {
        const { done, value } = await reader.read()
        if (this.abortion.signal.aborted) return
        if (done) break
        this.take(value)
      }
      if (this.over) listener.ended()
      else listener.lost('closed', '')
    }

    private take(chunk: Uint8Array<ArrayBuffer>): void {
      const from = this.received
      this.received += chunk.length
      listener.bytes()
      const tags = this.reader.push(chunk)
      if (tags.length > 0) listener.tags(tags)
      if (tags.some(isEnd)) this.over = true
      const whole = chunk.byteLength === chunk.buffer.byteLength
      const buffer = whole ? chunk.buffer : chunk.slice().buffer
      this.onDataArrival(buffer, from, this.received)
    }
  }
}
