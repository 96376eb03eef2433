/**
 * Writes `miniprogram_npm/`, the folder in which WeChat looks for npm packages, so that the output opens in WeChat
 * DevTools without its "build npm" step. A package made for mini-programs (field `miniprogram` or a folder
 * `miniprogram_dist`) is copied; any other one is bundled from its main file. The dependencies of a package become
 * its siblings. Syntax newer than ES2017 is lowered either way.
 */
'use strict'
const esbuild = require('esbuild')
const fs = require('node:fs')
const { createRequire, isBuiltin } = require('node:module')
const path = require('node:path')
const { listFiles } = require('./files')

/** @typedef {import('./problems').Problem} Problem */

/**
 * Packs what `packageDir/package.json` lists under `dependencies` into `outDir`.
 * @param {string} packageDir
 * @param {string} outDir
 * @param {string} root Problems are named relative to it.
 * @param {object} [packages]
 * @param {string[]} [packages.leftOut] Not packed after all.
 * @param {string[]} [packages.asPublished] Their main file is complete, small and made for mini-programs: it is copied byte for byte.
 * @returns {Promise<Problem[]>}
 */
async function packNpm(packageDir, outDir, root, { leftOut = [], asPublished = [] } = {}) {
  const manifest = path.join(packageDir, 'package.json')
  if (!fs.existsSync(manifest)) return []
  /** @type {Problem[]} */
  const problems = []
  /** @type {Map<string, string>} package name → the folder it was packed from */
  const packed = new Map()
  const queue = [packageDir]

  for (let dir = queue.shift(); dir !== undefined; dir = queue.shift()) {
    const from = path.join(dir, 'package.json')
    /** @param {string} message */
    const complain = (message) => {
      problems.push({ file: path.relative(root, from).split(path.sep).join('/'), message })
    }
    for (const name of Object.keys(readManifest(dir).dependencies)) {
      if (leftOut.includes(name)) continue
      const found = findPackage(name, from)
      if (!found) {
        complain(`depends on "${name}", which is not installed; run npm install`)
        continue
      }
      const before = packed.get(name)
      if (before === found) continue
      if (before) {
        complain(
          `needs another version of "${name}" (${found}) than an earlier package (${before}); align them`,
        )
        continue
      }
      packed.set(name, found)
      queue.push(found)
      const pack = asPublished.includes(name) ? copyMain : packOne
      for (const message of await pack(found, path.join(outDir, name))) complain(`"${name}": ${message}`)
    }
  }
  return problems
}

/**
 * The package's folder, looked for where Node would.
 * @param {string} name
 * @param {string} from the file that asks
 */
function findPackage(name, from) {
  const folders = createRequire(from).resolve.paths(name) ?? []
  const found = folders
    .map((folder) => path.join(folder, name))
    .find((dir) => fs.existsSync(path.join(dir, 'package.json')))
  return found && fs.realpathSync(found)
}

/**
 * @param {string} dir
 * @returns {{main?: string, miniprogram?: string, dependencies: Record<string, string>}}
 */
function readManifest(dir) {
  const manifest = JSON.parse(fs.readFileSync(path.join(dir, 'package.json'), 'utf8'))
  return { ...manifest, dependencies: manifest.dependencies ?? {} }
}

/**
 * @param {string} dir
 * @param {string} target
 * @returns {Promise<string[]>} what went wrong
 */
async function copyMain(dir, target) {
  const { main = 'index.js' } = readManifest(dir)
  fs.mkdirSync(target, { recursive: true })
  await fs.promises.copyFile(path.join(dir, main), path.join(target, 'index.js'))
  return []
}

/**
 * @param {string} dir
 * @param {string} target
 * @returns {Promise<string[]>} what went wrong
 */
async function packOne(dir, target) {
  const { miniprogram = 'miniprogram_dist', dependencies } = readManifest(dir)
  const ready = path.join(dir, miniprogram)
  if (fs.existsSync(ready)) {
    fs.cpSync(ready, target, { recursive: true, dereference: true })
    return lowerScripts(target)
  }
  /** @type {string} */
  let entry
  try {
    entry = createRequire(path.join(dir, 'package.json')).resolve(dir)
  } catch {
    return [`has no main file, and no mini-program build either; it cannot be packed`]
  }
  return withMessages(() =>
    esbuild.build({
      entryPoints: [entry],
      outfile: path.join(target, 'index.js'),
      bundle: true,
      format: 'cjs',
      platform: 'neutral',
      mainFields: ['main'],
      target: 'es2017',
      charset: 'utf8',
      legalComments: 'inline',
      logLevel: 'silent',
      plugins: [siblings(Object.keys(dependencies))],
    }),
  )
}

/**
 * @param {string} dir
 * @returns {Promise<string[]>} what went wrong
 */
async function lowerScripts(dir) {
  const problems = []
  for (const file of listFiles(dir, ['.js']).map((name) => path.join(dir, name))) {
    const found = await withMessages(async () => {
      const { code } = await esbuild.transform(fs.readFileSync(file, 'utf8'), {
        sourcefile: file,
        target: 'es2017',
        charset: 'utf8',
        legalComments: 'inline',
        minifyWhitespace: true,
        logLevel: 'silent',
      })
      fs.writeFileSync(file, code)
    })
    problems.push(...found)
  }
  return problems
}

/**
 * @param {() => Promise<unknown>} work esbuild's
 * @returns {Promise<string[]>} what esbuild complains of
 */
async function withMessages(work) {
  try {
    await work()
    return []
  } catch (error) {
    const { errors } = /** @type {import('esbuild').BuildFailure} */ (error)
    if (!errors) throw error
    return errors.map(({ text, location }) =>
      location ? `${location.file}:${location.line}: ${text}` : text,
    )
  }
}

/**
 * Leaves `require('dependency')` in the bundle, to be answered by the sibling folder; a file inside of a dependency
 * (`dependency/lib/x`) has no place there and is bundled. Node's own modules do not exist on a phone.
 * @param {string[]} dependencies
 * @returns {import('esbuild').Plugin}
 */
function siblings(dependencies) {
  return {
    name: 'siblings',
    setup(build) {
      build.onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) => {
        if (kind === 'entry-point') return undefined
        if (dependencies.includes(name)) return { path: name, external: true }
        if (isBuiltin(name)) return { errors: [{ text: `uses Node's module "${name}"` }] }
        return undefined
      })
    },
  }
}

module.exports = { packNpm }
