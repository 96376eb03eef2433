/** setKeepScreenOn: a wake lock where the browser has one, taken again when the page comes back into view. */

let wanted = false
let lock: { release(): Promise<void> } | undefined
let listening = false

/** Resolves also where the lock is refused (no battery, page hidden): a desktop's screen then follows its own rules. */
export async function keepScreenOn(on: boolean): Promise<void> {
  wanted = on
  if (!listening) {
    listening = true
    document.addEventListener('visibilitychange', () => void update())
  }
  await update()
}

async function update(): Promise<void> {
  const wakeLock = (
    navigator as { wakeLock?: { request(type: 'screen'): Promise<{ release(): Promise<void> }> } }
  ).wakeLock
  if (!wakeLock || document.visibilityState !== 'visible') return
  try {
    if (wanted) {
      lock ??= await wakeLock.request('screen')
      // The browser lets go of it by itself when the page is hidden.
      Object.assign(lock, { onrelease: () => (lock = undefined) })
    } else {
      await lock?.release()
      lock = undefined
    }
  } catch (error) {
    console.info('wx.setKeepScreenOn: the browser gives no wake lock:', error)
  }
}
