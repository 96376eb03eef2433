/** Puts the parts of one instance together: what the SDK says goes to the part it concerns, and to the app. */
import { createActions } from './actions'
import { createPauses } from './clock'
import { Code, TslError, codeOf } from './errors'
import { createEmitter } from './emitter'
import { EVENT } from './events'
import { createReader } from './incoming'
import { createLikes } from './likes'
import { type Live, type State } from './live'
import { assign, dict, list, text } from './narrow'
import { readOptions, type TslOptions } from './options'
import { createOutbox } from './outbox'
import { createRoom } from './room'
import { heard, leave, type SdkEvent } from './sdk'
import { createSeen } from './seen'
import { createSession } from './session'
import { type TSL } from './tsl'

/** How long leaving waits for what is still to be sent, and for the SDK to log out, in ms. */
const patience = 3000
/** Message IDs remembered: of half a minute in a room that is full. */
const memory = 1200
/** Messages a second from which on the room counts as nearly full: over 40 the cloud drops some without a word. */
const busyFrom = 30

// Where a listener's error goes when nobody listens to ERROR.
declare const console: { error(...what: unknown[]): void }

export function assemble(self: TSL, options: TslOptions): void {
  const live = readOptions(options) as Live
  const { clock, userName } = live
  let traffic = 0
  let trafficAt = 0
  let end: Promise<void> | undefined
  let wasKicked = false

  function failed_(error: TslError): void {
    if (live.gone_) return
    if ((live.listeners_.get('ERROR') || []).length) live.emit_('ERROR', { name: 'error', data: error })
    else console.error(error)
  }

  function listenerFailed(cause: unknown, event: string): void {
    const said = text(dict(cause)['message']) || text(cause)
    const error = new TslError('listener', Code.LISTENER, `a listener of ${event} threw: ${said}`, cause)
    if (event === 'ERROR') console.error(error)
    else failed_(error)
  }

  function hear_(event: SdkEvent): void {
    const { name, data } = event
    const { shared_ } = live
    if (live.gone_) return
    if (name === 'onMessageReceived') {
      const messages = list(data)
      noteTraffic(messages.length)
      // When a listener calls destroy(), the rest of them has none.
      return live.listening_ ? read(messages) : undefined
    }
    if (name === 'sdkStateReady') {
      shared_.ready_ = true
      live.sdkReady_()
      // Of a login that the app did by itself after the connection was lost.
      if (live.problem_) void live.start_()
      return
    }
    const kicked = name === 'kickedOut'
    if (kicked || name === 'sdkStateNotReady') {
      shared_.ready_ = false
      shared_.login_ = undefined
      // SDK_NOT_READY follows a kick, and says less; reconnect() may have been called in between.
      if (kicked)
        live.stop_(new TslError('kicked', Code.KICKED, 'kicked: logged in elsewhere, or userSig expired'))
      else if (!live.problem_ && !wasKicked)
        live.stop_(new TslError('not-ready', Code.NOT_READY, 'not ready; call reconnect()'))
      wasKicked = kicked
    }
    if (name === 'onProfileUpdated') {
      const mine = list(data).find((one) => dict(one)['userID'] === userName)
      live.profile_ = assign({}, live.profile_, mine)
    }
    if (name === 'netStateChange') live.netState_(dict(data)['state'])
    // That the SDK is not ready is no news before it is.
    if (name !== 'error' || live.ready_ || codeOf(data) !== 2024) live.emit_(heard[name] as string, event)
  }

  /** @returns messages of about the last second; what is older fades */
  function noteTraffic(messages: number): number {
    const now = clock.now()
    traffic = traffic * Math.exp(Math.min(0, trafficAt - now) / 1000) + messages
    trafficAt = now
    return traffic
  }

  /** The SDK may refuse, throw, or never answer; nobody is told of it. */
  async function quietly_(work: () => Promise<unknown>): Promise<void> {
    try {
      await Promise.race([work(), live.pause_(patience)])
    } catch {
      // See above.
    }
  }

  async function close(): Promise<void> {
    const { ready_, joined_, shared_, sdk_ } = live
    live.gone_ = true
    live.stop_(new TslError('destroyed', Code.DESTROYED, 'destroyed; make a new one'))
    live.listeners_.clear()
    if (ready_) await quietly_(live.flush_)
    if (joined_) await quietly_(live.quit_)
    await leave(shared_, live, async () => {
      if (ready_) await quietly_(() => sdk_.logout())
      await quietly_(() => sdk_.destroy())
    })
    live.cutPauses_()
  }

  const state: Omit<State, 'shared_' | 'sdk_' | 'problem_'> = {
    profile_: {},
    ownerID_: '',
    listening_: true,
    ready_: false,
    gone_: false,
    failed_,
    quietly_,
    isBusy_: () => noteTraffic(0) >= busyFrom,
  }
  assign(
    live,
    state,
    { hear_, joined_: false },
    createPauses(clock),
    createEmitter(listenerFailed),
    createOutbox(live),
    createLikes(live),
    createRoom(live),
  )
  const read = createReader(live, createSeen(memory))
  assign(
    live,
    createSession(live, () => assign(self, { TIM: live.sdk_, tim: live.sdk_ })),
  )
  assign(self, createActions(live), {
    EVENT,
    on: (event: unknown, listener: unknown) => (live.add_('on', event, listener), self),
    once: (event: unknown, listener: unknown) => (live.add_('once', event, listener), self),
    off: (event: unknown, listener: unknown) => (live.remove_(event, listener), self),
    destroy: () => end || (end = close()),
  })
  void live.start_()
}
