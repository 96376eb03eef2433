/** The sessions that are open, counted by who uses them: two components with the same account and room share one. */
import { gone, problem } from './im-events'
import { Session, type ChatTools, type Identity, type Listener } from './session'

/** The code is tim-live-sell's for the same. */
const IN_THE_WAY = problem(-107, '别的用户退出后会自动继续', 'login')

export const keyOf = ({ sdkAppID, userID, roomID }: Identity): string =>
  JSON.stringify([sdkAppID, userID, roomID])

export class Sessions {
  private readonly open = new Map<string, Session>()
  /** What is still logging out, and when it is out. */
  private readonly closing = new Map<Session, Promise<void>>()

  constructor(private readonly tools: () => ChatTools) {}

  /** Events come from the next tick on. */
  enter(identity: Identity, userSig: string, listener: Listener): Session {
    const key = keyOf(identity)
    const known = this.open.get(key)
    const session = known || new Session(identity, userSig, (open) => this.prepare(identity, open))
    session.listeners.set(listener, !known)
    if (known) {
      known.renew(userSig)
      void Promise.resolve().then(() => known.catchUp(listener))
    } else {
      this.open.set(key, session)
      session.open()
    }
    return session
  }

  /** The last one out logs out. */
  leave(session: Session, listener: Listener): void {
    const { identity, listeners } = session
    listeners.delete(listener)
    if (listeners.size > 0) return
    this.open.delete(keyOf(identity))
    const closed = session.close(gone()).then(() => {
      this.closing.delete(session)
      for (const other of this.open.values())
        if (other.problem === IN_THE_WAY && other.identity.sdkAppID === identity.sdkAppID) other.retry()
    })
    this.closing.set(session, closed)
  }

  /**
   * Two accounts on one SDK would both stay in it, and neither could log the other out: one that goes on waits for another on its way
   * out. An account that only changes rooms stays logged in.
   */
  private async prepare(
    { sdkAppID, userID, roomID }: Identity,
    open: (tools: ChatTools) => void,
  ): Promise<void> {
    // The other components that leave the account before are told after this one.
    await Promise.resolve()
    for (const [{ identity }, closed] of this.closing) {
      const moves = identity.userID === userID && identity.roomID !== roomID
      if (identity.sdkAppID === sdkAppID && !moves) await closed
    }
    for (const other of this.open.values()) {
      if (other.identity.sdkAppID === sdkAppID && other.identity.userID !== userID) {
        if (other.busy) throw IN_THE_WAY
        void other.release()
      }
    }
    open(this.tools())
  }
}
