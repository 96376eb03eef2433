/** Where a page with a bar of its own may draw: beside the capsule, under the status bar. */
import { pageSize } from '../page-size'

/** px */
export interface Insets {
  top: number
  /** From the page's right edge to the capsule's left one. */
  right: number
  height: number
}

export function barInsets(): Insets {
  const { top, left, height } = wx.getMenuButtonBoundingClientRect()
  return { top, right: pageSize().width - left, height }
}
