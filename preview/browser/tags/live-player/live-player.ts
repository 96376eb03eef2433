/** <live-player>: plays the local media server's streams over HTTP-FLV and behaves as the native tag does. */
import * as glassEasel from 'glass-easel'
import type { NativeTag } from '../../contracts'
import { applyBaseProps, baseProps } from '../base-props'
import type { StyledTag } from '../define'
import { interruptible } from '../interruptions'
import type { PropDefaults } from '../props'
import { createTag, type RunningTag } from '../tag'
import { playerProps, type PlayerProps } from './attributes'
import { mark } from './marks'
import { LivePlayer } from './player'
import { NativeFailure } from './native-failure'
import { styles } from './view'

type Component = glassEasel.GeneralComponent

interface Running {
  tag: RunningTag<PropDefaults>
  player: LivePlayer
  leave: () => void
}

const defaults: PropDefaults = { ...baseProps, ...playerProps }
const names = Object.keys(defaults)
/** Kept after the tag has left its page: a player in the small window still takes orders. */
const running = new WeakMap<Component, Running>()

function update(component: Component): void {
  const found = running.get(component)
  if (found === undefined) return
  applyBaseProps(found.tag)
  found.player.update()
}

const invokeNative: NativeTag['invokeNative'] = function (this: Component, method, options) {
  mark(method)
  const player = running.get(this)?.player
  if (player !== undefined) return player.invokeNative(method, options)
  return Promise.reject(new NativeFailure('the live-player is not on a page yet'))
}

export const livePlayerTag: StyledTag = {
  name: 'live-player',
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
        const props = tag.props as unknown as PlayerProps
        const player = new LivePlayer(tag.element, props, (name, detail) => {
          glassEasel.Event.triggerEvent(this, name, detail, {})
        })
        running.set(this, { tag, player, leave: interruptible(player) })
        update(this)
      },
      detached(this: Component) {
        running.get(this)?.player.pageEnded()
        running.get(this)?.tag.end()
        running.get(this)?.leave()
      },
    },
    pageLifetimes: {
      show(this: Component) {
        running.get(this)?.player.pageShown()
      },
      hide(this: Component) {
        running.get(this)?.player.pageLeft()
      },
    },
  },
}
