/**
 * The build: plugin/ and miniprogram/ become dist/plugin and dist/miniprogram, which WeChat DevTools opens as they are
 * and which the preview runs; the library in tim-live-sell/ is built before them, since they may be packed with it.
 * Everything is made and checked in a temporary folder; only a build without a problem reaches dist/, so that an
 * earlier good one stays in place while something is being mended.
 */
'use strict'
const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')
const { bundle } = require('./bundle')
const { checkEs2017 } = require('./check-es2017')
const { checkJson } = require('./check-json')
const { checkPaths, pluginAliases } = require('./check-paths')
const { checkPluginApi } = require('./check-plugin-api')
const { checkPluginTags } = require('./check-plugin-tags')
const { checkPluginUse } = require('./check-plugin-use')
const { checkWxml } = require('./check-wxml')
const { checkWxss } = require('./check-wxss')
const { scriptCompiler } = require('./compile-scripts')
const { copyAssets } = require('./copy-assets')
const { dropTypeOnly } = require('./drop-type-only')
const { mirror } = require('./files')
const { buildLibrary } = require('./library')
const { minify } = require('./minify')
const { packNpm } = require('./miniprogram-npm')
const { privateNames } = require('./private-names')
const { BuildFailed } = require('./problems')

/** @typedef {import('./problems').Problem} Problem */

/** Tencent's own for mini-programs: minified, and where it uses newer built-ins it has looked for them, or WeChat brings them. */
const asPublished = ['tim-wx-sdk']

/** A plugin for hosts that have a chat SDK already: what it does without. */
const sdkOfHost = {
  packages: ['tim-wx-sdk'],
  modules: { 'chat/sdk-inside': 'chat/sdk-of-host' },
}

/**
 * @param {object} project
 * @param {string} project.root The folder that holds plugin/ and miniprogram/.
 * @param {string} [project.tsconfig]
 * @param {string} [project.out] Where plugin/ and miniprogram/ are written; `dist` in the root unless told.
 * @param {'inside' | 'host'} [project.chat] Whose chat SDK the plugin uses: one inside, or what the host hands over.
 * @returns {() => Promise<void>} Builds; may be called again. Rejects with BuildFailed when the sources have problems.
 */
function createBuild({
  root,
  tsconfig = path.join(root, 'tsconfig.json'),
  out = path.join(root, 'dist'),
  chat = 'inside',
}) {
  const project = { root, tsconfig, out, packages: ['plugin', 'miniprogram'] }
  const leftOut = chat === 'host' ? sdkOfHost : { packages: [], modules: {} }
  const compileScripts = scriptCompiler(project)

  return async () => {
    const stage = fs.mkdtempSync(path.join(os.tmpdir(), 'live-room-build-'))
    try {
      const library = await buildLibrary(root, stage)
      // What the plugin is packed with would be missing or of yesterday.
      if (library.length > 0) throw new BuildFailed(library)
      const problems = await compileScripts(stage)
      for (const name of project.packages) dropTypeOnly(path.join(stage, name))
      await copyAssets(project, stage)
      for (const name of project.packages) {
        problems.push(
          ...(await packNpm(path.join(root, name), path.join(stage, name, 'miniprogram_npm'), root, {
            asPublished,
            leftOut: name === 'plugin' ? leftOut.packages : [],
          })),
        )
      }
      problems.push(...(await check(project, stage)))
      if (problems.length > 0) throw new BuildFailed(problems)
      await joinPlugin(project, stage, leftOut.modules)
      await minify(path.join(stage, 'plugin'), privateNames(path.join(root, 'plugin')))
      for (const name of project.packages) mirror(path.join(stage, name), path.join(out, name))
    } finally {
      fs.rmSync(stage, { recursive: true, force: true })
    }
  }
}

/**
 * @param {{root: string, tsconfig: string}} project
 * @param {string} stage
 * @param {Record<string, string>} replaced
 */
async function joinPlugin({ root, tsconfig }, stage, replaced) {
  const source = path.join(root, 'plugin')
  const problems = await bundle({ source, stage: path.join(stage, 'plugin'), tsconfig, replaced })
  if (problems.length > 0) {
    throw new BuildFailed(problems.map((problem) => ({ ...problem, file: `plugin/${problem.file}` })))
  }
}

/**
 * @param {{root: string, out: string, packages: string[]}} project
 * @param {string} stage
 */
async function check(project, stage) {
  /** @type {Problem[]} */
  const problems = []
  for (const name of project.packages) {
    const dir = path.join(stage, name)
    const json = checkJson(dir)
    const found = [
      ...json,
      ...(await checkWxml(dir)),
      ...checkWxss(dir),
      ...checkEs2017(dir, asPublished),
      // Paths can only be looked up where the configuration can be read.
      ...(json.length === 0 ? checkPaths(dir, publicNames(stage, 'publicComponents')) : []),
      ...(name === 'plugin' ? checkAsPlugin(project, dir) : checkAsHost(project, stage)),
    ]
    problems.push(...found.map((problem) => ({ ...problem, file: asSeen(project, name, problem.file) })))
  }
  return problems
}

/**
 * @param {{root: string}} project
 * @param {string} dir
 * @returns {Problem[]}
 */
function checkAsPlugin({ root }, dir) {
  return [...checkPluginApi(root, 'plugin', path.join(dir, 'miniprogram_npm')), ...checkPluginTags(dir)]
}

/**
 * @param {{root: string}} project
 * @param {string} stage
 * @returns {Problem[]}
 */
function checkAsHost({ root }, stage) {
  const app = readJson(path.join(stage, 'miniprogram', 'app.json'))
  if (!app) return []
  return checkPluginUse(path.join(root, 'miniprogram'), {
    aliases: pluginAliases(app),
    pages: publicNames(stage, 'pages'),
  })
}

/**
 * What plugin.json offers under that key.
 * @param {string} stage
 * @param {'publicComponents' | 'pages'} key
 * @returns {Set<string> | undefined} undefined: not known
 */
function publicNames(stage, key) {
  const plugin = readJson(path.join(stage, 'plugin', 'plugin.json'))
  return plugin && new Set(Object.keys(plugin[key] ?? {}))
}

/**
 * @param {string} file
 * @returns {Record<string, any> | undefined} undefined: missing or broken, a problem of its own, reported by its own check
 */
function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * The file a developer would open: the source where there is one, else what the build made.
 * @param {{root: string, out: string}} project
 * @param {string} name
 * @param {string} file
 */
function asSeen({ root, out }, name, file) {
  const source = path.join(root, name, file)
  const shown = fs.existsSync(source) ? source : path.join(out, name, file)
  return path.relative(root, shown).split(path.sep).join('/')
}

module.exports = { createBuild }
