/**
 * `npm run manual`: writes anew what follows from the plugin's own tables: the tables of doc/README.md, and the codes and
 * attributes of live-room-plugin-types. Tests say when one of them differs.
 */
import fs from 'node:fs'
import path from 'node:path'
import { fill } from './manual/markdown'
import { root } from './manual/sources'
import { tables } from './manual/tables'
import { typings } from './manual/typings'

function write(name: string, make: (before: string) => string): void {
  const file = path.join(root, name)
  const before = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : ''
  const after = make(before)
  if (before !== after) fs.writeFileSync(file, after)
  console.log(`${name}: ${before === after ? 'is as the code says' : 'written'}`)
}

write('doc/README.md', (before) => fill(before, tables))
for (const [name, content] of Object.entries(typings)) write(name, () => content)
