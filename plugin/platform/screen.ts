/** Keeps the screen on while any room runs; lets go only of what it took hold of itself. */

/** No screen turns itself off within a second, and the call must not stand in the way of a stream that is just starting. */
const PATIENCE_MS = 1000

const holders = new Set<object>()
let waiting: ReturnType<typeof setTimeout> | null = null

function set(keepScreenOn: boolean): void {
  try {
    wx.setKeepScreenOn({ keepScreenOn, fail: () => undefined })
  } catch {
    // An old base library or a locked-down host: the video plays all the same.
  }
}

function hold(): void {
  waiting = setTimeout(() => {
    waiting = null
    set(true)
  }, PATIENCE_MS)
}

function letGo(): void {
  if (waiting === null) set(false)
  else clearTimeout(waiting)
  waiting = null
}

export function keepScreenOn(holder: object, on: boolean): void {
  const before = holders.size
  if (on) holders.add(holder)
  else holders.delete(holder)
  if (before === 0 && holders.size > 0) hold()
  if (before > 0 && holders.size === 0) letGo()
}

/** The system forgets the setting when the mini-program leaves the foreground. */
export function keepScreenOnAgain(): void {
  if (holders.size > 0 && waiting === null) set(true)
}
