/** Puts the native tags into the component framework: in the global space, used by every package's space as `wx-<name>`. */
import type { ComponentSpace, GeneralComponent, GeneralComponentDefinition } from 'glass-easel'
import type { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import { nativeTags } from '../compile/native-tags'
import type { TagDefinition } from './contracts'
import type { ErrorCenter } from './errors'

/** Names of WeChat's without anything behind them here. */
const plainTags = new WeakSet()

export function isPlainTag(component: GeneralComponent): boolean {
  return plainTags.has(component.getComponentDefinition())
}

export function defineTags(
  env: MiniProgramEnv,
  tags: TagDefinition[],
  errors: ErrorCenter,
): (space: ComponentSpace) => void {
  const globalSpace = env.getGlobalCodeSpace().getComponentSpace()
  const defined = new Map<string, GeneralComponentDefinition>()
  const define = (name: string, definition: object): GeneralComponentDefinition => {
    const component = globalSpace.defineComponent({ ...definition, is: `wx-${name}` })
    defined.set(`wx-${name}`, component)
    return component
  }
  for (const { name, definition } of tags) define(name, definition as object)
  // On a tag that is no component, `bindtap` would stay an attribute: every name WeChat knows is one.
  for (const name of nativeTags) {
    if (!defined.has(`wx-${name}`)) plainTags.add(define(name, plain(name, errors)))
  }
  return (space) => {
    for (const [name, component] of defined) space.setGlobalUsingComponent(name, component)
  }
}

function plain(name: string, errors: ErrorCenter): object {
  return {
    lifetimes: {
      attached(this: GeneralComponent) {
        errors.warnOnce(`<${name}> is not in the preview: only its content is shown`)
      },
    },
  }
}
