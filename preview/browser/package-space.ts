/** One compiled package in the component framework: its code space, its scripts, and its components registered on demand. */
import type { CodeSpace, MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import type { template, ComponentSpace } from 'glass-easel'
import type { CompiledPackage, ComponentConfig } from '../package-format'
import { Behaviors, type Definition } from './behaviors'
import type { ErrorCenter } from './errors'
import { instanceBehavior, type InstanceServices } from './instance'
import { Modules } from './modules'
import { nameSpace, scriptName } from './owner'
import { joinPath } from './url'
import { withPhoneEvents } from './template-events'

type StaticConfig = Parameters<CodeSpace['addComponentStaticConfig']>[1]
type ComponentTemplate = template.ComponentTemplate

export interface PackageServices {
  env: MiniProgramEnv
  errors: ErrorCenter
  instance: InstanceServices
  /** What scripts of this package see beside Page, Component and Behavior. */
  globals: Record<string, unknown>
  /** What stands in for a module; undefined: nothing does. */
  standInFor?: (path: string) => unknown
  /** Makes the native tags known in a space. */
  useTags: (space: ComponentSpace) => void
  /** Registers a component of a plugin; false: it shows nothing. */
  ensurePluginComponent(url: string, usedBy: string): boolean
}

/** Stands for a component that is not there: it shows nothing. */
const NOTHING = '__nothing__'

export class PackageSpace {
  readonly space: CodeSpace
  readonly modules: Modules
  private readonly behaviors: Behaviors
  private readonly visited = new Set<string>()
  /** The page or component whose script is running: `Component()` in a helper it requires means that one. */
  private registering: string | undefined

  constructor(
    readonly source: CompiledPackage,
    private readonly services: PackageServices,
  ) {
    const { env, errors, instance, globals, useTags, standInFor } = services
    this.space = env.createCodeSpace(source.id, source.kind === 'host', { ...source.publicComponents })
    const componentSpace = this.space.getComponentSpace()
    nameSpace(componentSpace, source.id)
    useTags(componentSpace)
    componentSpace.updateComponentOptions({
      // A page may set its handlers in onLoad; methods of `instance` must not shadow the framework's own.
      useMethodCallerListeners: true,
      writeFieldsToNode: false,
      writeIdToDOM: true,
    })
    this.space.setOverallBehavior(instanceBehavior(componentSpace, instance))
    this.behaviors = new Behaviors(this.space, errors)
    this.modules = new Modules({
      fileName: (path) => scriptName(source.id, path),
      modules: source.modules,
      globals: { ...globals, ...this.definers() },
      standInFor,
    })
    this.addFiles()
  }

  has(path: string): boolean {
    return path in this.source.configs
  }

  /** Runs a script that is no component's: app.js, a plugin's main. */
  run(path: string): unknown {
    const file = scriptName(this.source.id, path)
    return this.services.errors.guard({ file, step: 'loading' }, () => this.modules.load(path))
  }

  /** Registers a page or component after everything it uses. Circles are fine: a name is looked up when first shown. */
  ensure(path: string): void {
    if (this.visited.has(path)) return
    this.visited.add(path)
    for (const target of this.usedBy(path)) this.ensure(target)
    this.register(path)
  }

  private *usedBy(path: string): Generator<string> {
    const config = this.source.configs[path]
    const generics = Object.values(config?.componentGenerics ?? {}) as (true | { default?: string })[]
    const defaults = generics.flatMap((generic) =>
      generic === true || !generic.default ? [] : [generic.default],
    )
    for (const target of [...Object.values(config?.usingComponents ?? {}), ...defaults]) {
      if (target.includes('://')) this.services.ensurePluginComponent(target, path)
      else yield joinPath(path, target)
    }
  }

  private register(path: string): void {
    const file = scriptName(this.source.id, path)
    if (this.modules.has(path)) {
      const outer = this.registering
      this.registering = path
      const ran = this.services.errors.guard({ file, step: 'loading' }, () => {
        this.modules.load(path)
        return true
      })
      this.registering = outer
      if (ran && !this.isRegistered(path)) {
        this.services.errors.problem({
          file,
          message: 'the script calls neither Page() nor Component()',
          hint: 'Register the page with Page({…}), a component with Component({…}).',
          severity: 'error',
        })
      }
    }
    // Whatever became of its script, its template is shown.
    if (!this.isRegistered(path)) this.space.component(path).definition({}).register()
  }

  private isRegistered(path: string): boolean {
    return this.space.getComponentSpace().getComponentByUrlWithoutDefault(`/${path}`, '') !== null
  }

  private definers(): Record<string, unknown> {
    const place = (name: string): string => {
      if (this.registering !== undefined) return this.registering
      throw new Error(`${name}() was called outside the script of a page or component, or after it had run`)
    }
    const fileOf = (path: string) => scriptName(this.source.id, path)
    const adapt = (definition: unknown, path: string) => {
      if (typeof definition !== 'object' || definition === null) {
        throw new TypeError(`${fileOf(path)}: Page() and Component() take an object`)
      }
      return this.behaviors.adapt(definition as Definition, fileOf(path)).adapted
    }
    const Behavior = (definition?: Definition) =>
      definition === undefined
        ? this.space.behavior()
        : this.behaviors.define(definition, fileOf(this.registering ?? 'Behavior'))
    return {
      Page: (definition: unknown) => {
        const path = place('Page')
        this.space.component(path).pageDefinition(adapt(definition, path)).register()
      },
      Component: (definition?: unknown) => {
        const path = place('Component')
        if (definition === undefined) return this.space.component(path)
        return this.space.component(path).definition(adapt(definition, path)).register()
      },
      Behavior: Object.assign(Behavior, { trait: this.space.traitBehavior.bind(this.space) }),
    }
  }

  private addFiles(): void {
    const { source, space } = this
    const sheetPaths = new Set([...Object.keys(source.styles), ...Object.keys(source.styleScopes)])
    for (const path of sheetPaths) {
      const address = path in source.styles ? sheetAddress(source, path) : undefined
      space.addStyleSheet(path, address, source.styleScopes[path])
    }
    space.addCompiledTemplate(NOTHING, { content: () => () => ({ C: () => undefined, B: {} }) })
    space.component(NOTHING).definition({}).register()
    const groupList = source.templates as ComponentTemplate['groupList']
    for (const [path, config] of Object.entries(source.configs)) {
      // The adapter's enum of style isolations is a list of the same strings.
      space.addComponentStaticConfig(path, this.withoutForeign(config, path) as StaticConfig)
      const content = groupList?.[path]
      if (content)
        space.addCompiledTemplate(path, withPhoneEvents({ groupList, content }, this.services.errors))
    }
  }

  private withoutForeign(config: ComponentConfig, path: string): ComponentConfig {
    const using = Object.entries(config.usingComponents ?? {}).map(([name, url]) => {
      const shows = !url.includes('://') || this.services.ensurePluginComponent(url, path)
      return [name, shows ? url : `/${NOTHING}`]
    })
    return { ...config, usingComponents: Object.fromEntries(using) as Record<string, string> }
  }
}

export function sheetAddress(source: CompiledPackage, path: string): string {
  return `${source.id === '' ? 'host' : source.id}/${path}`
}
