/** `this.animate(selector, keyframes, duration, callback)`: WeChat's key frames on the browser's own animations. */
import type { Element as PhoneElement } from 'glass-easel'
import { phoneUnits } from './css-units'
import { domOf } from './dispatch'

export type WxKeyframe = Record<string, unknown>

const TRANSFORMS: Record<string, string> = {
  matrix: '',
  matrix3d: '',
  rotate: 'deg',
  rotate3d: 'deg',
  rotateX: 'deg',
  rotateY: 'deg',
  rotateZ: 'deg',
  scale: '',
  scale3d: '',
  scaleX: '',
  scaleY: '',
  scaleZ: '',
  skew: 'deg',
  skewX: 'deg',
  skewY: 'deg',
  translate: 'px',
  translate3d: 'px',
  translateX: 'px',
  translateY: 'px',
  translateZ: 'px',
}

/** Names that are not lengths, so a bare number stays bare. */
const UNITLESS = new Set(['opacity', 'zIndex', 'offset'])

/** A key frame of WeChat as one of the browser's: transforms gathered in one property, lengths with a unit. */
export function toKeyframe(frame: WxKeyframe): Keyframe {
  const transforms: string[] = []
  const result: Keyframe = {}
  for (const [name, value] of Object.entries(frame)) {
    const unit = TRANSFORMS[name]
    if (unit !== undefined)
      transforms.push(
        `${name}(${[value]
          .flat()
          .map((part, i) => argument(name, unit, part, i))
          .join(', ')})`,
      )
    else if (name === 'ease') result['easing'] = String(value)
    else if (name === 'offset' && typeof value === 'number') result['offset'] = value
    else
      result[name] =
        typeof value === 'number' && !UNITLESS.has(name) ? `${value}px` : phoneUnits(String(value))
  }
  if (transforms.length > 0) result['transform'] = transforms.join(' ')
  return result
}

function argument(name: string, unit: string, value: unknown, index: number): string {
  const isVector = name === 'rotate3d' && index < 3
  return typeof value === 'number' ? `${value}${isVector ? '' : unit}` : phoneUnits(String(value))
}

/** Ends at the last key frame's look, which stays until `clearAnimation`. Without animations (jsdom) it is there at once. */
export function animate(
  targets: PhoneElement[],
  frames: WxKeyframe[],
  duration: number,
  done?: () => void,
): void {
  const keyframes = frames.map(toKeyframe)
  const finished = targets.map((target) => {
    const node = domOf(target)
    if (!node) return Promise.resolve()
    if (typeof node.animate !== 'function') {
      const { offset: _offset, easing: _easing, ...last } = keyframes[keyframes.length - 1] ?? {}
      Object.assign(node.style, last)
      return Promise.resolve()
    }
    // A cancelled animation rejects; for the caller it has ended too.
    return node.animate(keyframes, { duration, fill: 'forwards' }).finished.then(
      () => undefined,
      () => undefined,
    )
  })
  if (done) void Promise.all(finished).then(done)
}

export function clearAnimation(targets: PhoneElement[]): void {
  for (const target of targets) {
    const node = domOf(target)
    // jsdom has no animations.
    if (node && 'getAnimations' in node) for (const animation of node.getAnimations()) animation.cancel()
  }
}
