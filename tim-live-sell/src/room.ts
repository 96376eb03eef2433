/** The room: joining, leaving, its profile and its owner, and joining again after a network gap. */
import { CODE, TslError, argumentError, toTslError } from './errors'
import { type Person, type RoomLost } from './events'
import { dict, list, text } from './narrow'
import { readRoomID } from './options'
import { answer } from './sdk'
import { type Session } from './session'
import { type User } from './shared'

/** The room's profile as the SDK gives it, and who owns the room. */
export interface GroupInfo {
  groupID: string
  ownerID: string
  name?: string
  notification?: string
  introduction?: string
  groupCustomField?: { key: string; value: string }[]
  ownerInfo: Person
  /** Does this user follow the owner? There when `followField` is given. */
  followed?: boolean
  [field: string]: unknown
}

export interface JoinOptions {
  /** Instead of the constructor's; joining another room leaves the first. */
  roomID?: string
  /** false: ownerInfo has the owner's userID only. */
  getOwnerInfo?: boolean
}

const alreadyInRoom = 10013
const notInRoom = 2623
const final = [10007, 10010, 10015, 10016]

export class Room {
  joined = false
  /** Of the room with `id`; undefined until it was loaded. */
  group: GroupInfo | undefined
  /** After exitRoom() the room is not listened to, though its messages may still come in. */
  listening = true
  private joining: { id: string; work: Promise<GroupInfo> } | undefined

  constructor(
    public id: string,
    private readonly groupCustomFieldFilter: string[] | undefined,
    private readonly session: Session,
    private readonly user: User,
  ) {}

  /** The room's ID, or an error that says how to give one. */
  needID(doing: string): string {
    if (this.id) return this.id
    throw argumentError(`${doing}: no roomID; pass it to the constructor, or call joinRoom({ roomID })`)
  }

  /** @param leaving done before another room is joined */
  async join(options: JoinOptions | undefined, leaving: () => Promise<void>): Promise<GroupInfo> {
    const { roomID, getOwnerInfo = true } = dict(options) as JoinOptions
    const id = readRoomID(roomID) || this.needID('joinRoom')
    if (this.joining?.id === id) return this.joining.work
    const work = this.enter(id, getOwnerInfo, leaving)
    const joining = { id, work }
    this.joining = joining
    try {
      return await work
    } finally {
      if (this.joining === joining) this.joining = undefined
    }
  }

  private async enter(id: string, withOwner: boolean, leaving: () => Promise<void>): Promise<GroupInfo> {
    if (this.joined && id !== this.id) await leaving()
    const group = await this.ask(id)
    if (id !== this.id) this.group = undefined
    this.id = id
    this.joined = this.listening = true
    this.session.shared.enterRoom(this.user, id)
    return this.complete(group ?? (await this.askProfile(id)), withOwner)
  }

  /** @returns the room's profile, if the SDK gave it: it does not when the account was in the room already */
  private async ask(groupID: string): Promise<unknown> {
    const type = this.session.shared.sdk.types['GRP_AVCHATROOM']
    try {
      const { status, group } = dict(await answer(this.session.sdk.joinGroup({ groupID, type })))
      if (status === 'WaitAdminApproval') {
        throw new TslError('room', 0, 'joinRoom: this room wants approval, so it is no AVChatRoom')
      }
      return group
    } catch (error) {
      if (dict(error)['code'] === alreadyInRoom) return undefined
      throw toTslError(error, 'joinRoom')
    }
  }

  private async askProfile(groupID: string): Promise<unknown> {
    const { groupCustomFieldFilter } = this
    const ask = groupCustomFieldFilter ? { groupID, groupCustomFieldFilter } : { groupID }
    return dict(await answer(this.session.sdk.getGroupProfile(ask)))['group']
  }

  /** Loads the room's profile and its owner's. */
  async load(): Promise<GroupInfo> {
    const id = this.needID('getRoomInfo')
    try {
      return await this.complete(await this.askProfile(id), true)
    } catch (error) {
      throw toTslError(error, 'getRoomInfo')
    }
  }

  private async complete(group: unknown, withOwner: boolean): Promise<GroupInfo> {
    const ownerID = text(dict(group)['ownerID'])
    const ownerInfo =
      withOwner && ownerID ? await this.owner(ownerID) : { userID: ownerID, nick: '', avatar: '' }
    this.group = Object.assign({}, group, { groupID: this.id, ownerID, ownerInfo })
    return this.group
  }

  /** A room is worth joining even when its owner's name cannot be had. */
  private async owner(userID: string): Promise<Person> {
    let profile: unknown
    try {
      profile = list(await answer(this.session.sdk.getUserProfile({ userIDList: [userID] })))[0]
    } catch {
      profile = undefined
    }
    const { nick, avatar } = dict(profile)
    return { userID, nick: text(nick), avatar: text(avatar) }
  }

  async exit(): Promise<{ status: 'Left' | 'NotInRoom' }> {
    const id = this.needID('exitRoom')
    let status: 'Left' | 'NotInRoom' = 'Left'
    if (!this.session.shared.isRoomUsedBeside(this.user)) {
      try {
        await this.session.sdk.quitGroup(id)
      } catch (error) {
        if (dict(error)['code'] !== notInRoom) throw toTslError(error, 'exitRoom')
        status = 'NotInRoom'
      }
    }
    this.session.shared.leaveRoom(this.user)
    this.joined = this.listening = false
    return { status }
  }

  /** Joins again where the connection was cut. */
  async rejoin(): Promise<RoomLost | undefined> {
    try {
      await this.ask(this.id)
      return undefined
    } catch (thrown) {
      const { code, message } = toTslError(thrown, 'joinRoom')
      if (!final.includes(code)) throw thrown
      return this.lose('gone', code, message)
    }
  }

  lose(reason: RoomLost['reason'], code: number, message: string): RoomLost {
    this.session.shared.leaveRoom(this.user)
    this.joined = false
    return { roomID: this.id, reason, code, message }
  }

  /** The owner's side. */
  async update(change: object, doing: string): Promise<void> {
    const groupID = this.needID(doing)
    try {
      await this.session.sdk.updateGroupProfile(Object.assign({ groupID }, change))
    } catch (error) {
      throw toTslError(error, doing)
    }
  }
}

export const lost = {
  dismissed: { code: 10010, message: 'the room was dismissed' },
  removed: { code: CODE.ROOM_REMOVED, message: 'removed from the room by the host' },
  moved: { code: CODE.ROOM_MOVED, message: 'this account joined another room, and may be in one at a time' },
} as const
