/**
 * Plays what `wx.createAnimation().….export()` gives: `{actions: [{animates: [{type, args}], option: {transformOrigin, transition}}]}`.
 * Each action is one step(); a step's transforms replace the last step's, its styles stay.
 */
import type { PropDefaults } from './props'
import type { Tag } from './tag'

interface Animate {
  type: string
  args: (string | number)[]
}

interface Action {
  animates: Animate[]
  option: {
    transformOrigin?: string
    transition?: { duration?: number; timingFunction?: string; delay?: number }
  }
}

interface Played {
  styles: Map<string, string>
  cancel: () => void
}

const played = new WeakMap<object, Played>()

const lengths = new Set(['translate', 'translate3d', 'translateX', 'translateY', 'translateZ'])
const angles = new Set(['rotate', 'rotateX', 'rotateY', 'rotateZ', 'skew', 'skewX', 'skewY'])

function withUnit(type: string, value: string | number, index: number): string {
  if (typeof value !== 'number') return value
  if (lengths.has(type)) return `${value}px`
  if (angles.has(type) || (type === 'rotate3d' && index === 3)) return `${value}deg`
  return String(value)
}

function transformOf(animate: Animate): string {
  const args = animate.args.map((value, index) => withUnit(animate.type, value, index))
  return `${animate.type}(${args.join(', ')})`
}

function isActions(value: unknown): value is { actions: Action[] } {
  return typeof value === 'object' && value !== null && Array.isArray(Reflect.get(value, 'actions'))
}

/** Nothing happens for a value without actions: a page's data holds {} until its first animation. */
export function applyAnimation(tag: Tag<PropDefaults>, value: unknown): void {
  if (!isActions(value)) return
  const before = played.get(tag.component)
  before?.cancel()
  const state: Played = { styles: before?.styles ?? new Map<string, string>(), cancel: () => undefined }
  played.set(tag.component, state)
  // A first transition needs a style to start from, so the first step waits for one frame.
  state.cancel = tag.later(before ? 0 : 20, () => playFrom(tag, state, value.actions, 0))
}

function playFrom(tag: Tag<PropDefaults>, state: Played, actions: Action[], index: number): void {
  const action = actions[index]
  if (!action) return
  const { duration = 400, timingFunction = 'linear', delay = 0 } = action.option.transition ?? {}
  const transforms: string[] = []
  for (const animate of action.animates) {
    if (animate.type === 'style') state.styles.set(String(animate.args[0]), String(animate.args[1]))
    else transforms.push(transformOf(animate))
  }
  if (transforms.length > 0) state.styles.set('transform', transforms.join(' '))
  state.styles.set('transform-origin', action.option.transformOrigin ?? '50% 50% 0')
  state.styles.set('transition', `all ${duration}ms ${timingFunction} ${delay}ms`)
  tag.style([...state.styles].map(([name, text]) => `${name}:${text}`).join(';'), 'animation')
  state.cancel = tag.later(duration + delay, () => playFrom(tag, state, actions, index + 1))
}
