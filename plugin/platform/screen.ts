/** Keeps the screen on while any room runs; lets go only of what it took hold of itself. */

const holders = new Set<object>()

function set(keepScreenOn: boolean): void {
  try {
    wx.setKeepScreenOn({ keepScreenOn, fail: () => undefined })
  } catch {
    // An old base library or a locked-down host: the video plays all the same.
  }
}

export function keepScreenOn(holder: object, on: boolean): void {
  const before = holders.size
  if (on) holders.add(holder)
  else holders.delete(holder)
  if (before === 0 && holders.size > 0) set(true)
  if (before > 0 && holders.size === 0) set(false)
}

/** The system forgets the setting when the mini-program leaves the foreground. */
export function keepScreenOnAgain(): void {
  if (holders.size > 0) set(true)
}
