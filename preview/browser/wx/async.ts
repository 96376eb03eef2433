/** WeChat's calling form around an implementation: success, fail and complete, or a promise when none of them is given. */

export type Options = Record<string, unknown>
export type Result = Record<string, unknown>
export type Implementation = (options: Options) => object | void | Promise<object | void>

/** Why a call failed. `message` is what stands after `name:fail ` in errMsg; `extra` goes to the caller as it is. */
export class CallFailure extends Error {
  constructor(
    reason: string,
    readonly extra: { errno?: number; errCode?: number; errMsg?: string } = {},
  ) {
    super(reason)
  }
}

const callbackNames = ['success', 'fail', 'complete'] as const

export function asyncCall(name: string, implementation: Implementation) {
  return (given?: unknown): Promise<Result> | undefined => {
    const options = optionsOf(given)
    return settle(name, options, run(implementation, options))
  }
}

/** The same for a whole area: each key is the name the mini-program calls. */
export function asyncCalls(implementations: Record<string, Implementation>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(implementations).map(([name, implementation]) => [name, asyncCall(name, implementation)]),
  )
}

/** The same call, whose rejection counts as seen: for failures that hosts rightly do not care about. */
export function quietly(call: ReturnType<typeof asyncCall>): ReturnType<typeof asyncCall> {
  return (given) => {
    const promise = call(given)
    promise?.catch(() => undefined)
    return promise
  }
}

/** Starts the implementation in the caller's own tick (a tap's permissions end with it). */
export async function run(implementation: Implementation, options: Options): Promise<object | void> {
  return implementation(options)
}

/** Hands an outcome to the callbacks among `options`, or returns it as a promise when there are none. */
export function settle(
  name: string,
  options: Options,
  outcome: Promise<object | void>,
): Promise<Result> | undefined {
  const settled: Promise<Result> = outcome.then(
    (result) => ({ errMsg: `${name}:ok`, ...result }),
    // A phone rejects with a plain object, and hosts read its errMsg.
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- see above
    (reason: unknown) => Promise.reject(failureOf(name, reason)),
  )
  if (!callbackNames.some((key) => typeof options[key] === 'function')) return settled
  void settled.then(
    (result) => report(name, options, 'success', result),
    (failure: unknown) => report(name, options, 'fail', failure),
  )
  return undefined
}

/** For calls that give no promise on a phone: a failure nobody asked about is shown in the console. */
export function tell(name: string, options: Options, outcome: Promise<object | void>): void {
  settle(name, options, outcome)?.catch((failure: unknown) =>
    console.warn(`wx: ${String(optionsOf(failure)['errMsg'])}`),
  )
}

/** The callback-only form, as the methods of tasks and managers have it. */
export function callbackCalls(implementations: Record<string, Implementation>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(implementations).map(([name, implementation]) => [
      name,
      (given?: unknown): void => tell(name, optionsOf(given), run(implementation, optionsOf(given))),
    ]),
  )
}

function report(name: string, options: Options, kind: 'success' | 'fail', value: unknown): void {
  callSafely(`the ${kind} callback of wx.${name}`, options[kind], value)
  callSafely(`the complete callback of wx.${name}`, options['complete'], value)
}

/** What `fail` or the rejection gets: a plain object, as on a phone. */
function failureOf(name: string, reason: unknown): Result {
  if (reason instanceof CallFailure) return { errMsg: `${name}:fail ${reason.message}`, ...reason.extra }
  if (reason instanceof Error) return { errMsg: `${name}:fail ${reason.message}` }
  if (typeof reason === 'object' && reason !== null) return { errMsg: `${name}:fail`, ...reason }
  return { errMsg: `${name}:fail ${String(reason)}` }
}

/** Calls a mini-program's function; what it throws is shown and goes no further. */
export function callSafely(what: string, listener: unknown, ...args: unknown[]): void {
  if (typeof listener !== 'function') return
  try {
    ;(listener as (...args: unknown[]) => unknown)(...args)
  } catch (error) {
    console.error(`${what} threw:`, error)
    tellPage(error)
  }
}

let telling = false

/** App.onError, wx.onError and the preview's own panel hear of it; what throws while they do goes no further. */
function tellPage(error: unknown): void {
  if (telling || typeof reportError !== 'function') return
  telling = true
  try {
    reportError(error)
  } finally {
    telling = false
  }
}

export function optionsOf(given: unknown): Options {
  return typeof given === 'object' && given !== null ? (given as Options) : {}
}

export function withoutCallbacks(options: Options): Options {
  return Object.fromEntries(
    Object.entries(options).filter(([key]) => !callbackNames.some((name) => name === key)),
  )
}
