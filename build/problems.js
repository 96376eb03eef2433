/** What goes wrong in a build, as one line each that an editor or a terminal can jump to: `file:line:column message`. */
'use strict'

/**
 * @typedef {object} Problem
 * @property {string} file Path relative to the project's root, with forward slashes.
 * @property {number} [line] From 1.
 * @property {number} [column] From 1.
 * @property {string} message
 */

/** @param {Problem} problem */
function format({ file, line, column, message }) {
  const place = [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined)
  return `${place.join(':')} ${message}`
}

/**
 * The same line only once, sorted by file and line.
 * @param {Problem[]} problems
 */
function unique(problems) {
  const byText = new Map(problems.map((problem) => [format(problem), problem]))
  return [...byText.values()].sort(
    (a, b) =>
      a.file.localeCompare(b.file) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0) ||
      a.message.localeCompare(b.message),
  )
}

/** The build's inputs are wrong; its message is the whole list, ready to print. */
class BuildFailed extends Error {
  /** @param {Problem[]} problems */
  constructor(problems) {
    const all = unique(problems)
    super(all.map(format).join('\n'))
    this.name = 'BuildFailed'
    this.problems = all
  }
}

module.exports = { BuildFailed, format, unique }
