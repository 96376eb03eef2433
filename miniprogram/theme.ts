/** The one colour that WeChat's own dialogs take from a script: style sheets do not reach them. */

/** Of a button that ends something, readable on a light dialog and on a dark one. */
export function alarmColor(): string {
  // Base libraries before 2.20.1 know only the older call.
  const hasBaseInfo = typeof (wx as { getAppBaseInfo?: unknown }).getAppBaseInfo === 'function'
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above
  const { theme } = (hasBaseInfo ? wx.getAppBaseInfo() : wx.getSystemInfoSync()) as { theme?: string }
  return theme === 'dark' ? '#ff7a8a' : '#cf1f38'
}
