/**
 * What the configuration names is there: pages of app.json, public components and pages of plugin.json, and every
 * component that a page or component uses, whether beside it, in miniprogram_npm or in a plugin.
 */
'use strict'
const { evaluate, parse } = require('@humanwhocodes/momoa')
const fs = require('node:fs')
const path = require('node:path')
const { listFiles } = require('./files')

/** @typedef {import('./problems').Problem} Problem */
/** @typedef {import('@humanwhocodes/momoa').ValueNode} ValueNode */
/** @typedef {{file: string, config: Record<string, any>, tree: ValueNode}} ConfigFile */

/**
 * @param {string} dir a compiled mini-program or plugin; its .json files parse
 * @param {Set<string>} [publicComponents] what our own plugin offers, for `plugin://` paths of its demo
 * @returns {Problem[]} files relative to `dir`
 */
function checkPaths(dir, publicComponents) {
  const files = listFiles(dir, ['.json']).map((file) => read(dir, file))
  const app = files.find(({ file }) => file === 'app.json')
  const plugin = files.find(({ file }) => file === 'plugin.json')
  const aliases = pluginAliases(app?.config ?? {})
  if (!app && !plugin) return [{ file: '.', message: 'has neither an app.json nor a plugin.json' }]
  return [
    ...(app ? checkApp(dir, app) : []),
    ...(plugin ? checkPlugin(dir, plugin) : []),
    ...files.flatMap((config) => checkUsingComponents(dir, config, aliases, publicComponents)),
  ]
}

/**
 * The names under which a mini-program has declared plugins, in its main package or in a subpackage.
 * @param {Record<string, any>} app
 * @returns {Set<string>}
 */
function pluginAliases(app) {
  const subpackages = /** @type {{plugins?: object}[]} */ (app.subPackages ?? app.subpackages ?? [])
  return new Set([app, ...subpackages].flatMap(({ plugins = {} }) => Object.keys(plugins)))
}

/**
 * @param {string} dir
 * @param {ConfigFile} app
 */
function checkApp(dir, app) {
  const { pages = [], subpackages, subPackages = subpackages ?? [], tabBar } = app.config
  const parts = /** @type {{root: string, pages?: string[]}[]} */ ([{ root: '', pages }, ...subPackages])
  const icons = (tabBar?.list ?? []).flatMap(
    /** @param {{iconPath?: string, selectedIconPath?: string}} tab */
    (tab) => [tab.iconPath, tab.selectedIconPath].filter((icon) => icon !== undefined),
  )
  return [
    ...parts.flatMap(({ root, pages: names = [] }) =>
      names.flatMap((page) => missingParts(dir, app, page, path.posix.join(root, page))),
    ),
    ...icons
      .filter((/** @type {string} */ icon) => !fs.existsSync(path.join(dir, icon)))
      .map((/** @type {string} */ icon) => problem(app, icon, `there is no picture ${icon}`)),
  ]
}

/**
 * @param {string} dir
 * @param {ConfigFile} plugin
 */
function checkPlugin(dir, plugin) {
  const { publicComponents = {}, pages = {}, main } = plugin.config
  const named = /** @type {string[]} */ ([...Object.values(publicComponents), ...Object.values(pages)])
  const problems = named.flatMap((target) => missingParts(dir, plugin, target, target))
  if (main !== undefined && !fs.existsSync(path.join(dir, main))) {
    problems.push(problem(plugin, main, `there is no main file ${main}`))
  }
  return problems
}

/**
 * @param {string} dir
 * @param {ConfigFile} config
 * @param {Set<string>} aliases
 * @param {Set<string>} [publicComponents]
 * @returns {Problem[]}
 */
function checkUsingComponents(dir, config, aliases, publicComponents) {
  const used = /** @type {unknown[]} */ (Object.values(config.config.usingComponents ?? {}))
  return used.flatMap((target) => {
    if (typeof target !== 'string') return [problem(config, target, 'a component is named by its path')]
    const [, alias, name] = /^(?:plugin|dynamicLib):\/\/([^/]+)\/(.+)$/.exec(target) ?? []
    if (alias !== undefined && name !== undefined) {
      if (!aliases.has(alias)) return [problem(config, target, `app.json declares no plugin "${alias}"`)]
      if (!publicComponents || publicComponents.has(name)) return []
      return [problem(config, target, `plugin.json has no public component "${name}"`)]
    }
    const found = candidates(config.file, target).find((base) =>
      fs.existsSync(path.join(dir, `${base}.json`)),
    )
    if (found === undefined) return [problem(config, target, `there is no component ${target}`)]
    const component = read(dir, `${found}.json`)
    if (component.config.component !== true) {
      return [problem(config, target, `${found}.json does not say "component": true`)]
    }
    return missingParts(dir, config, target, found)
  })
}

/**
 * Where WeChat looks for a component: from the package's root, beside the file that uses it, in miniprogram_npm.
 * @param {string} file
 * @param {string} target
 */
function candidates(file, target) {
  const join = path.posix.join
  const bases = target.startsWith('/')
    ? [target.slice(1)]
    : [
        join(path.posix.dirname(file), target),
        ...(target.startsWith('.') ? [] : [join('miniprogram_npm', target)]),
      ]
  return bases.flatMap((base) => [base, `${base}/index`])
}

/**
 * @param {string} dir
 * @param {ConfigFile} config
 * @param {string} target as written in the file
 * @param {string} base path without extension
 */
function missingParts(dir, config, target, base) {
  return ['.js', '.wxml']
    .filter((extension) => !fs.existsSync(path.join(dir, base + extension)))
    .map((extension) => problem(config, target, `there is no ${path.posix.normalize(base + extension)}`))
}

/**
 * @param {string} dir
 * @param {string} file
 * @returns {ConfigFile}
 */
function read(dir, file) {
  const tree = parse(fs.readFileSync(path.join(dir, file), 'utf8')).body
  const config = /** @type {any} */ (evaluate(tree))
  return { file, tree, config: typeof config === 'object' && config !== null ? config : {} }
}

/**
 * @param {ConfigFile} config
 * @param {unknown} value stands where the file says so
 * @param {string} message
 * @returns {Problem}
 */
function problem(config, value, message) {
  const { line, column } = find(config.tree, value) ?? {}
  return { file: config.file, line, column, message }
}

/**
 * @param {ValueNode} node
 * @param {unknown} value
 * @returns {{line: number, column: number} | undefined}
 */
function find(node, value) {
  if (node.type === 'Object') return first(node.members, (member) => find(member.value, value))
  if (node.type === 'Array') return first(node.elements, (element) => find(element.value, value))
  return 'value' in node && node.value === value ? node.loc.start : undefined
}

/**
 * @template T, R
 * @param {T[]} list
 * @param {(item: T) => R | undefined} look
 */
function first(list, look) {
  for (const item of list) {
    const found = look(item)
    if (found !== undefined) return found
  }
  return undefined
}

module.exports = { checkPaths, pluginAliases }
