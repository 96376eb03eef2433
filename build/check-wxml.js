/**
 * Every template passes WeChat's own compiler (wcc, out of miniprogram-compiler), file by file, because it stops at its
 * first error. What wcc lets through silently — an unknown `wx:` directive, an attribute written twice, an import of
 * nothing — is found by glass-easel's compiler, and by looking whether the imported file is there.
 */
'use strict'
const { execFile } = require('node:child_process')
const fs = require('node:fs')
const path = require('node:path')
const { promisify } = require('node:util')
const { TmplGroup } = require('glass-easel-template-compiler')
const { listFiles } = require('./files')

/** @typedef {import('./problems').Problem} Problem */

const run = promisify(execFile)

/**
 * @param {string} dir a compiled mini-program or plugin
 * @returns {Promise<Problem[]>} files relative to `dir`
 */
async function checkWxml(dir) {
  const templates = listFiles(dir, ['.wxml'])
  if (templates.length === 0) return []
  const wcc = officialCompiler()
  const scripts = listFiles(dir, ['.wxs'])
  /** @type {Problem[]} */
  const problems = []
  for (const file of templates) {
    const found = await runWcc(wcc, dir, file, scripts)
    problems.push(...(found.length > 0 ? found : secondLook(dir, file)))
  }
  return problems
}

/** The binary for this machine; npm unpacks it without the right to be run. */
function officialCompiler() {
  const names = /** @type {Partial<Record<NodeJS.Platform, string>>} */ ({
    darwin: 'mac/wcc',
    win32: 'windows/wcc.exe',
  })
  const bin = path.join(path.dirname(require.resolve('miniprogram-compiler/package.json')), 'bin')
  const file = path.join(bin, names[process.platform] ?? 'linux/wcc')
  try {
    fs.accessSync(file, fs.constants.X_OK)
  } catch {
    fs.chmodSync(file, 0o755)
  }
  return file
}

/**
 * @param {string} wcc
 * @param {string} dir
 * @param {string} file
 * @param {string[]} scripts
 * @returns {Promise<Problem[]>}
 */
async function runWcc(wcc, dir, file, scripts) {
  const args = ['-d', '-cc', '0', file, ...scripts, '-gn', '$gwx']
  try {
    await run(wcc, args, { cwd: dir, maxBuffer: 64 * 1024 * 1024 })
    return []
  } catch (thrown) {
    const error = /** @type {Error & {code?: unknown, stderr?: string}} */ (thrown)
    // A text code ('ENOEXEC', 'EACCES') means that the program itself did not start.
    if (typeof error.code === 'string') {
      throw new Error(
        `WeChat's template compiler ${wcc} does not start here (${error.code}); it is built for x86-64: ` +
          `build on such a machine, or under its emulation`,
        { cause: thrown },
      )
    }
    return parseWcc(error.stderr ?? '', file)
  }
}

/**
 * wcc writes `file:line:column: message`, the message at times over several lines.
 * @param {string} stderr
 * @param {string} file where a message without a place belongs
 * @returns {Problem[]}
 */
function parseWcc(stderr, file) {
  const text = stderr.trim().replace(/\s*\n\s*/g, ' ')
  const match = /^(.+?):(\d+):(\d+):\s*(.*)$/.exec(text)
  if (!match) return [{ file, message: text || 'is refused by the template compiler, without a reason' }]
  const [, where = file, line, column, message = ''] = match
  // Columns of a quote left open count from 0 on the next line.
  return [{ file: where, line: Number(line), column: Math.max(1, Number(column)), message }]
}

/**
 * @param {string} dir
 * @param {string} file
 * @returns {Problem[]}
 */
function secondLook(dir, file) {
  const text = fs.readFileSync(path.join(dir, file), 'utf8')
  const lines = text.split('\n')
  const name = file.slice(0, -'.wxml'.length)
  const group = new TmplGroup()
  try {
    /** @type {{level: string, message: string, startLine: number, startColumn: number, endColumn: number}[]} */
    const found = group.addTmpl(name, text)
    const warnings = found
      .filter(({ level }) => level !== 'Note')
      .map(({ message, startLine, startColumn }) => {
        const word = /^[^\s=>]*/.exec((lines[startLine] ?? '').slice(startColumn))?.[0] ?? ''
        return { file, line: startLine + 1, column: startColumn + 1, message: `${message}: ${word}` }
      })
    /** @type {string[]} */
    const imports = group.getDirectDependencies(name)
    const missing = imports
      .filter((target) => !fs.existsSync(path.join(dir, `${target}.wxml`)))
      .map((target) => ({
        file,
        ...findImport(lines, target),
        message: `there is no ${target}.wxml to import`,
      }))
    return [...warnings, ...missing]
  } finally {
    group.free()
  }
}

/**
 * @param {string[]} lines
 * @param {string} target
 */
function findImport(lines, target) {
  const base = path.posix.basename(target)
  const index = lines.findIndex((line) => /<(import|include)\b/.test(line) && line.includes(base))
  return index < 0 ? {} : { line: index + 1, column: (lines[index]?.search(/<(import|include)\b/) ?? 0) + 1 }
}

module.exports = { checkWxml }
