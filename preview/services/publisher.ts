/** Publishes a looped file to the media server in real time, for ever, and comes back when the connection breaks. */
import { WebSocket } from 'ws'
import { LoopTimeline, type LoopFile } from './loop'

const SEND_EVERY_MS = 40
const COME_BACK_AFTER_MS = 500

export class Publisher {
  private socket: WebSocket | undefined
  private timer: NodeJS.Timeout | undefined
  private comeBack: NodeJS.Timeout | undefined
  private running = false
  private silent = false

  constructor(
    private readonly file: LoopFile,
    /** ws://…/app/stream.flv. By WebSocket and not by POST: node ends a POST that lasts longer than five minutes. */
    private readonly url: string,
    private readonly log: (line: string) => void,
  ) {}

  start(): void {
    this.silent = false
    if (this.running) return
    this.running = true
    this.connect()
  }

  stop(): void {
    this.running = false
    clearTimeout(this.comeBack)
    this.disconnect()
  }

  /** Stays connected and sends nothing more, as an encoder that hangs. */
  fallSilent(): void {
    this.silent = true
  }

  private connect(): void {
    const socket = new WebSocket(this.url, 'publisher')
    this.socket = socket
    socket.on('open', () => this.publish(socket))
    socket.on('error', (error) => this.log(`Sample stream ${this.url}: ${error.message}`))
    socket.on('close', () => {
      if (this.socket !== socket) return
      this.disconnect()
      if (this.running) this.comeBack = setTimeout(() => this.connect(), COME_BACK_AFTER_MS)
    })
  }

  private publish(socket: WebSocket): void {
    socket.send(this.file.head)
    const timeline = new LoopTimeline(this.file, performance.now())
    this.timer = setInterval(() => {
      if (this.silent) return
      for (const tag of timeline.due(performance.now())) socket.send(tag)
      if (timeline.ended) socket.close()
    }, SEND_EVERY_MS)
  }

  private disconnect(): void {
    clearInterval(this.timer)
    this.timer = undefined
    this.socket?.terminate()
    this.socket = undefined
  }
}
