/** What `npm test` and `npm run soak` are made of: a step with its time, jest with its counts, and the browser. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'

/** Of all that jest has run so far. */
export const counts = { passed: 0, failed: 0 }

/**
 * `--only a,b`, and what stands behind a further `--`. Anything else ends the process in one line.
 * @returns {{only: string[] | undefined, positionals: string[]}}
 */
export function whatIsAsked() {
  try {
    const { values, positionals } = parseArgs({
      options: { only: { type: 'string' } },
      allowPositionals: true,
    })
    return { only: values.only?.split(','), positionals }
  } catch (error) {
    const [reason = ''] = error instanceof Error ? error.message.split('. ') : []
    console.error(`${reason}; there is --only, and what stands behind a further -- goes to jest`)
    process.exit(2)
  }
}

/** One step takes minutes. What runs for so long hangs, and would do so for ever; only the full counts take hours. */
const limitMin = () => (process.env.COUNTS === 'full' ? 24 * 60 : 30)

/**
 * @param {string} name
 * @param {(() => boolean) | undefined} work
 */
export function inTime(name, work) {
  const start = Date.now()
  console.log(`== ${name}`)
  const passed = work?.() ?? false
  console.log(
    `== ${name} ${passed ? 'done' : 'failed'} after ${((Date.now() - start) / 1000).toFixed(1)} s\n`,
  )
  return passed
}

/** @param {string} script */
export function npm(script) {
  return run('npm', ['run', '--silent', script])
}

/**
 * @param {string} project
 * @param {string[]} args
 * @param {string[]} nodeArgs
 */
export function jest(project, args, nodeArgs = []) {
  const results = fs.mkdtempSync(path.join(os.tmpdir(), 'live-room-test-'))
  const outputFile = path.join(results, `${project}.json`)
  const command = ['--selectProjects', project, '--json', `--outputFile=${outputFile}`, ...args]
  try {
    // jest's --json writes the whole report to its output as well, which nobody reads here.
    const passed = run(process.execPath, [...nodeArgs, 'node_modules/jest/bin/jest.js', ...command], 'ignore')
    count(outputFile, passed)
    return passed
  } finally {
    fs.rmSync(results, { recursive: true, force: true })
  }
}

/**
 * @param {string} outputFile jest's report
 * @param {boolean} passed
 */
function count(outputFile, passed) {
  const report = fs.existsSync(outputFile) ? JSON.parse(fs.readFileSync(outputFile, 'utf8')) : {}
  const { numPassedTests = 0, numFailedTests = 0, numRuntimeErrorTestSuites = 0 } = report
  counts.passed += numPassedTests
  // A file that cannot even be loaded, or a run that does not end, holds no failed test, yet must not count as nothing.
  counts.failed += Math.max(numFailedTests + numRuntimeErrorTestSuites, passed ? 0 : 1)
}

export function haveBrowser() {
  const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/ensure-browser.ts'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  process.env.CHROMIUM_PATH = stdout.trim()
  return status === 0
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {'inherit' | 'ignore'} output
 */
function run(command, args, output = 'inherit') {
  const { status, error } = spawnSync(command, args, {
    stdio: ['ignore', output, 'inherit'],
    shell: process.platform === 'win32' && command === 'npm',
    timeout: limitMin() * 60_000,
    killSignal: 'SIGKILL',
  })
  if (error && 'code' in error && error.code === 'ETIMEDOUT') {
    console.error(`${command} ${args.join(' ')}: has not ended within ${limitMin()} minutes, and was ended`)
  } else if (error) console.error(error.message)
  return status === 0
}
