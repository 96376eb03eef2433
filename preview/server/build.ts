/** Runs the repository's build in a process of its own, so that streams and pages are served meanwhile. */
import { fork, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { displayPath } from '../compile/problems'
import type { CompileProblem } from '../package-format'
import type { BuildAnswer, BuildProblem } from './build-worker'
import { root } from './places'

export class Build {
  private child: ChildProcess | undefined
  private folder: string | undefined
  private stopped = false

  /** Builds once; what is wrong in the sources comes back as problems. Nothing is built after `stop()`. */
  async run(): Promise<CompileProblem[]> {
    if (this.stopped) return []
    const child = this.child ?? this.start()
    const answer = await new Promise<BuildAnswer>((resolve) => {
      const settle = (result: BuildAnswer) => {
        child.off('message', settle)
        child.off('exit', ended)
        resolve(result)
      }
      const ended = (code: number | null, signal: string | null) => {
        this.child = undefined
        settle({
          problems: [{ file: 'build', message: `the build ended by itself (${signal ?? code ?? ''})` }],
        })
      }
      child.on('message', settle)
      child.on('exit', ended)
      child.send('build')
    })
    return this.isStopped() ? [] : answer.problems.map(problemFrom)
  }

  stop(): void {
    this.stopped = true
    const pid = this.child?.pid
    if (pid !== undefined) killGroup(pid)
    if (this.folder !== undefined) fs.rmSync(this.folder, { recursive: true, force: true })
  }

  private start(): ChildProcess {
    this.folder ??= fs.mkdtempSync(path.join(os.tmpdir(), 'live-room-preview-'))
    const child = fork(path.join(__dirname, 'build-worker.ts'), {
      cwd: root,
      execArgv: ['--import', 'tsx'],
      // What a build that is cut short leaves behind goes with this folder.
      env: { ...process.env, TMPDIR: this.folder },
      // Its own process group: Ctrl-C in the terminal does not reach it, `stop()` does, with all it started.
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    this.child = child
    return child
  }

  private isStopped(): boolean {
    return this.stopped
  }
}

function problemFrom({ file, line, column, message }: BuildProblem): CompileProblem {
  return {
    file: displayPath(path.resolve(root, file), process.cwd()),
    ...(line === undefined ? {} : { line, column }),
    message: message.replace(/\s*\n\s*/g, ' '),
    severity: 'error',
  }
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch (error) {
    // It may have ended in this very moment.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
