/** The sockets of the chat service: each is one SDK object's connection to the cloud, kept for a while when it is lost. */
import { randomUUID } from 'node:crypto'
import { WebSocket, type RawData } from 'ws'
import type { Cloud } from '../chat/cloud'
import type { Connection } from '../chat/connection'
import { CODE } from '../chat/constants'
import { readClientFrame, type ClientFrame, type ServerFrame } from '../chat/wire'
import { throughFault, type ChatFault } from './chat-faults'

/** How long the cloud waits for one that was lost, in ms. */
const waitsFor = 60_000
/** Closes that an SDK or a closing page means: nobody comes back. */
const meantCloses = [1000, 1001]

export interface SessionsOptions {
  cloud: Cloud
  fault: () => ChatFault | undefined
  /** What a developer should know of a refusal. */
  hintFor: (code: number, SDKAppID: number) => string | undefined
  /** A new connection, before anything is asked. */
  entered: (connection: Connection, SDKAppID: number) => void
  log: (line: string) => void
}

interface Session {
  id: string
  SDKAppID: number
  connection: Connection
  socket: WebSocket | undefined
  forget: NodeJS.Timeout | undefined
}

export class ChatSessions {
  private readonly sessions = new Map<string, Session>()
  private readonly sockets = new Set<WebSocket>()

  constructor(private readonly options: SessionsOptions) {}

  get(id: unknown): Connection | undefined {
    return typeof id === 'string' ? this.sessions.get(id)?.connection : undefined
  }

  accept(socket: WebSocket): void {
    let session: Session | undefined
    this.sockets.add(socket)
    socket.on('message', (data, isBinary) => {
      throughFault(this.options.fault(), undefined, () => {
        const frame = isBinary ? undefined : readClientFrame(textOf(data))
        if (!frame) return
        if ('hello' in frame) session ??= this.greet(socket, frame.hello)
        else if (session?.socket === socket) this.handle(session, frame)
      })
    })
    // What is wrong with a socket is followed by its close.
    socket.on('error', () => undefined)
    socket.on('close', (code) => {
      this.sockets.delete(socket)
      if (session?.socket === socket) this.lost(session, meantCloses.includes(code))
    })
  }

  /** As a network does that fails: without a word. */
  dropSockets(): void {
    for (const socket of this.sockets) socket.terminate()
  }

  stop(): void {
    for (const session of [...this.sessions.values()]) this.end(session)
    this.dropSockets()
  }

  private greet(socket: WebSocket, hello: { SDKAppID: number; session?: string }): Session | undefined {
    const known = this.sessions.get(hello.session ?? '')
    const session = known?.SDKAppID === hello.SDKAppID ? known : this.open(hello.SDKAppID)
    if (!session.connection.isOnline) {
      socket.terminate()
      return undefined
    }
    session.socket?.terminate()
    session.socket = socket
    clearTimeout(session.forget)
    this.send(socket, { hello: { session: session.id, resumed: session === known } })
    session.connection.setReachable(true)
    return session
  }

  private open(SDKAppID: number): Session {
    const connection = this.options.cloud.openConnection()
    this.options.entered(connection, SDKAppID)
    const session: Session = { id: randomUUID(), SDKAppID, connection, socket: undefined, forget: undefined }
    this.sessions.set(session.id, session)
    connection.link.attach({
      push: (push) => session.socket && this.send(session.socket, { push }),
      // A socket tells of a network that fails by failing.
      state: (state) => {
        if (state === 'disconnected') session.socket?.terminate()
      },
    })
    return session
  }

  private handle(session: Session, frame: Exclude<ClientFrame, { hello: unknown }>): void {
    if ('beat' in frame) this.answer(session, frame)
    else if ('bye' in frame) this.end(session)
    else if ('bad' in frame) {
      const hint = `chat: "${frame.bad}" was asked in a form that the cloud does not understand`
      this.answer(session, { id: frame.id, code: CODE.BAD_REQUEST, hint })
    } else if (session.connection.userID === undefined && frame.name !== 'login') {
      this.answer(session, { id: frame.id, code: CODE.NOT_LOGGED_IN })
    } else void this.carryOut(session, frame)
  }

  private async carryOut(
    session: Session,
    { id, name, ask }: Extract<ClientFrame, { name: unknown }>,
  ): Promise<void> {
    const { connection, SDKAppID } = session
    try {
      this.answer(session, { id, data: await connection.link.request(name, ask) })
    } catch (error) {
      const { code } = error as { code?: unknown }
      if (typeof code === 'number') {
        const hint = this.options.hintFor(code, SDKAppID)
        this.answer(session, { id, code, ...(hint === undefined ? {} : { hint }) })
        return
      }
      this.options.log(`Chat: ${name}: ${error instanceof Error ? error.message : String(error)}`)
      this.answer(session, { id, code: CODE.BAD_REQUEST })
    }
  }

  private answer({ socket }: Session, frame: ServerFrame): void {
    if (socket) this.send(socket, frame)
  }

  private send(socket: WebSocket, frame: ServerFrame): void {
    const text = JSON.stringify(frame)
    throughFault(this.options.fault(), text, (said) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(said ?? text)
    })
  }

  private lost(session: Session, meant: boolean): void {
    session.socket = undefined
    session.connection.setReachable(false)
    clearTimeout(session.forget)
    if (meant) this.end(session)
    else {
      session.forget = setTimeout(() => this.end(session), waitsFor)
      session.forget.unref()
    }
  }

  private end(session: Session): void {
    clearTimeout(session.forget)
    // A frame that a slow hour still holds back is nobody's now.
    session.socket = undefined
    this.sessions.delete(session.id)
    session.connection.link.close()
  }
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString()
  return data instanceof ArrayBuffer ? Buffer.from(data).toString() : data.toString()
}
