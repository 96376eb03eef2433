/** Which of the plugins a host declares is the one this preview holds, and what becomes of the others. */
import type { CompiledPackage } from '../package-format'
import type { ErrorCenter } from './errors'

const PLUGIN_URL = /^plugin:\/\/([^/]+)\/(.+)$/

export function parsePluginUrl(url: string): { alias: string; name: string } | undefined {
  const [, alias, name] = PLUGIN_URL.exec(url) ?? []
  return alias !== undefined && name !== undefined ? { alias, name } : undefined
}

export class PluginAliases {
  private readonly declared: string[]
  private readonly ours = new Set<string>()

  constructor(
    host: CompiledPackage,
    private readonly plugin: CompiledPackage | undefined,
    private readonly errors: ErrorCenter,
  ) {
    this.declared = Object.keys(host.app?.plugins ?? {})
    const offered = new Set(Object.keys(plugin?.publicComponents ?? {}))
    for (const config of Object.values(host.configs)) {
      for (const url of Object.values(config.usingComponents ?? {})) {
        const target = parsePluginUrl(url)
        if (target && offered.has(target.name)) this.ours.add(target.alias)
      }
    }
    const [only] = this.declared
    if (this.declared.length === 1 && only !== undefined) this.ours.add(only)
  }

  /** Aliases known to be ours. */
  list(): string[] {
    return [...this.ours]
  }

  isOurs(alias: string): boolean {
    return this.ours.has(alias)
  }

  /** A component of another plugin: it shows nothing, and one warning says so. */
  noteForeign(alias: string): void {
    this.errors.warnOnce(`The plugin "${alias}" is not in the preview: its components show nothing`)
  }

  /** requirePlugin(alias): true when it means ours; otherwise throws what to do. */
  claim(alias: unknown): void {
    if (typeof alias !== 'string') throw new Error('requirePlugin() takes the alias app.json gives a plugin')
    if (!this.declared.includes(alias)) {
      throw new Error(`requirePlugin("${alias}"): app.json declares no plugin of this name under "plugins"`)
    }
    if (this.ours.size === 0) this.ours.add(alias)
    if (!this.ours.has(alias)) {
      const known = this.list().map((name) => `"${name}"`)
      throw new Error(
        `requirePlugin("${alias}"): the preview only has this repository's plugin (here ${known.join(', ')})`,
      )
    }
    if (!this.plugin) throw new Error(`requirePlugin("${alias}"): the plugin could not be compiled`)
  }
}
