/**
 * Makes the plugin's scripts small: they count in every host's 2 MB. The demo stays readable, since hosts learn from it. Runs after the
 * checks, so that a problem names a line one can read.
 */
'use strict'
const fs = require('node:fs')
const { createRequire } = require('node:module')
const path = require('node:path')
const { listFiles } = require('./files')

/**
 * Its types speak of an ES module, which it is not to `require`.
 * @type {{minify: (files: Record<string, string>, options: object) => Promise<{code?: string}>}}
 */
const { minify: terser } = createRequire(__filename)('terser')

/** A stack that names line and column still leads to the right statement. */
const lineLimit = 500

/**
 * @param {string} dir
 * @param {string[]} privateNames Properties that may become shorter.
 */
async function minify(dir, privateNames) {
  const properties = { regex: new RegExp(`^(${privateNames.join('|') || '(?!)'})$`) }
  // Packages come as their makers have packed them.
  for (const file of listFiles(dir, ['.js']).filter((one) => !one.startsWith('miniprogram_npm/'))) {
    const place = path.join(dir, file)
    const { code = '' } = await terser(
      { [file]: fs.readFileSync(place, 'utf8') },
      {
        ecma: 2017,
        toplevel: true,
        compress: { passes: 3, unsafe_arrows: true },
        mangle: { properties },
        format: { max_line_len: lineLimit },
      },
    )
    fs.writeFileSync(place, code)
  }
}

module.exports = { minify }
