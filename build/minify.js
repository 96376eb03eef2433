/**
 * Makes the plugin's scripts small: they count in every host's 2 MB. The demo stays readable, since hosts learn from it. Runs after the
 * checks, so that a problem names a line one can read.
 */
'use strict'
const fs = require('node:fs')
const path = require('node:path')
const { transform } = require('esbuild')
const { listFiles } = require('./files')

/** A stack that names line and column still leads to the right statement. */
const lineLimit = 500

/** @param {string} dir */
async function minify(dir) {
  await Promise.all(
    listFiles(dir, ['.js'])
      // Packages come as their makers have packed them.
      .filter((file) => !file.startsWith('miniprogram_npm/'))
      .map(async (file) => {
        const text = fs.readFileSync(path.join(dir, file), 'utf8')
        const { code } = await transform(text, {
          minify: true,
          format: 'cjs',
          target: 'es2017',
          charset: 'utf8',
          lineLimit,
        })
        fs.writeFileSync(path.join(dir, file), code)
      }),
  )
}

module.exports = { minify }
