/**
 * The room's profile with how the show stands, what is on the shelf and how many watch: the SDK brings custom fields only to those
 * who name them, and counts an AVChatRoom only where it is asked for that.
 */
import { dictOf } from './json'
import type { RoomProfile, ShopChat } from './port'
import { GOODS_FIELD, STATUS_FIELD } from './room-state'

/** `known`: what has just come with the joining; else the room's profile is asked for, and this rejects if it cannot be had. */
export async function wholeProfile(chat: ShopChat, known?: RoomProfile): Promise<RoomProfile> {
  const profile = known || (await chat.getRoomInfo())
  const [fields, count] = await Promise.all([fieldsOf(chat, profile.groupID), countOf(chat, profile.groupID)])
  // An empty list of whoever did not ask for them says nothing.
  const { groupCustomField: given, ...rest } = profile
  const groupCustomField = fields || (given && given.length > 0 ? given : undefined)
  return { ...rest, ...(groupCustomField ? { groupCustomField } : {}), ...count }
}

/** Nothing: they cannot be had, since the console does not know them, or the line is down. */
async function fieldsOf({ TIM }: ShopChat, groupID: string): Promise<RoomProfile['groupCustomField']> {
  try {
    const groupCustomFieldFilter = [STATUS_FIELD, GOODS_FIELD]
    const { data } = dictOf(await TIM.getGroupProfile({ groupID, groupCustomFieldFilter }))
    const { groupCustomField } = dictOf(dictOf(data).group)
    return Array.isArray(groupCustomField) ? (groupCustomField as RoomProfile['groupCustomField']) : undefined
  } catch {
    return undefined
  }
}

async function countOf({ TIM }: ShopChat, groupID: string): Promise<Partial<RoomProfile>> {
  try {
    const { data } = dictOf(await TIM.getGroupOnlineMemberCount?.(groupID))
    const { memberCount } = dictOf(data)
    return typeof memberCount === 'number' ? { memberCount } : {}
  } catch {
    return {}
  }
}
