/** The part of tim-wx-sdk, tim-js-sdk and @tencentcloud/chat that is used here, and how an app's `TIM` becomes it. */
import { argumentError } from './errors'
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

export interface OpenSdk {
  instance: ChatInstance
  events: Readonly<Record<string, unknown>>
  types: Readonly<Record<string, unknown>>
}

const howTo = "pass the SDK itself, as in `import TIM from 'tim-wx-sdk'` (mini-program) or 'tim-js-sdk' (web)"

/** @param TIM the SDK's module, or a namespace with the SDK as its `default` */
export function openSdk(TIM: unknown, SDKAppID: number): OpenSdk {
  const sdk = [TIM, dict(TIM)['default']].find(isSdk)
  if (!sdk) throw argumentError(`TIM is not a chat SDK: ${howTo}`)
  const instance = sdk.create({ SDKAppID })
  if (!isInstance(instance)) {
    throw argumentError(
      `TIM.create gave no instance for SDKAppID ${SDKAppID}: check the SDKAppID, and ${howTo}`,
    )
  }
  return { instance, events: dict(sdk.EVENT), types: dict(sdk.TYPES) }
}

interface Sdk {
  create(options: { SDKAppID: number }): unknown
  EVENT: unknown
  TYPES: unknown
}

function isSdk(value: unknown): value is Sdk {
  if (value == null) return false
  // A function may carry the SDK's fields as well.
  const { create, EVENT, TYPES } = value as Partial<Sdk>
  return typeof create === 'function' && typeof EVENT === 'object' && typeof TYPES === 'object'
}

function isInstance(value: unknown): value is ChatInstance {
  return ['on', 'off', 'login', 'sendMessage', 'joinGroup', 'setLogLevel'].every(
    (name) => typeof dict(value)[name] === 'function',
  )
}

/** What the SDK answered. It answers `{code, data}`, and rejects when it could not. */
export async function answer(asked: unknown): Promise<unknown> {
  return dict(await asked)['data']
}
