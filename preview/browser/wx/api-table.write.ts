/** Writes api-table.ts anew: `node --import tsx preview/browser/wx/api-table.write.ts`, after a new miniprogram-api-typings. */
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
    'const list = (names: string): ReadonlySet<string> => new Set(names.trim().split(/\\s+/))\n',
    table('asyncNames', 'Take {success, fail, complete}.', ({ form }) => form === 'async'),
    table('syncNames', 'Return at once, or register a listener.', ({ form }) => form === 'sync'),
    table('objectNames', 'Hold further functions.', ({ form }) => form === 'object'),
    table('pluginNames', 'A plugin may call them; all others not.', ({ plugin }) => plugin),
  ].join('\n'),
)
