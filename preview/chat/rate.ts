/** How a room loses messages: beyond so many a second, those of the lowest priority that are not delivered yet. */
import { priorities, roomRate, type Priority } from './constants'

interface Entry {
  rank: number
  at: number
  drop(): void
}

export class RoomRate {
  private entries: Entry[] = []

  /**
   * @param drop takes the message back, if it must give way to a later one
   * @returns whether the room carries it; its sender is not told either way
   */
  admit(priority: Priority, now: number, drop: () => void): boolean {
    this.entries = this.entries.filter(({ at }) => now - at < 1000)
    const entry = { rank: priorities.indexOf(priority), at: now, drop }
    if (this.entries.length < roomRate) {
      this.entries.push(entry)
      return true
    }
    const lowest = this.entries.reduce((low, one) => (one.rank >= low.rank ? one : low))
    if (lowest.rank <= entry.rank) return false
    this.entries.splice(this.entries.indexOf(lowest), 1, entry)
    lowest.drop()
    return true
  }
}
