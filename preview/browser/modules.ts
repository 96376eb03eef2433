/** CommonJS for one package: `require`, its cache, and errors that name the file that asks. */
import type { ModuleFunction } from '../package-format'
import { joinPath } from './url'

export interface ModuleSource {
  /** How a file of the package is called in messages, e.g. 'pages/a/a.js'. */
  fileName(path: string): string
  modules: Record<string, ModuleFunction>
  globals: Record<string, unknown>
  /** What stands in for a module that is there; undefined: nothing does. */
  standInFor?: (path: string) => unknown
}

interface Loaded {
  exports: unknown
}

export class Modules {
  private readonly cache = new Map<string, Loaded>()

  constructor(private readonly source: ModuleSource) {}

  has(path: string): boolean {
    return path in this.source.modules
  }

  /** Runs a module once and gives its exports. One that throws is run anew when asked again. */
  load(path: string): unknown {
    const known = this.cache.get(path)
    if (known) return known.exports
    const run = this.source.modules[path]
    const standIn = run && this.source.standInFor?.(path)
    if (standIn !== undefined) return standIn
    if (!run) throw new Error(`There is no module "${this.source.fileName(path)}"`)
    const module: Loaded = { exports: {} }
    this.cache.set(path, module)
    try {
      run(this.requireFor(path), module, module.exports, this.source.globals)
    } catch (error) {
      this.cache.delete(path)
      throw error
    }
    return module.exports
  }

  /** `require` as a script of that path sees it. */
  requireFor(from: string): (request: string) => unknown {
    const require = (request: string): unknown => this.load(this.resolve(from, request))
    const async = (request: string) => new Promise((resolve) => resolve(require(request)))
    return Object.assign(require, { async })
  }

  private resolve(from: string, request: unknown): string {
    const asker = this.source.fileName(from)
    if (typeof request !== 'string' || request === '') {
      throw new Error(`${asker}: require() takes a path, not ${JSON.stringify(request)}`)
    }
    for (const candidate of candidates(from, request.replace(/\.js$/, ''))) {
      for (const path of [candidate, joinPath('', `${candidate}/index`)]) if (this.has(path)) return path
    }
    throw new Error(
      `${asker} requires "${request}", and there is no such module. ` +
        'Is the file there, and for an npm package, is it in miniprogram_npm?',
    )
  }
}

/** Relative first, then miniprogram_npm from the asking folder upwards, then the package's root. */
function candidates(from: string, request: string): string[] {
  if (/^\.{0,2}\//.test(request)) return [joinPath(from, request)]
  return [joinPath(from, request), ...npmPaths(from, request), joinPath('', request)]
}

/** Where an npm package asked for by a file may lie: miniprogram_npm of its folder and of every folder above. */
export function npmPaths(from: string, name: string): string[] {
  const folders = from.split('/').slice(0, -1)
  return Array.from({ length: folders.length + 1 }, (_unused, up) =>
    [...folders.slice(0, folders.length - up), 'miniprogram_npm', name].join('/'),
  )
}
