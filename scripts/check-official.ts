/**
 * `npm run check:official`: plugin and demo through WeChat's own compiler (miniprogram-ci), offline, as an upload would have them.
 * Ends with 0: compiled; 1: refused, with the compiler's words; 2: not checked, because the compiler cannot be installed here.
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { compileOffline, kB, LIMIT, packagesOf } from './official/compile'
import { CannotInstall, installMiniprogramCi, usualCache } from './official/miniprogram-ci'

const repository = path.resolve(__dirname, '..')

const help = `npm run check:official [-- --project DIR] [--cache DIR]

  --project DIR   a folder with project.config.json and a built dist/; this repository unless given, which is built first
  --cache DIR     where miniprogram-ci is installed; .cache/miniprogram-ci unless given
`

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { project: { type: 'string' }, cache: { type: 'string' }, help: { type: 'boolean' } },
  })
  if (values.help) {
    process.stdout.write(help)
    return 0
  }
  const cache = path.resolve(values.cache ?? usualCache)
  installMiniprogramCi(cache, say)
  const root = values.project === undefined ? repository : path.resolve(values.project)
  if (values.project === undefined) {
    const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    })
    if (status !== 0) return 1
  }
  const { appid } = JSON.parse(fs.readFileSync(path.join(root, 'project.config.json'), 'utf8')) as {
    appid: string
  }
  const files = await compileOffline({ root, appid, cache })
  const packages = packagesOf(files)
  for (const [name, bytes] of packages) {
    if (bytes === 0) throw new Error(`it has taken nothing of dist/${name}`)
    if (bytes > LIMIT) throw new Error(`${name} is ${kB(bytes)} as compiled, WeChat takes ${kB(LIMIT)}`)
  }
  const shown = [...packages].map(([name, bytes]) => `${name} ${kB(bytes)}`).join(', ')
  process.stdout.write(`WeChat’s compiler takes it: ${files.size} files, ${shown} of ${kB(LIMIT)} each.\n`)
  return 0
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    const unchecked = error instanceof CannotInstall
    say(unchecked ? `NOT CHECKED: ${reason}` : `Refused by WeChat’s compiler: ${reason}`)
    process.exitCode = unchecked ? 2 : 1
  },
)
