/**
 * The part of tim-wx-sdk, tim-js-sdk and @tencentcloud/chat that is used here, and how an app's `TIM` becomes it.
 * TIM.create gives one object per SDKAppID, and an account sits in one AVChatRoom at a time. Several of ours on the same
 * object therefore share its listeners, its login, its room, and its end: the last one out turns off the light.
 */
import { argumentError } from './errors'
import { type RoomLost } from './events'
import { dict } from './narrow'

/** What `TIM.create` returns. It has many more methods; an app that knows which SDK it hands in can say so. */
export interface ChatInstance {
  on(event: string, handler: (event: unknown) => void): unknown
  off(event: string, handler: (event: unknown) => void): unknown
  login(options: { userID: string; userSig: string }): Promise<unknown>
  logout(): Promise<unknown>
  destroy(): Promise<unknown>
  setLogLevel(level: number): unknown
  /** Only in @tencentcloud/chat. */
  isReady?(): boolean
  /** Before the SDK is ready the next two return a rejected promise instead of a message. */
  createTextMessage(options: object): unknown
  createCustomMessage(options: object): unknown
  sendMessage(message: unknown): Promise<unknown>
  joinGroup(options: object): Promise<unknown>
  quitGroup(groupID: string): Promise<unknown>
  getGroupProfile(options: object): Promise<unknown>
  updateGroupProfile(options: object): Promise<unknown>
  getMyProfile(): Promise<unknown>
  getUserProfile(options: { userIDList: string[] }): Promise<unknown>
  updateMyProfile(options: object): Promise<unknown>
}

/** One of ours on an instance of the SDK. */
export interface User {
  roomID: string
  /** In the room with `roomID`. */
  joined_: boolean
  hear_: (event: SdkEvent) => void
  lose_: (reason: RoomLost['reason']) => void
}

export interface SdkEvent {
  readonly name: string
  readonly data?: unknown
}

export interface Shared {
  readonly sdk_: ChatInstance
  users_: readonly User[]
  /** As far as events told. */
  ready_?: boolean
  /** Pending: a second one meanwhile would be rejected. */
  login_: Promise<unknown> | undefined
  /** Set while the SDK is taken down: whoever comes now needs a new one. */
  closing_?: Promise<void>
  hear_: (event: unknown) => void
}

/** The SDK's names of what is listened to (the same in all of them, which a test checks), and ours of what is passed on. */
export const heard: Readonly<Record<string, string>> = {
  sdkStateReady: '',
  onMessageReceived: '',
  sdkStateNotReady: 'SDK_NOT_READY',
  kickedOut: 'KICKED',
  onProfileUpdated: 'PROFILE_UPDATE',
  netStateChange: 'NETWORK_CHANGE',
  error: 'ERROR',
}

const howTo = "pass the SDK itself, as in `import TIM from 'tim-wx-sdk'` (mini-program) or 'tim-js-sdk' (web)"

const open = new WeakMap<ChatInstance, Shared>()

/**
 * What all of ours on this instance share.
 * @param TIM the SDK's module, or a namespace with the SDK as its `default`
 */
export function share(TIM: unknown, SDKAppID: number): Shared {
  const api = [TIM, dict(TIM)['default']]
    .map(dict)
    .find(({ create, EVENT, TYPES }) => create && EVENT && TYPES)
  if (!api) throw argumentError(`TIM is not a chat SDK: ${howTo}`)
  const sdk_ = (api as unknown as { create(options: object): ChatInstance }).create({ SDKAppID })
  if (!dict(sdk_)['joinGroup']) {
    throw argumentError(`TIM.create gave no instance for SDKAppID ${SDKAppID}: check it, and ${howTo}`)
  }
  let shared = open.get(sdk_)
  if (!shared) {
    const made: Shared = {
      sdk_,
      users_: [],
      login_: undefined,
      hear_: (event) => made.users_.forEach((user) => user.hear_(event as SdkEvent)),
    }
    open.set(sdk_, (shared = made))
  }
  return shared
}

export function enter(shared: Shared, user: User): void {
  const { sdk_, users_, hear_ } = shared
  if (!users_.length) {
    // By itself the SDK writes every step on the console; an app that wants that can say so after this.
    sdk_.setLogLevel(1)
    for (const name in heard) sdk_.on(name, hear_)
  }
  shared.users_ = users_.concat(user)
}

/** The last one to leave takes the SDK down by `close`. */
export async function leave(shared: Shared, user: User, close: () => Promise<void>): Promise<void> {
  const { sdk_, users_, hear_ } = shared
  shared.users_ = users_.filter((other) => other !== user)
  // One that never got in, because another was on its way out, takes nothing down.
  if (!users_.includes(user) || users_.length > 1) return
  for (const name in heard) sdk_.off(name, hear_)
  await (shared.closing_ = close().then(() => void open.delete(sdk_)))
}

/** What the SDK answered. It answers `{code, data}`, and rejects when it could not. */
export async function answer(asked: unknown): Promise<unknown> {
  return dict(await asked)['data']
}
