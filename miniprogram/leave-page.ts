/** Where a page's back arrow and its button to leave lead. */

/** Back; home where there is nothing behind it, as after a shared card. */
export function leavePage(): void {
  if (getCurrentPages().length > 1) void wx.navigateBack()
  else void wx.reLaunch({ url: '/pages/home/home' })
}
