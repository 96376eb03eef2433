/** Every question about the base library's version. A plugin may not call wx.canIUse, so versions are compared. */

let current: string | undefined

/** For example '2.32.0'; '' where it cannot be read. */
export function baseLibrary(): string {
  if (current === undefined) {
    try {
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- base libraries before 2.20.1 have nothing else
      const info = typeof wx.getAppBaseInfo === 'function' ? wx.getAppBaseInfo() : wx.getSystemInfoSync()
      current = info.SDKVersion || ''
    } catch {
      current = ''
    }
  }
  return current
}

/** Negative, 0 or positive, as `a` is older than, equal to or newer than `b`. */
export function compareVersions(a: string, b: string): number {
  const left = a.split('.')
  const right = b.split('.')
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (Number(left[i]) || 0) - (Number(right[i]) || 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** An unknown version is taken to have everything: the call itself then says what is missing. */
export function hasVersion(since: string): boolean {
  const version = baseLibrary()
  return version === '' || compareVersions(version, since) >= 0
}
