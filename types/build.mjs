/**
 * Builds what is published: the codes as a small script for both module systems, and the typings as one file each, taken
 * from the plugin's own types. `node build.mjs [folder]`.
 */
import * as esbuild from 'esbuild'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'

const here = path.dirname(fileURLToPath(import.meta.url))
const outDir = path.resolve(process.argv[2] ?? path.join(here, 'dist'))
const entry = path.join(here, 'src/index.ts')

fs.rmSync(outDir, { recursive: true, force: true })
await scripts('esm', 'index.mjs')
await scripts('cjs', 'index.cjs')
// Mini-programs take a package from this folder; see `miniprogram` in package.json.
await scripts('cjs', 'miniprogram/index.js')
const bundle = await rollup({
  input: entry,
  // Its class is one and the same for hosts that use the library themselves.
  external: ['tim-live-sell'],
  plugins: [dts({ tsconfig: path.join(here, 'tsconfig.json') })],
})
await bundle.write({ format: 'es', file: path.join(outDir, 'index.d.cts') })
// The other's are the same, not a copy: what they declare globally may be there once only.
fs.writeFileSync(path.join(outDir, 'index.d.mts'), "export * from './index.cjs'\n")
await bundle.close()

/**
 * @param {'esm' | 'cjs'} format
 * @param {string} file
 */
async function scripts(format, file) {
  await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    platform: 'neutral',
    target: 'es2017',
    charset: 'utf8',
    format,
    outfile: path.join(outDir, file),
    logLevel: 'warning',
  })
}
