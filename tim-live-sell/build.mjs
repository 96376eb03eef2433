/**
 * Builds what is published. esbuild writes one file per entry and format: a mini-program wants a single file without newer
 * syntax, and one bundle is what the size budget is about. terser minifies it for mini-programs, whose tools do not always;
 * it makes less of it than esbuild. rollup-plugin-dts writes the typings, one file each as well, so that nothing internal
 * shows. `node build.mjs [folder]`.
 */
import * as esbuild from 'esbuild'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'
import { minify } from './minify.mjs'

const here = path.dirname(fileURLToPath(import.meta.url))
const outDir = path.resolve(process.argv[2] ?? path.join(here, 'dist'))
const entries = ['index', 'user-sig']

fs.rmSync(outDir, { recursive: true, force: true })
await Promise.all(entries.flatMap((entry) => [scripts(entry, 'esm'), scripts(entry, 'cjs')]))
await types()

/**
 * @param {string} entry
 * @param {'esm' | 'cjs'} format
 */
async function scripts(entry, format) {
  const code = await bundle(entry, format)
  write(`${entry}.${format === 'esm' ? 'mjs' : 'cjs'}`, code)
  if (format === 'cjs') write(`miniprogram/${entry}.js`, await minify(code))
}

/**
 * @param {string} entry
 * @param {'esm' | 'cjs'} format
 * @returns {Promise<string>}
 */
async function bundle(entry, format) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path.join(here, 'src', `${entry}.ts`)],
    bundle: true,
    format,
    platform: 'neutral',
    target: 'es2017',
    charset: 'utf8',
    // Names that end in _ are the library's own, between its files; nobody outside sees them.
    mangleProps: /[a-zA-Z]_$/,
    logLevel: 'warning',
    write: false,
  })
  // One word for all variables zips better. The compiler has seen to it that constants are not assigned to.
  return (outputFiles[0]?.text ?? '').replace(/^(\s*(?:for \()?)const /gm, '$1let ')
}

/**
 * @param {string} file
 * @param {string} code
 */
function write(file, code) {
  const target = path.join(outDir, file)
  fs.mkdirSync(path.dirname(target), { recursive: true })
  fs.writeFileSync(target, code)
}

/** Both module systems get the same text: the entries hold nothing that differs. */
async function types() {
  const bundle = await rollup({
    input: Object.fromEntries(entries.map((entry) => [entry, path.join(here, 'src', `${entry}.ts`)])),
    plugins: [dts({ tsconfig: path.join(here, 'tsconfig.json') })],
  })
  for (const extension of ['d.mts', 'd.cts']) {
    const flavour = extension === 'd.mts' ? 'mjs' : 'cjs'
    const { output } = await bundle.generate({
      format: 'es',
      entryFileNames: `[name].${extension}`,
      chunkFileNames: `shared.${extension}`,
    })
    for (const file of output) {
      if (file.type !== 'chunk') continue
      const code = file.code.replace(/(from '\.\/shared\.)d\.[mc]ts'/g, `$1${flavour}'`)
      fs.writeFileSync(path.join(outDir, file.fileName), code)
    }
  }
  await bundle.close()
}
