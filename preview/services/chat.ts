/**
 * The local chat cloud behind a WebSocket, on the loopback address: rooms and accounts of preview/chat, userSigs signed with a
 * key made at the start, and whatever may go wrong. It is the Cloud itself, so programs kick, mute and cut off as in a test.
 */
import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { Cloud } from '../chat/cloud'
import { TYPES } from '../chat/constants'
import type { Connection } from '../chat/connection'
import { ChatCrowd } from './chat-crowd'
import { defaultRoom, type ControlState } from './chat-control'
import type { ChatFault } from './chat-faults'
import { answerChatRequest, type Sign, type Signature } from './chat-http'
import { ChatSessions } from './chat-sessions'
import { SIG_CODE, signUserSig, verifyUserSig } from './chat-user-sig'

export type { ChatFault } from './chat-faults'
export type { Sign, Signature } from './chat-http'

/** The app of the demo; no real one has this number. */
const demoSDKAppID = 1400000001
const demoOwner = 'anchor'
const largestFrame = 1024 * 1024
const day = 86_400

export interface ChatOptions {
  log: (line: string) => void
  /** Signs in place of the service itself. */
  sign?: Sign
}

export class LocalChat extends Cloud {
  readonly SDKAppID = demoSDKAppID
  /** `http://127.0.0.1:<port>`: userSigs and the panel's wishes; the WebSocket has the same port. */
  origin = ''
  readonly crowd = new ChatCrowd(this, (userID) => this.sign(userID).userSig)
  readonly sessions: ChatSessions
  private readonly key = randomBytes(32).toString('hex')
  private readonly apps = new WeakMap<Connection, number>()
  private readonly revoked = new Set<string>()
  /** The userSig each account came in with last. */
  private readonly used = new Map<string, string>()
  private readonly dismissed = new Set<string>()
  private fault: ChatFault | undefined
  private readonly server: Server
  private readonly webSockets = new WebSocketServer({ noServer: true, maxPayload: largestFrame })

  constructor({ log, sign }: ChatOptions) {
    super()
    this.authorize = (login, from) => this.check(login, from)
    this.sessions = new ChatSessions({
      ...{ cloud: this, log, fault: () => this.fault },
      hintFor: (code, SDKAppID) => this.hintFor(code, SDKAppID),
      entered: (connection, SDKAppID) => this.apps.set(connection, SDKAppID),
    })
    const parts = { chat: this, sign: sign ?? ((userID, expire) => this.sign(userID, expire)) }
    this.server = createServer((request, response) => {
      if (!isLocal(request)) {
        response.writeHead(403).end()
        return
      }
      answerChatRequest(request, response, parts).catch((error: unknown) => {
        log(`Chat ${request.url ?? ''}: ${error instanceof Error ? error.message : String(error)}`)
        response.destroy()
      })
    })
    this.server.on('upgrade', (request, socket, head) => this.upgrade(request, socket, head))
    this.openRoom(defaultRoom)
  }

  async start(): Promise<void> {
    await new Promise<void>((done, failed) => {
      this.server.once('error', failed)
      this.server.listen(0, '127.0.0.1', done)
    })
    const address = this.server.address()
    if (address !== null && typeof address === 'object') this.origin = `http://127.0.0.1:${address.port}`
  }

  /** Where SDK objects connect to. */
  get url(): string {
    return this.origin.replace('http', 'ws')
  }

  /** Fails as a cloud may in a bad hour, until told otherwise; undefined = well. */
  fail(fault: ChatFault | undefined): void {
    this.fault = fault
    if (fault === 'down') this.sessions.dropSockets()
  }

  /** A room as it is at the start: nobody in it, `anchor` its owner. */
  openRoom(groupID: string): void {
    this.addRoom({ groupID, ownerID: demoOwner, name: groupID === defaultRoom ? '直播小店' : groupID })
    this.dismissed.delete(groupID)
  }

  override dismiss(groupID: string): void {
    super.dismiss(groupID)
    this.dismissed.add(groupID)
  }

