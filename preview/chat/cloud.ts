/**
 * The chat cloud in one process: accounts, rooms, and who is connected. It speaks the links' JSON only, so that the same
 * cloud serves a test and, behind a WebSocket, the preview. What a test wants to go wrong is asked for by name.
 */
import { Accounts } from './accounts'
import { CODE, TYPES, largestMessage, pollEvery, type KickType } from './constants'
import {
  type Group,
  type GroupChange,
  type Link,
  type Operation,
  type Operations,
  type Profile,
} from './link'
import { Connection, type ConnectionHost } from './connection'
import { Room } from './room'

export interface CloudClock {
  now(): number
  setTimeout(run: () => void, ms: number): unknown
  clearTimeout(timer: unknown): void
}

const systemClock: CloudClock = {
  now: () => Date.now(),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
}

/** What a timer can hold, in ms; nobody waits for what ends later. */
const longestTimer = 2 ** 31 - 1

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
  private readonly accounts = new Accounts()
  private readonly rooms = new Map<string, Room>()
  private readonly connections = new Set<Connection>()
  /** Operations that are answered with a code, or (undefined) not at all. */
  private readonly faults: { name: Operation; code: number | undefined }[] = []
  private readonly clock: CloudClock
  private pollTimer: unknown
  private sequence = 0

  constructor(clock: CloudClock = systemClock) {
    this.clock = clock
  }

  addUser(userID: string, profile: { nick?: string; avatar?: string } = {}): void {
    this.accounts.add(userID, profile)
  }

  addRoom({ groupID, ownerID, admins = [], fields = {}, ...texts }: RoomOptions): void {
    const groupCustomField = Object.entries(fields).map(([key, value]) => ({ key, value }))
    this.rooms.set(groupID, new Room({ groupID, ownerID, groupCustomField, ...texts }, admins))
  }

  /** A link for one SDK object. */
  connect(): Link {
    return this.openConnection().link
  }

  /** For a service that knows more of a connection than its SDK does. */
  openConnection(): Connection {
    const connection = new Connection(this)
    this.connections.add(connection)
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
    this.connectionsOf(userID).forEach((one) => this.kickConnection(one, type))
  }

  /** The account's network fails; what is said meanwhile never reaches it. */
  cutOff(userID: string): void {
    this.connectionsOf(userID).forEach((one) => one.setOnline(false))
  }

  restore(userID: string): void {
    this.connectionsOf(userID).forEach((one) => one.setOnline(true))
  }

  /** Anything at all, put into the stream of messages of one account, for tests of what receivers make of it. */
  inject(userID: string, messages: unknown[]): void {
    for (const one of this.connectionsOf(userID)) one.deliverNow(messages)
  }

  /** What an app's server sends to a room: the JSON text becomes the notice's userDefinedField. */
  notify(groupID: string, userDefinedField: string): void {
    this.room(groupID).notify(255, this.nextSequence(), this.clock.now(), { userDefinedField })
    this.schedule()
  }

  dismiss(groupID: string): void {
    const room = this.room(groupID)
    room.notify(5, this.nextSequence(), this.clock.now())
    room.empty()
    this.rooms.delete(groupID)
    this.schedule()
  }

  /** @param seconds 0 lets the account speak again */
  mute(groupID: string, userID: string, seconds: number): void {
    const room = this.room(groupID)
    room.mute(userID, this.clock.now() + seconds * 1000)
    this.tell(room, TYPES.GRP_TIP_MBR_PROFILE_UPDATED, { memberList: [{ userID, muteTime: seconds }] })
  }

  /** Nobody but owner and admins may speak. */
  muteAll(groupID: string, on: boolean): void {
    const room = this.room(groupID)
    room.change({ muteAllMembers: on })
    this.tell(room, TYPES.GRP_TIP_GRP_PROFILE_UPDATED, { newGroupProfile: { muteAllMembers: on } })
  }

  /** @param userID undefined: nobody in particular */
  isMuted(groupID: string, userID: string | undefined): boolean {
    return this.rooms.get(groupID)?.isMuted(userID ?? '', this.clock.now()) ?? false
  }

  /** The rooms that a connection is in. */
  roomsOf(one: Connection): string[] {
    return [...this.rooms].filter(([, room]) => room.has(one)).map(([groupID]) => groupID)
  }

  hasRoom(groupID: string): boolean {
    return this.rooms.has(groupID)
  }

  /** Whose connections are in the room; for tests. */
  membersOf(groupID: string): string[] {
    return this.rooms.get(groupID)?.memberIDs() ?? []
  }

  // What connections ask.

  handle<Name extends Operation>(from: Connection, name: Name, ask: Operations[Name]['ask']): unknown {
    const at = this.faults.findIndex((fault) => fault.name === name)
    const [fault] = at < 0 ? [] : this.faults.splice(at, 1)
    if (fault) return fault.code === undefined ? new Promise(() => undefined) : refuse(fault.code)
    const operations: { [One in Operation]: (ask: Operations[One]['ask']) => Operations[One]['get'] } = {
      login: (asked) => this.login(from, asked),
      logout: () => this.leave(from),
      joinGroup: ({ groupID }) => this.join(from, groupID),
      quitGroup: ({ groupID }) => this.quit(from, groupID),
      dismissGroup: ({ groupID }) => {
        if (this.room(groupID).group.ownerID !== from.userID) refuse(CODE.NOT_ALLOWED)
        this.dismiss(groupID)
        return { groupID }
      },
      getGroupProfile: ({ groupID }) => ({ group: this.room(groupID).profile() }),
      updateGroupProfile: ({ groupID, ...change }) => this.change(from, groupID, change),
      deleteGroupMember: ({ groupID, userIDList }) => this.remove(from, groupID, userIDList),
      setGroupMemberMuteTime: ({ groupID, userID, muteTime }) =>
        this.muteMember(from, groupID, userID, muteTime),
      getUserProfile: ({ userIDList }) => userIDList.map((userID) => this.accounts.get(userID)),
      updateMyProfile: (changes) => this.updateProfile(from, changes),
      sendMessage: (message) => this.send(from, message),
    }
    return operations[name](ask)
  }

  disconnected(connection: Connection): void {
    this.leave(connection)
    this.connections.delete(connection)
    if (this.connections.size === 0) this.stopPolling()
  }

  private login(from: Connection, asked: Operations['login']['ask']): Profile {
    const { userID } = asked
    const refused = this.refusedLogins.get(userID)
    if (refused !== undefined) refuse(refused)
    const permit = this.authorize(asked, from)
    if (permit && 'code' in permit) refuse(permit.code)
    if (!this.severalDevices) {
      for (const one of this.connectionsOf(userID)) {
        if (one !== from) this.kickConnection(one, TYPES.KICKED_OUT_MULT_ACCOUNT)
      }
    }
    this.clock.clearTimeout(from.expiry)
    from.userID = userID
    if (permit) this.watchExpiry(from, permit.expiresAt)
    return this.accounts.get(userID)
  }

  private watchExpiry(one: Connection, expiresAt: number): void {
    const left = expiresAt - this.clock.now()
    const expire = () => this.kickConnection(one, TYPES.KICKED_OUT_USERSIG_EXPIRED)
    if (left <= longestTimer) one.expiry = this.clock.setTimeout(expire, left)
  }

  private leave(from: Connection): null {
    for (const room of this.rooms.values()) {
      if (room.has(from)) this.say(room, from, TYPES.GRP_TIP_MBR_QUIT)
      room.delete(from)
    }
    this.clock.clearTimeout(from.expiry)
    from.userID = undefined
    return null
  }

  private kickConnection(one: Connection, type: KickType): void {
    this.leave(one)
    one.push({ kind: 'kicked', type })
  }

  private join(from: Connection, groupID: string): Operations['joinGroup']['get'] {
    const room = this.room(groupID)
    if (room.has(from)) return { status: TYPES.JOIN_STATUS_ALREADY_IN_GROUP }
    // An account sits in one AVChatRoom at a time.
    for (const other of this.rooms.values()) other.delete(from)
    room.add(from)
    this.say(room, from, TYPES.GRP_TIP_MBR_JOIN)
    return { status: TYPES.JOIN_STATUS_SUCCESS, group: room.profile() }
  }

  private quit(from: Connection, groupID: string): { groupID: string } {
    const room = this.room(groupID)
    if (room.group.ownerID === from.userID) refuse(CODE.OWNER_CANNOT_QUIT)
    if (!room.has(from)) refuse(CODE.NOT_ALLOWED)
    room.delete(from)
    this.say(room, from, TYPES.GRP_TIP_MBR_QUIT)
    return { groupID }
  }

  private change(from: Connection, groupID: string, change: GroupChange): { group: Group } {
    const room = this.room(groupID)
    if (!room.isAdmin(from.userID)) refuse(CODE.NOT_ALLOWED)
    room.change(change)
    const { name, ...rest } = change
    const newGroupProfile = name === undefined ? rest : { ...rest, groupName: name }
    this.say(room, from, TYPES.GRP_TIP_GRP_PROFILE_UPDATED, { newGroupProfile })
    return { group: room.profile() }
  }

  private remove(from: Connection, groupID: string, userIDList: string[]): { groupID: string } {
    const room = this.room(groupID)
    if (!room.isAdmin(from.userID)) refuse(CODE.NOT_ALLOWED)
    this.say(room, from, TYPES.GRP_TIP_MBR_KICKED_OUT, { userIDList })
    for (const userID of userIDList) this.connectionsOf(userID).forEach((one) => room.delete(one))
    return { groupID }
  }

  private muteMember(
    from: Connection,
    groupID: string,
    userID: string,
    muteTime: number,
  ): { groupID: string } {
    const room = this.room(groupID)
    if (!room.isAdmin(from.userID)) refuse(CODE.NOT_ALLOWED)
    room.mute(userID, this.clock.now() + muteTime * 1000)
    this.say(room, from, TYPES.GRP_TIP_MBR_PROFILE_UPDATED, { memberList: [{ userID, muteTime }] })
    return { groupID }
  }

  private updateProfile(from: Connection, changes: Partial<Profile>): Profile {
    const profile = this.accounts.change(from.userID ?? '', changes)
    this.connectionsOf(profile.userID).forEach((one) => one.push({ kind: 'profile', profile }))
    return profile
  }

  private send(
    from: Connection,
    message: Operations['sendMessage']['ask'],
  ): Operations['sendMessage']['get'] {
    const { userID = '' } = from
    const room = this.room(message.to)
    if (!room.has(from)) refuse(CODE.NOT_IN_ROOM)
    if (room.isMuted(userID, this.clock.now())) refuse(CODE.MUTED)
    if (Buffer.byteLength(JSON.stringify(message.payload)) > largestMessage) refuse(CODE.TOO_LARGE)
    const refused = this.webhook({ from: userID, type: message.type, payload: message.payload })
    if (refused !== undefined) refuse(refused)
    const { nick, avatar } = this.accounts.get(userID)
    const sequence = this.nextSequence()
    const time = Math.floor(this.clock.now() / 1000)
    room.carry({ ...message, from: userID, nick, avatar, sequence, time }, this.clock.now(), from)
    this.schedule()
    return { time, sequence }
  }

  /** A group tip; the real cloud sends those that people cause by coming and going to themselves as well. */
  private say(room: Room, from: Connection, operationType: number, more: object = {}): void {
    // Who changes the room knows; who comes hears of it.
    const except = operationType === TYPES.GRP_TIP_MBR_JOIN ? undefined : from
    this.tip(room, from.userID ?? '', operationType, more, except)
  }

  /** A group tip of what the app's server did, in the owner's name. */
  private tell(room: Room, operationType: number, more: object): void {
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
    const options = { sequence: this.nextSequence(), now: this.clock.now(), except }
    room.tip(this.accounts.get(operatorID), payload, options)
    this.schedule()
  }

  private room(groupID: string): Room {
    return this.rooms.get(groupID) ?? refuse(CODE.NO_SUCH_ROOM)
  }

  private connectionsOf(userID: string): Connection[] {
    return [...this.connections].filter((one) => one.userID === userID)
  }

  private nextSequence(): number {
    return ++this.sequence
  }

  /** Everybody's news at once, a poll later. */
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
  // Over a WebSocket nothing but the code arrives.
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- see above
  throw { code }
}
