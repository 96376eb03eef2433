/**
 * `npm run examples`: installs and builds the Taro and the uni-app example, each by its own lock file, and lets a test play and
 * broadcast with what they have built. `-- taro` or `-- uni-app`: that one only; `-- --build`: without the test.
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { ensureBrowser } from './browser'
import { examples } from './examples/list'
import { options } from './options'

const root = path.resolve(__dirname, '..')
const windows = process.platform === 'win32'

function main(): number {
  const { values, positionals } = options({
    options: { build: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const unknown = positionals.filter((name) => !examples.some((one) => one.name === name))
  if (unknown.length > 0) {
    say(
      `There is no example "${unknown.join('", "')}"; there are ${examples.map(({ name }) => name).join(', ')}.`,
    )
    return 2
  }
  const wanted = examples.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
  for (const { name, output } of wanted) {
    const folder = path.join(root, 'examples', name)
    if (
      !installed(folder) &&
      !run(folder, 'npm', 'ci', '--loglevel=error', '--ignore-scripts', '--no-audit', '--no-fund')
    ) {
      say(`examples/${name}: its packages cannot be installed here; they come from the npm registry.`)
      return 1
    }
    fs.rmSync(path.join(folder, 'dist'), { recursive: true, force: true })
    if (
      !run(folder, 'npm', 'run', '--silent', 'build') ||
      !fs.existsSync(path.join(root, output, 'app.json'))
    ) {
      say(`examples/${name}: the build has failed, see above.`)
      return 1
    }
    say(`Built: npm start -- --host ${output}`)
  }
  if (values.build) return 0
  if (!run(root, 'npm', 'run', '--silent', 'build')) return 1
  process.env['CHROMIUM_PATH'] = ensureBrowser(say)
  const names = wanted.map(({ name }) => name).join('|')
  const jest = [
    'node_modules/jest/bin/jest.js',
    '--selectProjects',
    'examples',
    '--runInBand',
    '-t',
    `^(${names}):`,
  ]
  return run(root, process.execPath, ...jest) ? 0 : 1
}

/** Whether the packages are those of the lock file. */
function installed(folder: string): boolean {
  const mark = path.join(folder, 'node_modules/.package-lock.json')
  return (
    fs.existsSync(mark) &&
    fs.statSync(mark).mtimeMs >= fs.statSync(path.join(folder, 'package-lock.json')).mtimeMs
  )
}

function run(cwd: string, command: string, ...args: string[]): boolean {
  const { status, error } = spawnSync(command, args, {
    cwd,
    stdio: 'inherit',
    shell: windows && command === 'npm',
  })
  if (error) say(error.message)
  return status === 0
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

process.exitCode = main()
