/** Who is connected, which rooms there are, and how news reaches those who are in them: everybody's at once, a poll later. */
import { Accounts } from './accounts'
import { CODE, TYPES, pollEvery, type KickType } from './constants'
import { type Connection } from './connection'
import { type Refusal, type WireMessage } from './link'
import { type Room } from './room'

export interface CloudClock {
  now(): number
  setTimeout(run: () => void, ms: number): unknown
  clearTimeout(timer: unknown): void
}

/** What a timer can hold, in ms; nobody waits for what ends later. */
const longestTimer = 2 ** 31 - 1

export class Switchboard {
  readonly accounts = new Accounts()
  readonly rooms = new Map<string, Room>()
  private readonly connections = new Set<Connection>()
  private pollTimer: unknown
  private sequence = 0

  constructor(private readonly clock: CloudClock) {}

  /** ms since 1970 */
  now(): number {
    return this.clock.now()
  }

  /** Throws a Refusal where there is none. */
  room(groupID: string): Room {
    return this.rooms.get(groupID) ?? refuse(CODE.NO_SUCH_ROOM)
  }

  connectionsOf(userID: string): Connection[] {
    return [...this.connections].filter((one) => one.userID === userID)
  }

  plugIn(connection: Connection): void {
    this.connections.add(connection)
  }

  unplug(connection: Connection): void {
    this.logOut(connection)
    this.connections.delete(connection)
    if (this.connections.size === 0) this.stopPolling()
  }

  /** @param expiresAt when its userSig ends the login, ms since 1970 */
  logIn(one: Connection, userID: string, expiresAt?: number): void {
    this.clock.clearTimeout(one.expiry)
    one.userID = userID
    if (expiresAt === undefined || expiresAt - this.now() > longestTimer) return
    const expire = (): void => this.kick(one, TYPES.KICKED_OUT_USERSIG_EXPIRED)
    one.expiry = this.clock.setTimeout(expire, expiresAt - this.now())
  }

  logOut(from: Connection): void {
    for (const room of this.rooms.values()) {
      if (room.has(from)) this.say(room, from, TYPES.GRP_TIP_MBR_QUIT)
      room.delete(from)
    }
    this.clock.clearTimeout(from.expiry)
    from.userID = undefined
  }

  kick(one: Connection, type: KickType): void {
    this.logOut(one)
    one.push({ kind: 'kicked', type })
  }

  /** A message of somebody who is in the room. */
  carry(room: Room, from: Connection, message: WireMessage): { time: number; sequence: number } {
    const { userID, nick, avatar } = this.accounts.get(from.userID ?? '')
    const sequence = this.nextSequence()
    const now = this.now()
    const time = Math.floor(now / 1000)
    room.carry({ ...message, from: userID, nick, avatar, sequence, time }, now, from)
    this.schedule()
    return { time, sequence }
  }

  /** A notice of the system: 5 the room was dismissed, 255 something of the app's server. */
  notify(room: Room, operationType: number, more: object = {}): void {
    room.notify(operationType, this.nextSequence(), this.now(), more)
    this.schedule()
  }

  /** A group tip; the real cloud sends those that people cause by coming and going to themselves as well. */
  say(room: Room, from: Connection, operationType: number, more: object = {}): void {
    // Who changes the room knows; who comes hears of it.
    const except = operationType === TYPES.GRP_TIP_MBR_JOIN ? undefined : from
    this.tip(room, from.userID ?? '', operationType, more, except)
  }

  /** A group tip of what the app's server did, in the owner's name. */
  tell(room: Room, operationType: number, more: object): void {
    this.tip(room, room.group.ownerID, operationType, more, undefined)
  }

  private tip(
    room: Room,
    operatorID: string,
    operationType: number,
    more: object,
    except: Connection | undefined,
  ): void {
    const payload = { operationType, operatorID, userIDList: [operatorID], ...more }
    const options = { sequence: this.nextSequence(), now: this.now(), except }
    room.tip(this.accounts.get(operatorID), payload, options)
    this.schedule()
  }

  private nextSequence(): number {
    return ++this.sequence
  }

  private schedule(): void {
    this.pollTimer ??= this.clock.setTimeout(() => {
      this.pollTimer = undefined
      for (const one of this.connections) one.flush()
    }, pollEvery)
  }

  private stopPolling(): void {
    this.clock.clearTimeout(this.pollTimer)
    this.pollTimer = undefined
  }
}

export function refuse(code: number): never {
  const refusal: Refusal = { code }
  // Over a WebSocket nothing but the code arrives.
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- see above
  throw refusal
}
