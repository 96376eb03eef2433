/** Which lane a danmu flies in, so that none runs into another, and how many are in the air. Pure. */

export interface Flying {
  key: number
  lane: number
  text: string
  own: boolean
  /** ms; when it has left the picture. */
  until: number
}

/** ms from one edge of the picture to the other. */
export const FLIGHT = 7000
export const LANES = 3
export const MAX_FLYING = 12
/** The picture's width in em of a danmu's letters (750 rpx, letters of 30 rpx). */
const WIDTH = 25
const MARGIN = 300

export class Lanes {
  private flying: Flying[] = []
  /** When the next may start in each lane, as far as the one before is concerned. */
  private readonly last: { since: number; width: number }[] = []
  private key = 0

  constructor(
    private readonly lanes = LANES,
    private readonly most = MAX_FLYING,
  ) {}

  /**
   * The one that starts now; undefined where the air is full. The viewer's own always starts, if need be in a lane of its own; there it
   * takes the place of the one before, which it would run into.
   */
  offer(text: string, own: boolean, now: number): Flying | undefined {
    this.land(now)
    const width = widthOf(text)
    let lane = this.freeLane(width, now)
    if (lane < 0) {
      if (!own) return undefined
      lane = this.lanes
      if (!this.isFree(lane, width, now)) this.flying = this.flying.filter((one) => one.lane !== lane)
    }
    if (this.flying.length >= this.most) {
      if (!own) return undefined
      this.flying.shift()
    }
    this.last[lane] = { since: now, width }
    const started = { key: ++this.key, lane, text, own, until: now + FLIGHT }
    this.flying = [...this.flying, started]
    return started
  }

  /** What is in the air. */
  inAir(now: number): Flying[] {
    this.land(now)
    return this.flying
  }

  clear(): void {
    this.flying = []
  }

  private land(now: number): void {
    if (this.flying.some(({ until }) => until <= now))
      this.flying = this.flying.filter(({ until }) => until > now)
  }

  private freeLane(width: number, now: number): number {
    for (let lane = 0; lane < this.lanes; lane++) if (this.isFree(lane, width, now)) return lane
    return -1
  }

  /**
   * All fly for the same time, the longer ones faster. One may follow when the tail of the one before has come in, and
   * its own head will not be at the far edge before that tail.
   */
  private isFree(lane: number, width: number, now: number): boolean {
    const before = this.last[lane]
    if (!before) return true
    const wider = Math.max(width, before.width)
    return now - before.since >= (FLIGHT * wider) / (WIDTH + wider) + MARGIN
  }
}

/** em; Latin letters take about half of one. */
function widthOf(text: string): number {
  let width = 2
  for (const letter of text) width += letter.charCodeAt(0) < 0x2000 ? 0.55 : 1
  return width
}
