/** Writes api-table.ts and build/plugin-api.json anew: `node --import tsx preview/browser/wx/api-table.write.ts`, after a new miniprogram-api-typings. */
import { writeFileSync } from 'node:fs'
import { apiFromTypings, type ApiEntry } from './api-typings'

const entries = apiFromTypings()
/** In lines of a readable length. */
const names = (keep: (entry: ApiEntry) => boolean) =>
  entries
    .filter(keep)
    .reduce<string[]>((lines, { name }) => {
      const last = lines.at(-1)
      if (last === undefined || last.length + name.length > 100) return [...lines, `  ${name}`]
      return [...lines.slice(0, -1), `${last} ${name}`]
    }, [])
    .join('\n')

const table = (name: string, comment: string, keep: (entry: ApiEntry) => boolean) =>
  `/** ${comment} */\nexport const ${name} = list(\`\n${names(keep)}\n\`)\n`

writeFileSync(
  'preview/browser/wx/api-table.ts',
  [
    '/** Names of wx.*: written by api-table.write.ts from miniprogram-api-typings; change nothing here by hand. */',
    "import pluginApi from '../../../build/plugin-api.json'\n",
    'const list = (names: string): ReadonlySet<string> => new Set(names.trim().split(/\\s+/))\n',
    table('asyncNames', 'Take {success, fail, complete}.', ({ form }) => form === 'async'),
    table('syncNames', 'Return at once, or register a listener.', ({ form }) => form === 'sync'),
    table('objectNames', 'Hold further functions.', ({ form }) => form === 'object'),
    '/** A plugin may call them; all others not. The build holds the plugin’s own calls against the same list. */',
    'export const pluginNames: ReadonlySet<string> = new Set(pluginApi.allowed)\n',
  ].join('\n'),
)

const namesOf = (allowed: boolean) =>
  entries.filter(({ plugin }) => plugin === allowed).map(({ name }) => name)
writeFileSync(
  'build/plugin-api.json',
  `${JSON.stringify({ allowed: namesOf(true), refused: namesOf(false) }, null, 2)}\n`,
)
