/**
 * `npm test`: everything that must be true before a change is taken, in the order in which it fails fastest. Stops at
 * the first step that fails. The last line says how many tests passed and failed.
 *
 * `npm test -- --only unit` (or lint, types, build, component, host, browser; several with commas) runs those steps
 * only; what stands after a further `--` goes to jest.
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  options: { only: { type: 'string' } },
  allowPositionals: true,
})
const results = fs.mkdtempSync(path.join(os.tmpdir(), 'live-room-test-'))
const env = { ...process.env }
const counts = { passed: 0, failed: 0 }

/** @type {Record<string, () => boolean>} */
const steps = {
  lint: () => npm('lint'),
  types: () => npm('types'),
  build: () => npm('build'),
  unit: () => jest('unit'),
  component: () => jest('component'),
  host: () => jest('host'),
  browser: () => haveBrowser() && jest('browser', '--runInBand'),
}

process.exitCode = main()

/** @returns {number} exit code */
function main() {
  const wanted = values.only?.split(',') ?? Object.keys(steps)
  const unknown = wanted.filter((name) => !(name in steps))
  if (unknown.length > 0) {
    console.error(`No test step "${unknown.join('", "')}"; there are ${Object.keys(steps).join(', ')}.`)
    fs.rmSync(results, { recursive: true })
    return 2
  }
  try {
    const failed = wanted.find((name) => !runStep(name))
    if (failed !== undefined) console.error(`\nStopped: ${failed} failed.`)
    console.log(`${counts.passed} passed, ${counts.failed} failed`)
    return failed === undefined ? 0 : 1
  } finally {
    fs.rmSync(results, { recursive: true, force: true })
  }
}

/** @param {string} name */
function runStep(name) {
  const start = Date.now()
  console.log(`== ${name}`)
  const passed = steps[name]?.() ?? false
  console.log(
    `== ${name} ${passed ? 'done' : 'failed'} after ${((Date.now() - start) / 1000).toFixed(1)} s\n`,
  )
  return passed
}

/** @param {string} script */
function npm(script) {
  return run('npm', ['run', '--silent', script])
}

/**
 * @param {string} project
 * @param {...string} args
 */
function jest(project, ...args) {
  const outputFile = path.join(results, `${project}.json`)
  const command = [
    '--selectProjects',
    project,
    '--json',
    `--outputFile=${outputFile}`,
    ...args,
    ...positionals,
  ]
  // jest's --json writes the whole report to its output as well, which nobody reads here.
  const passed = run(process.execPath, ['node_modules/jest/bin/jest.js', ...command], 'ignore')
  count(outputFile)
  return passed
}

/** @param {string} outputFile jest's report */
function count(outputFile) {
  if (!fs.existsSync(outputFile)) {
    counts.failed += 1
    return
  }
  const report = JSON.parse(fs.readFileSync(outputFile, 'utf8'))
  counts.passed += report.numPassedTests
  // A file that cannot even be loaded holds no failed test, yet must not count as nothing.
  counts.failed += report.numFailedTests + report.numRuntimeErrorTestSuites
}

function haveBrowser() {
  const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/ensure-browser.ts'], {
    encoding: 'utf8',
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  env.CHROMIUM_PATH = stdout.trim()
  return status === 0
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {'inherit' | 'ignore'} output
 */
function run(command, args, output = 'inherit') {
  const { status, error } = spawnSync(command, args, {
    env,
    stdio: ['ignore', output, 'inherit'],
    shell: process.platform === 'win32' && command === 'npm',
  })
  if (error) console.error(error.message)
  return status === 0
}
