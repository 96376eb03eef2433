/**
 * TIM.create gives one object per SDKAppID, and an account sits in one AVChatRoom at a time. Several of ours on the same
 * object therefore share its listeners, its login, its room, and its end: the last one out turns off the light.
 */
import { type ChatInstance, type OpenSdk } from './sdk'
import { dict } from './narrow'

export const heard = [
  'SDK_READY',
  'SDK_NOT_READY',
  'KICKED_OUT',
  'MESSAGE_RECEIVED',
  'PROFILE_UPDATED',
  'NET_STATE_CHANGE',
  'ERROR',
] as const
export type Heard = (typeof heard)[number]

export interface User {
  hear(what: Heard, event: unknown): void
  /** Another of ours took the account to another room. */
  moved(toRoom: string): void
}

export class Shared {
  /** As far as events told. */
  ready = false
  /** Set while the SDK is taken down: whoever comes now needs a new one. */
  closing: Promise<void> | undefined
  private readonly users = new Set<User>()
  private readonly detach: (() => void)[] = []
  private login: Promise<unknown> | undefined
  private readonly inRoom = new Set<User>()
  private roomID = ''

  constructor(readonly sdk: OpenSdk) {}

  enter(user: User): void {
    if (this.users.size === 0) this.listen()
    this.users.add(user)
  }

  /** The last one to leave takes the SDK down by `close`. */
  async leave(user: User, close: () => Promise<void>): Promise<void> {
    this.inRoom.delete(user)
    if (!this.users.delete(user) || this.users.size > 0) return
    for (const off of this.detach.splice(0)) off()
    this.closing = close().then(() => {
      if (open.get(this.sdk.instance) === this) open.delete(this.sdk.instance)
    })
    await this.closing
  }

  private listen(): void {
    const { instance, events } = this.sdk
    // By itself the SDK writes every step on the console; an app that wants that can say so after this.
    instance.setLogLevel(1)
    for (const what of heard) {
      const name = events[what]
      // lite-chat lacks some names, and `on` with none throws.
      if (typeof name !== 'string') continue
      const handler = (event: unknown) => {
        if (what === 'SDK_READY') this.ready = true
        if (what === 'SDK_NOT_READY' || what === 'KICKED_OUT') this.offline()
        for (const user of Array.from(this.users)) user.hear(what, event)
      }
      instance.on(name, handler)
      this.detach.push(() => void instance.off(name, handler))
    }
  }

  private offline(): void {
    this.ready = false
    this.login = undefined
    this.inRoom.clear()
    this.roomID = ''
  }

  /** One login for all: a second one while the first is pending would be rejected. */
  logIn(userID: string, userSig: string): Promise<unknown> {
    if (!this.login) {
      const login = Promise.resolve().then(() => this.sdk.instance.login({ userID, userSig }))
      const done = () => {
        if (this.login === login) this.login = undefined
      }
      this.login = login
      login.then(done, done)
    }
    return this.login
  }

  /** A login that nobody waits for any more. */
  forgetLogin(): void {
    this.login = undefined
  }

  enterRoom(user: User, roomID: string): void {
    if (roomID !== this.roomID) {
      const others = Array.from(this.inRoom).filter((other) => other !== user)
      this.inRoom.clear()
      this.roomID = roomID
      for (const other of others) other.moved(roomID)
    }
    this.inRoom.add(user)
  }

  leaveRoom(user: User): void {
    this.inRoom.delete(user)
    if (this.inRoom.size === 0) this.roomID = ''
  }

  /** Is somebody else of ours in the room, so that the account has to stay? */
  isRoomUsedBeside(user: User): boolean {
    return Array.from(this.inRoom).some((other) => other !== user)
  }
}

const open = new WeakMap<ChatInstance, Shared>()

/** What all of ours on this instance share. */
export function share(sdk: OpenSdk): Shared {
  const known = open.get(sdk.instance)
  if (known) return known
  const shared = new Shared(sdk)
  open.set(sdk.instance, shared)
  return shared
}

/** Did the SDK say that this account had been logged in before? Then no SDK_READY will follow. */
export function isRepeat(loginAnswer: unknown): boolean {
  return dict(dict(loginAnswer)['data'])['repeatLogin'] === true
}
