/** Packages of Debian and Ubuntu: installed by apt-get where this process may, named where it may not. */
import { spawnSync } from 'node:child_process'

export function canInstall(): boolean {
  return (
    process.platform === 'linux' && process.getuid?.() === 0 && !spawnSync('apt-get', ['--version']).error
  )
}

/** To be put behind a sentence that says what is missing; '' on systems without apt-get. */
export function byHand(packages: string[], platform: NodeJS.Platform = process.platform): string {
  return platform === 'linux' ? ` On Debian or Ubuntu: sudo apt-get install ${packages.join(' ')}` : ''
}

/** @throws Error whose message is one line that says why and what to do */
export function install(packages: string[], given: NodeJS.ProcessEnv = process.env): void {
  const env = { ...given, DEBIAN_FRONTEND: 'noninteractive' }
  const update = aptGet(['update'], env)
  const { trouble } = aptGet(['install', '-y', '--no-install-recommends', ...packages], env)
  if (trouble === undefined) return
  // Where it reaches no server, `update` ends well all the same, and `install` says that there is no such package.
  const before = update.trouble ?? update.warning
  const why = before === undefined ? trouble : `${trouble}; the update before it: ${before}`
  throw new Error(
    `apt-get could not install ${packages.join(' and ')} (${why}): connect and try again, or install ` +
      `${packages.length > 1 ? 'them' : 'it'} yourself.`,
  )
}

function aptGet(args: string[], env: NodeJS.ProcessEnv): { trouble?: string; warning?: string } {
  // A connection that breaks, or the system's own update that is under way, is no reason to give up at once.
  const patience = ['-o', 'Acquire::Retries=3', '-o', 'DPkg::Lock::Timeout=120']
  const { status, stderr, error } = spawnSync('apt-get', [...patience, ...args], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const lines = (error ? error.message : stderr).split('\n').filter((line) => line.trim() !== '')
  if (status !== 0) return { trouble: lines.at(-1) ?? `exit code ${String(status)}` }
  const warning = lines.find((line) => /failed to fetch/i.test(line))
  return warning === undefined ? {} : { warning }
}
