/**
 * Joins the plugin's modules: each component's script and the plugin's main file stay where WeChat looks for them, what
 * they share stands in a few files beside them. Fewer wrappers and export lists, so that the plugin counts less in a
 * host's 2 MB. The sources have been type-checked and checked for ES2017, file by file, before this.
 */
'use strict'
const fs = require('node:fs')
const path = require('node:path')
const { rollup } = require('rollup')
const ts = require('typescript')
const { listFiles } = require('./files')
const { shorten } = require('./shorten')

/** @typedef {import('./problems').Problem} Problem */

/** A provider's settings stay a file that one can read and find; the preview reads it too. */
const ownFiles = ['settings']

/** The only Chinese words in these are for the manual. */
const attributeTables = /[\\/](props|attribute-rows)\.ts$/

/**
 * @param {object} plugin
 * @param {string} plugin.source The folder with the plugin's TypeScript.
 * @param {string} plugin.stage The same, compiled file by file; gets the joined scripts instead.
 * @param {string} plugin.tsconfig
 * @param {Record<string, string>} [plugin.replaced] Module → the module that takes its place, as paths in the plugin without extension.
 * @returns {Promise<Problem[]>} files relative to the plugin
 */
async function bundle({ source, stage, tsconfig, replaced = {} }) {
  const entries = entriesOf(stage).filter((name) => fs.existsSync(path.join(source, `${name}.ts`)))
  if (entries.length === 0) return []
  /** @type {Problem[]} */
  const problems = []
  const input = Object.fromEntries(entries.map((name) => [name, path.join(source, `${name}.ts`)]))
  const files = new Set(Object.values(input))
  const bundled = await rollup({
    input,
    plugins: [typescript(source, tsconfig, replaced)],
    onwarn: ({ code, message, id, loc }) => {
      // The compiler's helpers ask for the `this` of a script; a module has none, and they know.
      if (code === 'THIS_IS_UNDEFINED') return
      problems.push({ file: id ? path.relative(source, id) : 'plugin.json', line: loc?.line, message })
    },
  })
  const { output } = await bundled.generate({
    format: 'cjs',
    exports: 'named',
    esModule: false,
    compact: true,
    minifyInternalExports: true,
    hoistTransitiveImports: false,
    externalLiveBindings: false,
    freeze: false,
    generatedCode: { preset: 'es2015', symbols: false },
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    // One shared file: between several, every name they give each other would count.
    manualChunks: (id) => {
      const own = ownFiles.find((name) => id === input[name])
      // A named part takes along what it imports, unless that is a named part, too.
      return own ?? (files.has(id) ? null : 'shared')
    },
  })
  await bundled.close()
  for (const file of listFiles(stage, ['.js'])) {
    if (fs.existsSync(path.join(source, file.replace(/\.js$/, '.ts')))) fs.rmSync(path.join(stage, file))
  }
  for (const file of output) {
    const target = path.join(stage, file.fileName)
    fs.mkdirSync(path.dirname(target), { recursive: true })
    if (file.type === 'chunk') fs.writeFileSync(target, file.code)
  }
  return problems
}

/**
 * What WeChat loads by name: the main file, and the script beside each component's or page's configuration.
 * @param {string} stage
 * @returns {string[]} without extension
 */
function entriesOf(stage) {
  const { main } = JSON.parse(fs.readFileSync(path.join(stage, 'plugin.json'), 'utf8'))
  const configured = listFiles(stage, ['.json'])
    .filter((file) => file !== 'plugin.json' && !file.startsWith('miniprogram_npm/'))
    .map((file) => file.slice(0, -'.json'.length))
  const named = typeof main === 'string' ? [path.posix.normalize(main).replace(/\.js$/, '')] : []
  return [...new Set([...named, ...configured, ...ownFiles])]
}

/**
 * @param {string} source
 * @param {string} tsconfig
 * @param {Record<string, string>} replaced
 * @returns {import('rollup').Plugin}
 */
function typescript(source, tsconfig, replaced) {
  const { compilerOptions } = ts.readConfigFile(tsconfig, (file) => fs.readFileSync(file, 'utf8')).config
  const { options } = ts.convertCompilerOptionsFromJson(
    { ...compilerOptions, module: 'ES2015', moduleResolution: 'Node' },
    path.dirname(tsconfig),
  )
  return {
    name: 'typescript',
    resolveId(name, importer) {
      if (!importer) return name
      // Packages stay outside: WeChat looks for them in miniprogram_npm.
      if (!name.startsWith('.')) return { id: name, external: true }
      const wanted = path.resolve(path.dirname(importer), name)
      const other = replaced[path.relative(source, wanted).split(path.sep).join('/')]
      const base = other === undefined ? wanted : path.join(source, other)
      return [`${base}.ts`, path.join(base, 'index.ts')].find((file) => fs.existsSync(file))
    },
    transform: (text, file) => ({
      code: shorten(
        ts.transpileModule(text, {
          compilerOptions: options,
          fileName: file,
          transformers: { before: attributeTables.test(file) ? [withoutWords] : [] },
        }).outputText,
      ),
      map: null,
    }),
  }
}

/**
 * Each attribute's line for the manual stays at home.
 * @type {import('typescript').TransformerFactory<import('typescript').SourceFile>}
 */
function withoutWords(context) {
  /** @type {import('typescript').Visitor} */
  const visit = (node) =>
    (ts.isStringLiteral(node) || ts.isTemplateExpression(node)) && /[\u4e00-\u9fff]/.test(node.getText())
      ? context.factory.createStringLiteral('')
      : ts.visitEachChild(node, visit, context)
  return (file) => ts.visitEachChild(file, visit, context)
}

module.exports = { bundle }
