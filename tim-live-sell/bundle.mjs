/**
 * What is published of an entry, as one text: esbuild joins the files, and closure.mjs and order.mjs see to it that less is
 * left of it in an app, by some 300 bytes of 6,300.
 */
import * as esbuild from 'esbuild'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeClosure } from './closure.mjs'
import { putTogether, takeApart } from './order.mjs'

const here = path.dirname(fileURLToPath(import.meta.url))

/**
 * @param {string} entry
 * @param {readonly string[]} [order] of functions, if not that of order.json
 * @returns {Promise<string>} an ES module
 */
export async function bundle(entry, order) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path.join(here, 'src', `${entry}.ts`)],
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2017',
    charset: 'utf8',
    logLevel: 'warning',
    write: false,
  })
  const code = outputFiles[0]?.text ?? ''
  if (entry !== 'index') return code
  return putTogether(takeApart(makeClosure(code, sharedKeys())), order ?? JSON.parse(read('order.json')))
}

/**
 * @param {string} bundled
 * @param {'esm' | 'cjs'} format
 * @returns {Promise<string>}
 */
export async function finish(bundled, format) {
  const { code } = await esbuild.transform(bundled, {
    format,
    banner: format === 'cjs' ? "'use strict';" : '',
    target: 'es2017',
    charset: 'utf8',
    // Names that end in _ are the library's own, between its files; nobody outside sees them.
    mangleProps: /[a-zA-Z]_$/,
    logLevel: 'warning',
  })
  // One word for all variables zips better. The compiler has seen to it that constants are not assigned to.
  return code.replace(/^(\s*(?:for \()?)const /gm, '$1let ')
}

/** @returns {string[]} what instances look at in each other */
function sharedKeys() {
  const [, body = ''] = /^export interface User \{\n(.*?)^\}/ms.exec(read('src/sdk.ts')) ?? []
  const keys = [...body.matchAll(/^ {2}(\w+)\??:/gm)].map(([, key = '']) => key)
  if (!keys.length) throw new Error('src/sdk.ts has no interface User any more')
  return keys
}

/**
 * @param {string} file
 * @returns {string}
 */
function read(file) {
  return fs.readFileSync(path.join(here, file), 'utf8')
}
