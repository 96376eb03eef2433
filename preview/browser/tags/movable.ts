/** <movable-area> and <movable-view>: a view pushed about inside a frame. */
import { defineTag } from './define'
import { drag } from './drag'

export const movableArea = defineTag({
  name: 'movable-area',
  props: { scaleArea: false },
  styles: 'wx-movable-area { display: block; position: relative; width: 10px; height: 10px; }',
})

interface Range {
  min: number
  max: number
}

/** Where the view may stand along one axis: it covers the frame if it is larger, else it stays inside. */
function rangeOf(frame: number, view: number, offset: number): Range {
  const free = frame - view - offset
  return { min: Math.min(-offset, free), max: Math.max(-offset, free) }
}

export const movableView = defineTag({
  name: 'movable-view',
  props: {
    direction: 'none',
    inertia: false,
    outOfBounds: false,
    x: 0,
    y: 0,
    damping: 20,
    friction: 2,
    disabled: false,
    scale: false,
    scaleMin: 0.1,
    scaleMax: 10,
    scaleValue: 1,
    animation: true,
  },
  styles: `
wx-movable-view { display: inline-block; position: absolute; top: 0; left: 0; width: 10px; height: 10px; cursor: grab; touch-action: none; }
wx-movable-view[wx-still] { cursor: auto; touch-action: auto; }`,
  setup(tag) {
    const { props, element } = tag
    let at = { x: 0, y: 0 }
    let from = at
    const isAcross = () => props.direction === 'all' || props.direction === 'horizontal'
    const isDown = () => props.direction === 'all' || props.direction === 'vertical'

    const limit = (value: number, { min, max }: Range) => Math.min(max, Math.max(min, value))
    const inside = (point: { x: number; y: number }) => {
      const frame = element.parentElement?.closest('wx-movable-area')
      if (!frame || frame.clientWidth === 0) return point
      return {
        x: limit(point.x, rangeOf(frame.clientWidth, element.offsetWidth * scale(), element.offsetLeft)),
        y: limit(point.y, rangeOf(frame.clientHeight, element.offsetHeight * scale(), element.offsetTop)),
      }
    }
    const scale = () => limit(props.scaleValue, { min: props.scaleMin, max: props.scaleMax })
    const move = (point: { x: number; y: number }, source: string, animated: boolean) => {
      const next = source === 'touch' && props.outOfBounds ? point : inside(point)
      const isNew = next.x !== at.x || next.y !== at.y
      at = next
      const transition = animated ? 'transition:transform .3s ease-out;' : ''
      tag.style(
        `${transition}transform:translate(${at.x}px, ${at.y}px) scale(${scale()});transform-origin:0 0`,
      )
      if (isNew) tag.emit('change', { x: at.x, y: at.y, source })
    }

    drag(tag, element, {
      slop: 4,
      start() {
        from = at
        return !props.disabled && props.direction !== 'none'
      },
      accepts: ({ dx, dy }) => (Math.abs(dx) > Math.abs(dy) ? isAcross() : isDown()),
      move: ({ dx, dy }) =>
        move({ x: from.x + (isAcross() ? dx : 0), y: from.y + (isDown() ? dy : 0) }, 'touch', false),
      end() {
        if (props.outOfBounds) move(inside(at), 'out-of-bounds', true)
      },
    })
    // The frame has its size only once the page stands.
    tag.later(0, () => move({ x: props.x, y: props.y }, '', false))
    return {
      update() {
        element.toggleAttribute('wx-still', props.disabled || props.direction === 'none')
        const moved = [tag.changed('x'), tag.changed('y')].includes(true)
        if (moved) move({ x: props.x, y: props.y }, '', props.animation)
        if (tag.changed('scaleValue')) {
          move(at, '', props.animation)
          tag.emit('scale', { x: at.x, y: at.y, scale: scale() })
        }
      },
    }
  },
})
