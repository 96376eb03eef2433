/** What may be asked over a socket, in its form: anything more is left out, anything else is undefined. */
import { TYPES, priorities } from './constants'
import { type Operation, type Operations } from './link'

type Readers = { [Name in Operation]: (ask: unknown) => Operations[Name]['ask'] | undefined }

/** Of a name or an ID; the cloud's own limits are lower, and its answer says so. */
const longestName = 512
const mostNames = 500

const room = (ask: unknown) => {
  const groupID = name(fields(ask)['groupID'])
  return groupID === undefined ? undefined : { groupID }
}

export const asksByName: Readers = {
  login: (ask) => {
    const { userID, userSig } = fields(ask)
    const known = name(userID)
    return known === undefined || typeof userSig !== 'string' ? undefined : { userID: known, userSig }
  },
  logout: () => ({}),
  joinGroup: room,
  quitGroup: room,
  dismissGroup: room,
  getGroupProfile: (ask) => {
    const group = room(ask)
    const { groupCustomFieldFilter: filter } = fields(ask)
    const groupCustomFieldFilter = filter === undefined ? [] : names(filter)
    return group && groupCustomFieldFilter ? { ...group, groupCustomFieldFilter } : undefined
  },
  getGroupOnlineMemberCount: room,
  updateGroupProfile: (ask) => {
    const group = room(ask)
    const { muteAllMembers, groupCustomField } = fields(ask)
    const custom = groupCustomField === undefined ? undefined : pairs(groupCustomField)
    if (!group || (groupCustomField !== undefined && !custom)) return undefined
    return {
      ...group,
      ...texts(ask, ['name', 'introduction', 'notification']),
      ...(typeof muteAllMembers === 'boolean' ? { muteAllMembers } : {}),
      ...(custom ? { groupCustomField: custom } : {}),
    }
  },
  deleteGroupMember: (ask) => {
    const group = room(ask)
    const userIDList = names(fields(ask)['userIDList'])
    return group && userIDList ? { ...group, userIDList } : undefined
  },
  setGroupMemberMuteTime: (ask) => {
    const group = room(ask)
    const { userID, muteTime } = fields(ask)
    const known = name(userID)
    if (!group || known === undefined || typeof muteTime !== 'number' || !(muteTime >= 0)) return undefined
    return { ...group, userID: known, muteTime }
  },
  getUserProfile: (ask) => {
    const userIDList = names(fields(ask)['userIDList'])
    return userIDList ? { userIDList } : undefined
  },
  updateMyProfile: (ask) => {
    const { profileCustomField } = fields(ask)
    const custom = profileCustomField === undefined ? undefined : pairs(profileCustomField)
    if (profileCustomField !== undefined && !custom) return undefined
    return { ...texts(ask, ['nick', 'avatar']), ...(custom ? { profileCustomField: custom } : {}) }
  },
  sendMessage: (ask) => {
    const { payload, time, sequence, priority, type } = fields(ask)
    const ID = name(fields(ask)['ID'])
    const to = name(fields(ask)['to'])
    const conversationType = name(fields(ask)['conversationType'])
    const sendable = type === TYPES.MSG_TEXT || type === TYPES.MSG_CUSTOM
    if (ID === undefined || to === undefined || conversationType === undefined || !sendable) return undefined
    if (typeof payload !== 'object' || payload === null) return undefined
    return {
      // Who sends it, and how he is called, the cloud knows itself.
      ...{ ID, to, type, payload, conversationType, from: '', nick: '', avatar: '' },
      conversationID: `${conversationType}${to}`,
      time: Number(time) || 0,
      sequence: Number(sequence) || 0,
      priority: priorities.find((known) => known === priority) ?? 'Normal',
    }
  },
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function name(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= longestName ? value : undefined
}

function names(value: unknown): string[] | undefined {
  if (!Array.isArray(value) || value.length > mostNames) return undefined
  const known = value.flatMap((one) => name(one) ?? [])
  return known.length === value.length ? known : undefined
}

function pairs(value: unknown): { key: string; value: string }[] | undefined {
  if (!Array.isArray(value) || value.length > mostNames) return undefined
  const known = value.flatMap((one: unknown) => {
    const { key, value: held } = fields(one)
    return typeof key === 'string' && typeof held === 'string' ? [{ key, value: held }] : []
  })
  return known.length === value.length ? known : undefined
}

function texts<Key extends string>(value: unknown, keys: Key[]): { [One in Key]?: string } {
  const given = fields(value)
  const known: { [One in Key]?: string } = {}
  for (const key of keys) {
    const held = given[key]
    if (typeof held === 'string') known[key] = held
  }
  return known
}
