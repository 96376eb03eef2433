/** Tapping from the keyboard: Enter and Space do what a finger does. */
import { fire } from '../dispatch'
import { viewportOf } from '../viewport'
import type { PropDefaults } from './props'
import type { Tag } from './tag'

/** The same event a touch makes, at the middle of the element. */
function fireTap(tag: Tag<PropDefaults>): void {
  const box = tag.element.getBoundingClientRect()
  const { left, top, scrollLeft, scrollTop } = viewportOf(tag.element)
  const clientX = box.left + box.width / 2 - left
  const clientY = box.top + box.height / 2 - top
  const touch = {
    identifier: 0,
    clientX,
    clientY,
    pageX: clientX + scrollLeft,
    pageY: clientY + scrollTop,
    force: 1,
  }
  const detail = { x: touch.pageX, y: touch.pageY }
  fire(tag.component, 'tap', detail, { fields: { touches: [], changedTouches: [touch] } })
}

/** Makes the tag reachable by Tab and answers Enter and Space. Call `refresh` when its disabled state changes. */
export function keyboardTap<P extends PropDefaults>(
  tag: Tag<P>,
  isDisabled: () => boolean,
): { refresh(): void } {
  tag.listen(tag.element, 'keydown', (event) => {
    if (event.target !== tag.element || (event.key !== 'Enter' && event.key !== ' ')) return
    event.preventDefault()
    if (!event.repeat && !isDisabled()) fireTap(tag)
  })
  const refresh = () => {
    tag.element.tabIndex = isDisabled() ? -1 : 0
    if (isDisabled()) tag.element.setAttribute('aria-disabled', 'true')
    else tag.element.removeAttribute('aria-disabled')
  }
  return { refresh }
}
