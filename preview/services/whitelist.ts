/** The local stand-in for a provider's whitelist: serves a folder's documents as `GET /{liveAppID}.json`. */
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { resolve } from 'node:path'
import { watchDocuments } from './whitelist-documents'

export interface WhitelistService {
  /** `http://127.0.0.1:<port>`; the document of an AppID is at `/{liveAppID}.json`. */
  origin: string
  /** Answers as a provider's host may in a bad hour, until told otherwise; undefined = well. */
  fail(fault: WhitelistFault | undefined): void
  /** How often documents have been asked for. */
  readonly requests: number
  stop(): Promise<void>
}

/** down: no connection · silence: none ends · error: HTTP 503 · garbage: a page in place of a document */
export type WhitelistFault = 'down' | 'silence' | 'error' | 'garbage'

const DOCUMENT = /^\/([A-Za-z0-9_-]+\.json)$/

export async function startWhitelist(folder: string, log: (line: string) => void): Promise<WhitelistService> {
  let fault: WhitelistFault | undefined
  let requests = 0
  const silent = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    if (request.method === 'GET') requests++
    if (fault !== undefined && request.method !== 'OPTIONS') {
      fails(fault, response)
      if (fault === 'silence') silent.add(response.on('close', () => silent.delete(response)))
      return
    }
    answer(folder, request, response).catch((error: unknown) => {
      log(`Whitelist ${request.url ?? ''}: ${error instanceof Error ? error.message : String(error)}`)
      response.destroy()
    })
  })
  await new Promise<void>((done, failed) => {
    server.once('error', failed)
    server.listen(0, '127.0.0.1', done)
  })
  const watcher = watchDocuments(folder, log)
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  return {
    origin: `http://127.0.0.1:${port}`,
    fail(next) {
      fault = next
      // Who waits in silence gets no answer from a host that is well again either.
      for (const response of silent) response.destroy()
    },
    get requests() {
      return requests
    },
    async stop() {
      server.closeAllConnections()
      await Promise.all([watcher.stop(), new Promise((done) => server.close(done))])
    },
  }
}

async function answer(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('Access-Control-Allow-Origin', '*')
  response.setHeader('Cache-Control', 'no-store')
  if (request.method === 'OPTIONS') {
    response.setHeader('Access-Control-Allow-Methods', 'GET, HEAD')
    response.setHeader(
      'Access-Control-Allow-Headers',
      request.headers['access-control-request-headers'] ?? '*',
    )
    response.writeHead(204).end()
    return
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD, OPTIONS' }).end()
    return
  }
  // Only a plain file name gets through, so nothing outside the folder can be named.
  const name = DOCUMENT.exec(request.url?.replace(/\?.*$/, '') ?? '')?.[1]
  const body = name === undefined ? undefined : await read(resolve(folder, name))
  if (body === undefined) {
    response.writeHead(404, { 'Content-Type': 'application/json' }).end('{}')
    return
  }
  response.writeHead(200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.length,
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

function fails(fault: WhitelistFault, response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Origin', '*')
  if (fault === 'down') response.destroy()
  if (fault === 'error') response.writeHead(503).end('Service Unavailable')
  if (fault === 'garbage') response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html></html>')
}

async function read(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return undefined
    throw error
  }
}
