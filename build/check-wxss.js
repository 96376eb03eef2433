/** Every style sheet parses (postcss), and what it imports is there. */
'use strict'
const fs = require('node:fs')
const path = require('node:path')
const postcss = require('postcss')
const { listFiles } = require('./files')

/** @typedef {import('./problems').Problem} Problem */

/**
 * @param {string} dir a compiled mini-program or plugin
 * @returns {Problem[]} files relative to `dir`
 */
function checkWxss(dir) {
  return listFiles(dir, ['.wxss']).flatMap((file) => {
    try {
      const sheet = postcss.parse(fs.readFileSync(path.join(dir, file), 'utf8'))
      return missingImports(dir, file, sheet)
    } catch (error) {
      if (!(error instanceof postcss.CssSyntaxError)) throw error
      return [{ file, line: error.line, column: error.column, message: error.reason }]
    }
  })
}

/**
 * @param {string} dir
 * @param {string} file
 * @param {import('postcss').Root} sheet
 */
function missingImports(dir, file, sheet) {
  /** @type {Problem[]} */
  const problems = []
  sheet.walkAtRules('import', (rule) => {
    const { line, column } = rule.source?.start ?? {}
    const target = /^(?:url\()?\s*(['"])(.+?)\1\s*\)?$/.exec(rule.params.trim())?.[2]
    if (target === undefined) {
      problems.push({ file, line, column, message: `@import takes one path in quotes, not ${rule.params}` })
      return
    }
    const found = target.startsWith('/') ? path.join(dir, target) : path.join(dir, path.dirname(file), target)
    if (!fs.existsSync(found))
      problems.push({ file, line, column, message: `there is no ${target} to import` })
  })
  return problems
}

module.exports = { checkWxss }
