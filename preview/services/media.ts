/** The local media server: RTMP, HTTP-FLV and WebSocket-FLV in and out, and the sample published for ever. */
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Command, Cut, Question, Report, StreamInfo, WorkerOptions } from './media-messages'
import { freePort } from './ports'

export type { Cut, StreamInfo } from './media-messages'

export interface MediaService {
  /** `http://127.0.0.1:<port>`: play from /app/stream.flv, publish by WebSocket (subprotocol `publisher`) or POST to the same path. */
  origin: string
  rtmpPort: number
  /** Interrupts a stream: its viewers see it end, or with 'silence' (sample only) hear nothing more. */
  cut(name: string, how?: Cut): Promise<void>
  /** Ends the interruption; the sample comes back by itself, other publishers may come back. */
  restore(name: string): Promise<void>
  /** Ends the server as a crash would; it starts again by itself, on the same ports. */
  kill(): Promise<void>
  /** What is being published now. */
  streams(): Promise<StreamInfo[]>
  stop(): Promise<void>
}

const SAMPLE_FILE = resolve(__dirname, '../sample/sample.flv')
/** A thread starts without the parent's way of reading TypeScript (tsx here, jest in tests), so it brings its own. */
const WORKER = [createRequire(__filename).resolve('tsx/cjs'), resolve(__dirname, 'media-worker.ts')]
  .map((path) => `require(${JSON.stringify(path)})`)
  .join('\n')
const RTMP_PORT = 1935
const TRIES = 5
const START_AGAIN_AFTER_MS = 500
const STREAM_NAME = /^[A-Za-z0-9_-]+\/[A-Za-z0-9_-]+$/

export async function startMedia(samples: string[], log: (line: string) => void): Promise<MediaService> {
  for (const name of samples) {
    if (STREAM_NAME.test(name)) continue
    throw new Error(
      `--sample ${name}: write it as app/stream, letters, digits, - and _ only, e.g. live/room1`,
    )
  }
  const media = new MediaThread(samples, log)
  await media.start()
  return media
}

class MediaThread implements MediaService {
  origin = ''
  rtmpPort = 0
  private worker: Worker | undefined
  private stopped = false
  private startAgain: NodeJS.Timeout | undefined
  private lastId = 0
  private readonly waiting = new Map<
    number,
    { resolve: (streams: StreamInfo[]) => void; reject: (error: Error) => void }
  >()

  constructor(
    private readonly samples: string[],
    private readonly log: (line: string) => void,
  ) {}

  /** Between asking for a free port and taking it another program may have taken it; then other ports are tried. */
  async start(): Promise<void> {
    for (let left = TRIES; ; left--) {
      const httpPort = await freePort()
      const rtmpPort = await freePort(RTMP_PORT)
      try {
        await this.run({ httpPort, rtmpPort, samples: this.samples, sampleFile: SAMPLE_FILE })
        this.origin = `http://127.0.0.1:${httpPort}`
        this.rtmpPort = rtmpPort
        return
      } catch (error) {
        if (left <= 1) throw error
      }
    }
  }

  async cut(name: string, how: Cut = 'end'): Promise<void> {
    await this.ask({ method: 'cut', name, how })
  }

  async restore(name: string): Promise<void> {
    await this.ask({ method: 'restore', name })
  }

  async kill(): Promise<void> {
    await this.worker?.terminate()
  }

  streams(): Promise<StreamInfo[]> {
    return this.ask({ method: 'streams' })
  }

  async stop(): Promise<void> {
    this.stopped = true
    clearTimeout(this.startAgain)
    await this.worker?.terminate()
  }

  private ask(command: Command): Promise<StreamInfo[]> {
    return new Promise((resolve, reject) => {
      if (this.worker === undefined) {
        reject(new Error('the media server does not run'))
        return
      }
      const question: Question = { ...command, id: ++this.lastId }
      this.waiting.set(question.id, { resolve, reject })
      this.worker.postMessage(question)
    })
  }

  private run(options: WorkerOptions): Promise<void> {
    const worker = new Worker(WORKER, {
      eval: true,
      workerData: options,
      execArgv: [],
      stdout: true,
      stderr: true,
    })
    this.worker = worker
    let ready = false
    /** What it says before it runs: of a try that failed, and another follows. */
    const said: string[] = []
    forwardErrors(worker, (line) => {
      if (ready) this.log(line)
      else said.push(line)
    })
    return new Promise((resolve, reject) => {
      worker.on('message', (message: Report) => {
        if (message.kind === 'log') this.log(message.line)
        else if (message.kind === 'answer') this.settle(message)
        else {
          ready = true
          resolve()
        }
      })
      worker.on('error', (error) => this.log(`Media server: ${error.message}`))
      worker.on('exit', () => {
        this.worker = undefined
        for (const { reject } of this.waiting.values()) reject(new Error('the media server has stopped'))
        this.waiting.clear()
        reject(
          new Error(
            [
              `The media server does not start on the ports ${options.httpPort} and ${options.rtmpPort}`,
              ...said,
            ].join('; '),
          ),
        )
        if (ready && !this.stopped) this.runAgain(options)
      })
    })
  }

  /** On the same ports: pages that are open know no others. */
  private runAgain(options: WorkerOptions): void {
    this.log('The media server has stopped and is started again')
    this.startAgain = setTimeout(() => {
      this.run(options).catch((error: unknown) => this.log(String(error)))
    }, START_AGAIN_AFTER_MS)
  }

  private settle({ id, streams, error }: Extract<Report, { kind: 'answer' }>): void {
    const asked = this.waiting.get(id)
    this.waiting.delete(id)
    if (error === undefined) asked?.resolve(streams ?? [])
    else asked?.reject(new Error(error))
  }
}

/** The server prints every connection; only what went wrong is worth a line in the preview's terminal. */
function forwardErrors(worker: Worker, log: (line: string) => void): void {
  const pick = (chunk: Buffer): void => {
    for (const line of chunk.toString().split('\n')) {
      const text = /\[ERROR\] (.*)/.exec(line)?.[1]
      if (text !== undefined) log(`Media server: ${text}`)
    }
  }
  worker.stdout.on('data', pick)
  worker.stderr.on('data', pick)
}
