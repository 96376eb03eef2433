/**
 * The project's modules, compiled once and run anew as often as asked, and packages, which are loaded once; so that the tests meet
 * every mutant in a fresh copy of the code within milliseconds.
 */
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import vm from 'node:vm'
import ts from 'typescript'

const { compilerOptions } = ts.readConfigFile('tsconfig.jest.json', ts.sys.readFile).config
const { options } = ts.convertCompilerOptionsFromJson(compilerOptions, process.cwd())

/** As jest.config.js maps them. @type {Record<string, string>} */
const library = {
  'tim-live-sell': 'tim-live-sell/src/index.ts',
  'tim-live-sell/user-sig': 'tim-live-sell/src/user-sig.ts',
}

/** @typedef {(module: {exports: unknown}, exports: unknown, require: (name: string) => unknown, file: string, folder: string) => void} Run */

/** @type {Map<string, Run>} */
const compiled = new Map()

/** @param {string} file */
function compile(file) {
  const known = compiled.get(file)
  if (known) return known
  const { outputText } = ts.transpileModule(fs.readFileSync(file, 'utf8'), {
    fileName: file,
    compilerOptions: {
      ...options,
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
      sourceMap: false,
      inlineSourceMap: false,
    },
  })
  const wrapped = `(function (module, exports, require, __filename, __dirname) {${outputText}\n})`
  /** @type {Run} */
  const run = new vm.Script(wrapped, { filename: file }).runInThisContext()
  compiled.set(file, run)
  return run
}

/** @type {Map<string, string | null>} */
const found = new Map()

/**
 * The project's file that `name` means in `folder`; null: a package's, or one of node's.
 * @param {string} name
 * @param {string} folder
 */
function find(name, folder) {
  const key = `${folder}|${name}`
  const known = found.get(key)
  if (known !== undefined) return known
  const own = library[name] ?? (name.startsWith('.') ? path.join(folder, name) : null)
  const base = own && path.resolve(own)
  const file = base && ([base, `${base}.ts`, `${base}.js`, path.join(base, 'index.ts')].find(isFile) ?? '')
  if (file === '') throw new Error(`No module "${name}" in ${folder}`)
  found.set(key, file)
  return file
}

/** @param {string} file */
const isFile = (file) => fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false

/** Gives a `require` for the project's files, with none of them loaded yet. */
export function freshModules() {
  /** @type {Map<string, {exports: unknown}>} */
  const modules = new Map()
  /** @param {string} file */
  const load = (file) => {
    if (file.endsWith('.json')) return JSON.parse(fs.readFileSync(file, 'utf8'))
    const known = modules.get(file)
    if (known) return known.exports
    const module = { exports: {} }
    modules.set(file, module)
    const folder = path.dirname(file)
    const native = createRequire(file)
    const require = Object.assign(
      /** @param {string} name */
      (name) => {
        const own = find(name, folder)
        return own ? load(own) : native(name)
      },
      { resolve: native.resolve },
    )
    compile(file)(module, module.exports, require, file, folder)
    return module.exports
  }
  return load
}
