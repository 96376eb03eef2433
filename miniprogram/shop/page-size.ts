/** Where a page with a bar of its own may draw: beside the capsule, under the status bar. */

/** px */
export interface Insets {
  top: number
  /** From the page's right edge to the capsule's left one. */
  right: number
  height: number
}

export function barInsets(): Insets {
  const { top, left, height } = wx.getMenuButtonBoundingClientRect()
  // Base libraries before 2.20.1 know only the older call.
  const hasWindowInfo = typeof (wx as { getWindowInfo?: unknown }).getWindowInfo === 'function'
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above
  const { windowWidth } = hasWindowInfo ? wx.getWindowInfo() : wx.getSystemInfoSync()
  return { top, right: windowWidth - left, height }
}
