/** Listeners on one chat, which all go together. */
import type { ChatEvent, ChatEvents, ShopChat } from './port'

export class Listeners {
  private readonly offs: (() => void)[] = []

  constructor(private readonly chat: ShopChat) {}

  on<Name extends ChatEvent>(event: Name, listener: (data: ChatEvents[Name]) => void): this {
    // ChatEvents says what comes with which event.
    const hears = listener as (data: unknown) => unknown
    this.chat.on(event, hears)
    this.offs.push(() => this.chat.off(event, hears))
    return this
  }

  off(): void {
    for (const one of this.offs.splice(0)) one()
  }
}
