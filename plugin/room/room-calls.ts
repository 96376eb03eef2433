/** The calls of one room that are still open, and their way to the native context and back. */
import type { SetTimer } from '../platform/ports'
import { GONE_MESSAGE, WAITING_MESSAGE } from './basic-steps'
import { createCall, SILENCE_MESSAGE } from './calls'
import type { Call, CallError, CallOptions, CallResult } from './calls'
import { isChatCall, type NativeMethod } from './methods'
import type { HostCall, NativeFailed, WaitingCall } from './states'

export interface CallsPlatform {
  /**
   * Calls the native context in this very tick.
   * Throws where the context does not exist; gives false where this base library lacks the method.
   */
  invoke(method: string, options: Record<string, unknown>): boolean
  setTimer: SetTimer
  reportHostError: (error: unknown) => void
}

interface CallsOptions {
  platform: CallsPlatform
  methods: readonly NativeMethod[]
  nativeCallTimeoutMs: number
  /** For calls of the built-in chat; as the others' unless given. */
  chatCallTimeoutMs?: number
}

const MAX_WAITING = 50

/** The settings page answers when the user returns from it; no timer goes further. */
const USER_CALL_TIMEOUT_MS = 2 ** 31 - 1

export class RoomCalls {
  private readonly waiting: Record<WaitingCall, Call[]> = { start: [], startPreview: [] }
  /** Calls whose answer is still out. */
  private readonly open = new Set<Call>()
  /** Grows with each native start and stop: what fails late of an earlier run says nothing about this one. */
  private run = 0

  constructor(
    private readonly options: CallsOptions,
    private readonly failed: (failed: NativeFailed) => void,
  ) {}

  /** A call of the host. */
  create(name: string, options: CallOptions): Call {
    const call: Call = this.createCall(name, options, () =>
      this.waiting.start.includes(call) ? WAITING_MESSAGE : SILENCE_MESSAGE,
    )
    return call
  }

  /** Some start() waits. */
  get startWaits(): boolean {
    return this.waiting.start.length > 0
  }

  hold(name: WaitingCall, call: Call): void {
    const waiting = this.waiting[name]
    waiting.push(call)
    // Of a host that calls over and over, the oldest have long been settled by their time.
    if (waiting.length > MAX_WAITING) waiting.shift()
  }

  failWaiting(name: WaitingCall, message: string): void {
    for (const call of this.waiting[name].splice(0)) call.fail(message)
  }

  /** What waited for it hears how it ends. */
  nativeForWaiting(name: HostCall): void {
    this.native(name, name === 'start' || name === 'startPreview' ? this.waiting[name].splice(0) : [])
  }

  /** A native start, stop, pause or resume: its outcome reaches the callers, and the state where it failed. */
  native(name: HostCall, callers: Call[], args: Record<string, unknown> = {}): void {
    if (name === 'start' || name === 'stop') this.run++
    const run = this.run
    const success = (result: CallResult): void => callers.forEach((caller) => caller.succeed(result))
    const fail = (error: CallError): void => {
      // The state first: a host that calls start() again from inside its callback finds the room failed, not running.
      if (!error.timedOut && run === this.run) {
        this.failed({ type: 'nativeFailed', call: name, message: error.errMsg })
      }
      callers.forEach((caller) => caller.fail(error))
    }
    this.invoke(this.createCall(name, { ...args, success, fail }))
  }

  invoke(call: Call): void {
    const method = this.options.methods.find(({ name }) => name === call.name)
    const native = method ? method.native : call.name
    try {
      const options = { ...call.args, success: call.succeed, fail: call.fail }
      if (!this.options.platform.invoke(native, options)) {
        call.fail(`当前基础库没有 ${native}，需要 ${method ? method.since : '更高版本'} 以上`)
      } else if (method?.silent) call.succeed()
    } catch (error) {
      call.fail(error)
    }
  }

  /** stop() has done its work when nothing is left; everything else cannot be done any more. */
  end(): void {
    for (const call of [...this.open]) {
      if (call.name === 'stop') call.succeed()
      else call.fail(GONE_MESSAGE)
    }
  }

  private createCall(name: string, options: CallOptions, timeoutMessage?: () => string): Call {
    const { platform, nativeCallTimeoutMs, chatCallTimeoutMs } = this.options
    const timeoutMs =
      name === 'openSetting'
        ? USER_CALL_TIMEOUT_MS
        : (isChatCall(name) && chatCallTimeoutMs) || nativeCallTimeoutMs
    const { setTimer, reportHostError } = platform
    const onSettled = (settled: Call): void => void this.open.delete(settled)
    const environment = { setTimer, timeoutMs, reportHostError, onSettled }
    const call = createCall(name, options, environment, timeoutMessage)
    this.open.add(call)
    return call
  }
}
