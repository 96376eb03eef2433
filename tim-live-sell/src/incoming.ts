/**
 * What a batch of SDK messages says to one room's listeners. Pure, and total: any value at all may stand where a message
 * is expected.
 */
import { canonical, mayBeSent, type Data, type Person } from './events'
import { dict, json, list, text, type Dict } from './narrow'
import { readCount } from './wire'

export interface Context {
  roomID: string
  ownerID: string
  userID: string
}

export type RoomNews = { what: 'dismissed' | 'removed' } | { what: 'muted'; seconds: number; all: boolean }

/** Told as it is read: lists of what was found would cost more than the reading. */
export interface Sink {
  /** Was this ID not here before? */
  isNew(id: unknown): boolean
  /** For the app. */
  event(name: string, payload: unknown): void
  /** For the room itself. */
  happened(news: RoomNews): void
}

/** Group tips by operationType. */
const tip = { JOIN: 1, EXIT: 2, REMOVED: 3, PROFILE: 6, MEMBER: 7, BANNED: 10 }
/** Notices of the system by operationType; 255 is what an app's own server sends. */
const notice = { REMOVED: 4, DISMISSED: 5, CUSTOM: 255 }

export function readMessage(given: unknown, context: Context, sink: Sink): void {
  const message = dict(given)
  const payload = dict(message['payload'])
  if (!isOfRoom(message, payload, context.roomID) || !sink.isNew(message['ID'])) return
  switch (message['type']) {
    case 'TIMTextElem':
      if (typeof payload['text'] === 'string') sink.event('MESSAGE', said(message, payload['text']))
      return
    case 'TIMCustomElem':
      return readCustom(message, payload, context, sink)
    case 'TIMGroupTipElem':
      return readTip(message, payload, context, sink)
    case 'TIMGroupSystemNoticeElem':
      return readNotice(payload, sink)
  }
}

function isOfRoom(message: Dict, payload: Dict, roomID: string): boolean {
  if (!roomID) return false
  if (message['type'] === 'TIMGroupSystemNoticeElem') {
    return dict(payload['groupProfile'])['groupID'] === roomID
  }
  return message['conversationType'] === 'GROUP' && message['to'] === roomID
}

// Written out, because this is done for every message of a room: Object.assign takes several times as long.

function said({ nick, avatar, from }: Dict, message: string) {
  return { nick: text(nick), avatar: text(avatar), userID: text(from), message }
}

function data({ nick, avatar, from }: Dict, value: string): Data {
  return { nick: text(nick), avatar: text(avatar), userID: text(from), value, extension: value }
}

function readCustom(message: Dict, payload: Dict, { ownerID }: Context, sink: Sink): void {
  const { data: name, extension, description } = payload
  if (typeof name !== 'string' || !name) return
  const event = canonical(name)
  if (!mayBeSent(event, ownerID !== '' && message['from'] === ownerID)) return
  const content: Data & { count?: number } = data(message, text(extension))
  if (event === 'LIKE') content.count = readCount(description)
  sink.event(event, content)
}

function readTip(message: Dict, payload: Dict, { userID }: Context, sink: Sink): void {
  const kind = payload['operationType']
  if (kind === tip.PROFILE) return readProfile(message, dict(payload['newGroupProfile']), sink)
  if (kind === tip.MEMBER) {
    for (const member of list(payload['memberList']).map(dict)) {
      const { muteTime } = member
      if (member['userID'] !== userID || typeof muteTime !== 'number') continue
      sink.happened({ what: 'muted', seconds: muteTime, all: false })
    }
    return
  }
  const removed = kind === tip.REMOVED || kind === tip.BANNED
  if (kind !== tip.JOIN && kind !== tip.EXIT && !removed) return
  for (const person of people(message, payload)) {
    if (removed && person.userID === userID) sink.happened({ what: 'removed' })
    else sink.event(kind === tip.JOIN ? 'JOIN_GROUP' : 'EXIT_GROUP', person)
  }
}

/** One tip may tell of several people; the message's own nick and avatar are the operator's. */
function people({ nick, avatar }: Dict, { operatorID, userIDList, memberList }: Dict): Person[] {
  const operator = text(operatorID)
  const found: Person[] = []
  for (const one of list(userIDList)) {
    const userID = text(one)
    const known = list(memberList).find((member) => dict(member)['userID'] === userID)
    if (userID && known === undefined && userID !== operator) found.push({ nick: '', avatar: '', userID })
    else if (userID && known === undefined) found.push({ nick: text(nick), avatar: text(avatar), userID })
    else if (userID)
      found.push({ nick: text(dict(known)['nick']), avatar: text(dict(known)['avatar']), userID })
  }
  if (found.length === 0 && operator) found.push({ nick: text(nick), avatar: text(avatar), userID: operator })
  return found
}

function readProfile(message: Dict, profile: Dict, sink: Sink): void {
  for (const { key, value } of list(profile['groupCustomField']).map(dict)) {
    const event = typeof key === 'string' ? canonical(key) : ''
    if (event && mayBeSent(event, true)) sink.event(event, data(message, text(value)))
  }
  const { notification, introduction, muteAllMembers } = profile
  const name = profile['groupName'] ?? profile['name']
  if (typeof notification === 'string') sink.event('NOTIFACATION', { notification })
  const words: { name?: string; introduction?: string } = {}
  if (typeof name === 'string') words.name = name
  if (typeof introduction === 'string') words.introduction = introduction
  if (Object.keys(words).length > 0) sink.event('INTRODUCTION', words)
  if (typeof muteAllMembers === 'boolean') {
    sink.happened({ what: 'muted', seconds: muteAllMembers ? 0xffffffff : 0, all: true })
  }
}

function readNotice(payload: Dict, sink: Sink): void {
  const kind = payload['operationType']
  if (kind === notice.DISMISSED) sink.happened({ what: 'dismissed' })
  if (kind === notice.REMOVED) sink.happened({ what: 'removed' })
  if (kind !== notice.CUSTOM) return
  // What im-live-sells 1.0.25 understands: {type: event, msg: anything}.
  const { type, msg } = dict(json(payload['userDefinedField']))
  const event = typeof type === 'string' ? canonical(type) : ''
  if (!event || !mayBeSent(event, true)) return
  const value = typeof msg === 'object' ? JSON.stringify(msg) : text(msg)
  sink.event(event, { nick: '', avatar: '', userID: '', value, extension: value, msg })
}
