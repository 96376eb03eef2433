/** `npm start`: reads the command line, runs the preview, and ends cleanly on Ctrl-C. */
import path from 'node:path'
import { BadArguments, help, readArguments } from './server/args'
import type { Preview, PreviewOptions } from './server/preview'

export type { Preview, PreviewOptions }

/** However long something takes to stop, Ctrl-C ends the process after this. */
const stopLimitMs = 1500

/**
 * The preview for programs. Rejects, with everything stopped again, when a service or the port cannot be had; problems
 * in sources do not stop it.
 */
export async function startPreview(options: PreviewOptions = {}): Promise<Preview> {
  const preview = await load(options)
  try {
    await preview.start()
  } catch (error) {
    await preview.stop()
    throw error
  }
  return preview
}

/** Loading takes its time, in which Ctrl-C must work already. */
async function load(options: PreviewOptions): Promise<Preview> {
  const { Preview } = await import('./server/preview')
  return new Preview(options)
}

async function main(argv: string[]): Promise<void> {
  const running: { preview?: Preview } = {}
  const end = () => {
    setTimeout(() => process.exit(0), stopLimitMs)
    Promise.resolve(running.preview?.stop())
      .catch((error: unknown) => process.stderr.write(`${String(error)}\n`))
      .finally(() => process.exit(0))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)

  const options = readArguments(argv, whereTyped(), process.env)
  if (options.help) {
    process.stdout.write(help)
    return
  }
  const { host, whitelist, samples, port, realChat } = options
  // The first build takes a while, on a busy machine half a minute.
  process.stderr.write('Building, and starting everything ...\n')
  const preview = await load({ hostDir: host, whitelistDir: whitelist, samples, port, realChat })
  running.preview = preview
  await preview.start()
  if (preview.url !== '') process.stdout.write(`Preview: ${preview.url}\n`)
}

/** npm runs its scripts in the repository, wherever the command was typed. */
function whereTyped(): string {
  const { npm_lifecycle_event: script, INIT_CWD: typed } = process.env
  return script === 'start' && typed !== undefined ? typed : process.cwd()
}

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(error instanceof BadArguments ? 2 : 1)
}

// Tests and benchmarks import this file for startPreview.
if (path.resolve(process.argv[1] ?? '') === __filename) main(process.argv.slice(2)).catch(fail)
