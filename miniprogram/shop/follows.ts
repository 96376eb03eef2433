/**
 * Whom this user follows, kept in a custom field of their own profile, so that it survives: neither an AVChatRoom nor its members
 * have a place for it. The field holds a JSON list of user IDs, as tim-live-sell's `followField` has it.
 */
import { dictOf, parsed, textOf } from './json'
import type { ProfileKeeper } from './port'

/** It is made once in the chat's console. */
const FOLLOW_FIELD = 'Tag_Profile_Custom_Follow'

export async function isFollowed(tim: ProfileKeeper, ownerID: string): Promise<boolean> {
  return (await followedBy(tim)).includes(ownerID)
}

export async function keepFollow(tim: ProfileKeeper, ownerID: string, followed: boolean): Promise<void> {
  // Another device may have changed the list.
  const before = await followedBy(tim)
  if (!ownerID || before.includes(ownerID) === followed) return
  const others = before.filter((one) => one !== ownerID)
  const value = JSON.stringify(followed ? [...others, ownerID] : others)
  await tim.updateMyProfile({ profileCustomField: [{ key: FOLLOW_FIELD, value }] })
}

async function followedBy(tim: ProfileKeeper): Promise<string[]> {
  const { data } = dictOf(await tim.getMyProfile())
  const { profileCustomField } = dictOf(data)
  const fields: unknown[] = Array.isArray(profileCustomField) ? profileCustomField : []
  const field = fields.find((one) => dictOf(one).key === FOLLOW_FIELD)
  const kept = parsed(textOf(dictOf(field).value))
  return Array.isArray(kept) ? (kept as unknown[]).map(textOf) : []
}
