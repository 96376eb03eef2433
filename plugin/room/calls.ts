/**
 * One call of the host: settles exactly once, through success or fail, then complete, and through a promise as well.
 * The promise never raises an "unhandled rejection": a page that only uses callbacks need not know of it.
 */

import type { SetTimer } from '../platform/ports'
import { dict, text } from '../values'

/** What the host may hand to any method. */
export interface CallOptions {
  success?: (result: CallResult) => void
  fail?: (error: CallError) => void
  complete?: (result: CallResult | CallError) => void
  [key: string]: unknown
}

/** The native result, at least `{errMsg: 'name:ok'}`. */
export interface CallResult {
  errMsg: string
  [key: string]: unknown
}

/** `errMsg` = 'name:fail reason', as native calls say it. */
export interface CallError {
  errMsg: string
  errCode?: number
  /** Nobody answered in time; whether it happened is unknown. */
  timedOut?: true
  [key: string]: unknown
}

export interface Call {
  readonly name: string
  /** What the host handed over, callbacks taken out. */
  readonly args: Record<string, unknown>
  readonly promise: Promise<CallResult>
  readonly succeed: (result?: unknown) => void
  /** `reason`: words, or the native side's own error. */
  readonly fail: (reason: unknown) => void
}

export interface CallEnvironment {
  setTimer: SetTimer
  /** A call that nobody settles fails after this time, ms. */
  timeoutMs: number
  /** Where an exception in the host's own callback goes. */
  reportHostError: (error: unknown) => void
  /** Called once, after the host's callbacks. */
  onSettled?(call: Call): void
}

/** Options as hosts hand them over: an object, nothing, or something else by mistake. */
export const toOptions: (value: unknown) => CallOptions = dict

export const SILENCE_MESSAGE = '没有得到回应，不知是否成功，可以重试'

/** `timeoutMessage` is asked when the time is up: what the call waited for may have changed meanwhile. */
export function createCall(
  name: string,
  options: CallOptions,
  environment: CallEnvironment,
  timeoutMessage = () => SILENCE_MESSAGE,
): Call {
  const { success, fail, complete } = options
  const args: Record<string, unknown> = { ...options }
  for (const callback of ['success', 'fail', 'complete']) Reflect.deleteProperty(args, callback)
  let settled = false
  let resolvePromise: (result: CallResult) => void = () => undefined
  let rejectPromise: (error: CallError) => void = () => undefined
  const promise = new Promise<CallResult>((resolve, reject) => {
    resolvePromise = resolve
    rejectPromise = reject
  })
  promise.catch(() => undefined)

  const tell = (callback: unknown, value: CallResult | CallError): void => {
    if (typeof callback !== 'function') return
    try {
      ;(callback as (value: CallResult | CallError) => void)(value)
    } catch (error) {
      environment.reportHostError(error)
    }
  }
  const settle = (finish: () => void): void => {
    if (settled) return
    settled = true
    cancelTimer()
    finish()
    environment.onSettled?.(call)
  }
  const failWith = (reason: unknown, more: Partial<CallError> = {}): void =>
    settle(() => {
      const error: CallError = { ...toCallError(name, reason), ...more }
      rejectPromise(error)
      tell(fail, error)
      tell(complete, error)
    })
  const cancelTimer = environment.setTimer(
    () => failWith(timeoutMessage(), { timedOut: true }),
    environment.timeoutMs,
  )

  const call: Call = {
    name,
    args,
    promise,
    succeed: (result) =>
      settle(() => {
        const value: CallResult = { errMsg: `${name}:ok`, ...dict(result) }
        resolvePromise(value)
        tell(success, value)
        tell(complete, value)
      }),
    fail: (reason) => failWith(reason),
  }
  return call
}

function toCallError(name: string, reason: unknown): CallError {
  const { errMsg, message } = dict(reason)
  if (typeof errMsg === 'string') return { ...dict(reason), errMsg }
  return { errMsg: `${name}:fail ${text(message) || text(reason) || '原因不明'}` }
}
