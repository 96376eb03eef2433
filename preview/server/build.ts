/** Runs the repository's build in a process of its own, so that streams and pages are served meanwhile. */
import { spawn, type ChildProcess } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { displayPath } from '../compile/problems'
import type { CompileProblem } from '../package-format'
import { root } from './places'

const gulp = path.join(path.dirname(createRequire(__filename).resolve('gulp')), 'bin/gulp.js')

export class Build {
  private child: ChildProcess | undefined
  private stopped = false

  /** Builds once; what is wrong in the sources comes back as problems. Nothing comes back after `stop()`. */
  async run(): Promise<CompileProblem[]> {
    if (this.stopped) return []
    // Its own process group: Ctrl-C in the terminal does not reach it, `stop()` does, with all it started.
    const child = spawn(process.execPath, [gulp, 'build', '--silent'], {
      cwd: root,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.child = child
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text))
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', resolve)
    })
    this.child = undefined
    return code === 0 || this.isStopped() ? [] : problemsFrom(output)
  }

  private isStopped(): boolean {
    return this.stopped
  }

  stop(): void {
    this.stopped = true
    const pid = this.child?.pid
    if (pid === undefined) return
    try {
      process.kill(-pid, 'SIGKILL')
    } catch (error) {
      // It may have ended in this very moment.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}

/** Reads the lines `file:line:column message` the build prints; anything else becomes one problem as it stands. */
export function problemsFrom(output: string): CompileProblem[] {
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  const problems = lines.flatMap((line): CompileProblem[] => {
    const match = /^([^\s:][^:]*):(\d+):(\d+):? (.+)$/.exec(line) ?? /^([^\s:]+\.\w+)()() (.+)$/.exec(line)
    if (!match) return []
    const [, file = '', row, column, message = ''] = match
    return [
      {
        file: displayPath(path.resolve(root, file), process.cwd()),
        ...(row ? { line: Number(row), column: Number(column) } : {}),
        message,
        severity: 'error',
      },
    ]
  })
  if (problems.length > 0) return problems
  const message = lines.slice(0, 20).join(' ') || 'the build ended without a word'
  return [{ file: 'gulpfile.js', message, hint: 'Run npm run build to see all of it.', severity: 'error' }]
}
