/**
 * Remembers the last IDs it was shown, so that memory stays flat whatever comes. The tables are its own, and small: every
 * message of a room passes here, and to look into a Set of texts costs more than all the rest that is done with one.
 */

/** A third of them stays empty at least: so a gap is near. */
const slots = 4096

/**
 * @param size at least so many IDs are remembered, at most twice as many; at most 1,300
 * @returns says whether an ID is new, and remembers it; what has no ID is always new. `random` is the message's number
 * of that name: the SDK makes the ID of it, so that what has another one has another ID, and no text need be looked at.
 */
export function createSeen(size: number): (id: unknown, random?: unknown) => boolean {
  const keys = new Int32Array(size * 2)
  const ids: string[] = []
  // Eight bits of each key, where its other bits say, or in the next gap: what is not marked here is certainly new.
  const marks = new Uint8Array(slots)
  let next = 0

  /** @returns was there no such mark? */
  function mark(key: number): boolean {
    const bits = (key >> 12) & 255 || 1
    for (; marks[(key &= slots - 1)]; key++) if (marks[key] === bits) return false
    marks[key] = bits
    return true
  }

  return (id, random) => {
    if (!id || typeof id !== 'string') return true
    // 0 when there is none: then only the texts tell.
    const key = (random as number) | 0
    if (!mark(key)) for (let i = size * 2; i--;) if (keys[i] === key && ids[i] === id) return false
    keys[next] = key
    ids[next++] = id
    if (!(next % size)) {
      // The older half is forgotten.
      marks.fill(0)
      keys.subarray(next - size, next).forEach(mark)
      next %= size * 2
    }
    return true
  }
}
