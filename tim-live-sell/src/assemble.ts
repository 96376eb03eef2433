/** Puts the parts of one instance together: what the SDK says goes to the part it concerns, and to the app. */
import { createActions } from './actions'
import { Code, TslError, said, toTslError } from './errors'
import { createEmitter } from './emitter'
import { EVENT } from './events'
import { createReader } from './incoming'
import { createLikes } from './likes'
import { type Live, type State } from './live'
import { assign, dict, list } from './narrow'
import { readOptions, type TslOptions } from './options'
import { createOutbox } from './outbox'
import { createPauses } from './pauses'
import { createRoom } from './room'
import { abandon, leave, type User } from './sdk'
import { createSeen } from './seen'
import { createSession, ignore } from './session'
import { type TSL } from './tsl'

/** How long leaving waits for what is still to be sent, and for the SDK to log out, in ms. */
const patience = 3000
/** Message IDs remembered: of half a minute in a room that is full. */
const memory = 1200

// Where a listener's error goes when nobody listens to ERROR.
declare const console: { error(...what: unknown[]): void }

export function assemble(self: TSL, options: TslOptions): void {
  const live = readOptions(options) as Live
  let end: Promise<void> | undefined

  function failed_(cause: unknown, doing: string): void {
    if (live.gone_) return
    const data = toTslError(cause, doing)
    // A listener of ERROR that throws would hear of itself.
    if (doing === 'ERROR' || !live.emit_('ERROR', { name: 'error', data })) console.error(data)
  }

  function listenerFailed(cause: unknown, event: string): void {
    const message = `a listener of ${event} threw: ${said(cause)}`
    failed_(new TslError('listener', Code.LISTENER, message, cause), event)
  }

  /** The SDK's names are the same in all of them, which a test checks. */
  const heard_: User['heard_'] = {
    sdkStateReady() {
      // Of our login, or of one that the app did by itself after the connection was lost.
      if (!live.ready_) void live.start_()
    },
    onMessageReceived({ data }) {
      // When a listener calls destroy(), the rest of them has none.
      if (live.listening_) read(list(data))
    },
    sdkStateNotReady(event) {
      // It follows a kick, too, and says less; reconnect() may have been called in between.
      if (live.shared_.ready_) {
        live.stop_(new TslError('not-ready', Code.NOT_READY, 'not ready; call reconnect()'))
      }
      live.emit_('SDK_NOT_READY', event)
    },
    kickedOut(event) {
      live.stop_(new TslError('kicked', Code.KICKED, 'kicked; call reconnect()'))
      live.emit_('KICKED', event)
    },
    onProfileUpdated(event) {
      const mine = list(event.data).find((one) => dict(one)['userID'] === live.userName)
      live.profile_ = assign({}, live.profile_, mine)
      live.emit_('PROFILE_UPDATE', event)
    },
    netStateChange(event) {
      live.netState_(dict(event.data)['state'])
      live.emit_('NETWORK_CHANGE', event)
    },
    error(event) {
      // That the SDK is not ready is no news before it is.
      if (live.ready_ || toTslError(event.data, '').reason !== 'not-ready') live.emit_('ERROR', event)
    },
    // Not by us: we do not listen any more then. The next login needs a new one.
    sdkDestroy() {
      void abandon(live.shared_)
    },
  }

  /** The SDK may refuse, or never answer; nobody is told of it. */
  function quietly_(work: () => Promise<unknown>, ms = patience): Promise<unknown> {
    return Promise.race([work(), live.pause_(ms)]).catch(ignore)
  }

  async function close(): Promise<void> {
    const { ready_ } = live
    const destroyed = new TslError('destroyed', Code.DESTROYED, 'destroyed; make a new one')
    live.gone_ = true
    live.stop_(destroyed)
    live.listeners_.clear()
    if (ready_) await quietly_(live.flush_)
    if (live.joined_) await quietly_(live.quit_)
    await leave(live.shared_, live, async () => {
      if (ready_) await quietly_(async () => live.sdk_.logout())
      await quietly_(async () => live.sdk_.destroy())
    })
    live.stop_(destroyed)
  }

  // What is not here yet comes with the SDK, or says no by not being there.
  const state: Omit<State, 'shared_' | 'sdk_'> & Pick<User, 'heard_'> = {
    heard_,
    profile_: {},
    ownerID_: '',
    listening_: true,
    failed_,
    quietly_,
    epoch_: 0,
  }
  assign(live, state, createPauses(), createEmitter(listenerFailed))
  assign(live, createOutbox(live), createLikes(live), createRoom(live), createSession(live, self))
  const read = createReader(live, createSeen(memory))
  assign(self, createActions(live), {
    EVENT,
    destroy: () => end || (end = close()),
  })
  for (const method of ['on', 'once', 'off'] as const) {
    self[method] = (event: unknown, listener: unknown) => (live.listen_(method, event, listener), self)
  }
  void live.start_()
}
