/** Name and picture of the account, as the attributes give them: written once it is logged in, and the same not twice. */
import type { TSL } from 'tim-live-sell'

export class Profile {
  private nick = ''
  private avatar = ''
  private written = ''

  /** @param failed hears why it could not be written; a later `write` tries again */
  constructor(private readonly failed: (thrown: unknown) => void) {}

  /** '' = nothing to give: of several components that share the account one may have no name for it. */
  set(nick: string, avatar: string): void {
    this.nick = nick || this.nick
    this.avatar = avatar || this.avatar
  }

  write({ TIM }: TSL): void {
    // What is empty is not written.
    const text = JSON.stringify({ nick: this.nick || undefined, avatar: this.avatar || undefined })
    if (text === '{}' || text === this.written) return
    this.written = text
    // An SDK that throws at once does so to nobody's call.
    void Promise.resolve()
      .then(() => TIM.updateMyProfile(JSON.parse(text) as object))
      .catch((thrown: unknown) => {
        this.written = ''
        this.failed(thrown)
      })
  }
}
