/**
 * Looks at the package as it would be published: packs it, and prints as JSON what is in it, how large it is, and what
 * publint and "are the types wrong" say. The tests read that; the tools are ES modules, which jest does not load.
 */
import * as esbuild from 'esbuild'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { packAndCheck } from '../scripts/pack.mjs'
import { minify } from './minify.mjs'

const here = path.dirname(fileURLToPath(import.meta.url))
const sources = ['package.json', 'LICENSE', 'README.md', 'CHANGELOG.md', 'user-sig']
/** Both module systems, by the package's own name; and the mini-program's file. */
const use = `
  import { createRequire } from 'node:module'
  import TSL, { TLS, TIMLiveSell, EVENT } from 'tim-live-sell'
  import { checkUserSig } from 'tim-live-sell/user-sig'
  const require = createRequire(process.cwd() + '/x.js')
  const common = require('tim-live-sell')
  const mini = require('./dist/miniprogram/index.js')
  const sig = [checkUserSig, require('tim-live-sell/user-sig').checkUserSig, require('./dist/miniprogram/user-sig.js').checkUserSig]
  const good = [TSL, common.default, mini.default].every((one) => one.EVENT.LIKE === 'LIKE') &&
    TLS === TSL && TIMLiveSell === TSL && common.TSL === common.default && mini.TLS === mini.default && EVENT === TSL.EVENT &&
    sig.every((check) => check('', {}).code === 70003)
  process.stdout.write(good ? 'good' : 'bad')
`
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tim-live-sell-'))
try {
  const { copy, ...checked } = await packAndCheck(here, sources, folder)
  const report = {
    ...checked,
    size: {
      core: await size(copy, 'index', 'default'),
      userSig: await size(copy, 'user-sig', 'checkUserSig'),
    },
    used: execFileSync(process.execPath, ['--input-type=module', '-e', use], { cwd: copy, encoding: 'utf8' }),
  }
  console.log(JSON.stringify(report))
} finally {
  fs.rmSync(folder, { recursive: true, force: true })
}

/**
 * @param {string} folder
 * @param {string} entry
 * @param {string} name what an app imports of it; what it does not use, its bundler leaves out
 * @returns {Promise<number>} bytes, minified and zipped, as an app's bundler makes it with terser
 */
async function size(folder, entry, name) {
  const { outputFiles } = await esbuild.build({
    stdin: { contents: `export { ${name} } from './dist/${entry}.mjs'`, resolveDir: folder },
    bundle: true,
    format: 'esm',
    target: 'es2017',
    write: false,
  })
  return gzipSync(await minify(outputFiles[0]?.text ?? '', true), { level: 9 }).length
}
