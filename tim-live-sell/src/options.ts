/** What the constructor takes, checked before anything is started. */
import { systemClock, type Clock } from './clock'
import { argumentError } from './errors'
import { dict, text } from './narrow'

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
  /** How long a login may take, in ms; 15 s unless given. */
  loginTimeout?: number
  /** Custom field of the user's profile that holds the hosts they follow: `Tag_Profile_Custom_…`. */
  followField?: string
  /** Group fields that setRoomStatus and setGoods write, if they are not called room_status and add_goods. */
  fields?: { status?: string; goods?: string }
  /** Custom fields of the group that joinRoom() and getRoomInfo() should bring; each must exist in the console. */
  groupCustomFieldFilter?: string[]
  /** Time, for tests. */
  clock?: Clock
}

export interface Settings {
  SDKAppID: number
  userName: string
  userSig: string
  roomID: string
  checkUserSig?: UserSigCheck
  loginTimeout: number
  followField: string
  statusField: string
  goodsField: string
  groupCustomFieldFilter?: string[]
  clock: Clock
}

export function readOptions(given: unknown): Settings {
  if (typeof given !== 'object' || given === null) {
    throw argumentError('new TSL(options): pass { SDKAppID, roomID, userSig, userName, TIM }')
  }
  const options = given as Partial<TslOptions>
  const SDKAppID = Number(text(options.SDKAppID) || NaN)
  if (!Number.isSafeInteger(SDKAppID) || SDKAppID <= 0) {
    throw argumentError('SDKAppID must be a positive number, such as 1400000000 from the Chat console')
  }
  const {
    checkUserSig,
    loginTimeout = 15_000,
    clock = systemClock,
    fields = {},
    groupCustomFieldFilter,
  } = options
  if (checkUserSig !== undefined && typeof checkUserSig !== 'function') {
    throw argumentError("checkUserSig must be the function of 'tim-live-sell/user-sig'")
  }
  if (!(loginTimeout > 0)) throw argumentError('loginTimeout must be a number of ms above 0')
  return {
    SDKAppID,
    userName: needText('userName', options.userName, 'the user that userSig was signed for'),
    userSig: needText('userSig', options.userSig, 'the signature that your server made for this user'),
    roomID: readRoomID(options.roomID),
    checkUserSig,
    loginTimeout,
    followField: text(options.followField),
    statusField: text(dict(fields)['status']) || 'room_status',
    goodsField: text(dict(fields)['goods']) || 'add_goods',
    groupCustomFieldFilter,
    clock,
  }
}

/** '' when there is none. */
export function readRoomID(roomID: unknown): string {
  if (roomID == null || typeof roomID === 'string') return roomID ?? ''
  throw argumentError('roomID must be the text that names an AVChatRoom, such as "@TGS#…"')
}

function needText(name: string, value: unknown, meaning: string): string {
  if (typeof value === 'string' && value) return value
  throw argumentError(`${name} must be a text: ${meaning}`)
}
