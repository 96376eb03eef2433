/** One column of a picker: rows that turn under a fixed middle line, by finger, mouse, wheel or arrow keys. */
import type { PropDefaults } from './props'
import type { Tag } from './tag'
import { drag } from './drag'

export interface Wheel {
  readonly index: number
  /** Shows another index without telling anyone. */
  show(index: number, animated?: boolean): void
  /** The rows changed. */
  refresh(): void
}

export interface WheelOptions {
  /** The element the rows move in. */
  frame: HTMLElement
  /** What moves: its children are the rows. */
  rows: HTMLElement
  rowHeight: () => number
  label?: string
  /** Told when the wheel has come to rest on another row. */
  onChange(index: number): void
  onStart?(): void
  onEnd?(): void
}

export function wheel(tag: Tag<PropDefaults>, options: WheelOptions): Wheel {
  const { frame, rows, rowHeight } = options
  let index = 0

  const count = () => rows.childElementCount
  const clamp = (value: number) => Math.min(Math.max(0, count() - 1), Math.max(0, value))
  const move = (offset: number, animated: boolean) => {
    rows.style.transition = animated ? 'transform .2s ease-out' : ''
    rows.style.transform = `translateY(${-offset}px)`
  }
  const mark = () => {
    Array.from(rows.children).forEach((row, at) => row.setAttribute('aria-selected', String(at === index)))
    frame.setAttribute('aria-valuenow', String(index))
    frame.setAttribute('aria-valuetext', rows.children[index]?.textContent ?? '')
  }
  const show = (next: number, animated = true) => {
    index = clamp(next)
    move(index * rowHeight(), animated)
    mark()
  }
  const settle = (next: number) => {
    const before = index
    show(Math.round(next))
    options.onEnd?.()
    if (index !== before) options.onChange(index)
  }

  frame.tabIndex = 0
  frame.setAttribute('role', 'spinbutton')
  if (options.label) frame.setAttribute('aria-label', options.label)
  drag(tag, frame, {
    slop: 4,
    move({ dy }) {
      const top = -rowHeight()
      const bottom = count() * rowHeight()
      move(Math.min(bottom, Math.max(top, index * rowHeight() - dy)), false)
    },
    start() {
      options.onStart?.()
      return true
    },
    end({ dy, time }) {
      // A flick carries as far as its speed would in this many ms.
      const carry = (dy / Math.max(1, time)) * 80
      settle(index - (dy + carry) / rowHeight())
    },
  })
  tag.listen(
    frame,
    'wheel',
    (event) => {
      event.preventDefault()
      settle(index + Math.sign(event.deltaY))
    },
    { passive: false },
  )
  tag.listen(frame, 'keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 }[event.key]
    if (!step) return
    event.preventDefault()
    settle(clamp(index + step))
  })
  tag.listen(frame, 'click', (event) => {
    const row = Array.from(rows.children).findIndex((child) => child.contains(event.target as Node))
    if (row >= 0) settle(row)
  })
  return {
    get index() {
      return index
    },
    show,
    refresh: () => show(index, false),
  }
}
