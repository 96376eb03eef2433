/** The room's profile with how the show stands and what is on the shelf: the SDK brings such fields only to those who name them. */
import { dictOf } from './json'
import type { RoomProfile, ShopChat } from './port'
import { GOODS_FIELD, STATUS_FIELD } from './room-state'

/** `known`: what has just come with the joining; else the room's profile is asked for, and this rejects if it cannot be had. */
export async function wholeProfile(chat: ShopChat, known?: RoomProfile): Promise<RoomProfile> {
  const profile = known || (await chat.getRoomInfo())
  const groupCustomField = await fieldsOf(chat, profile.groupID)
  return groupCustomField ? { ...profile, groupCustomField } : profile
}

/** undefined: they cannot be had, since the console does not know them, or the line is down. */
async function fieldsOf(
  { TIM }: ShopChat,
  groupID: string,
): Promise<RoomProfile['groupCustomField'] | undefined> {
  try {
    const groupCustomFieldFilter = [STATUS_FIELD, GOODS_FIELD]
    const { data } = dictOf(await TIM.getGroupProfile({ groupID, groupCustomFieldFilter }))
    const { groupCustomField } = dictOf(dictOf(data).group)
    return Array.isArray(groupCustomField) ? (groupCustomField as RoomProfile['groupCustomField']) : undefined
  } catch {
    return undefined
  }
}
