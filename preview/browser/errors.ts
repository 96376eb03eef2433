/** Every error of the mini-program's own code passes here: once to the console, once to whoever shows it. */
import type { CompileProblem } from '../package-format'

export interface Problem extends CompileProblem {
  /** The call stack, where there is one. */
  stack?: string
}

export interface ErrorPlace {
  /** Path of the script, json or template that the developer has to open. */
  file: string
  /** What was being done, e.g. 'onLoad' or 'tap → onBuy'. */
  step?: string
  hint?: string
}

type ProblemListener = (problem: Problem) => void
type ErrorListener = (error: unknown, source: ErrorSource) => void

/** Where an error came out: caught by the preview on its way, at the window, or as a promise nobody looked after. */
export type ErrorSource = 'caught' | 'window' | 'rejection'

export class ErrorCenter {
  private readonly seen = new WeakSet()
  private readonly problemListeners = new Set<ProblemListener>()
  private readonly errorListeners = new Set<ErrorListener>()
  private readonly warned = new Set<string>()

  /** An error thrown by a script. The same error object is told once, however many layers it passes. */
  report(error: unknown, place: ErrorPlace, source: ErrorSource = 'caught'): void {
    if (typeof error === 'object' && error !== null) {
      if (this.seen.has(error)) return
      this.seen.add(error)
    }
    const file = fileInStack(error) ?? place.file
    // The browser has written the others already.
    if (source === 'caught') console.error(`[${file}]${place.step ? ` ${place.step}:` : ''}`, error)
    this.tell({
      file,
      message: place.step ? `${place.step}: ${messageOf(error)}` : messageOf(error),
      // A call of wx that failed and was left alone is worth a line, not a panel over the page.
      severity: source === 'rejection' && !(error instanceof Error) ? 'warning' : 'error',
      ...(place.hint ? { hint: place.hint } : {}),
      ...(error instanceof Error && error.stack ? { stack: error.stack } : {}),
    })
    for (const listener of this.errorListeners) listener(error, source)
  }

  /** A fault that is not an exception, e.g. a component that does not exist. */
  problem(problem: Problem): void {
    const text = `[${problem.file}] ${problem.message}${problem.hint ? ` — ${problem.hint}` : ''}`
    if (problem.severity === 'error') console.error(text)
    else console.warn(text)
    this.tell(problem)
  }

  warnOnce(text: string): void {
    if (this.warned.has(text)) return
    this.warned.add(text)
    console.warn(text)
  }

  /** Runs a function of the mini-program; what it throws is reported and goes no further. */
  guard<T>(place: ErrorPlace, run: () => T): T | undefined {
    try {
      return run()
    } catch (error) {
      this.report(error, place)
      return undefined
    }
  }

  onProblem(listener: ProblemListener): () => void {
    this.problemListeners.add(listener)
    return () => this.problemListeners.delete(listener)
  }

  onError(listener: ErrorListener): () => void {
    this.errorListeners.add(listener)
    return () => this.errorListeners.delete(listener)
  }

  private tell(problem: Problem): void {
    for (const listener of this.problemListeners) listener(problem)
  }
}

/** The compiled scripts are named host/… and plugin/…; the topmost one in the stack is where the error was thrown. */
function fileInStack(error: unknown): string | undefined {
  const stack = error instanceof Error ? error.stack : undefined
  const match = /(?:^|[\s(@])(?:host\/|(?=plugin\/))([\w@./-]+\.(?:js|ts)(?::\d+)?)/m.exec(stack ?? '')
  return match?.[1]
}

export function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message
  if (typeof error === 'string') return error
  if (typeof error === 'object' && error !== null && 'errMsg' in error) return String(error.errMsg)
  try {
    return JSON.stringify(error)
  } catch {
    return String(error)
  }
}
