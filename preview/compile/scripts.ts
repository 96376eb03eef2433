/** Compiles the scripts of a package: .js as it stands, ES modules and .ts through esbuild. */
import path from 'node:path'
import vm from 'node:vm'
import { transform, type Message, type TransformFailure } from 'esbuild'
import { resolvePath, type SourceTree } from './files'
import { asEvaluated } from './module-scope'
import { placeOf, type Place, type ProblemList } from './problems'

export interface ScriptsOptions {
  tree: SourceTree
  /** Paths, without extension, of the modules that are run: app or main, pages and components. */
  entries: Iterable<string>
  /** Put before a file's path in stack traces. */
  label: string
  strict: boolean
  typescriptFirst: boolean
  problems: ProblemList
}

export interface CompiledScript {
  /** What stack traces call it. */
  name: string
  code: string
  strict: boolean
}

interface Attempt extends Partial<CompiledScript> {
  file: string
  errors: { message: string; place?: Place }[]
  requires: string[]
}

/** @returns path without extension → script. Every script of the folder is there, used or not: `require` finds any. */
export async function compileScripts(options: ScriptsOptions): Promise<Map<string, CompiledScript>> {
  const files = scriptFiles(options.tree, options.typescriptFirst)
  const attempts = new Map<string, Attempt>()
  await Promise.all([...files].map(async ([key, file]) => attempts.set(key, await attempt(file, options))))
  const used = reached(options.entries, attempts)
  const compiled = new Map<string, CompiledScript>()
  for (const [key, script] of [...attempts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    report(script, used.has(key), attempts, options)
    const { name, code, strict } = script
    if (name !== undefined && code !== undefined && strict !== undefined)
      compiled.set(key, { name, code, strict })
  }
  return compiled
}

/** path without extension → file */
function scriptFiles(tree: SourceTree, typescriptFirst: boolean): Map<string, string> {
  const order = typescriptFirst ? ['.js', '.ts'] : ['.ts', '.js']
  const files = new Map<string, string>()
  for (const extension of order) {
    for (const file of tree.list(extension)) {
      if (!file.endsWith('.d.ts')) files.set(file.slice(0, -extension.length), file)
    }
  }
  return files
}

async function attempt(file: string, options: ScriptsOptions): Promise<Attempt> {
  const source = options.tree.read(file)
  const name = `${options.label}/${file}`
  const loader = file.endsWith('.ts') ? 'ts' : 'js'
  const toCommonJs = (sourcemap: 'inline' | false) =>
    transform(source, {
      loader,
      format: 'cjs',
      target: 'es2022',
      sourcefile: name,
      sourcemap,
      logLevel: 'silent',
      tsconfigRaw: {},
    })
  try {
    const { code } = await toCommonJs(false)
    const requires = [...code.matchAll(/\brequire(?:\.async)?\(\s*["']([^"']+)["']/g)].map(
      (match) => match[1] ?? '',
    )
    const strict = loader === 'js' ? strictness(source, options.strict) : undefined
    if (strict !== undefined) return { file, name, code: source, strict, errors: [], requires }
    return { file, name, code: (await toCommonJs('inline')).code, strict: true, errors: [], requires }
  } catch (error) {
    return { file, errors: errorsFrom(error), requires: [] }
  }
}

/** Strict where the project asks for it and the text allows it; undefined: it is no script but an ES module. */
function strictness(code: string, wanted: boolean): boolean | undefined {
  return [wanted, false].find((strict) => {
    try {
      new vm.Script(asEvaluated(code, strict))
      return true
    } catch (error) {
      // By name: a test's SyntaxError is not the one that V8 throws here.
      if ((error as Error).name === 'SyntaxError') return false
      throw error
    }
  })
}

function errorsFrom(error: unknown): Attempt['errors'] {
  const { errors } = error as TransformFailure
  if (!Array.isArray(errors)) throw error
  return errors.map(({ text, location }) => ({ message: text, place: placeFrom(location) }))
}

/** esbuild counts columns from 0 and in bytes. */
function placeFrom(location: Message['location']): Place | undefined {
  if (!location) return undefined
  const before = Buffer.from(location.lineText).subarray(0, location.column).toString()
  return { line: location.line, column: before.length + 1 }
}

function report(
  script: Attempt,
  used: boolean,
  scripts: Map<string, Attempt>,
  options: ScriptsOptions,
): void {
  const { tree, problems } = options
  const file = tree.absolute(script.file)
  for (const { message, place } of script.errors) {
    // A script that nothing runs stops nobody.
    problems.add(used ? 'error' : 'warning', file, `script: ${message}`, {
      place,
      hint: 'Correct the script here.',
    })
  }
  if (!used) return
  for (const required of script.requires) {
    if (!/^[./]/.test(required) || moduleKey(required, script.file, scripts) !== undefined) continue
    const source = tree.read(script.file)
    const offset = Math.max(source.indexOf(`'${required}'`), source.indexOf(`"${required}"`), 0)
    problems.warning(file, `script: require("${required}") names a script that does not exist`, {
      place: placeOf(source, offset),
      hint: 'Correct the path; .json cannot be required.',
    })
  }
}

/** Everything the entries require, directly or not. */
function reached(entries: Iterable<string>, scripts: Map<string, Attempt>): Set<string> {
  const found = new Set<string>()
  const waiting = [...entries]
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const script = scripts.get(key)
    if (!script || found.has(key)) continue
    found.add(key)
    for (const required of script.requires) {
      const target = moduleKey(required, script.file, scripts)
      if (target !== undefined) waiting.push(target)
    }
  }
  return found
}

/** The module that `require(required)` in `file` gives; undefined: none. */
function moduleKey(
  required: string,
  file: string,
  scripts: ReadonlyMap<string, unknown>,
): string | undefined {
  const bases = [resolvePath(required, file)]
  if (!/^[./]/.test(required)) {
    for (let folder = path.posix.dirname(file); ; folder = path.posix.dirname(folder)) {
      bases.push(path.posix.join(folder, 'miniprogram_npm', required))
      if (folder === '.') break
    }
  }
  for (const base of bases) {
    if (base === undefined) continue
    const key = [base, base.replace(/\.(js|ts)$/, ''), `${base}/index`].find((candidate) =>
      scripts.has(candidate),
    )
    if (key !== undefined) return key
  }
  return undefined
}
