/**
 * What the demo takes of the plugin by name in templates and scripts is there: aliases of `requirePlugin`, pages of
 * `plugin://` addresses. (Components are named in .json files: check-paths.) The official compiler looks at none of them.
 */
'use strict'
const fs = require('node:fs')
const path = require('node:path')
const { listFiles } = require('./files')
const { tagsOf } = require('./wxml-tags')

/** @typedef {import('./problems').Problem} Problem */

const called = /\brequirePlugin\(\s*(['"`])([^'"`$]*)\1/g
const addresses = /(['"`])plugin:\/\/([^/'"`$]+)\/([^?'"`$]+)/g

/**
 * @param {string} dir the demo's sources
 * @param {{aliases: Set<string>, pages: Set<string> | undefined}} known `pages` of the plugin; undefined: not known
 * @returns {Problem[]} files relative to `dir`
 */
function checkPluginUse(dir, { aliases, pages }) {
  /** @param {string} alias @param {string} [page] */
  const wrong = (alias, page) => {
    if (!aliases.has(alias)) return `app.json declares no plugin "${alias}"`
    if (page === undefined || !pages || pages.has(page)) return undefined
    return `plugin.json has no page "${page}"`
  }
  const scripts = listFiles(dir, ['.ts', '.js']).filter((file) => !isPacked(file))
  const templates = listFiles(dir, ['.wxml']).filter((file) => !isPacked(file))
  return [
    ...scripts.flatMap((file) => {
      const text = fs.readFileSync(path.join(dir, file), 'utf8')
      return [
        ...[...text.matchAll(called)].map((match) => ({ match, message: wrong(match[2] ?? '') })),
        ...[...text.matchAll(addresses)].map((match) => ({
          match,
          message: wrong(match[2] ?? '', match[3]),
        })),
      ].flatMap(({ match, message }) =>
        message === undefined ? [] : [{ file, ...placeOf(text, match.index), message }],
      )
    }),
    ...templates.flatMap((file) =>
      tagsOf(fs.readFileSync(path.join(dir, file), 'utf8')).flatMap(({ attributes, line, column }) =>
        [...attributes.values()].flatMap((value) => {
          const [, alias, page] = /^plugin:\/\/([^/{]+)\/([^?{]+)/.exec(value) ?? []
          const message = alias === undefined ? undefined : wrong(alias, page)
          return message === undefined ? [] : [{ file, line, column, message }]
        }),
      ),
    ),
  ]
}

/** @param {string} file */
const isPacked = (file) => /(^|\/)(node_modules|miniprogram_npm)\//.test(file) || file.endsWith('.d.ts')

/**
 * @param {string} text
 * @param {number} index
 */
function placeOf(text, index) {
  const before = text.slice(0, index).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

module.exports = { checkPluginUse }
