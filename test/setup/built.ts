/** Before tests that run the built plugin: that it is there, said once instead of by each of them. */
import fs from 'node:fs'
import path from 'node:path'

export default function mustBeBuilt(): void {
  if (fs.existsSync(path.resolve(__dirname, '../../dist/plugin/plugin.json'))) return
  const error = new Error('these tests run what has been built, and nothing has: npm run build')
  // Where that was found out tells nobody anything.
  delete error.stack
  throw error
}
