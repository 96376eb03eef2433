/** The files of a mini-program's folder, by path relative to its root with forward slashes. */
import fs from 'node:fs'
import path from 'node:path'

/** Folders that are never part of a package: what npm installed stands, for WeChat, in miniprogram_npm. */
const skippedFolders = new Set(['node_modules'])

export class SourceTree {
  readonly root: string
  private readonly paths: Set<string>

  constructor(root: string) {
    this.root = path.resolve(root)
    this.paths = new Set(walk(this.root))
  }

  has(relative: string): boolean {
    return this.paths.has(relative)
  }

  /** Every file whose name ends with one of the extensions ('.js'), in a fixed order. */
  list(...extensions: string[]): string[] {
    return [...this.paths].filter((file) => extensions.some((extension) => file.endsWith(extension))).sort()
  }

  absolute(relative: string): string {
    return path.join(this.root, relative)
  }

  read(relative: string): string {
    return fs.readFileSync(this.absolute(relative), 'utf8').replace(/^\ufeff/, '')
  }
}

/**
 * The path that `reference`, written in the file `from`, stands for: '/a' counts from the root, 'a', './a' and '../a'
 * from the file's folder. undefined: it leads out of the root.
 */
export function resolvePath(reference: string, from: string): string | undefined {
  const joined = reference.startsWith('/')
    ? path.posix.normalize(`.${reference}`)
    : path.posix.normalize(path.posix.join(path.posix.dirname(from), reference))
  if (joined === '..' || joined.startsWith('../')) return undefined
  return joined.replace(/^\.\//, '')
}

function* walk(folder: string, prefix = '', above: readonly string[] = []): Generator<string> {
  const real = fs.realpathSync(folder)
  // A link may lead back to a folder it lies in.
  if (above.includes(real)) return
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.') || skippedFolders.has(entry.name)) continue
    const file = path.join(folder, entry.name)
    const target = entry.isSymbolicLink() ? fs.statSync(file, { throwIfNoEntry: false }) : entry
    if (target?.isDirectory()) yield* walk(file, `${prefix}${entry.name}/`, [...above, real])
    else if (target?.isFile()) yield `${prefix}${entry.name}`
  }
}
