/** What a path under "usingComponents" stands for. */
import path from 'node:path'
import { resolvePath, type SourceTree } from './files'

export type ComponentTarget =
  | { kind: 'local'; path: string }
  | { kind: 'plugin'; alias: string; name: string }
  /** A scheme the preview does not know, e.g. a component library that comes with WeChat. */
  | { kind: 'foreign' }
  | { kind: 'missing' }

/** @param from The .json file that names the component, relative to the tree's root. */
export function resolveComponent(reference: string, from: string, tree: SourceTree): ComponentTarget {
  const plugin = /^plugin:\/\/([^/]+)\/(.+)$/.exec(reference)
  if (plugin) return { kind: 'plugin', alias: plugin[1] ?? '', name: plugin[2] ?? '' }
  if (/^[\w-]+:\/\//.test(reference)) return { kind: 'foreign' }
  for (const candidate of candidates(reference, from)) {
    if (exists(candidate, tree)) return { kind: 'local', path: candidate }
    if (exists(`${candidate}/index`, tree)) return { kind: 'local', path: `${candidate}/index` }
  }
  return { kind: 'missing' }
}

/** The path as written; then, for a bare name, the npm packages of each folder above. */
function* candidates(reference: string, from: string): Generator<string> {
  const written = resolvePath(reference.replace(/\/$/, ''), from)
  if (written !== undefined) yield written
  if (/^[./]/.test(reference)) return
  for (let folder = path.posix.dirname(from); ; folder = path.posix.dirname(folder)) {
    yield path.posix.join(folder, 'miniprogram_npm', reference)
    if (folder === '.') return
  }
}

function exists(candidate: string, tree: SourceTree): boolean {
  return ['.json', '.js', '.ts', '.wxml'].some((extension) => tree.has(candidate + extension))
}
