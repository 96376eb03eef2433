/**
 * `npm run mutation`: changes the product's code in thousands of small ways, one at a time, and sees whether the unit tests
 * notice. It fails where a room's tests notice fewer than 85 of 100, and writes doc/mutation.md. `npm run mutation -- whitelist room`
 * does those rooms only; what has not changed since the last run is not run again. MUTATION_WORKERS=1 keeps a processor free.
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { report } from './mutation/report.mjs'

/** @type {Record<string, unknown>} */
const rooms = JSON.parse(fs.readFileSync('scripts/mutation/rooms.json', 'utf8'))
const stryker = path.resolve('node_modules/@stryker-mutator/core/bin/stryker.js')

process.exitCode = main(process.argv.slice(2))

/** @param {string[]} asked */
function main(asked) {
  const names = asked.length > 0 ? asked : Object.keys(rooms)
  const unknown = names.filter((name) => !(name in rooms))
  if (unknown.length > 0) {
    console.error(`No room "${unknown.join('", "')}"; there are ${Object.keys(rooms).join(', ')}.`)
    return 2
  }
  const failed = names.filter((name) => {
    console.log(`== ${name}`)
    forgetLoading(`.cache/mutation/${name}.incremental.json`)
    const env = { ...process.env, MUTATE: name }
    return spawnSync(process.execPath, [stryker, 'run'], { env, stdio: 'inherit' }).status !== 0
  })
  const { text, lines } = report(Object.keys(rooms))
  fs.writeFileSync('doc/mutation.md', text)
  console.log(lines.join('\n'))
  if (failed.length > 0) console.error(`Fewer than 85 of 100, or not run to the end: ${failed.join(', ')}`)
  return failed.length > 0 ? 1 : 0
}

/**
 * What is executed while the code loads is tried anew where it went unnoticed: Stryker does not see that tests added since reach it.
 * @param {string} file
 */
function forgetLoading(file) {
  if (!fs.existsSync(file)) return
  /** @type {{files: Record<string, {mutants: {static?: boolean, status: string}[]}>}} */
  const last = JSON.parse(fs.readFileSync(file, 'utf8'))
  for (const one of Object.values(last.files)) {
    one.mutants = one.mutants.filter((mutant) => !(mutant.static && mutant.status === 'Survived'))
  }
  fs.writeFileSync(file, JSON.stringify(last))
}
