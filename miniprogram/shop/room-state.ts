/** What the room's profile says: who sells, how the show stands, the notice, what is on the shelf. Pure. */
import { HOST } from './identity'
import { countOf, textOf } from './json'
import type { RoomProfile } from './port'
import { type Shelf, emptyShelf, readShelf } from './shelf'

/** 'none': no show now, or one whose end was before the viewer came. */
export type ShowStatus = 'none' | 'live' | 'paused' | 'ended'

export interface RoomState {
  ownerID: string
  hostName: string
  hostAvatar: string
  status: ShowStatus
  notice: string
  shelf: Shelf
  followed: boolean
  allMuted: boolean
  /** How many watch: without the host. */
  watching: number
}

export const STATUS_FIELD = 'room_status'
export const GOODS_FIELD = 'add_goods'

export function readStatus(value: string): ShowStatus {
  return value === 'live' || value === 'paused' || value === 'ended' ? value : 'none'
}

type ShowState = Pick<RoomState, 'status' | 'shelf'>

/** Without the custom fields nothing is known of show and shelf. */
export interface ProfileRead
  extends Omit<RoomState, 'followed' | 'watching' | keyof ShowState>, Partial<ShowState> {
  /** Everybody who is in the room; 0 = not known. */
  members: number
}

export function readProfile(profile: RoomProfile): ProfileRead {
  const { ownerID, ownerInfo, notification, groupCustomField, memberCount, muteAllMembers } = profile
  return {
    ownerID: textOf(ownerID),
    hostName: (ownerInfo && textOf(ownerInfo.nick)) || nameOf(textOf(ownerID)),
    hostAvatar: ownerInfo ? textOf(ownerInfo.avatar) : '',
    notice: textOf(notification),
    allMuted: muteAllMembers === true,
    members: countOf(memberCount, 0, 1e9, 0),
    ...(Array.isArray(groupCustomField) ? readFields(groupCustomField) : {}),
  }
}

function readFields(fields: { key: string; value: string }[]): ShowState {
  const field = (name: string): string => {
    const found = fields.find(({ key }) => key === name)
    return found ? textOf(found.value) : ''
  }
  const goods = field(GOODS_FIELD)
  return { status: readStatus(field(STATUS_FIELD)), shelf: goods ? readShelf(goods) : emptyShelf }
}

/** Of a host who has never been there to give one. */
function nameOf(userID: string): string {
  return userID === HOST.userID ? HOST.nickName : userID
}
