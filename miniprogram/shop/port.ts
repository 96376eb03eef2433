/** What the shop uses of the room's chat: a part of TSL (tim-live-sell), which the plugin's handles give as `getLiveSell()`. */

export interface Person {
  userID: string
  nick: string
  avatar: string
}

/** `value`: what the sender gave, as text; anybody can send anything. */
export interface Sent extends Person {
  value: string
}

export interface ChatEvents {
  SDK_READY: undefined
  SDK_NOT_READY: unknown
  KICKED: { data?: unknown }
  NETWORK_CHANGE: { data?: unknown }
  ERROR: { data: { code: number; message: string } }
  MESSAGE: Person & { message: string }
  LIKE: Sent & { count: number }
  SEND_GIFT: Sent
  ATTENT: Sent
  BUY_GOODS: Sent
  USE_COUPON: Sent
  ROOM_STATUS_CHANGE: Sent
  ADD_GOODS: Sent
  NOTIFACATION: { notification: string }
  JOIN_GROUP: Person
  EXIT_GROUP: Person
  MESSAGES_MISSED: { roomID: string; since: number; until: number }
  ROOM_LOST: { roomID: string; reason: string; code: number; message: string }
  MUTED: { roomID: string; seconds: number; all: boolean }
  /** This shop's own: a coupon was claimed. */
  CLAIM_COUPON: Sent
  /** This shop's own, from the host: how many likes the show has. */
  SHOW_LIKES: Sent
}

export type ChatEvent = keyof ChatEvents

export interface RoomProfile {
  groupID: string
  ownerID: string
  ownerInfo?: Person
  notification?: string
  memberCount?: unknown
  muteAllMembers?: unknown
  groupCustomField?: { key: string; value: string }[]
}

export interface ProfileKeeper {
  getMyProfile(): Promise<unknown>
  updateMyProfile(changes: object): Promise<unknown>
}

/** Of the SDK's own object. */
export interface ChatSdk extends ProfileKeeper {
  getGroupOnlineMemberCount?(groupID: string): Promise<unknown>
  /** For owner and admins; s, 0 = may speak. */
  setGroupMemberMuteTime?(what: { groupID: string; userID: string; muteTime: number }): Promise<unknown>
  getGroupProfile(what: { groupID: string; groupCustomFieldFilter: string[] }): Promise<unknown>
}

export interface ShopChat {
  /** What comes with which event says ChatEvents; Listeners keeps to it. */
  on(event: ChatEvent, listener: (data: unknown) => unknown): unknown
  off(event: ChatEvent, listener?: (data: unknown) => unknown): unknown
  /** The SDK's own object. */
  readonly TIM: ChatSdk
  getRoomInfo(): Promise<RoomProfile>
  getUserInfo(): Promise<Person>
  sendMessage(message: string): Promise<Person & { message: string }>
  like(): Promise<unknown>
  gift(extension: string): Promise<unknown>
  buy(goods: unknown): Promise<unknown>
  useCoupon(extension: string): Promise<unknown>
  attention(): Promise<unknown>
  cancelAttention(): Promise<unknown>
  sendCustomMsgAndEmitEvent(event: 'CLAIM_COUPON' | 'SHOW_LIKES', extension: string): Promise<unknown>
  setRoomStatus(value: string): Promise<void>
  setGoods(value: unknown): Promise<void>
  setNotification(notification: string): Promise<void>
}
