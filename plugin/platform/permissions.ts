/** Whether the user has refused the camera or the microphone. Not asked yet counts as allowed: the native tag then asks. */

export type CaptureScope = 'scope.camera' | 'scope.record'

/** Calls back exactly once with the first scope that was refused, or null; an unreadable setting counts as not refused. */
export function findRefused(
  scopes: readonly CaptureScope[],
  answer: (refused: CaptureScope | null) => void,
): void {
  try {
    wx.getSetting({
      success: ({ authSetting }) => {
        const granted: Record<string, boolean | undefined> = { ...authSetting }
        answer(scopes.find((scope) => granted[scope] === false) ?? null)
      },
      fail: () => answer(null),
    })
  } catch {
    answer(null)
  }
}
