/**
 * The link of one SDK object over a WebSocket. A lost connection is taken up again by itself, as the SDKs do: the app hears
 * NET_STATE_CHANGE and nothing else, what was said meanwhile is not repeated, and it still is in its room.
 */
import { TYPES } from './constants'
import { type Link, type NetHandlers, type Operation, type Operations } from './link'
import { Pending } from './pending'
import { Presence } from './presence'
import { readServerFrame, type ClientFrame, type ServerFrame } from './wire'

/** Of a browser's WebSocket, or of the package `ws`. */
export interface Socket {
  readyState: number
  send(text: string): void
  close(code?: number): void
  onopen: unknown
  onmessage: unknown
  onclose: unknown
  onerror: unknown
}

export interface LinkClock {
  setTimeout(run: () => void, ms: number): unknown
  clearTimeout(timer: unknown): void
}

export interface SocketLinkOptions {
  SDKAppID: number
  /** Opens a socket to the service; may throw. */
  open: () => Socket
  /** What the service says to the developer. */
  hint?: (text: string) => void
  clock?: LinkClock
  times?: LinkTimes
}

/** In ms: how long the service may take to greet, how often it is asked whether it is there, and how soon a loss is mended. */
export interface LinkTimes {
  hello: number
  beat: number
  firstRetry: number
  lastRetry: number
}

const usualTimes: LinkTimes = { hello: 5000, beat: 5000, firstRetry: 300, lastRetry: 2000 }
const OPEN = 1
/** How a socket is closed: by an SDK that is done, or after a loss. */
const DONE = 1000
const LOST = 4000

const systemClock: LinkClock = {
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
}

export class SocketLink implements Link {
  /** What the service calls this connection; '' before the first one. */
  session = ''
  private readonly clock: LinkClock
  private readonly times: LinkTimes
  private handlers: NetHandlers | undefined
  private socket: Socket | undefined
  private state: 'opening' | 'open' | 'lost' | 'held' | 'closed' = 'opening'
  private readonly pending = new Pending((frame) => this.send(frame))
  private readonly presence = new Presence((name, ask) => this.ask(name, ask, true))
  private retries = 0
  private heard = true
  private timer: unknown

  constructor(private readonly options: SocketLinkOptions) {
    this.clock = options.clock ?? systemClock
    this.times = options.times ?? usualTimes
    this.connect()
  }

  get userID(): string {
    return this.presence.userID
  }

  get roomID(): string {
    return this.presence.roomID
  }

  get isOpen(): boolean {
    return this.state === 'open'
  }

  get isClosed(): boolean {
    return this.state === 'closed'
  }

  attach(handlers: NetHandlers): void {
    this.handlers = handlers
  }

  async request<Name extends Operation>(
    name: Name,
    ask: Operations[Name]['ask'],
  ): Promise<Operations[Name]['get']> {
    const data = (await this.ask(name, ask)) as Operations[Name]['get']
    this.presence.granted(name, ask)
    return data
  }

  close(): void {
    if (this.socket?.readyState === OPEN) this.send({ bye: true })
    this.state = 'closed'
    this.drop(DONE)
    this.handlers = undefined
  }

  /** The phone's own network: without it nothing is tried. */
  setNetwork(on: boolean): void {
    if (this.state === 'closed' || on === (this.state !== 'held')) return
    if (on) {
      this.state = 'lost'
      this.retry(0)
    } else {
      this.lose()
      this.clock.clearTimeout(this.timer)
      this.state = 'held'
    }
  }

  private ask(name: Operation, ask: Operations[Operation]['ask'], first = false): Promise<unknown> {
    return this.pending.ask(name, ask, first || this.state === 'open')
  }

  private connect(): void {
    this.clock.clearTimeout(this.timer)
    let socket: Socket
    try {
      socket = this.options.open()
    } catch {
      this.lose()
      return
    }
    this.socket = socket
    const mine = (act: (event: { data?: unknown }) => void) => (event: { data?: unknown }) => {
      if (this.socket === socket) act(event)
    }
    socket.onopen = mine(() => {
      const { SDKAppID } = this.options
      this.send({ hello: this.session === '' ? { SDKAppID } : { SDKAppID, session: this.session } })
    })
    socket.onmessage = mine(({ data }) => this.receive(readServerFrame(data)))
    socket.onclose = mine(() => this.lose())
    // A browser says the same again by onclose, with less danger of an error nobody caught in node.
    socket.onerror = () => undefined
    this.timer = this.clock.setTimeout(() => this.lose(), this.times.hello)
  }

  private receive(frame: ServerFrame | undefined): void {
    if (!frame) return
    this.heard = true
    if ('hello' in frame) void this.greeted(frame.hello)
    else if ('push' in frame) this.pushed(frame.push)
    else if ('id' in frame) {
      if ('hint' in frame && frame.hint !== undefined) this.options.hint?.(frame.hint)
      this.pending.answered(frame)
    }
  }

  private async greeted({ session, resumed }: { session: string; resumed: boolean }): Promise<void> {
    this.clock.clearTimeout(this.timer)
    this.session = session
    const { socket } = this
    if (!resumed && this.userID !== '' && !(await this.logInAgain())) return
    if (this.socket !== socket || this.state === 'closed') return
    const wasLost = this.state === 'lost'
    this.state = 'open'
    this.retries = 0
    if (wasLost) this.handlers?.state(TYPES.NET_STATE_CONNECTED)
    this.pending.sendAll()
    this.beat()
  }

  /** @returns false: the connection was lost over it */
  private async logInAgain(): Promise<boolean> {
    this.timer = this.clock.setTimeout(() => this.lose(), this.times.hello)
    const outcome = await this.presence.resume()
    if (outcome === 'lost') return false
    if (outcome === 'refused') this.pushed({ kind: 'kicked', type: TYPES.KICKED_OUT_USERSIG_EXPIRED })
    this.clock.clearTimeout(this.timer)
    return true
  }

  private pushed(push: Extract<ServerFrame, { push: unknown }>['push']): void {
    if (push.kind === 'kicked') this.presence.end()
    this.handlers?.push(push)
  }

  /** A socket may be dead without having said so. */
  private beat(): void {
    this.heard = false
    this.send({ beat: Date.now() })
    this.timer = this.clock.setTimeout(() => {
      if (this.heard) this.beat()
      else this.lose()
    }, this.times.beat)
  }

  private lose(): void {
    const before = this.state
    if (before === 'closed' || before === 'held') return
    this.drop(LOST)
    this.state = 'lost'
    if (before !== 'lost') this.handlers?.state(TYPES.NET_STATE_DISCONNECTED)
    const { firstRetry, lastRetry } = this.times
    this.retry(Math.min(firstRetry * 2 ** this.retries++, lastRetry), before !== 'lost')
  }

  private retry(ms: number, tell = true): void {
    this.timer = this.clock.setTimeout(() => {
      if (tell) this.handlers?.state(TYPES.NET_STATE_CONNECTING)
      this.connect()
    }, ms)
  }

  private drop(how: number): void {
    this.clock.clearTimeout(this.timer)
    const { socket } = this
    this.socket = undefined
    if (socket) closeQuietly(socket, how)
    this.pending.drop(how === DONE)
  }

  private send(frame: ClientFrame): void {
    if (this.socket?.readyState === OPEN) this.socket.send(JSON.stringify(frame))
  }
}

function closeQuietly(socket: Socket, how: number): void {
  try {
    socket.close(how)
  } catch {
    // It never opened; then there is nothing to close.
  }
}
