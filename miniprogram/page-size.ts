/** How much room the phone gives a page. */

/** px */
export function pageSize(): { width: number; height: number } {
  // Base libraries before 2.20.1 know only the older call.
  const hasWindowInfo = typeof (wx as { getWindowInfo?: unknown }).getWindowInfo === 'function'
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above
  const { windowWidth, windowHeight } = hasWindowInfo ? wx.getWindowInfo() : wx.getSystemInfoSync()
  return { width: windowWidth, height: windowHeight }
}
