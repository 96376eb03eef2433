/** What the cloud answers to those who are connected: one function for each thing that they may ask. */
import { CODE, TYPES, largestMessage } from './constants'
import { type Connection } from './connection'
import { type Group, type GroupChange, type Operation, type Operations, type Profile } from './link'
import { refuse, type Switchboard } from './switchboard'

/** What may be refused although it is well asked. */
export interface Permissions {
  /** May one account be logged in several times? If not, the older login is kicked. */
  severalDevices: boolean
  /** Throws a Refusal; gives when the login ends, ms since 1970. */
  permit(login: Operations['login']['ask'], from: Connection): number | undefined
  /** A code refuses the message. */
  webhook: (message: { from: string; type: string; payload: unknown }) => number | undefined
  dismiss(groupID: string): void
}

export type Answers = {
  [One in Operation]: (from: Connection, ask: Operations[One]['ask']) => Operations[One]['get']
}

export function createAnswers(board: Switchboard, permissions: Permissions): Answers {
  const { accounts } = board

  function login(from: Connection, asked: Operations['login']['ask']): Profile {
    const { userID } = asked
    const expiresAt = permissions.permit(asked, from)
    if (!permissions.severalDevices) {
      for (const one of board.connectionsOf(userID)) {
        if (one !== from) board.kick(one, TYPES.KICKED_OUT_MULT_ACCOUNT)
      }
    }
    board.logIn(from, userID, expiresAt)
    return accounts.get(userID)
  }

  function join(from: Connection, groupID: string): Operations['joinGroup']['get'] {
    const room = board.room(groupID)
    if (room.has(from)) return { status: TYPES.JOIN_STATUS_ALREADY_IN_GROUP }
    // An account sits in one AVChatRoom at a time.
    for (const other of board.rooms.values()) other.delete(from)
    room.add(from)
    board.say(room, from, TYPES.GRP_TIP_MBR_JOIN)
    return { status: TYPES.JOIN_STATUS_SUCCESS, group: room.profile() }
  }

  function quit(from: Connection, groupID: string): { groupID: string } {
    const room = board.room(groupID)
    if (room.group.ownerID === from.userID) refuse(CODE.OWNER_CANNOT_QUIT)
    if (!room.has(from)) refuse(CODE.NOT_ALLOWED)
    room.delete(from)
    board.say(room, from, TYPES.GRP_TIP_MBR_QUIT)
    return { groupID }
  }

  function dismiss(from: Connection, groupID: string): { groupID: string } {
    if (board.room(groupID).group.ownerID !== from.userID) refuse(CODE.NOT_ALLOWED)
    permissions.dismiss(groupID)
    return { groupID }
  }

  function change(from: Connection, groupID: string, wished: GroupChange): { group: Group } {
    const room = ofAdmin(from, groupID)
    room.change(wished)
    const { name, ...rest } = wished
    const newGroupProfile = name === undefined ? rest : { ...rest, groupName: name }
    board.say(room, from, TYPES.GRP_TIP_GRP_PROFILE_UPDATED, { newGroupProfile })
    return { group: room.profile(wished.groupCustomField?.map(({ key }) => key)) }
  }

  function remove(from: Connection, groupID: string, userIDList: string[]): { groupID: string } {
    const room = ofAdmin(from, groupID)
    board.say(room, from, TYPES.GRP_TIP_MBR_KICKED_OUT, { userIDList })
    for (const userID of userIDList) board.connectionsOf(userID).forEach((one) => room.delete(one))
    return { groupID }
  }

  function mute(
    from: Connection,
    { groupID, userID, muteTime }: Operations['setGroupMemberMuteTime']['ask'],
  ): { groupID: string } {
    const room = ofAdmin(from, groupID)
    room.mute(userID, board.now() + muteTime * 1000)
    board.say(room, from, TYPES.GRP_TIP_MBR_PROFILE_UPDATED, { memberList: [{ userID, muteTime }] })
    return { groupID }
  }

  function ofAdmin(from: Connection, groupID: string) {
    const room = board.room(groupID)
    return room.isAdmin(from.userID) ? room : refuse(CODE.NOT_ALLOWED)
  }

  function updateProfile(from: Connection, changes: Partial<Profile>): Profile {
    const profile = accounts.change(from.userID ?? '', changes)
    board.connectionsOf(profile.userID).forEach((one) => one.push({ kind: 'profile', profile }))
    return profile
  }

  function send(
    from: Connection,
    message: Operations['sendMessage']['ask'],
  ): Operations['sendMessage']['get'] {
    const { userID = '' } = from
    const { to, type, payload } = message
    // One to one is not what this cloud is for.
    if (message.conversationType !== TYPES.CONV_GROUP) refuse(CODE.BAD_REQUEST)
    const room = board.room(to)
    if (!room.has(from)) refuse(CODE.NOT_IN_ROOM)
    if (room.isMuted(userID, board.now())) refuse(CODE.MUTED)
    if (Buffer.byteLength(JSON.stringify(payload)) > largestMessage) refuse(CODE.TOO_LARGE)
    const refused = permissions.webhook({ from: userID, type, payload })
    if (refused !== undefined) refuse(refused)
    return board.carry(room, from, message)
  }

  return {
    login,
    logout: (from) => {
      board.logOut(from)
      return null
    },
    joinGroup: (from, { groupID }) => join(from, groupID),
    quitGroup: (from, { groupID }) => quit(from, groupID),
    dismissGroup: (from, { groupID }) => dismiss(from, groupID),
    getGroupProfile: (_from, { groupID, groupCustomFieldFilter }) => ({
      group: board.room(groupID).profile(groupCustomFieldFilter),
    }),
    getGroupOnlineMemberCount: (from, { groupID }) => {
      const room = board.room(groupID)
      return { memberCount: room.has(from) ? room.size : 0 }
    },
    updateGroupProfile: (from, { groupID, ...wished }) => change(from, groupID, wished),
    deleteGroupMember: (from, { groupID, userIDList }) => remove(from, groupID, userIDList),
    setGroupMemberMuteTime: mute,
    getUserProfile: (_from, { userIDList }) => userIDList.map((userID) => accounts.get(userID)),
    updateMyProfile: updateProfile,
    sendMessage: send,
  }
}
