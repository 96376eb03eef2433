/** Which mini-program the plugin runs in. */

let appId: string | undefined

/** The host's AppID; '' where the platform does not say. */
export function hostAppId(): string {
  if (appId === undefined) {
    try {
      appId = wx.getAccountInfoSync().miniProgram.appId || ''
    } catch {
      // Base libraries before 2.2.2.
      appId = ''
    }
  }
  return appId
}
