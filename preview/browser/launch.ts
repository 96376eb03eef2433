/** Puts a host mini-program and the plugin into the component framework: spaces, scripts, and pages by their address. */
import { MiniProgramEnv, type AssociatedBackend } from 'glass-easel-miniprogram-adapter'
import type { AppConfig, CompiledPackage, ComponentConfig } from '../package-format'
import { PhoneBackend } from './backend'
import type { EventChannel, TagDefinition, WxObject } from './contracts'
import type { ErrorCenter } from './errors'
import { createChannel } from './event-channel'
import type { InstanceServices } from './instance'
import { PackageSpace, sheetAddress } from './package-space'
import { Page, pageOf, type PageSource } from './page'
import type { PageStyles } from './page-styles'
import { parsePluginUrl, PluginAliases } from './plugins'
import { defineTags } from './tag-room'
import type { Theme } from './theme'
import type { PageUrl } from './url'

export interface ProgramParts {
  host: CompiledPackage
  plugin: CompiledPackage | undefined
  tags: TagDefinition[]
  errors: ErrorCenter
  styles: PageStyles
  theme: Theme
  screenSize: () => { width: number; height: number }
  /** What stands in for a module of any package; undefined: nothing does. */
  standInFor?: (path: string) => unknown
  /** Globals of the host's scripts: App, getApp, getCurrentPages, wx. */
  hostGlobals: Record<string, unknown>
  pluginGlobals: (packageId: string) => { wx: WxObject } & Record<string, unknown>
}

interface Located {
  packageSpace: PackageSpace
  path: string
  route: string
}

export class Program {
  private readonly env = new MiniProgramEnv()
  private readonly backend: AssociatedBackend
  private readonly host: PackageSpace
  private readonly plugin: PackageSpace | undefined
  private readonly aliases: PluginAliases
  private pluginExports: unknown

  constructor(private readonly parts: ProgramParts) {
    const { host, plugin, errors, styles, standInFor } = parts
    for (const source of plugin ? [plugin, host] : [host]) {
      for (const [path, text] of Object.entries(source.styles))
        styles.register(sheetAddress(source, path), text)
    }
    this.aliases = new PluginAliases(host, plugin, errors)
    const useTags = defineTags(this.env, parts.tags, errors)
    const shared = { env: this.env, errors, instance: this.instanceServices(), useTags, standInFor }
    if (plugin) {
      const globals = { ...parts.pluginGlobals(plugin.id), requirePlugin: this.requireFromPlugin }
      this.plugin = new PackageSpace(plugin, { ...shared, globals, ensurePluginComponent: () => false })
      if (plugin.main !== undefined) this.pluginExports = this.plugin.run(plugin.main)
    }
    this.host = new PackageSpace(host, {
      ...shared,
      globals: { ...parts.hostGlobals, requirePlugin: this.requirePlugin },
      ensurePluginComponent: (url, usedBy) => this.ensurePluginComponent(url, usedBy),
    })
    for (const alias of this.aliases.list()) this.importPlugin(alias)
    this.backend = this.env.associateBackend(new PhoneBackend(styles, parts.screenSize))
  }

  /** Runs app.js, and the scripts of the pages that WeChat would run at the start. */
  run(): void {
    if (this.host.modules.has('app')) this.host.run('app')
    const app = this.parts.host.app
    if (!app || app['lazyCodeLoading'] === 'requiredComponents') return
    const roots = subPackageRoots(app)
    for (const path of app.pages) if (!roots.some((root) => path.startsWith(root))) this.host.ensure(path)
  }

  exists(path: string): boolean {
    return this.locate(path) !== undefined
  }

  /** A page in `container`, with everything it uses registered; its address must exist. */
  createPage(target: PageUrl, opener: EventChannel | undefined, container: HTMLElement): Page {
    const { errors, styles, theme } = this.parts
    return new Page(this.pageSource(target, opener), {
      backend: this.backend,
      styles,
      errors,
      container,
      theme,
    })
  }

