/** A program run as from a terminal, and everything it has started, for tests of how it ends. */
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { until } from './until'

export interface Running {
  pid: number
  stdout(): string
  stderr(): string
  /** Resolves when it has ended. */
  ended: Promise<{ code: number | null; signal: string | null }>
  /** As Ctrl-C in its terminal does: the whole process group gets the signal. */
  interrupt(): void
}

export function run(command: string, args: string[], cwd: string): Running {
  const child = spawn(command, args, { cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const { pid, stdout, stderr } = child
  if (pid === undefined) throw new Error(`${command} could not be started`)
  const texts = { stdout: '', stderr: '' }
  stdout.setEncoding('utf8').on('data', (text: string) => (texts.stdout += text))
  stderr.setEncoding('utf8').on('data', (text: string) => (texts.stderr += text))
  return {
    pid,
    stdout: () => texts.stdout,
    stderr: () => texts.stderr,
    ended: new Promise((resolve) => {
      child.once('exit', (code, signal) => resolve({ code, signal }))
    }),
    interrupt: () => process.kill(-pid, 'SIGINT'),
  }
}

/** Its children, their children and so on; those in process groups of their own, too. */
export function descendants(pid: number): number[] {
  const parents = parentOfAll()
  const found = [pid]
  for (const each of found) {
    for (const [child, parent] of parents) if (parent === each) found.push(child)
  }
  return found.slice(1)
}

export async function allGone(pids: number[]): Promise<void> {
  await until(`the end of ${pids.join(', ')}`, () => !pids.some(runs), 20_000)
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return stateOf(pid) !== 'Z'
  } catch {
    return false
  }
}

/** 'Z': ended, only nobody has asked for its exit code yet. */
function stateOf(pid: number): string {
  return statOf(pid)?.[0] ?? ''
}

function parentOfAll(): Map<number, number> {
  if (fs.existsSync('/proc/self/stat')) {
    const pids = fs.readdirSync('/proc').map(Number).filter(Boolean)
    return new Map(pids.map((pid) => [pid, Number(statOf(pid)?.[1] ?? 0)]))
  }
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
  const rows = stdout.trim().split('\n')
  return new Map(rows.map((row) => row.trim().split(/\s+/).map(Number) as [number, number]))
}

/** Linux only: what stands behind the program's name in its stat file, its state and its parent first. */
function statOf(pid: number): string[] | undefined {
  try {
    return fs
      .readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
  } catch {
    return undefined
  }
}
