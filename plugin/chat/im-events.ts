/** What the built-in chat tells its host as IMEvent: tags, payloads, and the error codes that are our own. */
import { dict, number, text } from '../values'

/**
 * Codes of `tag: 'error'` that are the plugin's. Others are the cloud's (positive, as Tencent documents them) and
 * tim-live-sell's (-101 … -110).
 */
export const imErrorCodes = {
  /** Some of sdkAppID, userID, userSig, roomID are not set; `detail` names them. */
  INCOMPLETE: -20001,
  /** This build holds no chat SDK and the host has handed none over, or something that is none. */
  NO_SDK: -20002,
} as const

/** One message of the room, as plain data. */
export interface ChatMessage {
  id: string
  userID: string
  nick: string
  avatar: string
  /** s since 1970. */
  time: number
  type: 'TIMTextElem' | 'TIMCustomElem'
  /** '' for a custom message. */
  text: string
  /** '' for a text, as the next two. Of tim-live-sell's messages this is the event's name: LIKE, SEND_GIFT, … */
  data: string
  description: string
  extension: string
  /** The same once more, as pages read it that were written for Tencent's older components. */
  fromAccount: string
  fromAccountNick: string
  elems: { type: string; content: { text: string } | { data: string; desc: string; ext: string } }[]
}

export type ConnectionState = 'connected' | 'connecting' | 'disconnected'

/** The room's profile, as the SDK gives it. */
export interface RoomGroup {
  groupID: string
  ownerID: string
  ownerInfo: { userID: string; nick: string; avatar: string }
  [field: string]: unknown
}

/** `e.detail` of IMEvent. */
export type ImEvent =
  | { tag: 'login_event'; code: 0; detail: { userID: string } }
  | { tag: 'join_group_event'; code: 0; detail: { roomID: string; group: RoomGroup } }
  | {
      tag: 'connection_event'
      code: number
      /** `missed`: back after a gap; what was said between these times (ms since 1970) does not come again. */
      detail: { state: ConnectionState; missed?: { since: number; until: number } }
    }
  | { tag: 'big_group_msg_notify'; code: 0; detail: ChatMessage[] }
  /** code: the notice's kind; 4 removed from the room, 5 room dismissed, 255 sent by the app's own server (`text`). */
  | {
      tag: 'group_system_notifys'
      code: number
      detail: { roomID: string; text: string; [field: string]: unknown }
    }
  /** Only what has changed is there. */
  | { tag: 'group_info_change_notify'; code: 0; detail: { roomID: string; [field: string]: unknown } }
  /** code: place of `type` in that list, from 1; 0 for another reason. */
  | { tag: 'kicked'; code: number; detail: { type: string } }
  | ImError

export interface ImError {
  tag: 'error'
  code: number
  /** What happened and what to do, for the developer. */
  detail: string
  /** The same as a stable English word, for code. */
  reason: string
}

/** Numbers of the older components, which pages compare with. */
const CONNECTION: Record<ConnectionState, number> = { connected: 0, connecting: 1, disconnected: 9999 }
/** The SDK's reasons for a kick, in the order of their codes. */
const KICKS = ['multipleAccount', 'multipleDevice', 'userSigExpired', 'REST_API_Kick']

/** A state may be named like something of Object's. */
export const isConnectionState = (state: unknown): state is ConnectionState =>
  Object.keys(CONNECTION).includes(text(state))

export const loginEvent = (userID: string): ImEvent => ({ tag: 'login_event', code: 0, detail: { userID } })

export const joinedEvent = (roomID: string, group: RoomGroup): ImEvent => ({
  tag: 'join_group_event',
  code: 0,
  detail: { roomID, group },
})

/** `missed`: back after a gap that lasted from `since` to `until`, ms since 1970. */
export const connectionEvent = (
  state: ConnectionState,
  missed?: { since: number; until: number },
): ImEvent => ({
  tag: 'connection_event',
  code: CONNECTION[state],
  detail: missed ? { state, missed } : { state },
})

export const kickedEvent = (type: string): ImEvent => ({
  tag: 'kicked',
  code: KICKS.indexOf(type) + 1,
  detail: { type },
})

/** What goes wrong in the component's chat, not in the SDK's. */
export const problem = (code: number, message: string, reason?: string): Error =>
  Object.assign(new Error(message), { code, reason })

/** Codes from -101 on are tim-live-sell's, for the same. */
export const gone = (): Error => problem(-105, '已离开聊天室')

/** Whatever was thrown, as an event. */
export function imError(thrown: unknown): ImError {
  const { code, reason, message } = dict(thrown)
  return {
    tag: 'error',
    code: number(code),
    // The SDK fetches its words at run time, and often has none.
    detail: `IM：${text(message) || text(thrown) || number(code)}`,
    reason: text(reason) || 'sdk',
  }
}
