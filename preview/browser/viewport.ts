/** The part of the phone that a page sees as its window; coordinates a mini-program gets are relative to it. */

export const PAGE_CLASS = 'phone-page'
export const SCROLLER_CLASS = 'phone-scroller'

export interface Viewport {
  left: number
  top: number
  width: number
  height: number
  scrollLeft: number
  scrollTop: number
  scrollWidth: number
  scrollHeight: number
}

export function scrollerOf(node: Element | null): HTMLElement | null {
  const page = node?.closest(`.${PAGE_CLASS}`)
  return page?.querySelector<HTMLElement>(`:scope > .${SCROLLER_CLASS}`) ?? null
}

/** For an element that stands in no page (the overlay, the tab bar) the browser's window. */
export function viewportOf(node: Element | null): Viewport {
  const scroller = scrollerOf(node)
  if (!scroller) {
    const { clientWidth: width, clientHeight: height } = document.documentElement
    const size = { scrollWidth: width, scrollHeight: height }
    return { left: 0, top: 0, width, height, scrollLeft: 0, scrollTop: 0, ...size }
  }
  const { left, top } = scroller.getBoundingClientRect()
  return {
    left,
    top,
    width: scroller.clientWidth,
    height: scroller.clientHeight,
    scrollLeft: scroller.scrollLeft,
    scrollTop: scroller.scrollTop,
    scrollWidth: scroller.scrollWidth,
    scrollHeight: scroller.scrollHeight,
  }
}
