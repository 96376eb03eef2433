/** Every .json is strict JSON; the parser is one that knows line and column. */
'use strict'
const fs = require('node:fs')
const path = require('node:path')
const { parse } = require('@humanwhocodes/momoa')
const { listFiles } = require('./files')

/** @typedef {import('./problems').Problem} Problem */

/**
 * @param {string} dir a compiled mini-program or plugin
 * @returns {Problem[]} files relative to `dir`
 */
function checkJson(dir) {
  return listFiles(dir, ['.json']).flatMap((file) => {
    const text = fs.readFileSync(path.join(dir, file), 'utf8')
    try {
      parse(text)
      JSON.parse(text)
      return []
    } catch (error) {
      return [problemOf(file, error)]
    }
  })
}

/**
 * @param {string} file
 * @param {unknown} error
 * @returns {Problem}
 */
function problemOf(file, error) {
  const { line, column, message } = /** @type {Error & {line?: number, column?: number}} */ (error)
  return { file, line, column, message: message.replace(/ \(\d+:\d+\)$/, '') }
}

module.exports = { checkJson }
