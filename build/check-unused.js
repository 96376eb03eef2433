/**
 * Nothing is uploaded that nobody reaches: from app.json or plugin.json by way of pages, components, scripts, templates,
 * wxs, style sheets and pictures. A packed npm package counts as one.
 */
'use strict'
const fs = require('node:fs')
const path = require('node:path')
const { listFiles } = require('./files')
const { tagsOf } = require('./wxml-tags')

/** @typedef {import('./problems').Problem} Problem */

const { dirname, join, normalize } = path.posix
const parts = ['.js', '.json', '.wxml', '.wxss']

/**
 * @param {string} dir a finished mini-program or plugin
 * @returns {Problem[]} files relative to `dir`
 */
function checkUnused(dir) {
  const files = new Set(listFiles(dir))
  const reached = reach(dir, files)
  const texts = [...reached]
    .filter((file) => /\.(js|json|wxml|wxss|wxs)$/.test(file))
    .map((file) => fs.readFileSync(path.join(dir, file), 'utf8'))
  const mentions = mentioned(texts.join('\n'))
  /** @type {Set<string>} */
  const packages = new Set([...reached].map(packageOf).filter((name) => name !== undefined))
  /** @type {Map<string, string>} */
  const unused = new Map()
  for (const file of files) {
    if (reached.has(file)) continue
    const name = packageOf(file)
    if (name !== undefined) {
      if (packages.has(name)) continue
      unused.set(name, 'no script requires this package: take it out of package.json')
    } else if (/\.(js|json|wxml|wxss|wxs)$/.test(file)) {
      unused.set(file, 'nothing reaches this file: use it or remove it')
    } else if (!mentions(file)) {
      unused.set(file, 'nothing names this file: use it or remove it')
    }
  }
  return [...unused].map(([file, message]) => ({ file, message }))
}

/**
 * @param {string} dir
 * @param {Set<string>} files
 * @returns {Set<string>} every file that is got to by its path
 */
function reach(dir, files) {
  /** @type {Set<string>} */
  const reached = new Set()
  /** @type {string[]} */
  const queue = []
  /** @param {string | undefined} file */
  const go = (file) => {
    if (file === undefined || reached.has(file) || !files.has(file)) return
    reached.add(file)
    queue.push(file)
  }
  /** @param {string} base without extension */
  const goComponent = (base) => parts.forEach((extension) => go(base + extension))

  for (const base of entries(dir, go)) goComponent(base)
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    const text = fs.readFileSync(path.join(dir, file), 'utf8')
    if (file.endsWith('.js')) {
      for (const [, target = ''] of text.matchAll(/\brequire(?:\.async)?\(\s*["'`]([^"'`]+)["'`]\s*\)/g))
        required(file, target, files).forEach(go)
    } else if (file.endsWith('.json')) {
      const { usingComponents = {}, componentPlaceholder = {}, componentGenerics = {} } = JSON.parse(text)
      const generics = Object.values(componentGenerics).map((one) => one?.default)
      const named = [...Object.values(usingComponents), ...Object.values(componentPlaceholder), ...generics]
      for (const target of named) {
        if (typeof target === 'string' && !target.includes('://'))
          componentBases(file, target).forEach(goComponent)
      }
    } else if (file.endsWith('.wxml')) {
      for (const { name, attributes } of tagsOf(text)) {
        const src = attributes.get('src')
        if (src === undefined) continue
        const target = resolve(file, src)
        if (name === 'import' || name === 'include')
          [target, `${target}.wxml`].forEach((one) => go(one.endsWith('.wxml') ? one : undefined))
        if (name === 'wxs') go(target)
      }
    } else if (file.endsWith('.wxss')) {
      for (const [, target = ''] of text.matchAll(/@import\s+(?:url\()?\s*["']([^"']+)["']/g))
        go(resolve(file, target))
    } else if (file.endsWith('.wxs')) {
      for (const [, target = ''] of text.matchAll(/\brequire\(\s*["']([^"']+)["']\s*\)/g))
        go(resolve(file, target))
    }
  }
  return reached
}

/**
 * @param {string} dir
 * @param {(file: string | undefined) => void} go to files named as they are
 * @returns {string[]} pages and components, without extension
 */
function entries(dir, go) {
  /** @param {string} file */
  const read = (file) => {
    go(file)
    const found = path.join(dir, file)
    return fs.existsSync(found) ? JSON.parse(fs.readFileSync(found, 'utf8')) : {}
  }
  const plugin = read('plugin.json')
  if (typeof plugin.main === 'string') {
    go(normalize(plugin.main))
    go(`${normalize(plugin.main)}.js`)
  }
  const app = read('app.json')
  const subpackages = app.subPackages ?? app.subpackages ?? []
  const themes = [app.sitemapLocation ?? 'sitemap.json', app.themeLocation ?? 'theme.json']
  themes.forEach((file) => go(normalize(file)))
  go('project.config.json')
  go('ext.json')
  return [
    'app',
    ...Object.values(plugin.publicComponents ?? {}),
    ...Object.values(plugin.pages ?? {}),
    ...(app.pages ?? []),
    ...(app.entryPagePath ? [app.entryPagePath] : []),
    ...(app.tabBar?.custom ? ['custom-tab-bar/index'] : []),
    ...subpackages.flatMap((/** @type {{root: string, pages?: string[]}} */ { root, pages = [] }) =>
      pages.map((page) => join(root, page)),
    ),
    ...(app.workers
      ? listFiles(path.join(dir, app.workers.path ?? app.workers)).map((file) =>
          join(app.workers.path ?? app.workers, file.replace(/\.js$/, '')),
        )
      : []),
  ].map((base) => normalize(base))
}

/** @param {string} file @param {string} target */
const resolve = (file, target) =>
  normalize(target.startsWith('/') ? target.slice(1) : join(dirname(file), target))

/**
 * @param {string} file
 * @param {string} target
 * @param {Set<string>} files
 */
function required(file, target, files) {
  const bases = [resolve(file, target), ...(/^[./]/.test(target) ? [] : [join('miniprogram_npm', target)])]
  return bases.flatMap((base) => [base, `${base}.js`, `${base}/index.js`].filter((one) => files.has(one)))
}

/** @param {string} file @param {string} target */
function componentBases(file, target) {
  const bases = [resolve(file, target), ...(/^[./]/.test(target) ? [] : [join('miniprogram_npm', target)])]
  return bases.flatMap((base) => [base, `${base}/index`])
}

/**
 * The folder of the npm package that a file belongs to.
 * @param {string} file
 */
function packageOf(file) {
  return /^(?:.*\/)?miniprogram_npm\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]
}

/**
 * Whether the text names a file, in full or by a beginning that goes on with something computed
 * (`/images/gift-${name}.png`, `../images/{{name}}.png`).
 * @param {string} text
 * @returns {(file: string) => boolean}
 */
function mentioned(text) {
  const beginnings = [...text.matchAll(/([\w@./-]*\/[\w@./-]*)(?:\$\{|\{\{|["'`]\s*\+)/g)]
    .map(([, start = '']) => start.replace(/^(\.{0,2}\/)+/, ''))
    .filter((start) => start !== '')
  return (file) =>
    text.includes(path.posix.basename(file)) || beginnings.some((start) => `/${file}`.includes(`/${start}`))
}

module.exports = { checkUnused }
