/** Lets the mouse push a scroll-view as a finger does; a finger itself scrolls it by the browser. */
import type { Tag } from './tag'
import { drag, isTextPlace } from './drag'

interface Scrollable {
  [name: string]: unknown
  scrollX: boolean
  scrollY: boolean
}

export function mouseScroll<P extends Scrollable>(tag: Tag<P>): void {
  const { element, props } = tag
  let from = { left: 0, top: 0 }
  let dragged = false

  drag(tag, element, {
    slop: 8,
    start(event) {
      if (event.pointerType !== 'mouse' || !(props.scrollX || props.scrollY) || isTextPlace(event.target))
        return false
      from = { left: element.scrollLeft, top: element.scrollTop }
      return true
    },
    accepts({ dx, dy }) {
      const across = Math.abs(dx) > Math.abs(dy)
      return across ? props.scrollX && element.scrollWidth > element.clientWidth : props.scrollY
    },
    move({ dx, dy }) {
      dragged = true
      if (props.scrollX) element.scrollLeft = from.left - dx
      if (props.scrollY) element.scrollTop = from.top - dy
    },
    end: () => tag.later(0, () => (dragged = false)),
  })
  // A push that ends over a link must not follow it.
  tag.listen(element, 'click', (event) => dragged && event.preventDefault(), { capture: true })
}
