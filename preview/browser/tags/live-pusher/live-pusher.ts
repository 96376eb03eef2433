/** <live-pusher>: broadcasts camera and microphone to the local media server and behaves as the native tag does. */
import * as glassEasel from 'glass-easel'
import type { NativeTag } from '../../contracts'
import { applyBaseProps, baseProps } from '../base-props'
import { fileAddress, shell } from '../context'
import type { StyledTag } from '../define'
import { interruptible } from '../interruptions'
import type { PropDefaults } from '../props'
import { createTag, type RunningTag } from '../tag'
import { NativeFailure } from './native-failure'
import { pusherProps, type PusherProps } from './props'
import { LivePusher } from './pusher'
import { styles } from './view'

type Component = glassEasel.GeneralComponent

interface Running {
  tag: RunningTag<PropDefaults>
  pusher: LivePusher
  leave: () => void
}

const defaults: PropDefaults = { ...baseProps, ...pusherProps }
const names = Object.keys(defaults)
const running = new WeakMap<Component, Running>()

function update(component: Component): void {
  const found = running.get(component)
  if (found === undefined) return
  applyBaseProps(found.tag)
  found.pusher.update()
}

/** A path that reaches the tag through a plugin's component was written by the host; one from the root means the host's first. */
function addressesOf(path: string, component: Component): string[] {
  if (path === '') return []
  const addresses = [fileAddress(path, component), shell().resolveFile(path, '')]
  return [...new Set(path.startsWith('/') ? addresses.reverse() : addresses)]
}

const invokeNative: NativeTag['invokeNative'] = function (this: Component, method, options) {
  const pusher = running.get(this)?.pusher
  if (pusher !== undefined) return pusher.invokeNative(method, options)
  return Promise.reject(new NativeFailure('the live-pusher is not on a page yet'))
}

export const livePusherTag: StyledTag = {
  name: 'live-pusher',
  styles,
  definition: {
    properties: Object.fromEntries(names.map((name) => [name, { type: null, value: defaults[name] }])),
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
        const props = tag.props as unknown as PusherProps
        const pusher = new LivePusher(tag.element, props, {
          addressesOf: (path) => addressesOf(path, this),
          fire: (name, detail) => glassEasel.Event.triggerEvent(this, name, detail, {}),
        })
        running.set(this, { tag, pusher, leave: interruptible(pusher) })
        update(this)
      },
      detached(this: Component) {
        running.get(this)?.pusher.pageEnded()
        running.get(this)?.tag.end()
        running.get(this)?.leave()
      },
    },
    pageLifetimes: {
      show(this: Component) {
        running.get(this)?.pusher.pageShown()
      },
      hide(this: Component) {
        running.get(this)?.pusher.pageLeft()
      },
    },
  },
}