  /**
   * @param expire s
   * @throws RangeError for a user or a lifetime that no userSig can have
   */
  sign(userID: string, expire = day): Signature {
    const { SDKAppID: sdkAppID, key } = this
    let time = Math.floor(Date.now() / 1000)
    let userSig = signUserSig({ SDKAppID: sdkAppID, key }, userID, expire, time)
    // Within one second the same account gets the same userSig, be it one that was made to expire.
    while (this.revoked.has(userSig))
      userSig = signUserSig({ SDKAppID: sdkAppID, key }, userID, expire, ++time)
    return { sdkAppID, userID, userSig, expire }
  }

  /** The account's userSig is good no longer: it is thrown out, and needs a new one to come back. */
  expire(userID: string): void {
    const userSig = this.used.get(userID)
    if (userSig !== undefined) this.revoked.add(userSig)
    this.kick(userID, TYPES.KICKED_OUT_USERSIG_EXPIRED)
  }

  /** The room that a connection is in. */
  roomOf(connection: Connection): string | undefined {
    return this.roomsOf(connection)[0]
  }

  /** How things stand in a room, for the panel. */
  stateOf(roomID: string, userID: string): Omit<ControlState, 'said'> {
    return {
      roomID,
      members: this.membersOf(roomID).length,
      muted: this.isMuted(roomID, userID),
      allMuted: this.isMuted(roomID, undefined),
      dismissed: this.dismissed.has(roomID),
      flooding: this.crowd.isFlooding(roomID),
      fault: this.fault,
    }
  }

  async stop(): Promise<void> {
    this.crowd.stop()
    this.sessions.stop()
    this.webSockets.close()
    this.server.closeAllConnections()
    if (this.server.listening) await new Promise((done) => this.server.close(done))
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy())
    if (this.fault === 'down' || !isLocal(request)) {
      socket.destroy()
      return
    }
    this.webSockets.handleUpgrade(request, socket, head, (webSocket) => this.sessions.accept(webSocket))
  }

  private check(
    { userID, userSig }: { userID: string; userSig: string },
    from: Connection,
  ): { code: number } | { expiresAt: number } {
    const app = { SDKAppID: this.SDKAppID, key: this.key }
    if ((this.apps.get(from) ?? app.SDKAppID) !== app.SDKAppID) return { code: SIG_CODE.OTHER_APP }
    const result = verifyUserSig(app, userSig, { userID, now: Date.now() })
    if ('code' in result) return result
    if (this.revoked.has(userSig)) return { code: SIG_CODE.EXPIRED }
    this.used.set(userID, userSig)
    return result
  }

  private hintFor(code: number, SDKAppID: number): string | undefined {
    if (SDKAppID === this.SDKAppID) return hints[code]
    return (
      `Chat: SDKAppID ${SDKAppID} is not the one of the preview's own chat service, ${this.SDKAppID}. ` +
      'For a real app start the preview with SDKAPPID and USER_SIG_URL in its environment.'
    )
  }
}

const hints: Record<number, string> = {
  [SIG_CODE.EXPIRED]: 'Chat: this userSig has expired; ask the signing server for a new one.',
  [SIG_CODE.MALFORMED]: 'Chat: this is no userSig; pass on what the signing server gave, as it is.',
  [SIG_CODE.WRONG_SIGNATURE]: 'Chat: this userSig was signed with another key than that of the chat service.',
  [SIG_CODE.OTHER_USER]: 'Chat: this userSig was signed for another userID.',
  [SIG_CODE.OTHER_APP]: 'Chat: this userSig was signed for another SDKAppID.',
}

/** Another name could be a foreign page's, pointed at this machine; and so could the page that asks be a foreign one. */
function isLocal({ headers }: IncomingMessage): boolean {
  const { host = '', origin } = headers
  const local = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/
  return local.test(host) && (origin === undefined || local.test(origin.replace(/^https?:\/\//, '')))
}

/** @throws Error when no port can be had */
export async function startChat(options: ChatOptions): Promise<LocalChat> {
  const chat = new LocalChat(options)
  await chat.start()
  return chat
}
