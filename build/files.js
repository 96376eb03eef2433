/** Files of a folder: listing them, and bringing an output folder into step with a freshly built one. */
'use strict'
const fs = require('node:fs')
const path = require('node:path')

/**
 * Paths of all files below `dir` that end in one of `extensions`, relative to it, with forward slashes, sorted.
 * @param {string} dir
 * @param {string[]} [extensions] '.wxml', …; without it every file
 * @returns {string[]}
 */
function listFiles(dir, extensions) {
  if (!fs.existsSync(dir)) return []
  return fs
    .readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dir, path.join(entry.parentPath ?? entry.path, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => !extensions || extensions.includes(path.extname(file)))
    .sort()
}

/**
 * Makes `target` hold exactly the files of `source`. Only what differs is written, so that a watcher of the output
 * sees only real changes, and an output that is still the same is not touched at all.
 * @param {string} source
 * @param {string} target
 */
function mirror(source, target) {
  const wanted = new Set(listFiles(source))
  for (const file of listFiles(target)) {
    if (!wanted.has(file)) fs.rmSync(path.join(target, file))
  }
  removeEmptyFolders(target)
  for (const file of wanted) {
    const from = path.join(source, file)
    const to = path.join(target, file)
    if (fs.existsSync(to) && fs.readFileSync(from).equals(fs.readFileSync(to))) continue
    fs.mkdirSync(path.dirname(to), { recursive: true })
    fs.copyFileSync(from, to)
  }
}

/** @param {string} dir */
function removeEmptyFolders(dir) {
  if (!fs.existsSync(dir)) return
  for (const entry of fs.readdirSync(dir, { withFileTypes: true })) {
    if (entry.isDirectory()) removeEmptyFolders(path.join(dir, entry.name))
  }
  if (fs.readdirSync(dir).length === 0) fs.rmdirSync(dir)
}

module.exports = { listFiles, mirror }
