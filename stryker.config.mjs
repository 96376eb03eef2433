/**
 * Mutation testing of one room of the code, named by MUTATE; `npm run mutation` runs them one after the other. Unit tests of that
 * room only, with the small counts.
 */
import fs from 'node:fs'

const name = process.env.MUTATE ?? ''
const rooms = JSON.parse(fs.readFileSync(new URL('scripts/mutation/rooms.json', import.meta.url), 'utf8'))
if (!(name in rooms)) throw new Error(`MUTATE=${name}: there are ${Object.keys(rooms).join(', ')}`)

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: rooms[name].mutate,
  testRunner: 'room',
  plugins: ['./scripts/mutation/runner.mjs'],
  coverageAnalysis: 'perTest',
  concurrency: Number(process.env.MUTATION_WORKERS ?? 2),
  timeoutMS: 8_000,
  thresholds: { high: 95, low: 85, break: 85 },
  incremental: true,
  incrementalFile: `.cache/mutation/${name}.incremental.json`,
  reporters: ['progress-append-only', 'json'],
  jsonReporter: { fileName: `.cache/mutation/${name}.json` },
  tempDirName: `.cache/mutation/sandbox-${name}`,
  ignorePatterns: ['/dist', '/.cache', '/bench', '/doc', '/miniprogram', '*.log'],
}
