/**
 * What ships is ES2017: no newer syntax, and no newer built-in either, because TypeScript lowers `?.` but not
 * `Object.fromEntries`, and the engines of older phones have neither. es-check gives the verdict; the rules of
 * eslint-plugin-es-x say where, and know more methods of built-in prototypes. Both look at packed npm packages too.
 */
'use strict'
const fs = require('node:fs')
const path = require('node:path')
const { Linter } = require('eslint')
const { runChecks } = require('es-check')
const esX = require('eslint-plugin-es-x')
const { listFiles } = require('./files')

/** @typedef {import('./problems').Problem} Problem */

/** Not part of ECMAScript, and not on every phone either. */
const hostGlobals = ['structuredClone', 'queueMicrotask', 'TextEncoder', 'TextDecoder', 'AbortController']

/**
 * New methods whose names are everyday words in other classes (`list.map`, `room.union`, `goods.description`): these
 * count only where the rule sees for sure that it is the built-in.
 */
const everydayNames = Object.keys(esX.rules)
  .filter((name) => /^no-(iterator-prototype|set-prototype|symbol-prototype|array-prototype-with)/.test(name))
  .map((name) => /** @type {const} */ ([`es-x/${name}`, ['error', { aggressive: false }]]))

/** @type {import('eslint').Linter.Config[]} */
const rules = [
  esX.configs['flat/restrict-to-es2017'],
  esX.configs['flat/restrict-to-es2017-intl-api'],
  esX.configs['flat/no-new-in-esnext'],
  {
    // Newest syntax is read so that the rules name it; a script that cannot be read at all is reported as such.
    languageOptions: { ecmaVersion: 'latest', sourceType: 'commonjs' },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
    // Without types, `x.flat()` is taken for the array's.
    settings: { 'es-x': { aggressive: true } },
    rules: {
      ...Object.fromEntries(everydayNames),
      'no-restricted-globals': [
        'error',
        ...hostGlobals.map((name) => ({ name, message: 'not on every phone; bring your own or do without' })),
      ],
    },
  },
]

/**
 * @param {string} dir a compiled mini-program or plugin
 * @param {string[]} [trusted] Packages whose makers say themselves where they run.
 * @returns {Problem[]} files relative to `dir`
 */
function checkEs2017(dir, trusted = []) {
  const linter = new Linter()
  const files = listFiles(dir, ['.js']).filter(
    (file) => !trusted.some((name) => file.startsWith(`miniprogram_npm/${name}/`)),
  )
  const problems = files.flatMap((file) => {
    const text = fs.readFileSync(path.join(dir, file), 'utf8')
    return linter
      .verify(text, rules, { filename: 'script.js' })
      .filter(({ severity }) => severity === 2)
      .map(({ line, column, message }) => ({
        file,
        line,
        column,
        message: `${message} (ES2017 is the limit)`,
      }))
  })
  const known = new Set(problems.map(({ file }) => file))
  return [...problems, ...runEsCheck(dir, files).filter(({ file }) => !known.has(file))]
}

/**
 * @param {string} dir
 * @param {string[]} files
 * @returns {Problem[]}
 */
function runEsCheck(dir, files) {
  if (files.length === 0) return []
  const paths = files.map((file) => path.join(dir, file).split(path.sep).join('/'))
  const common = { ecmaVersion: 'es2017', files: paths, cache: false }
  const { errors } = runChecks([common, { ...common, checkFeatures: true }], {})
  return errors.map(({ file, err }) => ({ file: path.relative(dir, file), message: err.message }))
}

module.exports = { checkEs2017 }
