/** Copies what a mini-program ships as it is: templates, style sheets, wxs, configuration, pictures. */
'use strict'
const gulp = require('gulp')
const { finished } = require('node:stream/promises')

/** What belongs to the workshop, not to the product. */
const leftOut = ['*.ts', 'package.json', 'package-lock.json', 'tsconfig*.json', '*.schema.json', '*.md']

/**
 * @param {{root: string, packages: string[]}} project
 * @param {string} stage
 */
async function copyAssets({ root, packages }, stage) {
  const patterns = packages.flatMap((name) => [
    `${name}/**/*`,
    `!${name}/node_modules/**`,
    ...leftOut.map((pattern) => `!${name}/**/${pattern}`),
  ])
  // encoding: false keeps pictures byte for byte (gulp 5 would read them as text).
  const copying = gulp.src(patterns, { cwd: root, base: root, encoding: false }).pipe(gulp.dest(stage))
  copying.resume()
  await finished(copying)
}

module.exports = { copyAssets }
