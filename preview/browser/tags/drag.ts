/** One finger or the mouse dragging something: start, moves, end, for slider, swiper, scroll-view, movable-view and the wheels. */
import type { PropDefaults } from './props'
import type { Tag } from './tag'

export interface DragPoint {
  x: number
  y: number
  /** From where the finger went down. */
  dx: number
  dy: number
  /** ms since the finger went down. */
  time: number
}

export interface DragOptions {
  /** Pixels before a press becomes a drag, so that a tap inside stays a tap; 0 = at once. */
  slop: number
  /** false: not this press. */
  start?(event: PointerEvent): boolean
  /** Asked once, at the end of the slop: false leaves the gesture to the page (scrolling across). */
  accepts?(point: DragPoint): boolean
  move(point: DragPoint): void
  end(point: DragPoint): void
}

/** Presses that a drag has taken: of nested ones the innermost that accepts wins. */
const taken = new WeakSet<Event>()

/** Where the mouse selects text, it does not drag. */
export const isTextPlace = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, [user-select]') !== null

/** Listens on `target` for the tag's life. A drag the browser takes over (scrolling) ends where it stood. */
export function drag(tag: Tag<PropDefaults>, target: HTMLElement, options: DragOptions): void {
  let finish: (() => void) | undefined

  tag.listen(target, 'pointerdown', (down) => {
    if (finish || down.button !== 0 || options.start?.(down) === false) return
    const startTime = Date.now()
    const at = (event: PointerEvent): DragPoint => ({
      x: event.clientX,
      y: event.clientY,
      dx: event.clientX - down.clientX,
      dy: event.clientY - down.clientY,
      time: Date.now() - startTime,
    })
    let going = false
    let last = at(down)
    const abort = new AbortController()
    const { signal } = abort

    const begin = (point: DragPoint) => {
      if (taken.has(down) || (options.accepts && !options.accepts(point))) {
        finish?.()
        return
      }
      taken.add(down)
      going = true
      // From here on the gesture belongs to the drag; the pointer may leave the element.
      capture(target, down.pointerId)
    }
    const move = (event: PointerEvent) => {
      if (event.pointerId !== down.pointerId) return
      last = at(event)
      if (!going && Math.hypot(last.dx, last.dy) >= options.slop) begin(last)
      if (going) options.move(last)
    }
    const end = (event: PointerEvent) => {
      if (event.pointerId !== down.pointerId) return
      if (event.type === 'pointerup') last = at(event)
      const ended = going
      finish?.()
      if (ended) options.end(last)
    }
    finish = () => {
      abort.abort()
      finish = undefined
    }
    window.addEventListener('pointermove', move, { signal })
    window.addEventListener('pointerup', end, { signal })
    window.addEventListener('pointercancel', end, { signal })
    if (!isTextPlace(down.target)) {
      window.addEventListener('selectstart', (event) => event.preventDefault(), { signal })
    }
    if (options.slop === 0) begin(last)
  })
  tag.onEnd(() => finish?.())
}

/** Fails when the finger has gone meanwhile (and where there are no fingers, in jsdom); the drag then ends with the window's events. */
function capture(target: HTMLElement, pointerId: number): void {
  try {
    target.setPointerCapture(pointerId)
  } catch {
    // Nothing to do: see above.
  }
}
