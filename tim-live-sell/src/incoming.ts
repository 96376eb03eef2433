/** What messages of the SDK say to one room's listeners. Any value at all may stand where a message is expected. */
import { sendable, type Data, type RoomLost } from './events'
import { assign, dict, json, list, person, text, type Dict } from './narrow'
import { readCount } from './wire'

export interface Where {
  /** The room whose messages are read; '' for none. */
  roomID: string
  /** As far as known. */
  ownerID_: string
  /** This user. */
  userName: string
  emit_: (name: string, payload: unknown) => void
  /** The room itself is gone for this user. */
  lose_: (reason: RoomLost['reason']) => void
}

/** Fields that are read here; what is of another type says nothing, and what is missing altogether is caught. */
interface Message extends Dict {
  readonly payload: Dict & {
    readonly operationType: number
    readonly groupProfile: Dict
    readonly newGroupProfile: Dict
    readonly memberList?: readonly Dict[]
    readonly userIDList?: readonly unknown[]
  }
}

/** @param isNew was this ID not here before? */
export function createReader(
  where: Where,
  isNew: (id: unknown, random?: unknown) => boolean,
): (messages: readonly unknown[]) => void {
  const { userName, emit_ } = where

  function read(message: Message): void {
    const { type, payload, nick, avatar, from } = message
    const notice = type === 'TIMGroupSystemNoticeElem'
    if (
      (notice
        ? payload.groupProfile['groupID']
        : message['conversationType'] === 'GROUP' && message['to']) !== where.roomID ||
      !isNew(message['ID'], message['random'])
    ) {
      return
    }
    if (type === 'TIMTextElem') {
      const { text: said } = payload
      // Written out, here and below, because it is done for every message: what is put together takes twice as long.
      if (typeof said === 'string') {
        emit_('MESSAGE', { nick: text(nick), avatar: text(avatar), userID: text(from), message: said })
      }
    } else if (type === 'TIMCustomElem') {
      raise(
        payload['data'],
        message,
        text(payload['extension']),
        from === where.ownerID_,
        payload['description'],
      )
    } else if (type === 'TIMGroupTipElem') readTip(message)
    else if (notice) readNotice(payload)
  }

  /** An event whose name came over the wire. */
  function raise(
    name: unknown,
    { nick, avatar, from }: Dict,
    value: string,
    byOwner = true,
    description?: unknown,
    msg?: unknown,
  ): void {
    const event = sendable(name, byOwner)
    if (!event) return
    const data: Data & { count?: number; msg?: unknown } = {
      nick: text(nick),
      avatar: text(avatar),
      userID: text(from),
      value,
      extension: value,
    }
    if (event === 'LIKE') data.count = readCount(description)
    if (msg !== undefined) data.msg = msg
    emit_(event, data)
  }

  /** Kinds of tips: 1 joined, 2 left, 3 removed, 10 banned, 6 the room's profile changed, 7 a member's. */
  function readTip(message: Message): void {
    const {
      operationType: kind,
      operatorID,
      operatorInfo,
      memberList,
      userIDList,
      newGroupProfile,
    } = message.payload
    if (kind === 6) readProfile(message, newGroupProfile)
    else if (kind === 7) {
      for (const { userID, muteTime } of list(memberList).map(dict)) {
        if (userID === userName && typeof muteTime === 'number') muted(muteTime, false)
      }
    } else if (kind < 4 || kind === 10) {
      // One tip may tell of several people; the message's own nick and avatar are the operator's.
      for (const userID of userIDList && userIDList.length ? userIDList : [operatorID]) {
        const member = dict(
          list(memberList)
            .map(dict)
            .find((one) => one['userID'] === userID),
        )
        // Who comes or goes by themselves is the operator; of members often only the ID is there.
        const profile = member['nick'] || userID !== operatorID ? member : dict(operatorInfo || message)
        if (kind > 2 && userID === userName) where.lose_('removed')
        else if (text(userID)) emit_(kind === 1 ? 'JOIN_GROUP' : 'EXIT_GROUP', person(profile, userID))
      }
    }
  }

  function muted(seconds: unknown, all: boolean): void {
    emit_('MUTED', { roomID: where.roomID, seconds, all })
  }

  function readProfile(message: Message, profile: Dict): void {
    const { groupCustomField, groupName, notification, introduction, muteAllMembers } = profile
    for (const { key, value } of list(groupCustomField).map(dict)) raise(key, message, text(value))
    if (typeof notification === 'string') emit_('NOTIFACATION', { notification })
    const changed = assign(
      {},
      typeof groupName === 'string' && { name: groupName },
      typeof introduction === 'string' && { introduction },
    )
    if (Object.keys(changed).length) emit_('INTRODUCTION', changed)
    if (typeof muteAllMembers === 'boolean') muted(muteAllMembers ? 0xffffffff : 0, true)
  }

  /** Kinds of notices: 4 removed, 21 banned, 5 dismissed, 255 what an app's own server sends. */
  function readNotice(payload: Dict): void {
    const kind = payload['operationType']
    if (kind === 4 || kind === 21) where.lose_('removed')
    if (kind === 5) where.lose_('dismissed')
    if (kind === 255) {
      // What im-live-sells 1.0.25 understands: {type: event, msg: anything}.
      const { type, msg } = dict(json(payload['userDefinedField']))
      raise(type, {}, asText(msg), true, '', msg)
    }
  }

  return (messages) => {
    if (!where.roomID) return
    for (const message of messages) {
      try {
        read(message as Message)
      } catch {
        // What is no message of the SDK says nothing. Errors of listeners do not get here.
      }
    }
  }
}

/** An extension is text; what is not is written as JSON, and nothing as ''. */
export function asText(extension: unknown): string {
  return typeof extension === 'string' ? extension : text(JSON.stringify(extension))
}
