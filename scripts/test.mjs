/**
 * `npm test`: everything that must be true before a change is taken, in the order in which it fails fastest. Stops at
 * the first step that fails. The last line says how many tests passed and failed.
 *
 * `npm test -- --only unit` (or lint, types, build, component, host, browser; several with commas) runs those steps
 * only; what stands after a further `--` goes to jest.
 */
import { parseArgs } from 'node:util'
import { counts, haveBrowser, inTime, jest, npm } from './steps.mjs'

const { values, positionals } = parseArgs({
  options: { only: { type: 'string' } },
  allowPositionals: true,
})

/** @type {Record<string, () => boolean>} */
const steps = {
  lint: () => npm('lint'),
  types: () => npm('types'),
  build: () => npm('build'),
  unit: () => jest('unit', positionals),
  component: () => jest('component', positionals),
  host: () => jest('host', positionals),
  browser: () => haveBrowser() && jest('browser', ['--runInBand', ...positionals]),
}

process.exitCode = main()

/** @returns {number} exit code */
function main() {
  const wanted = values.only?.split(',') ?? Object.keys(steps)
  const unknown = wanted.filter((name) => !(name in steps))
  if (unknown.length > 0) {
    console.error(`No test step "${unknown.join('", "')}"; there are ${Object.keys(steps).join(', ')}.`)
    return 2
  }
  const failed = wanted.find((name) => !inTime(name, steps[name]))
  if (failed !== undefined) console.error(`\nStopped: ${failed} failed.`)
  console.log(`${counts.passed} passed, ${counts.failed} failed`)
  return failed === undefined ? 0 : 1
}
