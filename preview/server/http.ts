/** Answers the browser: the page, the packages, the runtime, the packages' own files and the event stream. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import send from 'send'
import type { CompileProblem } from '../package-format'
import type { EventHub } from './events'
import { filesUrls } from './packages'
import { receiveProblem } from './page-problems'

export interface Site {
  page(): string
  /** Text of a script or style sheet by its path; undefined: there is none. */
  text(path: string): { type: string; body: string } | undefined
  /** The folder of a package's files; undefined: it has not been compiled. */
  filesRoot(kind: 'host' | 'plugin'): string | undefined
}

/** Read it to hear what happens here; post to it what went wrong in the page. */
export const eventsUrl = '/events'

/** `tell` gets what pages of the present version post. */
export function createHttpServer(
  site: Site,
  events: EventHub,
  tell: (problem: CompileProblem) => void = () => undefined,
): Server {
  return createServer((request, response) => {
    response.setHeader('Cache-Control', 'no-store')
    response.setHeader('X-Content-Type-Options', 'nosniff')
    if (!isLocal(request.headers.host)) {
      plain(
        response,
        403,
        `Open the preview under 127.0.0.1 or localhost, not ${request.headers.host ?? 'without a name'}.`,
      )
    } else if (request.method === 'POST' && pathOf(request) === eventsUrl && isOwnPage(request)) {
      receiveProblem(request, response, (problem) => {
        if (events.isCurrent(request)) tell(problem)
      })
    } else if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD')
      plain(response, 405, 'Only GET and HEAD are answered here.')
    } else {
      answer(request, response, site, events)
    }
  })
}

function answer(request: IncomingMessage, response: ServerResponse, site: Site, events: EventHub): void {
  const path = pathOf(request)
  if (path === '/' || path === '/index.html') {
    text(response, { type: 'text/html', body: site.page() })
    return
  }
  if (path === eventsUrl) {
    events.connect(request, response)
    return
  }
  const script = site.text(path)
  if (script) {
    text(response, script)
    return
  }
  for (const kind of ['host', 'plugin'] as const) {
    const root = site.filesRoot(kind)
    if (path.startsWith(filesUrls[kind]) && root !== undefined) {
      sendFile(request, response, root, path.slice(filesUrls[kind].length - 1))
      return
    }
  }
  plain(response, 404, `There is nothing at ${path}`)
}

/** `send` refuses what leads out of the root. */
function sendFile(request: IncomingMessage, response: ServerResponse, root: string, path: string): void {
  send(request, path, { root, dotfiles: 'deny', index: false, cacheControl: false })
    .on('error', (error: Error & { status?: number }) => {
      plain(response, error.status ?? 500, `${path}: ${error.message}`)
    })
    .on('directory', () => plain(response, 404, `${path} is a folder`))
    .pipe(response)
}

function text(response: ServerResponse, { type, body }: { type: string; body: string }): void {
  response.writeHead(200, {
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Length': Buffer.byteLength(body),
  })
  response.end(body)
}

function plain(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(body)
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?')[0] ?? '/'
}

/** Any page of the web may post to this machine, but the browser says where it comes from. */
function isOwnPage({ headers }: IncomingMessage): boolean {
  return headers.origin === `http://${headers.host ?? ''}`
}

/** Another name could be a foreign page's, pointed at this machine in order to read a developer's files. */
function isLocal(host: string | undefined): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host ?? '')
}
