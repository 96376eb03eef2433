/** What the constructor takes, checked before anything is started. */
import { need } from './errors'
import { assign, text } from './narrow'

export interface UserSigProblem {
  /** As the cloud would say it: 70001 expired, 70003 malformed, 70013 another user, 70014 another app. */
  code: number
  message: string
}

/** `checkUserSig` of `tim-live-sell/user-sig` is one. `now` in ms since 1970. */
export type UserSigCheck = (
  userSig: string,
  expected: { SDKAppID: number; userName: string; now: number },
) => UserSigProblem | undefined

export interface TslOptions {
  /** The Chat app: a positive number, or the same as text. */
  SDKAppID: number | string
  /** The user, as userSig was signed for. */
  userName: string
  /** Signed on your server; never in the app. */
  userSig: string
  /** tim-wx-sdk, tim-js-sdk or @tencentcloud/chat. */
  TIM: unknown
  /** The AVChatRoom; may be given to joinRoom() instead. */
  roomID?: string
  /** Recognises an expired or foreign userSig before the login. */
  checkUserSig?: UserSigCheck
  /** Custom field of the user's profile that holds the hosts they follow: `Tag_Profile_Custom_…`. */
  followField?: string
  /** Group fields that setRoomStatus and setGoods write, if they are not called room_status and add_goods. */
  fields?: { status?: string; goods?: string }
  /** Custom fields of the group that joinRoom() and getRoomInfo() should bring; each must exist in the console. */
  groupCustomFieldFilter?: string[]
}

/** The same, checked, and without gaps where there must be none. */
export type Settings = Omit<TslOptions, 'SDKAppID'> &
  Required<Pick<TslOptions, 'roomID'>> & { SDKAppID: number }

export function readOptions(given: TslOptions): Settings {
  need(given, 'new TSL(options): pass { SDKAppID, roomID, userSig, userName, TIM }')
  const SDKAppID = Number(text(given.SDKAppID))
  const { userName, userSig, checkUserSig } = given
  need(SDKAppID > 0 && SDKAppID % 1 === 0, 'SDKAppID must be a positive number')
  need(userName && text(userName) === userName, 'userName must be a text')
  need(userSig && text(userSig) === userSig, 'userSig must be a text')
  const isFunction = !checkUserSig || typeof checkUserSig === 'function'
  need(isFunction, 'checkUserSig must be a function')
  return assign({}, given, { SDKAppID, roomID: readRoomID(given.roomID) })
}

/** '' when there is none. */
export function readRoomID(roomID: unknown): string {
  need(roomID == null || text(roomID) === roomID, 'roomID must be a text')
  return text(roomID)
}
