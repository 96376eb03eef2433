/** Compiles a mini-program's or a plugin's folder to one script that the preview's page loads. */
import fs from 'node:fs'
import type { AppConfig, CompiledPackage, CompileProblem, ComponentConfig } from '../package-format'
import { readAppConfig } from './app-config'
import { SourceTree } from './files'
import { packageScript } from './package-script'
import { readPluginConfig } from './plugin-config'
import { ProblemList } from './problems'
import { findHostProject, settingsFor, type Project } from './project'
import { compileScripts } from './scripts'
import { compileStyles, withIsolation } from './styles'
import { checkVariables, readThemes } from './theme'
import { collectUnits, type Unit, type Units } from './units'
import { compileTemplates } from './wxml'

export { formatProblem } from './problems'

export interface CompileOptions {
  /** The folder as the developer gave it. */
  folder: string
  /** Prefix under which the server serves the package's files, e.g. '/files/host/'. */
  filesUrl: string
  /** Files in this folder are named relative to it in problems; the working directory unless told. */
  cwd?: string
}

export interface CompileResult {
  /** Text of the script; undefined where not even the configuration could be read. */
  script?: string
  /** With an error among them, the script is incomplete. */
  problems: CompileProblem[]
  /** The folder that holds app.json or plugin.json. */
  root?: string
}

export interface HostOptions extends CompileOptions {
  /** Public names of the plugin's components; a host that uses another one is told. */
  pluginComponents?: ReadonlySet<string>
}

export interface HostResult extends CompileResult {
  /** 'touristappid' where project.config.json names none. */
  appId: string
}

export interface PluginResult extends CompileResult {
  publicComponents: ReadonlySet<string>
}

export async function compileHost(options: HostOptions): Promise<HostResult> {
  const cwd = options.cwd ?? process.cwd()
  const problems = new ProblemList(cwd)
  const project = findHostProject(options.folder, cwd, problems)
  if (!project) return { problems: problems.all, appId: 'touristappid' }
  const tree = new SourceTree(project.root)
  const { app, json, pages } = readAppConfig(tree, problems)
  const components = usesCustomTabBar(app) ? [{ path: 'custom-tab-bar/index', file: json.file }] : []
  const plugins = new Set(Object.keys(app.plugins ?? {}))
  const { pluginComponents } = options
  const units = collectUnits({ tree, pages, components, app: json, plugins, pluginComponents, problems })
  const themes = readThemes(tree, json, problems)
  checkVariables(json, units.all.values(), themes, problems)
  const withUse = { ...app, usingComponents: units.everywhere, ...(themes ? { themes } : {}) }
  const script = await compileUnits(
    { kind: 'host', id: '', app: withUse, filesUrl: options.filesUrl },
    { tree, units, project, entries: ['app'], label: 'host', problems },
  )
  return { script, problems: problems.all, root: project.root, appId: project.appId }
}

/** @param options.id The name of the plugin's code space. */
export async function compilePlugin(options: CompileOptions & { id: string }): Promise<PluginResult> {
  const problems = new ProblemList(options.cwd ?? process.cwd())
  const tree = fs.existsSync(options.folder) ? new SourceTree(options.folder) : undefined
  if (!tree?.has('plugin.json')) {
    problems.error(options.folder, 'has no plugin.json: it is not a plugin’s folder', {
      hint: 'Run npm run build.',
    })
    return { problems: problems.all, publicComponents: new Set() }
  }
  const { publicComponents, publicPages, main, components, pages } = readPluginConfig(tree, problems)
  const units = collectUnits({ tree, pages, components, problems })
  const project = settingsFor(options.folder, options.folder, problems)
  const script = await compileUnits(
    { kind: 'plugin', id: options.id, publicComponents, publicPages, main, filesUrl: options.filesUrl },
    { tree, units, project, entries: main === undefined ? [] : [main], label: 'plugin', problems },
  )
  return {
    script,
    problems: problems.all,
    root: tree.root,
    publicComponents: new Set(Object.keys(publicComponents)),
  }
}

interface Parts {
  tree: SourceTree
  units: Units
  project: Omit<Project, 'root'>
  /** Modules that run besides the units' own. */
  entries: string[]
  /** Put before a script's path in stack traces. */
  label: string
  problems: ProblemList
}

type Head = Omit<CompiledPackage, 'configs' | 'styles' | 'styleScopes' | 'templates' | 'modules'>

async function compileUnits(head: Head, parts: Parts): Promise<string> {
  const { tree, project, label, problems } = parts
  const units = await Promise.all(
    [...parts.units.all.values()].map((unit) => withIsolation(unit, head.kind, tree)),
  )
  const configs = Object.fromEntries(units.map((unit): [string, ComponentConfig] => [unit.path, unit.config]))
  const modules = await compileScripts({
    tree,
    entries: [...parts.entries, ...units.map((unit: Unit) => unit.path)],
    label,
    strict: project.strict,
    typescriptFirst: project.typescriptFirst,
    problems,
  })
  return packageScript({
    ...head,
    configs,
    ...compileStyles(units, { kind: head.kind, id: head.id, tree, filesUrl: head.filesUrl, problems }),
    templates: compileTemplates(tree, units, problems),
    modules,
  })
}

function usesCustomTabBar({ tabBar }: AppConfig): boolean {
  return tabBar?.custom === true
}
