/**
 * `npm run soak`: every test that takes its counts from test/fixtures/counts.ts, in full. It goes on after a failure, and
 * its last line says how many tests passed and failed.
 *
 * `npm run soak -- --only unit` (or component, host, browser; several with commas) runs those kinds only; a word behind a
 * further `--` picks files by their names.
 */
import fs from 'node:fs'
import path from 'node:path'
import { counts, haveBrowser, inTime, jest, npm, whatIsAsked } from './steps.mjs'

const KINDS = ['unit', 'component', 'host', 'browser']

const { only, positionals } = whatIsAsked()

process.env.COUNTS = 'full'
process.exitCode = main()

/** @returns {number} exit code */
function main() {
  const wanted = only ?? KINDS
  const unknown = wanted.filter((name) => !KINDS.includes(name))
  if (unknown.length > 0) {
    console.error(`No kind of test "${unknown.join('", "')}"; there are ${KINDS.join(', ')}.`)
    return 2
  }
  const chosen = wanted.map((kind) => ({ kind, files: longTests(kind) })).filter(({ files }) => files.length)
  if (chosen.length === 0) {
    console.error(`No long test is named like "${positionals.join('", "')}".`)
    return 2
  }
  for (const { kind, files } of chosen) console.log(`${kind}: ${files.join(', ')}`)
  console.log()
  let failed = false
  if (chosen.some(({ kind }) => kind !== 'unit')) failed = !inTime('build', () => npm('build'))
  for (const { kind, files } of failed ? [] : chosen) {
    // One after the other: what one file leaves behind must not look like another's.
    const passed = inTime(kind, () => (kind !== 'browser' || haveBrowser()) && soak(kind, files))
    failed ||= !passed
  }
  console.log(`${counts.passed} passed, ${counts.failed} failed`)
  return failed ? 1 : 0
}

/**
 * @param {string} kind
 * @param {string[]} files
 */
function soak(kind, files) {
  return jest(kind, ['--runInBand', '--verbose', '--runTestsByPath', ...files], ['--expose-gc'])
}

/** @param {string} kind */
function longTests(kind) {
  const folder = path.join('test', kind)
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts') && positionals.every((word) => name.includes(word)))
    .map((name) => path.join(folder, name))
    .filter((file) => /fixtures\/counts'/.test(fs.readFileSync(file, 'utf8')))
}
