/** Asks before the page is left by the back button, while leaving would end a broadcast. */

export function guardLeaving(on: boolean): void {
  // From base library 2.12.0; without it the page is left at once, and the broadcast ends.
  if (!wx.canIUse('enableAlertBeforeUnload')) return
  if (on) wx.enableAlertBeforeUnload({ message: '离开后直播就结束了，确定要离开吗？' })
  else wx.disableAlertBeforeUnload()
}
