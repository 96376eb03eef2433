/** `npm run whitelist`: the provider's command that checks whitelist documents and adds to them. */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { addTo, CannotAdd } from './whitelist/add'
import { checkFolder } from './whitelist/folder'

/** The command line makes no sense; the message says what to write instead. */
class BadArguments extends Error {}

const DEFAULT_FOLDER = 'preview/whitelist'

const help = `npm run whitelist -- check [DIR]
npm run whitelist -- add --app ID --domain D [--bizid N] [--host WXID] [--until DATE] [--dir DIR]

check looks at every document of a folder: each line names file, field and what to do.
add makes the document {liveAppID}.json, or adds to it; what stands there stays.

  --app ID        the customer's liveAppID
  --domain D      domain of stream addresses; *.example.com holds one more label; may be repeated
  --bizid N       number of the older scheme, N.liveplay.myqcloud.com; may be repeated
  --host WXID     AppID of a mini-program; with one, all others are refused; may be repeated
  --until DATE    last day, 2030-12-31 (China time), or a moment, 2030-12-31T18:00:00+08:00; '' takes the end away
  --dir DIR       folder of the documents
  DIR             ${DEFAULT_FOLDER} unless given, which the preview serves

The schema is plugin/whitelist/whitelist.schema.json.
`

/** @returns exit code */
function main(argv: string[]): number {
  const { values, positionals } = parse(argv)
  const [command, ...rest] = positionals
  if (values.help || command === undefined) {
    process.stdout.write(help)
    return values.help ? 0 : 2
  }
  const [stray] = command === 'check' ? rest.slice(1) : rest
  if (stray !== undefined) throw new BadArguments(`${stray}: one argument too many, see --help`)
  const { dir, app, domain = [], bizid = [], host = [], until } = values
  if (command === 'check') return check(rest[0] ?? dir ?? DEFAULT_FOLDER)
  if (command !== 'add') throw new BadArguments(`${command}: there are check and add`)
  if (app === undefined || !/^[1-9]\d{0,14}$/.test(app)) {
    throw new BadArguments('--app: give the liveAppID, a number, e.g. --app 1250000001')
  }
  const addition = { liveAppID: app, domains: domain, bizids: bizid, hosts: host, until }
  const shown = dir ?? DEFAULT_FOLDER
  const text = addTo(absolute(shown), shown, addition, Date.now())
  process.stdout.write(`${path.join(shown, `${app}.json`)}\n${text}`)
  return 0
}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        dir: { type: 'string' },
        app: { type: 'string' },
        domain: { type: 'string', multiple: true },
        bizid: { type: 'string', multiple: true },
        host: { type: 'string', multiple: true },
        until: { type: 'string' },
      },
    })
  } catch (error) {
    const [reason = ''] = (error as Error).message.split('. ')
    throw new BadArguments(`${reason}: see npm run whitelist -- --help`)
  }
}

function check(shown: string): number {
  const { documents, errors, warnings } = checkFolder(absolute(shown), shown, Date.now())
  for (const line of [...errors, ...warnings]) process.stderr.write(`${line}\n`)
  if (errors.length > 0) return 1
  process.stdout.write(`${shown}: ${documents} ${documents === 1 ? 'document' : 'documents'} in order\n`)
  return 0
}

/** npm changes into the repository; a folder is meant from where the command was typed. */
const absolute = (folder: string): string =>
  folder === DEFAULT_FOLDER
    ? path.resolve(__dirname, '..', folder)
    : path.resolve(process.env['INIT_CWD'] ?? process.cwd(), folder)

try {
  process.exitCode = main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof BadArguments) && !(error instanceof CannotAdd)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = error instanceof BadArguments ? 2 : 1
}
