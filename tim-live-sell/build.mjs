/**
 * Builds what is published. There is one file per entry and format: a mini-program wants a single file without newer syntax,
 * and one bundle is what the size budget is about. terser minifies it for mini-programs, whose tools do not always; it makes
 * less of it than esbuild. rollup-plugin-dts writes the typings, one file each as well, so that nothing internal shows.
 * `node build.mjs [folder]`.
 */
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'
import { bundle, finish } from './bundle.mjs'
import { minify } from './minify.mjs'

const here = path.dirname(fileURLToPath(import.meta.url))
const outDir = path.resolve(process.argv[2] ?? path.join(here, 'dist'))
const entries = ['index', 'user-sig']

fs.rmSync(outDir, { recursive: true, force: true })
await Promise.all(entries.map(scripts))
await types()

/** @param {string} entry */
async function scripts(entry) {
  const code = await bundle(entry)
  write(`${entry}.mjs`, await finish(code, 'esm'))
  const common = await finish(code, 'cjs')
  write(`${entry}.cjs`, common)
  write(`miniprogram/${entry}.js`, await minify(common))
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
