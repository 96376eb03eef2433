/**
 * What runs between the SDK's stand-in (in a page or a test) and the cloud's (in the same process, or behind a WebSocket).
 * All of it is plain JSON.
 */
import { type KickType, type NetState, type Priority } from './constants'

export interface Profile {
  userID: string
  nick: string
  avatar: string
  profileCustomField: { key: string; value: string }[]
}

export interface Group {
  groupID: string
  type: 'AVChatRoom'
  name: string
  avatar: string
  ownerID: string
  introduction: string
  notification: string
  memberCount: number
  muteAllMembers: boolean
  groupCustomField: { key: string; value: string }[]
}

export type GroupChange = Partial<
  Pick<Group, 'name' | 'introduction' | 'notification' | 'muteAllMembers' | 'groupCustomField'>
>

/** A message as it travels; the receiver's SDK adds `flow`. */
export interface WireMessage {
  ID: string
  type: string
  payload: unknown
  conversationID: string
  conversationType: string
  to: string
  from: string
  nick: string
  avatar: string
  /** s since 1970, as the cloud received it */
  time: number
  sequence: number
  priority: Priority
}

/** What can be asked, and what comes back. */
export interface Operations {
  login: { ask: { userID: string; userSig: string }; get: Profile }
  logout: { ask: object; get: null }
  joinGroup: { ask: { groupID: string }; get: { status: string; group?: Group } }
  quitGroup: { ask: { groupID: string }; get: { groupID: string } }
  dismissGroup: { ask: { groupID: string }; get: { groupID: string } }
  /** Custom fields come to those who name them. */
  getGroupProfile: { ask: { groupID: string; groupCustomFieldFilter?: string[] }; get: { group: Group } }
  /** The only count of an AVChatRoom; 0 to those who are not in it. */
  getGroupOnlineMemberCount: { ask: { groupID: string }; get: { memberCount: number } }
  updateGroupProfile: { ask: GroupChange & { groupID: string }; get: { group: Group } }
  deleteGroupMember: { ask: { groupID: string; userIDList: string[] }; get: { groupID: string } }
  setGroupMemberMuteTime: {
    ask: { groupID: string; userID: string; muteTime: number }
    get: { groupID: string }
  }
  getUserProfile: { ask: { userIDList: string[] }; get: Profile[] }
  updateMyProfile: { ask: Partial<Omit<Profile, 'userID'>>; get: Profile }
  sendMessage: { ask: WireMessage; get: { time: number; sequence: number } }
}

export type Operation = keyof Operations

export type Push =
  | { kind: 'messages'; messages: WireMessage[] }
  | { kind: 'kicked'; type: KickType }
  | { kind: 'profile'; profile: Profile }

/** What a request is rejected with. The real cloud's texts are mostly empty as well. */
export interface Refusal {
  code: number
}

export interface NetHandlers {
  push(push: Push): void
  state(state: NetState): void
}

export interface Link {
  /** Rejects with a Refusal; may never answer. */
  request<Name extends Operation>(name: Name, ask: Operations[Name]['ask']): Promise<Operations[Name]['get']>
  /** Called by the SDK's stand-in, once. */
  attach(handlers: NetHandlers): void
  close(): void
}

/** Opens a link for one SDK object. */
export type Connect = (SDKAppID: number) => Link
