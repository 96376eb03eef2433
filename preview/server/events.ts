/** The page's event stream (Server-Sent Events): 'reload' when there is something new, 'problems' when it cannot be shown. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CompileProblem } from '../package-format'

const keepAliveMs = 15_000

/** What a page must know to be up to date. */
export interface Snapshot {
  /** Counts what has been served: a page that was made from an older one must load again. */
  version: number
  problems: CompileProblem[]
}

export class EventHub {
  private readonly pages = new Set<ServerResponse>()
  private readonly timer: NodeJS.Timeout

  constructor(private readonly snapshot: () => Snapshot) {
    this.timer = setInterval(() => this.write(': still here\n\n'), keepAliveMs)
    this.timer.unref()
  }

  /** `?version=` in the address says what the page was made from; a page that comes back says it by Last-Event-ID. */
  connect(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
    response.write('retry: 500\n\n')
    this.pages.add(response)
    response.on('close', () => this.pages.delete(response))
    const { version, problems } = this.snapshot()
    const known = request.headers['last-event-id'] ?? versionOf(request)
    if (known !== null && known !== String(version)) this.send(response, 'reload', {})
    if (problems.length > 0) this.send(response, 'problems', problems)
  }

  /** Whether a page was made from what is served now. */
  isCurrent(request: IncomingMessage): boolean {
    return versionOf(request) === String(this.snapshot().version)
  }

  reload(): void {
    for (const page of this.pages) this.send(page, 'reload', {})
  }

  problems(): void {
    for (const page of this.pages) this.send(page, 'problems', this.snapshot().problems)
  }

  close(): void {
    clearInterval(this.timer)
    for (const page of this.pages) page.end()
  }

  private send(page: ServerResponse, event: 'reload' | 'problems', data: unknown): void {
    page.write(`id: ${this.snapshot().version}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }

  private write(text: string): void {
    for (const page of this.pages) page.write(text)
  }
}

function versionOf(request: IncomingMessage): string | null {
  return new URL(request.url ?? '/', 'http://localhost').searchParams.get('version')
}
