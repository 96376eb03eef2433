/** What an app sees of the SDK: the methods of what `create` returns, how they answer, and what the stand-in can be told to do. */
import { type Operation, type Operations, type Profile, type WireMessage } from './link'

export interface SdkClock {
  now(): number
  setTimeout(run: () => void, ms: number): unknown
  clearTimeout(timer: unknown): void
}

export interface SdkOptions {
  /** Does SDK_READY come after login() resolved, before, or not at all? The real SDK does the first two. */
  ready?: 'after' | 'before' | 'never'
  /** Like @tencentcloud/chat, which can be asked whether it is ready. */
  hasIsReady?: boolean
  clock?: SdkClock
}

export interface Answer<T = unknown> {
  code: 0
  data: T
}

type Params<Name extends Operation> = Operations[Name]['ask']
export type Reply<Name extends Operation> = Promise<Answer<Operations[Name]['get']>>

export interface MessageOptions {
  to: string
  conversationType: string
  priority?: unknown
  payload: unknown
}

export interface SdkMessage extends WireMessage {
  flow: 'in' | 'out'
  status: 'unSend' | 'success' | 'fail'
  clientTime: number
  random: number
  cloudCustomData: string
  isRevoked: boolean
}

export interface SdkInstance {
  on(name: string, handler: (event: unknown) => void): void
  once(name: string, handler: (event: unknown) => void): void
  off(name: string, handler: (event: unknown) => void): void
  login(options: { userID: string; userSig: string }): Promise<Answer>
  logout(): Promise<Answer>
  destroy(): Promise<Answer | undefined>
  setLogLevel(level: number): void
  registerPlugin(plugins: object): void
  isReady?(): boolean
  createTextMessage(options: MessageOptions): SdkMessage | Promise<never>
  createCustomMessage(options: MessageOptions): SdkMessage | Promise<never>
  sendMessage: (message: unknown) => Promise<Answer<{ message: SdkMessage }>>
  joinGroup(options: Params<'joinGroup'>): Reply<'joinGroup'>
  quitGroup(groupID: string): Reply<'quitGroup'>
  dismissGroup(groupID: string): Reply<'dismissGroup'>
  getGroupProfile(options: Params<'getGroupProfile'>): Reply<'getGroupProfile'>
  getGroupOnlineMemberCount(groupID: string): Reply<'getGroupOnlineMemberCount'>
  updateGroupProfile(options: Params<'updateGroupProfile'>): Reply<'updateGroupProfile'>
  deleteGroupMember(options: Params<'deleteGroupMember'>): Reply<'deleteGroupMember'>
  setGroupMemberMuteTime(options: Params<'setGroupMemberMuteTime'>): Reply<'setGroupMemberMuteTime'>
  getMyProfile(): Promise<Answer<Profile>>
  getUserProfile(options: Params<'getUserProfile'>): Reply<'getUserProfile'>
  updateMyProfile(options: Params<'updateMyProfile'>): Reply<'updateMyProfile'>
}
