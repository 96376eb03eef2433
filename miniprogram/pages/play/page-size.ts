/** How much room the phone gives a page. */
import type { Size } from './stage-size'

/** px */
export function pageSize(): Size {
  // Base libraries before 2.20.1 know only the older call.
  const hasWindowInfo = typeof (wx as { getWindowInfo?: unknown }).getWindowInfo === 'function'
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above
  const { windowWidth, windowHeight } = hasWindowInfo ? wx.getWindowInfo() : wx.getSystemInfoSync()
  return { width: windowWidth, height: windowHeight }
}
