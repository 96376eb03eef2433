/** What a developer wrote behind a command's name. */
import { parseArgs, type ParseArgsConfig } from 'node:util'

/** A wrong option is told in one line, and ends the process with 2. */
export function options<Config extends ParseArgsConfig>(
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config)
  } catch (error) {
    const [reason = ''] = error instanceof Error ? error.message.split('. ') : []
    const known = Object.keys(config.options ?? {}).map((name) => `--${name}`)
    process.stderr.write(`${reason}; there is ${known.join(', ')}\n`)
    process.exit(2)
  }
}
