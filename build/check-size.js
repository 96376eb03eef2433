/** WeChat takes no package over 2 MB: the plugin is one, the demo's main package is one, and so is each subpackage. */
'use strict'
const fs = require('node:fs')
const path = require('node:path')
const { listFiles } = require('./files')

/** @typedef {import('./problems').Problem} Problem */

const packageLimit = 2 * 1024 * 1024
const shown = 3

/**
 * @param {string} dir a finished mini-program or plugin, as it is uploaded
 * @returns {{file: string, name: string, bytes: number, largest: [file: string, bytes: number][]}[]} `file`: where it is declared
 */
function packageSizes(dir) {
  const app = readJson(path.join(dir, 'app.json'))
  const subpackages = /** @type {{root: string}[]} */ (app?.subPackages ?? app?.subpackages ?? [])
  const roots = subpackages.map(({ root }) => `${path.posix.normalize(root).replace(/\/$/, '')}/`)
  const declared = app ? 'app.json' : 'plugin.json'
  const packages = new Map([['', /** @type {[string, number][]} */ ([])]])
  for (const file of listFiles(dir)) {
    const root = roots.find((one) => file.startsWith(one)) ?? ''
    const list = packages.get(root) ?? []
    packages.set(root, list)
    list.push([file, fs.statSync(path.join(dir, file)).size])
  }
  return [...packages].map(([root, files]) => ({
    file: declared,
    name: root === '' ? (app ? 'the main package' : 'the plugin') : `the subpackage ${root}`,
    bytes: files.reduce((sum, [, bytes]) => sum + bytes, 0),
    largest: files.sort(([, a], [, b]) => b - a).slice(0, shown),
  }))
}

/**
 * @param {string} dir
 * @param {number} [limit] bytes
 * @returns {Problem[]} files relative to `dir`
 */
function checkSize(dir, limit = packageLimit) {
  return packageSizes(dir)
    .filter(({ bytes }) => bytes > limit)
    .map(({ file, name, bytes, largest }) => ({
      file,
      message:
        `${name} is ${kB(bytes)}, WeChat takes ${kB(limit)}: make smaller, or move out, ` +
        largest.map(([one, size]) => `${one} (${kB(size)})`).join(', '),
    }))
}

/** @param {number} bytes */
const kB = (bytes) => `${Math.ceil(bytes / 1024)} kB`

/**
 * @param {string} file
 * @returns {Record<string, any> | undefined}
 */
function readJson(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined
}

module.exports = { checkSize, packageSizes }
