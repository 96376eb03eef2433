/** Type-checks and compiles the TypeScript of the plugin and of the demo in one go, by gulp-typescript. */
'use strict'
const gulp = require('gulp')
const path = require('node:path')
const ts = require('typescript')
const gulpTypescript = require('gulp-typescript')

/** @typedef {import('./problems').Problem} Problem */

/**
 * Compiles into `stage`, folders kept. The returned function may be called again and again: an unchanged file is not
 * parsed a second time.
 * @param {{root: string, tsconfig: string, packages: string[]}} project
 * @returns {(stage: string) => Promise<Problem[]>}
 */
function scriptCompiler({ root, tsconfig, packages }) {
  const project = gulpTypescript.createProject(tsconfig, { rootDir: root })
  const sources = packages.flatMap((name) => [
    `${name}/**/*.ts`,
    `!${name}/node_modules/**`,
    `!${name}/**/miniprogram_npm/**`,
  ])

  return (stage) =>
    new Promise((resolve, reject) => {
      /** @type {Problem[]} */
      const problems = []
      const compiling = gulp
        .src(sources, { cwd: root, base: root })
        .on('error', reject)
        .pipe(project({ error: (error) => problems.push(problemOf(error.diagnostic, root)) }))
      // gulp-typescript raises one summary error after the last diagnostic; the diagnostics say it better.
      compiling.on('error', (error) => {
        if (problems.length === 0)
          problems.push({ file: path.relative(root, tsconfig), message: error.message })
      })
      compiling.js
        .pipe(gulp.dest(stage))
        .on('error', reject)
        .on('finish', () => resolve(problems))
    })
}

/**
 * @param {import('typescript').Diagnostic} diagnostic
 * @param {string} root
 * @returns {Problem}
 */
function problemOf(diagnostic, root) {
  const message = `${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')} (TS${diagnostic.code})`
  if (!diagnostic.file || diagnostic.start === undefined) return { file: 'tsconfig.json', message }
  const { line, character } = ts.getLineAndCharacterOfPosition(diagnostic.file, diagnostic.start)
  const file = path.relative(root, diagnostic.file.fileName).split(path.sep).join('/')
  return { file, line: line + 1, column: character + 1, message }
}

module.exports = { scriptCompiler }
