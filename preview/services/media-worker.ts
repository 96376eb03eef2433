/**
 * The media server in a thread of its own: node-media-server keeps its state in module variables and ends the process
 * when a port is taken, so a second one, or a busy compiler, must not share its thread.
 */
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import NodeMediaServer from 'node-media-server'
import { WebSocket } from 'ws'
import { readLoopFile } from './loop'
import type { Question, Report, StreamInfo, WorkerOptions } from './media-messages'
import { Publisher } from './publisher'

type Session = NodeMediaServer.Session

const CHECK_VIEWERS_EVERY_MS = 5000
/** A viewer that does not read (a page stopped in the debugger) would make the server's memory grow without end. */
const UNREAD_LIMIT = 16 * 1024 * 1024

const port = parentPort
if (port === null) throw new Error('media-worker.ts runs as a thread: call startMedia()')
const options = workerData as WorkerOptions
const report = (message: Report): void => port.postMessage(message)
const log = (line: string): void => report({ kind: 'log', line })

// After it has refused a stream's name (and said so), the server's handlers stumble over the session they gave up.
// The one connection is lost, the others must not be.
const STUMBLED = /of undefined \(reading '(post|done)(Play|Publish)'\)/
process.on('uncaughtException', (error) => {
  if (!STUMBLED.test(error.message)) log(`Media server: ${error.message}`)
})

const publishing = new Map<string, Session>()
const samples = new Map<string, Publisher>()
/** Streams of other publishers that are cut; they are turned away until restored. */
const barred = new Set<string>()

const server = new NodeMediaServer({
  bind: '127.0.0.1',
  rtmp: { port: options.rtmpPort },
  http: { port: options.httpPort },
  webadmin: { enable: false },
})

server.on('prePlay', (session) => {
  const { res } = session
  // The server notices the end of an HTTP viewer by its socket alone, so the socket must not be kept for another request.
  if (res !== undefined && !(res instanceof WebSocket)) res.setHeader('Connection', 'close')
  if (session.broadcast.publisher === null) refuse(session)
})

server.on('postPublish', (session) => {
  const { broadcast } = session
  if (broadcast.publisher !== null) return
  if (barred.has(session.streamPath)) {
    session.close()
    return
  }
  // No grace: it would leave viewers waiting, and a publisher that comes back would go on with shifted times.
  broadcast.publishGraceMs = 0
  publishing.set(session.streamPath, session)
})

server.on('donePublish', (session) => {
  if (publishing.get(session.streamPath) === session) publishing.delete(session.streamPath)
  for (const viewer of session.broadcast.subscribers.values()) viewer.close()
})

/** By itself the server would answer 200 and wait for a publisher. A live CDN says that there is no such stream, and so do we. */
function refuse(session: Session): void {
  const { res } = session
  if (res instanceof WebSocket) res.close(4404, 'no such stream')
  else if (res !== undefined) res.writeHead(404, { 'Content-Type': 'text/plain' }).end('no such stream')
  else setImmediate(() => session.close())
}

function dropStuckViewers(): void {
  for (const { broadcast } of publishing.values()) {
    for (const viewer of broadcast.subscribers.values()) {
      const socket = viewer.socket ?? viewer.req?.socket
      if (socket !== undefined && socket.writableLength > UNREAD_LIMIT) socket.destroy()
    }
  }
}

function answer(question: Question): StreamInfo[] | undefined {
  if (question.method === 'streams') {
    return [...publishing].map(([path, { broadcast }]) => ({
      name: path.slice(1),
      viewers: broadcast.subscribers.size,
    }))
  }
  const { name } = question
  const sample = samples.get(name)
  if (question.method === 'restore') {
    barred.delete(`/${name}`)
    sample?.start()
    return undefined
  }
  if (sample !== undefined) {
    if (question.how === 'silence') sample.fallSilent()
    else sample.stop()
    return undefined
  }
  if (question.how === 'silence') throw new Error(`${name} is not the sample: it can be ended, not silenced`)
  barred.add(`/${name}`)
  publishing.get(`/${name}`)?.close()
  return undefined
}

port.on('message', (question: Question) => {
  const { id } = question
  try {
    const streams = answer(question)
    report({ kind: 'answer', id, ...(streams && { streams }) })
  } catch (error) {
    report({ kind: 'answer', id, error: error instanceof Error ? error.message : String(error) })
  }
})

async function run(): Promise<void> {
  const { httpServer } = server.httpServer
  const { tcpServer } = server.rtmpServer
  const listening = [httpServer, tcpServer].map(
    (each) => new Promise((resolve) => each.once('listening', resolve)),
  )
  // Not server.run(): that would also open a store on disk.
  server.httpServer.run()
  server.rtmpServer.run()
  // A publisher's POST lasts as long as its broadcast.
  httpServer.requestTimeout = 0
  await Promise.all(listening)
  const file = readLoopFile(readFileSync(options.sampleFile))
  for (const name of options.samples) {
    const publisher = new Publisher(file, `ws://127.0.0.1:${options.httpPort}/${name}.flv`, log)
    samples.set(name, publisher)
    publisher.start()
  }
  setInterval(dropStuckViewers, CHECK_VIEWERS_EVERY_MS)
  report({ kind: 'ready' })
}

run().catch((error: unknown) => {
  log(
    `The sample stream cannot be read from ${options.sampleFile}: ${error instanceof Error ? error.message : String(error)}`,
  )
  process.exit(1)
})
