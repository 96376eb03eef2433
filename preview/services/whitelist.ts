/** The local stand-in for a provider's whitelist: serves a folder's documents as `GET /{liveAppID}.json`. */
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { resolve } from 'node:path'
import { watchDocuments } from './whitelist-documents'

export interface WhitelistService {
  /** `http://127.0.0.1:<port>`; the document of an AppID is at `/{liveAppID}.json`. */
  origin: string
  stop(): Promise<void>
}

const DOCUMENT = /^\/([A-Za-z0-9_-]+\.json)$/

export async function startWhitelist(folder: string, log: (line: string) => void): Promise<WhitelistService> {
  const server = createServer((request, response) => {
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

async function read(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return undefined
    throw error
  }
}
