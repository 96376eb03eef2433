/**
 * `npm test`: everything that must be true before a change is taken, in the order in which it fails fastest. Stops at
 * the first step that fails. The last line says how many tests passed and failed.
 *
 * `npm test -- --only unit` (or lint, types, build, published, component, host, browser; several with commas) runs those
 * steps only; what stands after a further `--` goes to jest.
 */
import { counts, haveBrowser, inTime, jest, npm, whatIsAsked } from './steps.mjs'

const { only, positionals } = whatIsAsked()

/** @type {Record<string, () => boolean>} */
const steps = {
  lint: () => npm('lint'),
  types: () => npm('types'),
  build: () => npm('build'),
  unit: () => jest('unit', positionals),
  published: () => jest('published', positionals),
  component: () => jest('component', positionals),
  host: () => jest('host', positionals),
  browser: () => jest('browser', ['--runInBand', ...positionals]),
}

process.exitCode = main()

/** @returns {number} exit code */
function main() {
  const unknown = only?.filter((name) => !(name in steps)) ?? []
  if (unknown.length > 0) {
    console.error(`No test step "${unknown.join('", "')}"; there are ${Object.keys(steps).join(', ')}.`)
    return 2
  }
  const wanted = Object.keys(steps).filter((name) => only?.includes(name) ?? true)
  // What is missing is installed or told before minutes have gone by.
  if (wanted.includes('browser') && !inTime('chromium', haveBrowser)) {
    const others = wanted.filter((name) => name !== 'browser')
    if (others.length > 0) console.error(`Without a browser: npm test -- --only ${others.join(',')}`)
    console.log('0 passed, 0 failed')
    return 1
  }
  const failed = wanted.find((name) => !inTime(name, steps[name]))
  if (failed !== undefined) console.error(`\nStopped: ${failed} failed.`)
  console.log(`${counts.passed} passed, ${counts.failed} failed`)
  return failed === undefined ? 0 : 1
}
