/**
 * The pages and components a package consists of: those its configuration names, and those that these use. What lies
 * in the folder and is used by none is left alone, as on a phone.
 */
import type { ComponentConfig } from '../package-format'
import type { Named } from './app-config'
import { resolveComponent } from './component-path'
import type { SourceTree } from './files'
import type { ProblemList } from './problems'
import { isRecord, readJsonObject, stringMembers, type JsonFile } from './read-json'

export interface Unit {
  path: string
  isPage: boolean
  config: ComponentConfig
  json?: JsonFile
  /** Names its template may use for components. */
  components: ReadonlySet<string>
  /** Tags under which others use it. */
  usedAs: Set<string>
}

export interface UnitsOptions {
  tree: SourceTree
  pages: Named[]
  components: Named[]
  /** app.json, whose usingComponents hold everywhere. */
  app?: JsonFile
  /** Aliases of plugins; undefined: not looked at. */
  plugins?: ReadonlySet<string>
  /** Public names of the components that plugins have here; undefined: not looked at. */
  pluginComponents?: ReadonlySet<string>
  problems: ProblemList
}

export interface Units {
  all: Map<string, Unit>
  /** usingComponents of app.json, with paths from the root. */
  everywhere: Record<string, string>
}

export function collectUnits(options: UnitsOptions): Units {
  const { tree, problems } = options
  const all = new Map<string, Unit>()
  const waiting: (Named & { isPage: boolean; tag?: string })[] = []
  for (const page of options.pages) waiting.push({ ...page, isPage: true })
  for (const component of options.components) waiting.push({ ...component, isPage: false })
  const everywhere = componentsOf(options.app, 'app.json')

  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const unit = all.get(next.path) ?? readUnit(next)
    if (unit && next.tag !== undefined) unit.usedAs.add(next.tag)
  }
  return { all, everywhere: everywhere.resolved }

  function readUnit({ path, isPage, file, place }: Named & { isPage: boolean }): Unit | undefined {
    const missing = missingFiles(path)
    if (missing.length > 0) {
      const what = isPage ? 'page' : 'component'
      problems.error(file, `the ${what} "${path}" has no ${missing.join(' and no ')}`, {
        place,
        hint: `Create ${path}${missing[0]?.split(' ')[0] ?? ''}, or take "${path}" out.`,
      })
      if (missing.length > 1) return undefined
    }
    const jsonPath = `${path}.json`
    const json = tree.has(jsonPath) ? readJsonObject(tree.absolute(jsonPath), problems) : undefined
    const own = componentsOf(json, jsonPath)
    const generics = json ? genericsOf(json, jsonPath) : undefined
    const config: ComponentConfig = {
      ...json?.value,
      usingComponents: { ...everywhere.resolved, ...own.resolved },
      ...(generics ? { componentGenerics: generics } : {}),
    }
    if (!isPage && config.component !== true) {
      problems.warning(json?.file ?? tree.absolute(jsonPath), 'does not say "component": true', {
        hint: 'Add it: WeChat refuses the component without.',
      })
      config.component = true
    }
    const components = new Set([...everywhere.names, ...own.names, ...Object.keys(generics ?? {})])
    const unit: Unit = { path, isPage, config, json, components, usedAs: new Set() }
    all.set(path, unit)
    return unit
  }

  function missingFiles(path: string): string[] {
    const script = tree.has(`${path}.js`) || tree.has(`${path}.ts`)
    return [...(script ? [] : ['.js (or .ts)']), ...(tree.has(`${path}.wxml`) ? [] : ['.wxml'])]
  }

  function componentsOf(
    json: JsonFile | undefined,
    from: string,
  ): { names: string[]; resolved: Record<string, string> } {
    const written = json ? stringMembers(json, 'usingComponents', problems) : {}
    const resolved = json ? resolveAll(written, from, json, ['usingComponents']) : {}
    return { names: Object.keys(written), resolved }
  }

  /** Paths from the root, so that nothing has to be looked up again; components found join the list to read. */
  function resolveAll(
    written: Record<string, string>,
    from: string,
    json: JsonFile,
    keys: string[],
  ): Record<string, string> {
    const resolved: Record<string, string> = {}
    for (const [tag, reference] of Object.entries(written)) {
      const place = json.placeOf(...keys, tag)
      const target = resolveComponent(reference, from, tree)
      if (target.kind === 'local') {
        resolved[tag] = `/${target.path}`
        waiting.push({ path: target.path, isPage: false, file: json.file, place, tag })
      } else if (target.kind === 'plugin') {
        resolved[tag] = reference
        if (options.plugins && !options.plugins.has(target.alias)) {
          problems.error(json.file, `"${tag}": app.json names no plugin "${target.alias}"`, {
            place,
            hint: `Add it: "plugins": {"${target.alias}": {"version": "…", "provider": "wx…"}}.`,
          })
        }
        if (options.pluginComponents && !options.pluginComponents.has(target.name)) {
          problems.warning(
            json.file,
            `"${tag}": the plugin in this preview has no component "${target.name}"`,
            {
              place,
              hint: `It has ${[...options.pluginComponents].join(', ')}.`,
            },
          )
        }
      } else if (target.kind === 'foreign') {
        problems.warning(json.file, `"${tag}": the preview cannot load ${reference}`, {
          place,
          hint: 'Copy the component into the mini-program to see it here.',
        })
      } else {
        problems.error(json.file, `"${tag}": there is no component ${reference}`, {
          place,
          hint: 'Correct the path; components from npm stand in miniprogram_npm.',
        })
      }
    }
    return resolved
  }

  function genericsOf(json: JsonFile, from: string): Record<string, true | { default?: string }> | undefined {
    const generics = json.value.componentGenerics
    if (!isRecord(generics)) return undefined
    const entries = Object.entries(generics).map(([name, generic]): [string, true | { default?: string }] => {
      if (!isRecord(generic) || typeof generic.default !== 'string') return [name, true]
      const resolved = resolveAll({ default: generic.default }, from, json, ['componentGenerics', name])
      return [name, resolved]
    })
    return Object.fromEntries(entries)
  }
}
