/**
 * Logged in, ready, lost, kicked, gone: the one place that knows whether calls may go out. Login and SDK_READY come in
 * either order, or only one of them does (the account was logged in before); ready means both, and the profiles loaded.
 */
import { Code, TslError, codeOf, toTslError } from './errors'
import { type Live } from './live'
import { dict, text } from './narrow'
import { answer, enter, share } from './sdk'

export interface Session {
  /** Runs a call of the app: `check` at once, and the work it returns when the connection is ready. Both may throw. */
  run_: <T>(doing: string, check: () => (() => T | Promise<T>) | Promise<T>) => Promise<T>
  /** Logs in and prepares; what goes wrong is told to the app and to those who wait. */
  start_: () => Promise<void>
  /** Resolves when calls may go out; rejects when they will not. Every login ends, so this does. */
  whenReady_: () => Promise<void>
  /** No calls any more, until the next login. */
  stop_: (error: TslError) => void
  /** SDK_READY was said. */
  sdkReady_: () => void
  loadProfile_: () => Promise<void>
}

/** A login of somebody else is pending: its SDK_READY will do. */
const loginPending = 2025

const ignore = () => undefined

/** @param attach called with each instance of the SDK that comes into use */
export function createSession(live: Live, attach: () => void): Session {
  const { clock, userName, loginTimeout } = live
  const calls = new Set<(error: TslError) => void>()
  // What belongs to an earlier login has an older number.
  let epoch = 0
  let ready: Promise<void>
  let becomeReady: () => void
  let sdkReady: () => void = ignore

  function run_<T>(doing: string, check: () => (() => T | Promise<T>) | Promise<T>): Promise<T> {
    let abort: (error: TslError) => void
    const work = async () => {
      const checked = check()
      if (typeof checked !== 'function') return checked
      // At once if possible: a like is to be seen in the moment of the tap.
      if (!live.ready_) await whenReady_()
      return checked()
    }
    const aborted = new Promise<never>((_, reject) => calls.add((abort = reject)))
    const result: Promise<T> = Promise.race([aborted, work()]).then(
      (value) => {
        calls.delete(abort)
        return value
      },
      (error: unknown) => {
        calls.delete(abort)
        // Nobody may be left to hear of it.
        if (live.gone_) result.catch(ignore)
        throw toTslError(error, doing)
      },
    )
    return result
  }

  function whenReady_(): Promise<void> {
    return live.problem_ ? Promise.reject(live.problem_) : ready
  }

  function lose(error: TslError): void {
    live.ready_ = false
    live.problem_ = error
    live.cutOff_()
    live.cutPauses_()
    live.clearOutbox_(error)
    calls.forEach((abort) => abort(error))
  }

  function stop_(error: TslError): void {
    epoch++
    lose(error)
  }

  async function loadProfile_(): Promise<void> {
    live.profile_ = dict(await answer(live.sdk_.getMyProfile()))
  }

  async function start_(): Promise<void> {
    const mine = ++epoch
    const isOld = () => mine !== epoch
    live.problem_ = undefined
    ready = new Promise((resolve) => (becomeReady = resolve))
    void limit(isOld)
    try {
      // Gives the app time to add its listeners.
      await Promise.resolve()
      // An earlier one of ours may still be taking the SDK down.
      while (live.shared_.closing_ && !isOld()) {
        await live.shared_.closing_
        if (!isOld()) open()
      }
      // Logged in already: then there is nothing to recognise.
      if (!isOld() && !live.shared_.ready_) await logIn(isOld)
      if (isOld()) return
      await loadProfile_()
      const actual = text(live.profile_['userID'])
      if (actual && actual !== userName) {
        throw new TslError(
          'login',
          Code.OTHER_USER,
          `already logged in as "${actual}"; destroy that one first`,
        )
      }
      if (live.roomID) {
        await live.load_().catch((error: unknown) => {
          if (!isOld()) live.failed_(toTslError(error, 'getRoomInfo'))
        })
      }
      if (isOld()) return
      live.problem_ = undefined
      live.ready_ = true
      becomeReady()
      void live.armLikes_()
      live.emit_('SDK_READY')
    } catch (thrown) {
      if (isOld()) return
      const error = toTslError(thrown, 'login', 'login')
      stop_(error)
      live.failed_(error)
    }
  }

  function open(): void {
    live.shared_ = share(live.TIM, live.SDKAppID)
    live.sdk_ = live.shared_.sdk_
    attach()
    if (!live.shared_.closing_) enter(live.shared_, live)
  }

  async function logIn(isOld: () => boolean): Promise<void> {
    const { shared_, SDKAppID, userSig, checkUserSig } = live
    const problem = checkUserSig && checkUserSig(userSig, { SDKAppID, userName, now: clock.now() })
    if (problem) throw new TslError('user-sig', problem.code, problem.message, problem)
    const becameReady = new Promise<void>((resolve) => (sdkReady = resolve))
    let repeat: unknown
    try {
      shared_.login_ = shared_.login_ || live.sdk_.login({ userID: userName, userSig })
      repeat = dict(await answer(shared_.login_))['repeatLogin']
    } catch (error) {
      if (codeOf(error) !== loginPending) throw error
    } finally {
      shared_.login_ = undefined
    }
    if (isOld() || shared_.ready_) return
    // No SDK_READY follows if it was there before; whether it was, only a call tells.
    if (!repeat || !(await loadProfile_().then(() => true, ignore))) await becameReady
  }

  /** A slow login may still come through: it is not given up, but nobody is kept waiting. */
  async function limit(isOld: () => boolean): Promise<void> {
    if (!(await live.pause_(loginTimeout)) || isOld() || live.ready_) return
    const error = new TslError(
      'timeout',
      Code.LOGIN_TIMEOUT,
      `login: no answer within ${loginTimeout / 1000} s; try reconnect()`,
    )
    live.shared_.login_ = undefined
    lose(error)
    live.failed_(error)
  }

  open()
  return { run_, start_, whenReady_, stop_, sdkReady_: () => sdkReady(), loadProfile_ }
}
