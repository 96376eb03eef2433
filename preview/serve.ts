/** `npm start`: reads the command line, runs the preview, and ends cleanly on Ctrl-C. */
import path from 'node:path'
import { BadArguments, help, readArguments } from './server/args'
import { Preview } from './server/preview'

export { startPreview, type Preview, type PreviewOptions } from './server/preview'

/** However long something takes to stop, Ctrl-C ends the process after this. */
const stopLimitMs = 1500

async function main(argv: string[]): Promise<void> {
  const options = readArguments(argv)
  if (options.help) {
    process.stdout.write(help)
    return
  }
  const { host, whitelist, samples, port } = options
  const preview = new Preview({ hostDir: host, whitelistDir: whitelist, samples, port })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      setTimeout(() => process.exit(0), stopLimitMs)
      preview.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${String(error)}\n`)
          process.exit(0)
        },
      )
    })
  }
  await preview.start()
  if (preview.url !== '') process.stdout.write(`Preview: ${preview.url}\n`)
}

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(error instanceof BadArguments ? 2 : 1)
}

// Tests and benchmarks import this file for startPreview.
if (path.resolve(process.argv[1] ?? '') === __filename) main(process.argv.slice(2)).catch(fail)
