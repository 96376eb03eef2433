/**
 * The lines of a room as a reader can take them in: a bounded list, drawn a few times a second. In a flood others' lines are
 * left out; the viewer's own come at once and stay. Pure but for the clock that is handed in.
 */
import { folded } from '../count-words'
import { Pace } from '../pace'
import { type Clock, systemClock } from '../../clock'

export type LineKind = 'text' | 'host' | 'gift' | 'order' | 'follow' | 'coupon' | 'system'

export interface Line {
  kind: LineKind
  /** Who; '' for what the room itself says. */
  nick: string
  text: string
  /** Whose account said it; left out for what nobody said. */
  userID?: string
  /** The viewer's own. */
  own?: boolean
}

export interface ShownLine extends Line {
  key: number
  /** More of the text is there: a tap shows it. */
  cut: boolean
}

export interface FeedView {
  lines: ShownLine[]
  /** Lines that came while the reader looks at older ones. */
  unread: number
  /** The newest line is to be in sight. */
  follow: boolean
}

/** Lines on the list. */
export const MAX_LINES = 60
/** Of those, the viewer's own that stay when older lines of others have to go. */
export const MAX_OWN = 20
/** Lines that wait; at 40 messages a second, which is what a room carries, none of them is left out. */
const MAX_WAITING = 40
/** Drawings: evenly spaced, and two a second more for what the viewer says. */
const PACE = { gap: 125, most: 10 }
/** Lines taken by one drawing: all of a busy room; fewer when more comes than can be read anyway. */
const BUSY = 6
const FLOODED = 3
/** ms after a line of the viewer's own during which it is not washed away. */
const OWN_STANDS = 2000
/** ms after which a finger that never went is believed to have gone. */
const MAX_HOLD = 5000
/** Characters of a line before it is cut. */
const CUT = 160

export class Feed {
  private lines: ShownLine[] = []
  private waiting: Line[] = []
  private unread = 0
  private following = true
  /** While a finger is on the list: until when that is believed, ms; else -Infinity. */
  private heldUntil = -Infinity
  private flooded = false
  private ownAt = -Infinity
  private key = 0
  private readonly pace: Pace
  /** The whole texts of lines that are cut. */
  private readonly whole = new Map<number, string>()

  constructor(
    private readonly show: (view: FeedView) => void,
    private readonly clock: Clock = systemClock,
  ) {
    this.pace = new Pace(() => this.draw(), { ...PACE, clock })
  }

  push(line: Line): void {
    if (line.own) {
      // Whoever speaks wants to see it: the newest lines come into sight.
      this.following = true
      this.heldUntil = -Infinity
      this.ownAt = this.clock.now()
      this.append([...this.waiting.splice(0, this.flooded ? FLOODED : MAX_WAITING), line])
      this.pace.ask(true)
      return
    }
    this.waiting.push(line)
    if (!this.following) this.unread++
    if (this.waiting.length > MAX_WAITING) {
      this.flooded = true
      // What somebody said is the first to be left out; gifts and orders stay longer.
      const at = this.waiting.findIndex(({ kind }) => kind === 'text')
      this.waiting.splice(Math.max(0, at), 1)
    }
    this.pace.ask()
  }

  /** A finger is on the list: nothing moves under it. */
  hold(): void {
    this.heldUntil = this.clock.now() + MAX_HOLD
  }

  /** The finger has gone. */
  letGo(): void {
    this.heldUntil = -Infinity
    if (this.following) this.drawAll()
  }

  /** The reader looks at older lines: nothing moves under their eyes. */
  lookBack(): void {
    if (!this.following) return
    this.following = false
    this.unread = this.waiting.length
    if (this.unread > 0) this.pace.ask()
  }

  /** Back to the newest. */
  catchUp(): void {
    if (this.following) return
    this.following = true
    this.heldUntil = -Infinity
    this.drawAll()
  }

  expand(key: number): void {
    const text = this.whole.get(key)
    if (text === undefined) return
    this.whole.delete(key)
    this.lines = this.lines.map((line) => (line.key === key ? { ...line, text, cut: false } : line))
    this.pace.ask(true)
  }

  /** Draws nothing any more. */
  stop(): void {
    this.pace.cancel()
    this.waiting = []
  }

  private draw(): void {
    if (this.following) {
      if (this.clock.now() < this.heldUntil) return
      const calm = this.clock.now() - this.ownAt >= OWN_STANDS
      this.append(this.waiting.splice(0, !calm ? 1 : this.flooded ? FLOODED : BUSY))
      this.unread = 0
      if (this.waiting.length === 0) this.flooded = false
      else this.pace.ask()
    }
    this.show({ lines: this.lines, unread: this.unread, follow: this.following })
  }

  private drawAll(): void {
    this.append(this.waiting.splice(0))
    this.pace.ask(true)
  }

  private append(lines: Line[]): void {
    for (const line of lines) {
      const key = ++this.key
      const text = folded(line.text, CUT)
      const cut = text !== line.text
      if (cut) this.whole.set(key, line.text)
      this.lines = [...this.lines, { ...line, nick: folded(line.nick, 16), text, key, cut }]
    }
    while (this.lines.length > MAX_LINES) this.remove()
  }

  private remove(): void {
    const own = this.lines.filter((line) => line.own).length
    const at = own > MAX_OWN ? 0 : this.lines.findIndex((line) => !line.own)
    const [gone] = this.lines.slice(Math.max(0, at), Math.max(0, at) + 1)
    if (!gone) return
    this.whole.delete(gone.key)
    this.lines = this.lines.filter((line) => line !== gone)
  }
}
