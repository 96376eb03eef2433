/** A source that holds types alone leaves a script that does nothing; it is not shipped. */
'use strict'
const fs = require('node:fs')
const path = require('node:path')
const { listFiles } = require('./files')

const nothing =
  /^\s*(["']use strict["'];?)?\s*Object\.defineProperty\(exports, "__esModule", \{ value: true \}\);?\s*$/

/** @param {string} dir a package as it was compiled */
function dropTypeOnly(dir) {
  const scripts = listFiles(dir, ['.js'])
    .filter((file) => !file.startsWith('miniprogram_npm/'))
    .map((file) => ({ file: path.join(dir, file), text: fs.readFileSync(path.join(dir, file), 'utf8') }))
  const required = new Set(
    scripts.flatMap(({ file, text }) =>
      [...text.matchAll(/\brequire\(["'](\.[^"']*)["']\)/g)].map(([, target = '']) =>
        path.join(path.dirname(file), target),
      ),
    ),
  )
  for (const { file, text } of scripts) {
    const component = fs.existsSync(file.replace(/\.js$/, '.json'))
    if (!component && nothing.test(text) && !required.has(file.replace(/\.js$/, ''))) fs.rmSync(file)
  }
}

module.exports = { dropTypeOnly }
