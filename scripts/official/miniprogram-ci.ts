/** WeChat's miniprogram-ci: installed only when it is asked for, into a cache of its own, in the version the lock file names. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/** It could not be installed: nothing has been checked. */
export class CannotInstall extends Error {}

const here = __dirname

export const usualCache = path.resolve(here, '../../.cache/miniprogram-ci')

/** @throws CannotInstall */
export function installMiniprogramCi(
  cache: string,
  say: (line: string) => void,
  env: NodeJS.ProcessEnv = process.env,
): void {
  const files = ['package.json', 'package-lock.json']
  const digest = createHash('sha256')
  for (const file of files) digest.update(fs.readFileSync(path.join(here, file)))
  const wanted = digest.digest('hex')
  const mark = path.join(cache, 'installed')
  if (fs.existsSync(mark) && fs.readFileSync(mark, 'utf8') === wanted) return

  say('Installing miniprogram-ci once (about 280 MB) ...')
  fs.mkdirSync(cache, { recursive: true })
  for (const file of files) fs.copyFileSync(path.join(here, file), path.join(cache, file))
  const { status, stderr, error } = spawnSync(
    'npm',
    ['ci', '--loglevel=error', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'],
    { cwd: cache, env, encoding: 'utf8', shell: process.platform === 'win32' },
  )
  if (status !== 0) {
    const lines = stderr.split('\n').filter((line) => /^npm (error|ERR!) (?!code)/.test(line))
    throw new CannotInstall(
      `miniprogram-ci cannot be installed here (${error?.message ?? lines[0] ?? 'npm gives no reason'}): ` +
        'it comes from the npm registry; try again where that can be reached.',
    )
  }
  fs.writeFileSync(mark, wanted)
}
