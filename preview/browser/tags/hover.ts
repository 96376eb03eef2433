/** hover-class: a class put on while a finger rests on the tag, with WeChat's two delays. */
import type { Tag } from './tag'

export interface HoverProps {
  [name: string]: unknown
  hoverClass: string
  hoverStopPropagation: boolean
  hoverStartTime: number
  hoverStayTime: number
}

export const hoverProps = {
  hoverClass: 'none',
  hoverStopPropagation: false,
  hoverStartTime: 50,
  hoverStayTime: 400,
}

/** Past this many pixels a press is a drag. */
const moveLimit = 10

/** Presses whose hover an inner tag keeps to itself (hover-stop-propagation). */
const kept = new WeakSet<Event>()

/** `standard` is the class WeChat itself styles ('button-hover'); it is shown as an attribute too, since scoped styles rename classes. */
export function hover<P extends HoverProps>(
  tag: Tag<P>,
  isOff: () => boolean = () => false,
  standard = '',
): void {
  let shown = ''
  let cancelTimer = () => {}
  let press: AbortController | undefined

  const show = (name: string) => {
    if (shown) tag.component.toggleNodeClass(shown, false, 3)
    if (name) tag.component.toggleNodeClass(name, true, 3)
    tag.element.toggleAttribute('wx-hover', name !== '' && name === standard)
    shown = name
  }
  const end = () => {
    press?.abort()
    press = undefined
    cancelTimer()
    // A press shorter than the start delay shows nothing.
    if (shown) cancelTimer = tag.later(tag.props.hoverStayTime, () => show(''))
  }
  const begin = (down: PointerEvent) => {
    press?.abort()
    press = new AbortController()
    const { signal } = press
    window.addEventListener('pointerup', end, { signal })
    window.addEventListener('pointercancel', end, { signal })
    window.addEventListener(
      'pointermove',
      (move) => {
        if (Math.hypot(move.clientX - down.clientX, move.clientY - down.clientY) > moveLimit) end()
      },
      { signal },
    )
  }

  tag.onEnd(() => press?.abort())
  tag.listen(tag.element, 'pointerdown', (event) => {
    const { hoverClass } = tag.props
    if (kept.has(event) || event.button !== 0 || isOff()) return
    if (tag.props.hoverStopPropagation) kept.add(event)
    if (hoverClass === 'none' || hoverClass === '') return
    begin(event)
    cancelTimer()
    cancelTimer = tag.later(tag.props.hoverStartTime, () => show(hoverClass))
  })
}
