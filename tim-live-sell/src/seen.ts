/** Remembers the last IDs it was shown, in two generations, so that memory stays flat whatever comes. */

export class Seen {
  private young = new Set<string>()
  private old = new Set<string>()

  /** @param size at least so many IDs are remembered, at most twice as many */
  constructor(private readonly size: number) {}

  /** Was it here before? Remembers it. What has no ID is always new. */
  has(id: unknown): boolean {
    if (typeof id !== 'string' || !id) return false
    if (this.young.has(id) || this.old.has(id)) return true
    this.young.add(id)
    if (this.young.size >= this.size) {
      this.old = this.young
      this.young = new Set()
    }
    return false
  }
}
