/** Who came in, said once every while: one name, or one name and how many more. Pure but for the clock that is handed in. */
import { folded } from '../count-words'
import { type Clock, systemClock } from '../../clock'

/** ms that one announcement stands. */
export const STANDS = 2000
/** Characters of a name. */
const CUT = 10

export class Arrivals {
  private nick = ''
  private more = 0
  private timer: unknown
  private standing = false

  /** `show` hears the words; '' = nothing to say. */
  constructor(
    private readonly show: (words: string) => void,
    private readonly clock: Clock = systemClock,
  ) {}

  push(nick: string): void {
    if (this.nick) this.more++
    else this.nick = folded(nick, CUT) || '有人'
    if (!this.standing) this.turn()
  }

  stop(): void {
    this.clock.clearTimeout(this.timer)
    this.standing = false
  }

  private turn(): void {
    this.standing = this.nick !== ''
    this.show(
      !this.nick ? '' : this.more > 0 ? `${this.nick} 等 ${this.more + 1} 人来了` : `${this.nick} 来了`,
    )
    this.nick = ''
    this.more = 0
    if (this.standing) this.timer = this.clock.setTimeout(() => this.turn(), STANDS)
  }
}
