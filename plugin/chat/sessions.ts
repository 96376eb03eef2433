/** The sessions that are open, counted by who uses them: two components with the same account and room share one. */
import { Session, type ChatTools, type Identity, type Listener } from './session'

export const keyOf = ({ sdkAppID, userID, roomID }: Identity): string =>
  JSON.stringify([sdkAppID, userID, roomID])

export class Sessions {
  private readonly open = new Map<string, Session>()
  /** By sdkAppID: what is still logging out. The SDK holds one account at a time. */
  private readonly closing = new Map<string, Promise<unknown>>()

  constructor(private readonly tools: () => ChatTools) {}

  /** Events come from the next tick on. */
  enter(identity: Identity, userSig: string, listener: Listener): Session {
    const key = keyOf(identity)
    const known = this.open.get(key)
    const session = known || new Session(identity, userSig, this.tools)
    session.listeners.add(listener)
    if (known) {
      known.renew(userSig)
      void Promise.resolve().then(() => {
        if (known.listeners.has(listener)) known.catchUp(listener)
      })
    } else {
      this.open.set(key, session)
      void Promise.resolve(this.closing.get(identity.sdkAppID)).then(() => session.open())
    }
    return session
  }

  /** The last one out logs out. */
  leave(session: Session, listener: Listener): void {
    const { identity, listeners } = session
    listeners.delete(listener)
    if (listeners.size > 0) return
    this.open.delete(keyOf(identity))
    const { sdkAppID } = identity
    const closed = Promise.all([this.closing.get(sdkAppID), session.close(new Error('已离开聊天室'))]).then(
      () => {
        if (this.closing.get(sdkAppID) === closed) this.closing.delete(sdkAppID)
      },
    )
    this.closing.set(sdkAppID, closed)
  }
}
