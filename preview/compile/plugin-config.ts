/** Reads a plugin's plugin.json: what it makes public. */
import type { Named } from './app-config'
import { resolvePath, type SourceTree } from './files'
import type { ProblemList } from './problems'
import { readJsonObject, stringMembers } from './read-json'

export interface PluginConfig {
  publicComponents: Record<string, string>
  publicPages: Record<string, string>
  /** Path of the main module, without extension. */
  main?: string
  components: Named[]
  pages: Named[]
}

export function readPluginConfig(tree: SourceTree, problems: ProblemList): PluginConfig {
  const json = readJsonObject(tree.absolute('plugin.json'), problems)
  const section = (key: 'publicComponents' | 'pages') => {
    const named = Object.entries(stringMembers(json, key, problems)).map(([name, written]) => ({
      name,
      path: resolvePath(written, 'plugin.json') ?? written,
      file: json.file,
      place: json.placeOf(key, name),
    }))
    return { named, paths: Object.fromEntries(named.map(({ name, path }) => [name, path])) }
  }
  const components = section('publicComponents')
  const pages = section('pages')
  return {
    publicComponents: components.paths,
    publicPages: pages.paths,
    main: mainModule(json.value.main),
    components: components.named,
    pages: pages.named,
  }

  function mainModule(written: unknown): string | undefined {
    if (written === undefined) return undefined
    const main = typeof written === 'string' ? resolvePath(written, 'plugin.json') : undefined
    const path = main?.replace(/\.(js|ts)$/, '')
    if (path !== undefined && (tree.has(`${path}.js`) || tree.has(`${path}.ts`))) return path
    problems.error(json.file, `"main" names no script: ${JSON.stringify(written)}`, {
      place: json.placeOf('main'),
      hint: 'Write the path of the plugin’s main script, e.g. "index.js".',
    })
    return undefined
  }
}
