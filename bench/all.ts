/**
 * `npm run bench`: every bench, one after the other, each in a process of its own; one table of them in bench/results/all.md and
 * all.json. `-- --quick`: fewer pairs, shorter floods; `-- --only sizes,delay`: those only.
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { options } from '../scripts/options'
import { resultOfChat } from './chat-result'
import { handedTo, tableOf, type BenchResult } from './result'
import { RESULTS, say } from './stage'

interface Part {
  file: string
  flags?: string[]
  /** Takes `--quick`. */
  quick?: boolean
  /** Reads the figures out of what it prints, where it does not hand them over. */
  read?: (printed: string) => BenchResult
}

const parts: Record<string, Part> = {
  overhead: { file: 'overhead.ts', quick: true },
  whitelist: { file: 'whitelist.ts' },
  delay: { file: 'delay.ts' },
  flood: { file: 'flood.ts', quick: true },
  chat: { file: 'tim-live-sell.ts', flags: ['--expose-gc'], read: resultOfChat },
  sizes: { file: 'sizes.ts' },
}

function main(): number {
  const { values } = options({
    options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } },
  })
  const wanted = values.only?.split(',') ?? Object.keys(parts)
  const unknown = wanted.filter((name) => !(name in parts))
  if (unknown.length > 0) {
    say(`No bench "${unknown.join('", "')}"; there are ${Object.keys(parts).join(', ')}.`)
    return 2
  }
  const [load = 0] = os.loadavg()
  fs.mkdirSync(RESULTS, { recursive: true })
  const found: BenchResult[] = []
  const failed: string[] = []
  for (const name of wanted) {
    const part = parts[name]
    const result = part && run(name, part, values.quick && part.quick ? ['--quick'] : [])
    if (result) found.push(result)
    else failed.push(name)
  }
  const machine = `${os.cpus().length} × ${os.cpus()[0]?.model.trim() ?? 'unknown'}, node ${process.version}, load before ${load.toFixed(2)}, ${new Date().toISOString().slice(0, 10)}${values.quick ? ', --quick' : ''}`
  const text = `${machine}\n\n${tableOf(found)}`
  fs.writeFileSync(path.join(RESULTS, 'all.md'), text)
  fs.writeFileSync(
    path.join(RESULTS, 'all.json'),
    `${JSON.stringify({ machine, results: found }, null, 1)}\n`,
  )
  process.stdout.write(text)
  if (failed.length > 0) say(`Could not measure: ${failed.join(', ')}; see above.`)
  return failed.length > 0 ? 1 : 0
}

function run(name: string, { file, flags = [], read }: Part, args: string[]): BenchResult | undefined {
  say(`== ${name}`)
  const handed = path.join(RESULTS, `${name}.json`)
  fs.rmSync(handed, { force: true })
  const { status, stdout } = spawnSync(
    process.execPath,
    [...flags, '--import', 'tsx', path.join(__dirname, file), ...args],
    { encoding: 'utf8', env: handedTo(handed), stdio: ['ignore', 'pipe', 'inherit'] },
  )
  if (status !== 0) return undefined
  if (read) return read(stdout)
  return JSON.parse(fs.readFileSync(handed, 'utf8')) as BenchResult
}

process.exitCode = main()
