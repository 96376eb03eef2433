/** The way into the shop's room that its two pages share: the component's handle, the signature, and what is asked of the chat. */
import type { Connection } from '../components/connection-bar/connection'
import type { Identity } from './identity'
import type { ShopChat } from './port'
import { type ChatAttributes, ChatSession } from './session'
import { ShopRoom } from './shop-room'
import { fetchUserSig } from './user-sig'

/** Of the player or the pusher. */
interface Handle {
  initIM: () => unknown
  getLiveSell: () => ShopChat | null
}

export interface EntrancePage {
  setData: (change: { chat: ChatAttributes }, then: () => void) => void
  moveTo: (connection: Connection, reason: string) => void
}

export interface EntranceParts {
  identity: Identity
  handle: Handle
  page: EntrancePage
  /** s, as text; '' = as long as the server likes. */
  lasts: string | undefined
  view: ConstructorParameters<typeof ShopRoom>[1]
}

export class Entrance {
  readonly room: ShopRoom
  readonly session: ChatSession
  private gone = false

  constructor({ identity, handle, page, lasts, view }: EntranceParts) {
    this.room = new ShopRoom(identity.userID, view)
    this.session = new ChatSession(
      identity,
      this.room,
      {
        attributes: (chat, then) => page.setData({ chat }, then),
        initIM: () => handle.initIM(),
        getLiveSell: () => handle.getLiveSell(),
        sign: fetchUserSig,
        connection: (connection, reason) => page.moveTo(connection, reason),
      },
      lasts || '',
    )
  }

  enter(): void {
    this.session.enter()
  }

  leave(): void {
    this.gone = true
    this.session.leave()
  }

  /**
   * Asks the chat. Resolves whether it succeeded; a page that is gone hears of nothing. `undefined`: there is no chat to ask.
   */
  ask<Result>(
    call: (chat: ShopChat) => Promise<Result>,
    then: (result: Result) => void,
    failed: (error: unknown) => void,
  ): Promise<boolean> | undefined {
    const { current } = this.room
    if (!current) return undefined
    return call(current).then(
      (result) => {
        if (!this.gone) then(result)
        return true
      },
      (error: unknown) => {
        if (!this.gone) failed(error)
        return false
      },
    )
  }
}
