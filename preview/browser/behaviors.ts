/**
 * Makes a script's Page/Component/Behavior definition one that the framework's adapter takes: behaviors named by string
 * become registered ones, and `export()` counts only where WeChat lets it count.
 */
import type { behavior, CodeSpace } from 'glass-easel-miniprogram-adapter'
import { builtInBehaviors } from './tags/built-in-behaviors'
import type { ErrorCenter } from './errors'

export type Definition = Record<string, unknown>

const COMPONENT_EXPORT = 'wx://component-export'

export class Behaviors {
  private readonly builtIn = new Map<string, behavior.GeneralBehavior>()
  /** Behaviors that bring `wx://component-export` with them. */
  private readonly exporting = new WeakSet()

  constructor(
    private readonly space: CodeSpace,
    private readonly errors: ErrorCenter,
  ) {}

  /** `Behavior({…})` of a script. */
  define(definition: Definition, file: string): unknown {
    const { adapted, exports } = this.adapt(definition, file)
    const defined = this.space.behavior().definition(adapted).register()
    if (exports) this.exporting.add(defined)
    return defined
  }

  /** A definition as the adapter takes it; `file` names the asking script in errors. */
  adapt(definition: Definition, file: string): { adapted: Definition; exports: boolean } {
    const listed = Array.isArray(definition['behaviors']) ? (definition['behaviors'] as unknown[]) : []
    const behaviors = listed.map((entry, index) => this.resolve(entry, index, file))
    const exports = listed.includes(COMPONENT_EXPORT) || behaviors.some((entry) => this.exporting.has(entry))
    const adapted: Definition = { ...definition, ...(listed.length > 0 && { behaviors }) }
    if (typeof adapted['export'] === 'function' && !exports) {
      delete adapted['export']
      this.errors.warnOnce(`${file}: export() counts only with behaviors: ['${COMPONENT_EXPORT}']`)
    }
    return { adapted, exports }
  }

  private resolve(entry: unknown, index: number, file: string): behavior.GeneralBehavior {
    if (typeof entry === 'string') return this.named(entry, file)
    if (typeof entry === 'object' && entry !== null) return entry as behavior.GeneralBehavior
    throw new Error(
      `${file}: behaviors[${index}] is ${String(entry)}, not a Behavior; does its file export one, and in time?`,
    )
  }

  private named(name: string, file: string): behavior.GeneralBehavior {
    const known = this.builtIn.get(name)
    if (known) return known
    const definition = builtInBehaviors[name]
    if (!definition) this.errors.warnOnce(`${file}: there is no behavior "${name}"; it is left out`)
    const created = this.space
      .behavior()
      .definition({ ...definition })
      .register() as behavior.GeneralBehavior
    this.builtIn.set(name, created)
    return created
  }
}
