/**
 * Builds what is published. esbuild writes one file per entry and format: a mini-program wants a single file without newer
 * syntax, and one bundle is what the size budget is about. rollup-plugin-dts writes the typings, one file each as well, so
 * that nothing internal shows. `node build.mjs [folder]`.
 */
import * as esbuild from 'esbuild'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'

const here = path.dirname(fileURLToPath(import.meta.url))
const outDir = path.resolve(process.argv[2] ?? path.join(here, 'dist'))
const entries = ['index', 'user-sig']

fs.rmSync(outDir, { recursive: true, force: true })
await Promise.all(
  entries.flatMap((entry) => [scripts(entry, 'esm'), scripts(entry, 'cjs'), miniprogram(entry)]),
)
await types()

/**
 * @param {string} entry
 * @param {'esm' | 'cjs'} format
 */
async function scripts(entry, format) {
  await esbuild.build({
    ...common(entry),
    format,
    outfile: path.join(outDir, `${entry}.${format === 'esm' ? 'mjs' : 'cjs'}`),
  })
}

/** @param {string} entry */
async function miniprogram(entry) {
  await esbuild.build({
    ...common(entry),
    format: 'cjs',
    minify: true,
    outfile: path.join(outDir, 'miniprogram', `${entry}.js`),
  })
}

/**
 * @param {string} entry
 * @returns {import('esbuild').BuildOptions}
 */
function common(entry) {
  return {
    entryPoints: [path.join(here, 'src', `${entry}.ts`)],
    bundle: true,
    platform: 'neutral',
    target: 'es2017',
    charset: 'utf8',
    // Names that end in _ are the library's own, between its files; nobody outside sees them.
    mangleProps: /[a-zA-Z]_$/,
    logLevel: 'warning',
  }
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
