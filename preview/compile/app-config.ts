/** Reads a host's app.json: its pages, those of sub-packages included, its plugins and its tab bar. */
import type { AppConfig } from '../package-format'
import type { SourceTree } from './files'
import type { Place, ProblemList } from './problems'
import { isRecord, readJsonObject, type JsonFile } from './read-json'

/** A page or component that a configuration names, and where it does. */
export interface Named {
  path: string
  file: string
  place?: Place
}

export interface HostConfig {
  app: AppConfig
  json: JsonFile
  pages: Named[]
}

export function readAppConfig(tree: SourceTree, problems: ProblemList): HostConfig {
  const json = readJsonObject(tree.absolute('app.json'), problems)
  const pages = [
    ...pageList(json, ['pages'], '', problems),
    ...subPackages(json).flatMap(({ keys, root }) => pageList(json, [...keys, 'pages'], root, problems)),
  ]
  if (pages.length === 0 && !problems.hasErrors) {
    problems.error(json.file, 'lists no pages', {
      place: json.placeOf('pages') ?? json.placeOf(),
      hint: 'Write "pages": ["pages/index/index"] with the pages the mini-program has.',
    })
  }
  const paths = [...new Set(pages.map((page) => page.path))]
  checkTabBar(json, paths, problems)
  const app: AppConfig = { ...json.value, pages: paths, plugins: plugins(json, problems) }
  return { app, json, pages }
}

function pageList(json: JsonFile, keys: (string | number)[], root: string, problems: ProblemList): Named[] {
  const list = keys.reduce<unknown>(
    (value, key) => (isRecord(value) || Array.isArray(value) ? Reflect.get(value, key) : undefined),
    json.value,
  )
  if (list === undefined) return []
  if (!Array.isArray(list)) {
    problems.error(json.file, `"${keys.join('.')}" is not a list`, { place: json.placeOf(...keys) })
    return []
  }
  return list.flatMap((page: unknown, index) => {
    const place = json.placeOf(...keys, index)
    if (typeof page === 'string' && page !== '') {
      return [{ path: joinPath(root, page), file: json.file, place }]
    }
    problems.error(json.file, `"${keys.join('.')}" holds something that is not a page’s path`, { place })
    return []
  })
}

/** WeChat takes both spellings. */
function subPackages(
  json: JsonFile,
): { keys: (string | number)[]; root: string; value: Record<string, unknown> }[] {
  return ['subpackages', 'subPackages'].flatMap((key) => {
    const list: unknown = json.value[key]
    if (!Array.isArray(list)) return []
    return list.flatMap((entry: unknown, index) => {
      if (!isRecord(entry)) return []
      return [{ keys: [key, index], root: typeof entry.root === 'string' ? entry.root : '', value: entry }]
    })
  })
}

function plugins(json: JsonFile, problems: ProblemList): NonNullable<AppConfig['plugins']> {
  const found: NonNullable<AppConfig['plugins']> = {}
  const owners = [{ keys: [] as (string | number)[], value: json.value }, ...subPackages(json)]
  for (const { keys, value } of owners) {
    if (!isRecord(value.plugins)) continue
    for (const [alias, plugin] of Object.entries(value.plugins)) {
      if (isRecord(plugin) && typeof plugin.provider === 'string') {
        found[alias] = {
          version: typeof plugin.version === 'string' ? plugin.version : '',
          provider: plugin.provider,
        }
      } else {
        problems.error(json.file, `the plugin "${alias}" has no provider`, {
          place: json.placeOf(...keys, 'plugins', alias),
          hint: 'Write {"version": "…", "provider": "wx…"}.',
        })
      }
    }
  }
  return found
}

function checkTabBar(json: JsonFile, pages: string[], problems: ProblemList): void {
  const tabBar: unknown = json.value.tabBar
  const list: unknown = isRecord(tabBar) ? tabBar.list : []
  if (!Array.isArray(list)) return
  list.forEach((tab: unknown, index) => {
    const path = isRecord(tab) ? tab.pagePath : undefined
    if (typeof path === 'string' && pages.includes(joinPath('', path))) return
    problems.error(json.file, `tabBar.list[${index}] names no page of this mini-program`, {
      place: json.placeOf('tabBar', 'list', index, 'pagePath') ?? json.placeOf('tabBar', 'list', index),
      hint: 'Its "pagePath" must be one of "pages".',
    })
  })
}

function joinPath(root: string, page: string): string {
  return [root, page].join('/').split('/').filter(Boolean).join('/')
}
