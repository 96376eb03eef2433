/**
 * Logged in, ready, lost, kicked, gone: the one place that knows whether calls may go out. Login and SDK_READY come in
 * either order, or only one of them does (the account was logged in before); ready means both, and the profiles loaded.
 */
import { Code, TslError, toTslError, unless } from './errors'
import { type Live } from './live'
import { dict, text } from './narrow'
import { answer, enter, share, type ChatInstance } from './sdk'

export interface Session {
  /** Runs a call of the app: it fails as soon as the connection does. `work` does not throw but reject. */
  run_: <T>(doing: string, work: () => Promise<T>) => Promise<T>
  /** Logs in and prepares; what goes wrong is told to the app and to those who wait. */
  start_: () => Promise<void>
  /** Resolves when calls may go out; rejects when they will not, or is left by run_(). */
  whenReady_: () => Promise<void>
  /** No calls any more, until the next login. */
  stop_: (error?: TslError) => void
  loadProfile_: () => Promise<void>
}

/** How long a login may take, in ms. */
const loginLimit = 15_000
/** A login of somebody else is pending: its SDK_READY will do. */
const loginPending = 2025

export const ignore = () => undefined

/** @param self what the app has in its hands: it gets each instance of the SDK that comes into use */
export function createSession(live: Live, self: { TIM: ChatInstance; tim: ChatInstance }): Session {
  const { userName } = live
  let ready: Promise<void>
  let becomeReady: () => void

  function run_<T>(doing: string, work: () => Promise<T>): Promise<T> {
    let abort: (error?: TslError) => void
    const aborted = new Promise<never>((_, reject) => live.cuts_.add((abort = reject)))
    const result: Promise<T> = Promise.race([aborted, work()]).then(
      (value) => {
        live.cuts_.delete(abort)
        return value
      },
      (thrown: unknown) => {
        live.cuts_.delete(abort)
        // Nobody may be left to hear of it.
        if (live.gone_) result.catch(ignore)
        const error = toTslError(thrown, doing)
        // What an argument must be was found out by a part that does not know which call it was given to.
        if (error.reason === 'argument') error.message = `${doing}: ${error.message}`
        throw error
      },
    )
    return result
  }

  async function whenReady_(): Promise<void> {
    if (live.problem_) throw live.problem_
    await ready
  }

  function stop_(error?: TslError): void {
    live.epoch_++
    live.ready_ = false
    live.problem_ = error
    // Who waited until now is told that it came to nothing, and is not to go on when a later login succeeds.
    ready = new Promise((resolve) => (becomeReady = resolve))
    live.cuts_.forEach((cut) => cut(error))
  }

  function fail(thrown: unknown): void {
    const error = toTslError(thrown, 'login', 'login')
    live.shared_.login_ = undefined
    stop_(error)
    live.failed_(error, 'login')
  }

  async function loadProfile_(): Promise<void> {
    live.profile_ = dict(await answer(live.sdk_.getMyProfile()))
  }

  async function start_(): Promise<void> {
    const mine = ++live.epoch_
    /** What stands after it is never done when another login began meanwhile. */
    const still = async (work?: Promise<unknown>): Promise<void> => {
      await work
      if (mine !== live.epoch_) await new Promise(ignore)
    }
    live.problem_ = undefined
    void still(live.pause_(loginLimit)).then(() => {
      const words = `login: no answer in ${loginLimit / 1000} s; call reconnect()`
      if (!live.ready_) fail(new TslError('timeout', Code.LOGIN_TIMEOUT, words))
    })
    try {
      // Gives the app time to add its listeners.
      await still()
      // An earlier one of ours may still be taking the SDK down.
      while (live.shared_.closing_) {
        await still(live.shared_.closing_)
        open()
      }
      // It begins anew at SDK_READY. That does not come if it was there before: then only a call tells.
      if (!live.shared_.ready_ && !(await logIn())) return
      await still(loadProfile_())
      const actual = text(live.profile_['userID'])
      if (actual && actual !== userName) {
        const words = `already logged in as "${actual}"; destroy it first`
        throw new TslError('login', Code.OTHER_USER, words)
      }
      if (live.roomID) {
        await still(
          live.load_().catch((error: unknown) => mine === live.epoch_ && live.failed_(error, 'getRoomInfo')),
        )
      }
      live.shared_.ready_ = live.ready_ = true
      becomeReady()
      void live.armLikes_()
      live.emit_('SDK_READY')
    } catch (thrown) {
      if (mine === live.epoch_) fail(thrown)
    }
  }

  function open(): void {
    live.shared_ = share(live.TIM, live.SDKAppID)
    live.sdk_ = live.shared_.sdk_
    self.TIM = self.tim = live.sdk_
    if (!live.shared_.closing_) enter(live.shared_, live)
  }

  /** @returns was this a repeated login? */
  async function logIn(): Promise<unknown> {
    const { SDKAppID, checkUserSig } = live
    const problem = checkUserSig && checkUserSig(live.userSig, { SDKAppID, userName, now: Date.now() })
    if (problem) throw new TslError('user-sig', problem.code, problem.message, problem)
    live.shared_.login_ = live.shared_.login_ || live.sdk_.login({ userID: userName, userSig: live.userSig })
    const repeat = dict(await answer(live.shared_.login_).catch(unless(loginPending)))['repeatLogin']
    return repeat && loadProfile_().then(() => true, ignore)
  }

  open()
  stop_()
  return { run_, start_, whenReady_, stop_, loadProfile_ }
}
