/** A bounded number of hearts in the air; a place is used again when its heart is gone. Pure. */

export interface Heart {
  /** Turns on every use, so that the same place shows a new heart. */
  turn: number
  /** Which way it sways, and its colour: 0 – 5. */
  look: number
  shown: boolean
}

export const MAX_HEARTS = 12
/** ms that a heart flies. */
export const HEART_FLIES = 1600
const LOOKS = 6

export class Hearts {
  private readonly until: number[] = []
  private next = 0

  constructor(private readonly places = MAX_HEARTS) {}

  /** A free place and what flies there; undefined while all are in the air. */
  release(now: number): { place: number; look: number } | undefined {
    for (let place = 0; place < this.places; place++) {
      if ((this.until[place] ?? -Infinity) > now) continue
      this.until[place] = now + HEART_FLIES
      this.next = (this.next + 1) % LOOKS
      return { place, look: this.next }
    }
    return undefined
  }
}
