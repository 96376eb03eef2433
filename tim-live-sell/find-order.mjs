/**
 * Searches for the order of functions that zips best, and writes order.json: `node find-order.mjs [tries]`, some 30 s for
 * each. What it finds must be good in the hands of both minifiers that apps use. There is no need to run it after each
 * change: what was found is a little less good then, and still right.
 */
import * as esbuild from 'esbuild'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { minify as terser } from 'terser'
import { bundle, finish } from './bundle.mjs'
import { minify } from './minify.mjs'
import { putTogether, takeApart } from './order.mjs'

/** @typedef {import('./order.mjs').Pieces} Pieces */

const steps = 20_000
/** So many bytes more are taken at first, to get out of a place that is good only for its surroundings. */
const heat = 3
const target = path.join(path.dirname(fileURLToPath(import.meta.url)), 'order.json')

const source = await asAppsGetIt(await finish(await bundle('index', []), 'esm'))
const pieces = takeApart(source)
const minified = await minifiedPieces(source)
let seed = 1
/** @type {string[]} */
let best = []
let bestSize = await measure(best)
for (let tries = Number(process.argv[2] ?? 3); tries > 0; tries--) {
  const order = search()
  const size = await measure(order)
  if (size < bestSize) [best, bestSize] = [order, size]
}
fs.writeFileSync(target, `${JSON.stringify(best, null, 2)}\n`)

/**
 * @param {string} code
 * @returns {Promise<string>} what a bundler leaves of it
 */
async function asAppsGetIt(code) {
  const contents = code.replace(/^export \{[^}]*\}/m, 'export { TSL as default }')
  const { outputFiles } = await esbuild.build({
    stdin: { contents },
    bundle: true,
    format: 'esm',
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

/**
 * Minifying takes too long to do it at each step: so pieces are moved that are minified already.
 * @param {string} code
 * @returns {Promise<Pieces[]>} by both minifiers, under the names of the source
 */
async function minifiedPieces(code) {
  const shorten = { minifyIdentifiers: true, minifyWhitespace: true }
  const { code: byEsbuild } = await esbuild.transform(code, shorten)
  const options = { module: true, toplevel: true }
  const { code: longNames = '' } = await terser(code, { ...options, compress: { passes: 3 }, mangle: false })
  const { code: byTerser = '' } = await terser(longNames, { ...options, compress: false })
  return [
    [code, byEsbuild],
    [longNames, byTerser],
  ].map(([long = '', short = '']) => {
    const [named, made] = [takeApart(long), takeApart(short)]
    for (const block of /** @type {const} */ (['top', 'inner'])) {
      made[block].forEach((piece, i) => (piece.name = named[block][i]?.name))
    }
    return made
  })
}

/** @returns {string[]} an order found by moving this and that, less and less boldly */
function search() {
  let order = [...pieces.top, ...pieces.inner].flatMap(({ name }) => name ?? [])
  let size = zipped(order)
  let [found, foundSize] = [order, size]
  for (let step = 0; step < steps; step++) {
    const next = [...order]
    const moved = next.splice(below(next.length), below(3) ? 1 : 1 + below(3))
    next.splice(below(next.length + 1), 0, ...moved)
    const nextSize = zipped(next)
    const allowed = heat * (1 - step / steps) * -Math.log(below(1e6) / 1e6)
    if (nextSize - size > allowed) continue
    ;[order, size] = [next, nextSize]
    if (size < foundSize) [found, foundSize] = [order, size]
  }
  return found
}

/**
 * @param {readonly string[]} order
 * @returns {number}
 */
function zipped(order) {
  const sizes = minified.map(
    (one) => deflateRawSync(putTogether(one, order).replace(/\n/g, ''), { level: 9 }).length,
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

/**
 * @param {readonly string[]} order
 * @returns {Promise<number>} what both really make of it
 */
async function measure(order) {
  const code = putTogether(pieces, order)
  const { code: byEsbuild } = await esbuild.transform(code, { minify: true })
  const sizes = [await minify(code, true), byEsbuild].map((text) => gzipSync(text, { level: 9 }).length)
  console.log(`${order.length} functions in order: terser ${sizes.join(', esbuild ')}`)
  return sizes.reduce((sum, size) => sum + size, 0)
}

/**
 * The same numbers each time, so that the same source gives the same order.
 * @param {number} limit
 * @returns {number}
 */
function below(limit) {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return Math.floor((seed / 2 ** 32) * limit)
}
