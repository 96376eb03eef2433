/** One SDK object's connection, seen from the cloud: who it is, whether it is online, and what waits for the next poll. */
import { CODE, type NetState } from './constants'
import {
  type Link,
  type NetHandlers,
  type Operation,
  type Operations,
  type Push,
  type Refusal,
  type WireMessage,
} from './link'

export interface ConnectionHost {
  /** Throws a Refusal. */
  handle<Name extends Operation>(from: Connection, name: Name, ask: Operations[Name]['ask']): unknown
  disconnected(connection: Connection): void
}

export class Connection {
  userID: string | undefined
  /** The timer that ends the login with its userSig. */
  expiry: unknown
  readonly link: Link
  private inbox: WireMessage[] = []
  /** Its network is there: `setOnline` says so for the cloud's part, `setReachable` for a socket's. */
  private online = true
  private reachable = true
  /** Nobody is at its other end any more, whatever is still on its way. */
  private closed = false
  /** A kick that it has not heard of yet. */
  private missedKick: Push | undefined
  private handlers: NetHandlers | undefined

  constructor(private readonly host: ConnectionHost) {
    this.link = {
      request: <Name extends Operation>(name: Name, ask: Operations[Name]['ask']) => this.request(name, ask),
      attach: (handlers) => (this.handlers = handlers),
      close: () => {
        this.handlers = undefined
        this.closed = true
        this.host.disconnected(this)
      },
    }
  }

  /** Through JSON both ways, as it would be between two machines. */
  private async request<Name extends Operation>(
    name: Name,
    ask: Operations[Name]['ask'],
  ): Promise<Operations[Name]['get']> {
    const asked = copy(ask)
    await Promise.resolve()
    if (!this.isThere) return Promise.reject(refusal(CODE.NO_NETWORK))
    const answer = await (this.host.handle(this, name, asked) as Promise<Operations[Name]['get']>)
    return copy(answer)
  }

  push(push: Push): void {
    if (this.isThere) this.handlers?.push(copy(push))
    else if (push.kind === 'kicked') this.missedKick = push
  }

  /** Waits for the next poll. */
  receive(message: WireMessage): void {
    if (this.isThere) this.inbox.push(message)
  }

  /** Gave way to something more important. */
  forget(message: WireMessage): void {
    this.inbox = this.inbox.filter((one) => one !== message)
  }

  flush(): void {
    const messages = this.inbox.splice(0).sort((one, other) => one.sequence - other.sequence)
    if (messages.length > 0) this.push({ kind: 'messages', messages })
  }

  /** Not copied: a test may send what JSON cannot hold. */
  deliverNow(messages: unknown[]): void {
    this.handlers?.push({ kind: 'messages', messages: messages as WireMessage[] })
  }

  setOnline(online: boolean): void {
    if (online === this.online) return
    this.online = online
    this.inbox = []
    const states: NetState[] = online ? ['connecting', 'connected'] : ['disconnected']
    for (const state of states) this.handlers?.state(state)
    this.tellKick()
  }

  /** Its socket is lost, or there again; whoever holds the socket tells the SDK. */
  setReachable(reachable: boolean): void {
    this.reachable = reachable
    this.inbox = []
    this.tellKick()
  }

  get isOnline(): boolean {
    return this.online
  }

  private get isThere(): boolean {
    return this.online && this.reachable && !this.closed
  }

  /** Who comes back is told that another has taken the account meanwhile. */
  private tellKick(): void {
    const kick = this.missedKick
    if (!kick || !this.isThere) return
    this.missedKick = undefined
    this.push(kick)
  }
}

function refusal(code: number): Error & Refusal {
  return Object.assign(new Error(''), { code })
}

function copy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}
