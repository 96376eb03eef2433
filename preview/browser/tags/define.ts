/** How a tag is written: its attributes with defaults, its inner shape, and one `setup` per instance that leaves nothing behind. */
import type * as glassEasel from 'glass-easel'
import type { TagDefinition } from '../contracts'
import { applyBaseProps, baseProps } from './base-props'
import { createTag, type RunningTag, type Tag } from './tag'
import { dashed, type PropDefaults } from './props'
import { template, type Shape } from './template'

export interface TagBehaviour {
  /** Runs once at the end of `setup` and after every change of an attribute. */
  update?(): void
  /** The page the tag stands in is shown again, or covered. */
  pageShow?(): void
  pageHide?(): void
  /** What a native context or another tag may call; the names must also stand in `exposes`. */
  api?: object
}

export interface TagOptions<P extends PropDefaults> {
  name: string
  props?: P
  /** Attributes shown on the DOM element too, for style rules such as `button[type=primary]`. */
  reflect?: (keyof P & string)[]
  externalClasses?: string[]
  /** Left out: the page's content alone. */
  shape?: Shape[]
  exposes?: string[]
  /** The tag's look; collected by index.ts. */
  styles?: string
  setup?(tag: Tag<P>): TagBehaviour | void
}

/** A tag with its look. */
export interface StyledTag extends TagDefinition {
  styles: string
}

interface Running {
  tag: RunningTag<PropDefaults>
  behaviour: TagBehaviour
}

const running = new WeakMap<object, Running>()

/** What a tag's element offers to other tags, e.g. `activate` to a label. */
export function apiOf(component: object): object | undefined {
  return running.get(component)?.behaviour.api
}

export function defineTag<P extends PropDefaults>(options: TagOptions<P>): StyledTag {
  const defaults: PropDefaults = { ...baseProps, ...options.props }
  const names = Object.keys(defaults)

  function update({ tag, behaviour }: Running): void {
    applyBaseProps(tag)
    for (const name of options.reflect ?? []) reflect(tag.element, name, tag.props[name])
    behaviour.update?.()
  }

  const definition = {
    properties: Object.fromEntries(names.map((name) => [name, { type: null, value: defaults[name] }])),
    observers: [
      {
        fields: names.join(', '),
        observer(this: glassEasel.GeneralComponent) {
          const instance = running.get(this)
          if (instance) update(instance)
        },
      },
    ],
    ...(options.externalClasses && { externalClasses: options.externalClasses }),
    ...(options.shape && { template: template(options.shape) }),
    methods: Object.fromEntries((options.exposes ?? []).map((name) => [name, forward(name)])),
    pageLifetimes: {
      show(this: glassEasel.GeneralComponent) {
        running.get(this)?.behaviour.pageShow?.()
      },
      hide(this: glassEasel.GeneralComponent) {
        running.get(this)?.behaviour.pageHide?.()
      },
    },
    lifetimes: {
      attached(this: glassEasel.GeneralComponent) {
        const tag = createTag(this, defaults)
        // The tag's own attributes are among `defaults`, so the view has P's shape.
        const behaviour = options.setup?.(tag as unknown as Tag<P>) ?? {}
        const instance = { tag, behaviour }
        running.set(this, instance)
        update(instance)
      },
      detached(this: glassEasel.GeneralComponent) {
        running.get(this)?.tag.end()
        running.delete(this)
      },
    },
  }
  return { name: options.name, definition, styles: options.styles ?? '' }
}

function forward(name: string) {
  return function (this: glassEasel.GeneralComponent, ...args: unknown[]): unknown {
    const method: unknown = Reflect.get(apiOf(this) ?? {}, name)
    if (typeof method !== 'function') {
      throw new Error(`${this.tagName}: ${name} was called before the tag was on a page, or after`)
    }
    return Reflect.apply(method, undefined, args)
  }
}

function reflect(element: HTMLElement, name: string, value: unknown): void {
  const attribute = dashed(name)
  if (value === false || value === '') element.removeAttribute(attribute)
  else element.setAttribute(attribute, value === true ? '' : String(value))
}
