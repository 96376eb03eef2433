/** Collects what is wrong in a mini-program, and writes each problem as the one line a developer reads. */
import path from 'node:path'
import type { CompileProblem } from '../package-format'

/** A place in a file; line and column count from 1. */
export interface Place {
  line: number
  column: number
}

export class ProblemList {
  readonly all: CompileProblem[] = []
  private readonly seen = new Set<string>()

  /** @param cwd Files inside this folder are named relative to it. */
  constructor(private readonly cwd: string) {}

  error(file: string, message: string, details: { place?: Place; hint?: string } = {}): void {
    this.add('error', file, message, details)
  }

  warning(file: string, message: string, details: { place?: Place; hint?: string } = {}): void {
    this.add('warning', file, message, details)
  }

  add(
    severity: CompileProblem['severity'],
    file: string,
    message: string,
    { place, hint }: { place?: Place; hint?: string },
  ): void {
    // What an installed package could do better is not for its user to mend.
    if (severity === 'warning' && /[\\/]miniprogram_npm[\\/]/.test(file)) return
    const problem = { file: displayPath(file, this.cwd), ...place, message: oneLine(message), hint, severity }
    // A file that several others import is read several times.
    const key = formatProblem(problem)
    if (this.seen.has(key)) return
    this.seen.add(key)
    this.all.push(problem)
  }

  get hasErrors(): boolean {
    return this.all.some((problem) => problem.severity === 'error')
  }
}

/** `file:line:column message — hint`, leaving out what is not known. */
export function formatProblem({ file, line, column, message, hint }: CompileProblem): string {
  const place = [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined)
  return `${place.join(':')} ${message}${hint === undefined ? '' : ` — ${hint}`}`
}

/** Relative to `cwd` when the file lies inside it, else absolute. */
export function displayPath(file: string, cwd: string): string {
  const relative = path.relative(cwd, file)
  if (relative === '') return '.'
  return relative.startsWith('..') || path.isAbsolute(relative) ? file : relative
}

/** Where the character at `offset` of `text` stands. */
export function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  return { line: before.split('\n').length, column: offset - lineStart + 1 }
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim()
}
