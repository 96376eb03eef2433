/**
 * A plugin calls only what WeChat lets plugins call: on a phone the others are not there. The official compiler says
 * nothing of them; the list is the typings' (preview/browser/wx/api-table.write.ts writes it), and the preview refuses the same.
 */
'use strict'
const fs = require('node:fs')
const path = require('node:path')
const ts = require('typescript')
const { listFiles } = require('./files')
const api = require('./plugin-api.json')

/** @typedef {import('./problems').Problem} Problem */

/** `env` holds paths, and calls nothing. */
const allowed = new Set([...api.allowed, 'env'])
const refused = new Set(api.refused.filter((name) => name !== 'env'))

const mend =
  'WeChat has it refused in plugins: let the host make the call and hand in what it gives, or use a functional page'

/**
 * @param {string} root
 * @param {string} packageName the plugin's folder in it
 * @param {string} packed the folder its npm packages have been packed into
 * @returns {Problem[]} sources relative to the plugin's folder, packages to the one above `packed`
 */
function checkPluginApi(root, packageName, packed) {
  const dir = path.join(root, packageName)
  const own = listFiles(dir, ['.ts', '.js'])
    .filter((file) => !/(^|\/)(node_modules|miniprogram_npm)\//.test(file) && !file.endsWith('.d.ts'))
    .flatMap((file) =>
      wxNames(path.join(dir, file))
        .filter(({ name }) => !allowed.has(name))
        .map(({ name, ...place }) => ({
          file,
          ...place,
          message: refused.has(name)
            ? `wx.${name}: ${mend}`
            : `wx.${name}: not in WeChat’s documentation of calls for plugins; correct the name`,
        })),
    )
  // What a package tries under a condition cannot be seen; names of other platforms are its own affair.
  const foreign = listFiles(packed, ['.js']).flatMap((file) =>
    wxNames(path.join(packed, file))
      .filter(({ name }) => refused.has(name))
      .map(({ name, ...place }) => ({
        file: path.posix.join(path.basename(packed), file),
        ...place,
        message: `wx.${name}: ${mend}; a package that needs it cannot be part of a plugin`,
      })),
  )
  return [...own, ...foreign]
}

/**
 * Every name taken from the global `wx`: `wx.a`, `wx['a']`, `const { a } = wx`.
 * @param {string} file
 * @returns {{name: string, line: number, column: number}[]}
 */
function wxNames(file) {
  const text = fs.readFileSync(file, 'utf8')
  if (!/\bwx\b/.test(text)) return []
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  /** @type {{name: string, line: number, column: number}[]} */
  const found = []
  /** @param {string} name @param {import('typescript').Node} node */
  const note = (name, node) => {
    const { line, character } = source.getLineAndCharacterOfPosition(node.getStart(source))
    found.push({ name, line: line + 1, column: character + 1 })
  }
  /** @param {import('typescript').Node} node */
  const look = (node) => {
    if (ts.isPropertyAccessExpression(node) && isWx(node.expression)) note(node.name.text, node)
    if (
      ts.isElementAccessExpression(node) &&
      isWx(node.expression) &&
      ts.isStringLiteralLike(node.argumentExpression)
    ) {
      note(node.argumentExpression.text, node)
    }
    if (ts.isVariableDeclaration(node) && node.initializer && isWx(node.initializer)) {
      if (ts.isObjectBindingPattern(node.name)) {
        for (const element of node.name.elements) {
          const key = element.propertyName ?? element.name
          if (ts.isIdentifier(key) || ts.isStringLiteral(key)) note(key.text, element)
        }
      }
    }
    ts.forEachChild(node, look)
  }
  look(source)
  return found
}

/**
 * `wx`, whatever type it is said to have.
 * @param {import('typescript').Expression} expression
 * @returns {boolean}
 */
function isWx(expression) {
  if (
    ts.isAsExpression(expression) ||
    ts.isParenthesizedExpression(expression) ||
    ts.isNonNullExpression(expression)
  ) {
    return isWx(expression.expression)
  }
  return ts.isIdentifier(expression) && expression.text === 'wx'
}

module.exports = { checkPluginApi }
