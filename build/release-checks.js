/**
 * What must be true of dist/ before it is uploaded, but may be otherwise while one is at work: sizes, and files that nobody
 * uses. `npm run build` looks; the preview, which builds at each change, does not.
 */
'use strict'
const path = require('node:path')
const { checkSize } = require('./check-size')
const { checkUnused } = require('./check-unused')
const { BuildFailed } = require('./problems')

/**
 * @param {string} out the folder that holds plugin/ and miniprogram/
 * @param {string} root problems are named relative to it
 */
function checkRelease(out, root) {
  const problems = ['plugin', 'miniprogram'].flatMap((name) => {
    const dir = path.join(out, name)
    return [...checkSize(dir), ...checkUnused(dir)].map((problem) => ({
      ...problem,
      file: path.relative(root, path.join(dir, problem.file)).split(path.sep).join('/'),
    }))
  })
  if (problems.length > 0) throw new BuildFailed(problems)
}

module.exports = { checkRelease }
