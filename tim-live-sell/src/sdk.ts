/**
 * The part of tim-wx-sdk, tim-js-sdk and @tencentcloud/chat that is used here, and how an app's `TIM` becomes it.
 * TIM.create gives one object per SDKAppID, and an account sits in one AVChatRoom at a time. Several of ours on the same
 * object therefore share its listeners, its login, its room, and its end: the last one out turns off the light.
 */
import { need } from './errors'
import { type RoomLost } from './events'
import { dict } from './narrow'

/** What `TIM.create` returns. It has many more methods; an app that knows which SDK it hands in can say so. */
export interface ChatInstance {
  on(event: string, handler: (event: SdkEvent) => void): unknown
  off(event: string, handler: (event: SdkEvent) => void): unknown
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
  joined_?: boolean
  /** destroy() was called. */
  gone_?: boolean
  /** What it does at each event of the SDK, by the SDK's name of it. */
  heard_: Readonly<Record<SdkEventName, (event: SdkEvent) => void>>
  lose_: (reason: RoomLost['reason']) => void
}

type SdkEventName =
  | 'sdkStateReady'
  | 'onMessageReceived'
  | 'sdkStateNotReady'
  | 'kickedOut'
  | 'onProfileUpdated'
  | 'netStateChange'
  | 'error'
  | 'sdkDestroy'

export interface SdkEvent {
  readonly name: SdkEventName
  readonly data?: unknown
}

export interface Shared {
  readonly sdk_: ChatInstance
  readonly users_: Set<User>
  /** As far as events told. */
  ready_?: boolean
  /** Pending: a second one meanwhile would be rejected. */
  login_?: Promise<unknown> | undefined
  /** Resolves when no joining or leaving is on its way. */
  moving_: Promise<unknown>
  /** Set while the SDK is taken down: whoever comes now needs a new one. */
  closing_?: Promise<void>
  hear_: (event: SdkEvent) => void
}

const open = new WeakMap<ChatInstance, Shared>()

/**
 * What all of ours on this instance share.
 * @param TIM the SDK's module, or a namespace with the SDK as its `default`
 */
export function share(TIM: unknown, SDKAppID: number): Shared {
  const given = dict(TIM)
  const api = dict(given['create'] ? given : given['default'])
  need(api['create'] && api['TYPES'], 'TIM is not a chat SDK; pass tim-wx-sdk')
  const sdk_ = (api as unknown as { create(options: object): ChatInstance }).create({ SDKAppID })
  need(dict(sdk_)['joinGroup'], `TIM.create gave no instance for SDKAppID ${SDKAppID}`)
  let shared = open.get(sdk_)
  if (!shared) {
    const made: Shared = {
      sdk_,
      users_: new Set(),
      moving_: Promise.resolve(),
      hear_: (event) => {
        const { name } = event
        // One that is made meanwhile does not hear it.
        ;[...made.users_].forEach((user) => user.gone_ || user.heard_[name](event))
        // Whoever comes next needs to know, even when those who are here are on their way out.
        if (/Ready|kick/.test(name)) {
          made.ready_ = name === 'sdkStateReady'
          made.login_ = undefined
        }
      },
    }
    open.set(sdk_, (shared = made))
  }
  return shared
}

export function enter(shared: Shared, user: User): void {
  if (!shared.users_.size) {
    // By itself the SDK writes every step on the console; an app that wants that can say so after this.
    shared.sdk_.setLogLevel(1)
    for (const name in user.heard_) shared.sdk_.on(name, shared.hear_)
  }
  shared.users_.add(user)
}

/** The last one to leave takes the SDK down, unless that is done already. */
export async function leave(shared: Shared, user: User, takeDown: () => Promise<void>): Promise<void> {
  shared.users_.delete(user)
  if (shared.users_.size || shared.closing_) return
  for (const name in user.heard_) shared.sdk_.off(name, shared.hear_)
  await abandon(shared, takeDown())
}

/** Whoever comes now, or logs in again, gets a new SDK when this one is `gone`. */
export function abandon(shared: Shared, gone = Promise.resolve()): Promise<void> {
  return (shared.closing_ = gone.then(() => void open.delete(shared.sdk_)))
}

/** What the SDK answered. It answers `{code, data}`, and rejects when it could not. */
export async function answer(asked: unknown): Promise<unknown> {
  return dict(await asked)['data']
}
