/** `npm run manual`: writes the tables of doc/README.md anew from the plugin's own tables. A test says when they differ. */
import fs from 'node:fs'
import path from 'node:path'
import { fill } from './manual/markdown'
import { root } from './manual/sources'
import { tables } from './manual/tables'

const file = path.join(root, 'doc/README.md')
const before = fs.readFileSync(file, 'utf8')
const after = fill(before, tables)

if (before !== after) fs.writeFileSync(file, after)
console.log(`doc/README.md: ${before === after ? 'is as the code says' : 'tables written'}`)
