/** What the benches in Chromium share: the script put into the page, the machine they ran on, where every single value is kept. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import type { Browser } from 'playwright-core'
import type { Preview } from '../preview/serve'
import { NoBrowser } from '../scripts/browser'

export const RESULTS = path.join(__dirname, 'results')

/** The table alone goes to standard output. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** Runs a bench; what hinders it is told, and ends the process with 1, whatever it has left running. */
export function begin(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    say(`Could not measure: ${wordsOf(error)}`)
    process.exit(1)
  })
}

function wordsOf(error: unknown): string {
  if (error instanceof NoBrowser) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** A page that does not compile would be measured as a fast one. */
export function mustCompile(preview: Preview): void {
  if (preview.problems().some(({ severity }) => severity === 'error')) {
    throw new Error('there are errors to mend first, see above')
  }
}

/** A file of this folder with all that it imports, as one script. */
export async function inPageScript(file: string, globalName?: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(__dirname, file)],
    bundle: true,
    write: false,
    format: 'iife',
    ...(globalName && { globalName }),
  })
  return outputFiles[0]?.text ?? ''
}

export interface Machine {
  at: string
  processor: string
  cores: number
  /** Of the minute before: on a machine with nothing else to do it is near 0. */
  loadBefore: number
  node: string
  chromium: string
}

/** To be asked before the work: `os.loadavg()` would show the bench itself later. */
export function machineNow(): (browser: Browser) => Machine {
  const [loadBefore = 0] = os.loadavg()
  return (browser) => ({
    at: new Date().toISOString(),
    processor: os.cpus()[0]?.model.trim() ?? 'unknown',
    cores: os.cpus().length,
    loadBefore,
    node: process.version,
    chromium: browser.version(),
  })
}

export const machineLine = ({ chromium, cores, processor, loadBefore }: Machine): string =>
  `Chromium ${chromium}, ${cores} × ${processor}, load before ${loadBefore.toFixed(2)}`

/** Keeps every single value under bench/results/. */
export function keep(name: string, machine: Machine, values: object): void {
  fs.mkdirSync(RESULTS, { recursive: true })
  const file = path.join(RESULTS, `${name}-${machine.at.replace(/[:.]/g, '-')}.json`)
  fs.writeFileSync(file, `${JSON.stringify({ machine, ...values }, null, 1)}\n`)
  say(`every single value: ${path.relative(process.cwd(), file)}`)
}
