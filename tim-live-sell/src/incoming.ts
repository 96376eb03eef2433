/**
 * What a batch of SDK messages says to one room's listeners. Pure, and total: any value at all may stand where a message
 * is expected.
 */
import { canonical, mayBeSent, type Data } from './events'
import { dict, json, list, text, type Dict } from './narrow'
import { readCount } from './wire'

export interface Context {
  roomID: string
  ownerID: string
  userID: string
}

/** `event` goes to the app; `room` is for the room itself. */
export type Incoming =
  | { event: string; payload: unknown }
  | { room: 'dismissed' | 'removed' }
  | { room: 'muted'; seconds: number; all: boolean }

/** Group tips by operationType. */
const tip = { JOIN: 1, EXIT: 2, REMOVED: 3, PROFILE: 6, MEMBER: 7, BANNED: 10 }
/** Notices of the system by operationType; 255 is what an app's own server sends. */
const notice = { REMOVED: 4, DISMISSED: 5, CUSTOM: 255 }

export function readMessage(given: unknown, context: Context): Incoming[] {
  const message = dict(given)
  const payload = dict(message['payload'])
  if (!isOfRoom(message, payload, context.roomID)) return []
  switch (message['type']) {
    case 'TIMTextElem':
      if (typeof payload['text'] !== 'string') return []
      return [{ event: 'MESSAGE', payload: Object.assign(sender(message), { message: payload['text'] }) }]
    case 'TIMCustomElem':
      return readCustom(message, payload, context)
    case 'TIMGroupTipElem':
      return readTip(message, payload, context)
    case 'TIMGroupSystemNoticeElem':
      return readNotice(payload)
    default:
      return []
  }
}

function isOfRoom(message: Dict, payload: Dict, roomID: string): boolean {
  if (!roomID) return false
  if (message['type'] === 'TIMGroupSystemNoticeElem') {
    return dict(payload['groupProfile'])['groupID'] === roomID
  }
  return message['conversationType'] === 'GROUP' && message['to'] === roomID
}

function sender(message: Dict) {
  return { nick: text(message['nick']), avatar: text(message['avatar']), userID: text(message['from']) }
}

function data(message: Dict, value: string): Data {
  return Object.assign(sender(message), { value, extension: value })
}

function readCustom(message: Dict, payload: Dict, { ownerID }: Context): Incoming[] {
  const { data: name, extension, description } = payload
  if (typeof name !== 'string' || !name) return []
  const event = canonical(name)
  if (!mayBeSent(event, ownerID !== '' && message['from'] === ownerID)) return []
  const content = data(message, text(extension))
  const count = event === 'LIKE' ? { count: readCount(description) } : {}
  return [{ event, payload: Object.assign(content, count) }]
}

function readTip(message: Dict, payload: Dict, context: Context): Incoming[] {
  switch (payload['operationType']) {
    case tip.JOIN:
      return people(message, payload).map((person) => ({ event: 'JOIN_GROUP', payload: person }))
    case tip.EXIT:
      return people(message, payload).map((person) => ({ event: 'EXIT_GROUP', payload: person }))
    case tip.REMOVED:
    case tip.BANNED:
      return people(message, payload).map((person) =>
        person.userID === context.userID ? { room: 'removed' } : { event: 'EXIT_GROUP', payload: person },
      )
    case tip.PROFILE:
      return readProfile(message, dict(payload['newGroupProfile']))
    case tip.MEMBER:
      return list(payload['memberList'])
        .map(dict)
        .filter((member) => member['userID'] === context.userID && typeof member['muteTime'] === 'number')
        .map((member) => ({ room: 'muted', seconds: Number(member['muteTime']), all: false }))
    default:
      return []
  }
}

/** One tip may tell of several people; the message's own nick and avatar are the operator's. */
function people(message: Dict, payload: Dict) {
  const { operatorID, userIDList, memberList } = payload
  const users = list(userIDList).map(text).filter(Boolean)
  const operator = text(operatorID)
  return (users.length > 0 ? users : [operator]).filter(Boolean).map((userID) => {
    const known = list(memberList)
      .map(dict)
      .find((member) => member['userID'] === userID)
    const from = known ?? (userID === operator ? message : {})
    return { nick: text(dict(from)['nick']), avatar: text(dict(from)['avatar']), userID }
  })
}

function readProfile(message: Dict, profile: Dict): Incoming[] {
  const found: Incoming[] = []
  for (const field of list(profile['groupCustomField']).map(dict)) {
    const { key, value } = field
    const event = typeof key === 'string' ? canonical(key) : ''
    if (event && mayBeSent(event, true)) found.push({ event, payload: data(message, text(value)) })
  }
  const { notification, introduction, muteAllMembers } = profile
  const name = profile['groupName'] ?? profile['name']
  if (typeof notification === 'string') found.push({ event: 'NOTIFACATION', payload: { notification } })
  const words: { name?: string; introduction?: string } = {}
  if (typeof name === 'string') words.name = name
  if (typeof introduction === 'string') words.introduction = introduction
  if (Object.keys(words).length > 0) found.push({ event: 'INTRODUCTION', payload: words })
  if (typeof muteAllMembers === 'boolean') {
    found.push({ room: 'muted', seconds: muteAllMembers ? 0xffffffff : 0, all: true })
  }
  return found
}

function readNotice(payload: Dict): Incoming[] {
  switch (payload['operationType']) {
    case notice.DISMISSED:
      return [{ room: 'dismissed' }]
    case notice.REMOVED:
      return [{ room: 'removed' }]
    case notice.CUSTOM: {
      // What im-live-sells 1.0.25 understands: {type: event, msg: anything}.
      const { type, msg } = dict(json(payload['userDefinedField']))
      const event = typeof type === 'string' ? canonical(type) : ''
      if (!event || !mayBeSent(event, true)) return []
      const value = typeof msg === 'object' ? JSON.stringify(msg) : text(msg)
      return [{ event, payload: { nick: '', avatar: '', userID: '', value, extension: value, msg } }]
    }
    default:
      return []
  }
}
