/**
 * Remembers the last IDs it was shown, in two generations, so that memory stays flat whatever comes. The tables are its
 * own: every message of a room passes here, and a Set of texts costs more than all the rest that is done with one.
 */

const goldenRatio = 0x9e3779b1

/**
 * @param size at least so many IDs are remembered, at most twice as many
 * @returns says whether an ID is new, and remembers it; what has no ID is always new
 */
export function createSeen(size: number): (id: unknown) => boolean {
  // A third full at most, so that an ID, or the gap where it would be, is found within a step or two.
  const mask = 2 ** Math.ceil(Math.log2(size * 3)) - 1
  const table = () => new Array<string>(mask + 1).fill('')
  let young = table()
  let old = table()
  let count = 0

  function place(ids: string[], id: string, hash: number): number {
    while (ids[(hash &= mask)] && ids[hash] !== id) hash++
    return hash
  }

  return (id) => {
    if (!id || typeof id !== 'string') return true
    let hash = 1
    // An ID's end is what differs.
    for (let i = id.length, end = i - 8; i > 0 && i > end;) {
      hash = Math.imul(hash, goldenRatio) ^ id.charCodeAt(--i)
    }
    hash >>>= 7
    const free = place(young, id, hash)
    if (young[free] || old[place(old, id, hash)]) return false
    young[free] = id
    if (++count > size) {
      count = 0
      ;[young, old] = [old.fill(''), young]
    }
    return true
  }
}
