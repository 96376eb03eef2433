/** The sessions that are open, counted by who uses them: two components with the same account and room share one. */
import { gone, problem } from './im-events'
import { Session, type ChatTools, type Identity, type Listener } from './session'

/** tim-live-sell's code for the same. */
const OTHER_USER = -107

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
    const session = known || new Session(identity, userSig, () => this.toolsFor(identity))
    session.listeners.add(listener)
    if (known) {
      known.renew(userSig)
      void Promise.resolve().then(() => {
        if (known.listeners.has(listener)) known.catchUp(listener)
      })
    } else {
      this.open.set(key, session)
      // Not before the next tick: the other components that leave the account before are told after this one.
      void Promise.resolve()
        .then(() => this.closing.get(identity.sdkAppID))
        .then(() => session.open())
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
    const closed = Promise.all([this.closing.get(sdkAppID), session.close(gone())]).then(() => {
      if (this.closing.get(sdkAppID) !== closed) return
      this.closing.delete(sdkAppID)
      for (const other of this.open.values())
        if (!other.tsl && other.identity.sdkAppID === sdkAppID) other.retry()
    })
    this.closing.set(sdkAppID, closed)
  }

  /** Two accounts on one SDK would both stay in it, and neither could log the other out. */
  private toolsFor({ sdkAppID, userID }: Identity): ChatTools {
    for (const { identity, busy } of this.open.values()) {
      if (busy && identity.sdkAppID === sdkAppID && identity.userID !== userID) {
        throw problem(OTHER_USER, '别的用户退出后会自动继续', 'login')
      }
    }
    return this.tools()
  }
}
