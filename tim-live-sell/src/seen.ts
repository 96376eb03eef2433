/**
 * Remembers the last IDs it was shown, so that memory stays flat whatever comes. Every message of a room passes here, and to
 * look into a Set of texts costs more than all the rest that is done with one.
 */

/** Of 32 bits each; a small part of the bits is set. */
const slots = 4096

/**
 * @param size at least so many IDs are remembered, at most twice as many
 * @returns says whether an ID is new, and remembers it; what has no ID is always new. `random` is the message's number
 * of that name: the SDK makes the ID of it, so that what has another one has another ID, and no text need be looked at.
 */
export function createSeen(size: number): (id: unknown, random?: unknown) => boolean {
  const keys: number[] = []
  const ids: string[] = []
  // One bit for each key: where none is set here, the key is certainly new.
  const bits = new Int32Array(slots)

  /** @returns was it not set before? */
  function mark(key: number): boolean {
    const slot = key & (slots - 1)
    const before = bits[slot] as number
    return before !== (bits[slot] = before | (1 << (key >> 12)))
  }

  return (id, random) => {
    if (!id || typeof id !== 'string') return true
    // 0 when there is none: then only the texts tell.
    const key = (random as number) | 0
    if (!mark(key) && keys.includes(key) && ids.includes(id)) return false
    keys.push(key)
    ids.push(id)
    if (keys.length === size * 2) {
      // The older half is forgotten.
      keys.splice(0, size)
      ids.splice(0, size)
      bits.fill(0)
      keys.forEach(mark)
    }
    return true
  }
}
