/** What <live-player> and <live-pusher> have in common: their life in a page, and the native methods that reach them. */
import * as glassEasel from 'glass-easel'
import type { NativeTag } from '../contracts'
import { applyBaseProps, baseProps } from './base-props'
import type { StyledTag } from './define'
import { interruptible, type Interruptible } from './interruptions'
import type { PropDefaults } from './props'
import { createTag, type RunningTag } from './tag'

export type Component = glassEasel.GeneralComponent

/** One such tag on a page. */
export interface NativeVideo extends NativeTag, Interruptible {
  /** After the attributes have changed. */
  update(): void
  pageShown(): void
  pageLeft(): void
  /** The tag is taken from the page. */
  pageEnded(): void
}

export interface NativeVideoOptions<Props> {
  name: string
  styles: string
  /** The attributes with their defaults. */
  props: Props
  /** `props` are as the page gives them now; `fire` raises an event of the tag. */
  create(
    element: HTMLElement,
    props: Readonly<Props>,
    fire: (name: string, detail: object) => void,
    component: Component,
  ): NativeVideo
  /** Why a native method failed. */
  failure(reason: string): Error
}

interface Running {
  tag: RunningTag<PropDefaults>
  video: NativeVideo
  leave: () => void
}

export function nativeVideo<Props extends object>(options: NativeVideoOptions<Props>): StyledTag {
  const { name, styles } = options
  const defaults: PropDefaults = { ...baseProps, ...options.props }
  const names = Object.keys(defaults)
  /** Kept after the tag has left its page: a player in the small window still takes orders. */
  const running = new WeakMap<Component, Running>()

  const update = (component: Component): void => {
    const found = running.get(component)
    if (found === undefined) return
    applyBaseProps(found.tag)
    found.video.update()
  }

  const invokeNative: NativeTag['invokeNative'] = function (this: Component, method, given) {
    const video = running.get(this)?.video
    if (video !== undefined) return video.invokeNative(method, given)
    return Promise.reject(options.failure(`the ${name} is not on a page yet`))
  }

  return {
    name,
    styles,
    definition: {
      properties: Object.fromEntries(names.map((one) => [one, { type: null, value: defaults[one] }])),
      observers: [
        {
          fields: names.join(', '),
          observer(this: Component) {
            update(this)
          },
        },
      ],
      methods: { invokeNative },
      lifetimes: {
        attached(this: Component) {
          const tag = createTag(this, defaults)
          // The tag's own attributes are among `defaults`, so the view has their shape.
          const props = tag.props as unknown as Props
          const fire = (event: string, detail: object): void =>
            glassEasel.Event.triggerEvent(this, event, detail, {})
          const video = options.create(tag.element, props, fire, this)
          running.set(this, { tag, video, leave: interruptible(video) })
          update(this)
        },
        detached(this: Component) {
          running.get(this)?.video.pageEnded()
          running.get(this)?.tag.end()
          running.get(this)?.leave()
        },
      },
      pageLifetimes: {
        show(this: Component) {
          running.get(this)?.video.pageShown()
        },
        hide(this: Component) {
          running.get(this)?.video.pageLeft()
        },
      },
    },
  }
}
