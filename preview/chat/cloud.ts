/**
 * The chat cloud in one process: accounts, rooms, and who is connected. It speaks the links' JSON only, so that the same
 * cloud serves a test and, behind a WebSocket, the preview. What a test wants to go wrong is asked for by name.
 */
import { createAnswers, type Answers } from './answers'
import { TYPES, type KickType } from './constants'
import { Connection, type ConnectionHost } from './connection'
import { type Link, type Operation, type Operations } from './link'
import { Room } from './room'
import { refuse, Switchboard, type CloudClock } from './switchboard'

const systemClock: CloudClock = {
  now: () => Date.now(),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
}

export type Permit = { code: number } | { expiresAt: number }

export interface RoomOptions {
  groupID: string
  ownerID: string
  name?: string
  admins?: string[]
  notification?: string
  fields?: Record<string, string>
}

export class Cloud implements ConnectionHost {
  /** May one account be logged in several times? If not, the older login is kicked. */
  severalDevices = false
  /** The app's own server: a code refuses the message. */
  webhook: (message: { from: string; type: string; payload: unknown }) => number | undefined = () => undefined
  /** Accounts whose userSig is taken for wrong: the code of the refusal. */
  readonly refusedLogins = new Map<string, number>()
  /** What a userSig is good for: a code refuses the login, a time (ms since 1970) ends it. */
  authorize: (login: Operations['login']['ask'], from: Connection) => Permit | undefined = () => undefined
  /** Operations that are answered with a code, or (undefined) not at all. */
  private readonly faults: { name: Operation; code: number | undefined }[] = []
  private readonly board: Switchboard
  private readonly answers: Answers

  constructor(clock: CloudClock = systemClock) {
    this.board = new Switchboard(clock)
    this.answers = createAnswers(this.board, this)
  }

  addUser(userID: string, profile: { nick?: string; avatar?: string } = {}): void {
    this.board.accounts.add(userID, profile)
  }

  addRoom({ groupID, ownerID, admins = [], fields = {}, ...texts }: RoomOptions): void {
    const groupCustomField = Object.entries(fields).map(([key, value]) => ({ key, value }))
    this.board.rooms.set(groupID, new Room({ groupID, ownerID, groupCustomField, ...texts }, admins))
  }

  /** A link for one SDK object. */
  connect(): Link {
    return this.openConnection().link
  }

  /** For a service that knows more of a connection than its SDK does. */
  openConnection(): Connection {
    const connection = new Connection(this)
    this.board.plugIn(connection)
    return connection
  }

  /** The next `times` calls of this operation are refused. */
  refuseNext(name: Operation, code: number, times = 1): void {
    for (let i = 0; i < times; i++) this.faults.push({ name, code })
  }

  /** The next call of this operation is carried out or not, but never answered. */
  ignoreNext(name: Operation): void {
    this.faults.push({ name, code: undefined })
  }

  kick(userID: string, type: KickType = TYPES.KICKED_OUT_MULT_DEVICE): void {
    this.board.connectionsOf(userID).forEach((one) => this.board.kick(one, type))
  }

  /** The account's network fails; what is said meanwhile never reaches it. */
  cutOff(userID: string): void {
    this.board.connectionsOf(userID).forEach((one) => one.setOnline(false))
  }

  restore(userID: string): void {
    this.board.connectionsOf(userID).forEach((one) => one.setOnline(true))
  }

  /** Anything at all, put into the stream of messages of one account, for tests of what receivers make of it. */
  inject(userID: string, messages: unknown[]): void {
    for (const one of this.board.connectionsOf(userID)) one.deliverNow(messages)
  }

  /** What an app's server sends to a room: the JSON text becomes the notice's userDefinedField. */
  notify(groupID: string, userDefinedField: string): void {
    this.board.notify(this.board.room(groupID), 255, { userDefinedField })
  }

  dismiss(groupID: string): void {
    const room = this.board.room(groupID)
    this.board.notify(room, 5)
    room.empty()
    this.board.rooms.delete(groupID)
  }

  /** @param seconds 0 lets the account speak again */
  mute(groupID: string, userID: string, seconds: number): void {
    const room = this.board.room(groupID)
    room.mute(userID, this.board.now() + seconds * 1000)
    this.board.tell(room, TYPES.GRP_TIP_MBR_PROFILE_UPDATED, { memberList: [{ userID, muteTime: seconds }] })
  }

  /** Nobody but owner and admins may speak. */
  muteAll(groupID: string, on: boolean): void {
    const room = this.board.room(groupID)
    room.change({ muteAllMembers: on })
    this.board.tell(room, TYPES.GRP_TIP_GRP_PROFILE_UPDATED, { newGroupProfile: { muteAllMembers: on } })
  }

  /** @param userID undefined: nobody in particular */
  isMuted(groupID: string, userID: string | undefined): boolean {
    return this.board.rooms.get(groupID)?.isMuted(userID ?? '', this.board.now()) ?? false
  }

  /** The rooms that a connection is in. */
  roomsOf(one: Connection): string[] {
    return [...this.board.rooms].filter(([, room]) => room.has(one)).map(([groupID]) => groupID)
  }

  hasRoom(groupID: string): boolean {
    return this.board.rooms.has(groupID)
  }

  /** Whose connections are in the room; for tests. */
  membersOf(groupID: string): string[] {
    return this.board.rooms.get(groupID)?.memberIDs() ?? []
  }

  // What connections ask.

  handle<Name extends Operation>(from: Connection, name: Name, ask: Operations[Name]['ask']): unknown {
    const at = this.faults.findIndex((fault) => fault.name === name)
    const [fault] = at < 0 ? [] : this.faults.splice(at, 1)
    if (fault) return fault.code === undefined ? new Promise(() => undefined) : refuse(fault.code)
    return this.answers[name](from, ask)
  }

  disconnected(connection: Connection): void {
    this.board.unplug(connection)
  }

  /** Throws a Refusal; gives when the login ends, ms since 1970. */
  permit(login: Operations['login']['ask'], from: Connection): number | undefined {
    const refused = this.refusedLogins.get(login.userID)
    if (refused !== undefined) refuse(refused)
    const permit = this.authorize(login, from)
    return permit && 'code' in permit ? refuse(permit.code) : permit?.expiresAt
  }
}
