/**
 * Looks at the package as it would be published, and prints as JSON what is in it and what publint and "are the types wrong"
 * say. `node check.mjs FOLDER` leaves the package in FOLDER/package.
 */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { packAndCheck } from '../scripts/pack.mjs'

const here = path.dirname(fileURLToPath(import.meta.url))
const [, , folder] = process.argv
if (folder === undefined) throw new Error('give an empty folder: node check.mjs FOLDER')
console.log(
  JSON.stringify(
    await packAndCheck(here, ['package.json', 'LICENSE', 'README.md', 'CHANGELOG.md'], path.resolve(folder)),
  ),
)
