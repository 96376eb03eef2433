/** wx.createAnimation: collects steps, and exports them as the `animation` attribute of a tag takes them. */
import { optionsOf, type Options } from './async'
import type { WxArea } from './home'

const transforms = [
  'matrix',
  'matrix3d',
  'rotate',
  'rotate3d',
  'rotateX',
  'rotateY',
  'rotateZ',
  'scale',
  'scale3d',
  'scaleX',
  'scaleY',
  'scaleZ',
  'skew',
  'skewX',
  'skewY',
  'translate',
  'translate3d',
  'translateX',
  'translateY',
  'translateZ',
]

/** Numbers among these are pixels, except for opacity. */
const styles: Record<string, string> = {
  opacity: 'opacity',
  backgroundColor: 'background-color',
  width: 'width',
  height: 'height',
  left: 'left',
  right: 'right',
  top: 'top',
  bottom: 'bottom',
}

interface Animate {
  type: string
  args: unknown[]
}

export const animationArea: WxArea = () => ({
  createAnimation: (options: unknown) => createAnimation(optionsOf(options)),
})

function createAnimation(defaults: Options): Record<string, unknown> {
  /** Everything set so far: a later step keeps it, unless it sets the same again. */
  const kept = new Map<string, Animate>()
  let actions: object[] = []

  const animation: Record<string, unknown> = {
    step(own: unknown) {
      const option = { ...defaults, ...optionsOf(own) }
      actions.push({
        animates: [...kept.values()],
        option: {
          transformOrigin: option['transformOrigin'] ?? '50% 50% 0',
          transition: {
            duration: option['duration'] ?? 400,
            timingFunction: option['timingFunction'] ?? 'linear',
            delay: option['delay'] ?? 0,
          },
        },
      })
      return animation
    },
    /** Each export takes the steps since the last one. */
    export() {
      const exported = { actions }
      actions = []
      return exported
    },
  }
  for (const type of transforms) {
    animation[type] = (...args: unknown[]) => add({ type, args })
  }
  for (const [name, property] of Object.entries(styles)) {
    animation[name] = (value: unknown) =>
      add({
        type: 'style',
        args: [property, typeof value === 'number' && name !== 'opacity' ? `${value}px` : value],
      })
  }
  function add(animate: Animate) {
    kept.set(animate.type === 'style' ? `style ${String(animate.args[0])}` : animate.type, animate)
    return animation
  }
  return animation
}
