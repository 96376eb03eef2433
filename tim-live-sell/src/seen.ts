/** Remembers the last IDs it was shown, in two generations, so that memory stays flat whatever comes. */

export class Seen {
  private young = new Set<string>()
  private old = new Set<string>()

  /** @param size at least so many IDs are remembered, at most twice as many */
  constructor(private readonly size: number) {}

  /** Was it here before? Remembers it. What has no ID is always new. */
  has(id: unknown): boolean {
    if (typeof id !== 'string' || !id) return false
    const { young, old } = this
    const before = young.size
    // One look-up less than asking first.
    if (young.add(id).size === before || old.has(id)) return true
    if (before + 1 >= this.size) {
      this.old = young
      this.young = new Set()
    }
    return false
  }
}