  private pageSource({ path, query, full }: PageUrl, opener: EventChannel | undefined): PageSource {
    const located = this.locate(path)
    if (!located) throw new Error(`page "${path}" is not found`)
    const { packageSpace, route } = located
    const { app } = this.parts.host
    packageSpace.ensure(located.path)
    const tabBarPath = app?.tabBar?.custom && app.tabBar.list.some((tab) => tab.pagePath === path)
    if (tabBarPath) this.host.ensure(CUSTOM_TAB_BAR)
    return {
      route,
      path: located.path,
      query,
      full,
      packageId: packageSpace.source.id,
      space: packageSpace.space,
      config: this.configOf(packageSpace, located.path),
      openerChannel: opener ?? createChannel().opened,
      ...(tabBarPath && this.host.has(CUSTOM_TAB_BAR) ? { tabBarPath: CUSTOM_TAB_BAR } : {}),
    }
  }

  private configOf(packageSpace: PackageSpace, path: string): ComponentConfig {
    return { ...this.parts.host.app?.window, ...packageSpace.source.configs[path] }
  }

  private locate(path: string): Located | undefined {
    const url = parsePluginUrl(path)
    if (!url) {
      return this.parts.host.app?.pages.includes(path)
        ? { packageSpace: this.host, path, route: path }
        : undefined
    }
    const page = this.aliases.isOurs(url.alias) ? this.plugin?.source.publicPages?.[url.name] : undefined
    if (page === undefined || !this.plugin) return undefined
    const provider = this.parts.host.app?.plugins?.[url.alias]?.provider ?? url.alias
    return { packageSpace: this.plugin, path: page, route: `plugin-private://${provider}/${page}` }
  }

  private importPlugin(alias: string): void {
    if (this.plugin) this.host.space.importCodeSpace(this.plugin.source.id, alias)
  }

  private ensurePluginComponent(url: string, usedBy: string): boolean {
    const target = parsePluginUrl(url)
    if (!target || !this.aliases.isOurs(target.alias)) {
      this.aliases.noteForeign(target?.alias ?? url)
      return false
    }
    const offered = this.plugin?.source.publicComponents ?? {}
    const path = offered[target.name]
    if (path === undefined || !this.plugin) {
      this.parts.errors.problem({
        file: `${usedBy}.json`,
        message: this.plugin
          ? `the plugin has no component "${target.name}"`
          : 'the plugin could not be compiled',
        hint: this.plugin
          ? `It has ${Object.keys(offered).join(', ')}.`
          : 'Look at the errors of its own build.',
        severity: 'error',
      })
      return false
    }
    this.plugin.ensure(path)
    return true
  }

  private readonly requirePlugin = Object.assign(
    (alias: unknown): unknown => {
      this.aliases.claim(alias)
      return this.pluginExports
    },
    { async: (alias: unknown) => new Promise((resolve) => resolve(this.requirePlugin(alias))) },
  )

  private readonly requireFromPlugin = (alias: unknown): never => {
    throw new Error(
      `requirePlugin("${String(alias)}"): the preview does not load other plugins into this one`,
    )
  }

  private instanceServices(): InstanceServices {
    return {
      errors: this.parts.errors,
      openerChannel: (component) => pageOf(component)?.openerChannel ?? createChannel().opened,
      tabBar: (component) => pageOf(component)?.tabBar ?? null,
      pageId: (component) => pageOf(component)?.id ?? '',
    }
  }
}

const CUSTOM_TAB_BAR = 'custom-tab-bar/index'

/** Pages of sub-packages run when first opened. */
function subPackageRoots(app: AppConfig): string[] {
  const lists = [app['subpackages'], app['subPackages']].filter(Array.isArray) as { root?: unknown }[][]
  return lists
    .flat()
    .flatMap(({ root }) => (typeof root === 'string' ? [`${root.replace(/^\/|\/$/g, '')}/`] : []))
}
