/** Who is logged in over a link and in which room: taken up again where the service has forgotten both. */
import { CODE } from './constants'
import { type Operation, type Operations, type Refusal } from './link'

type Login = Operations['login']['ask']

export class Presence {
  private login: Login | undefined
  private groupID: string | undefined

  /** @param ask of the service; rejects with a Refusal */
  constructor(
    private readonly ask: (name: Operation, ask: Operations[Operation]['ask']) => Promise<unknown>,
  ) {}

  /** '' = nobody. */
  get userID(): string {
    return this.login?.userID ?? ''
  }

  /** '' = none. */
  get roomID(): string {
    return this.groupID ?? ''
  }

  /** The service has granted this. */
  granted(name: Operation, ask: Operations[Operation]['ask']): void {
    if (name === 'login') this.login = ask as Login
    if (name === 'logout') this.end()
    if (name === 'joinGroup') this.groupID = (ask as Operations['joinGroup']['ask']).groupID
    if (name === 'quitGroup' || name === 'dismissGroup') this.groupID = undefined
  }

  end(): void {
    this.login = this.groupID = undefined
  }

  /** Logs in and joins once more. @returns 'lost': the connection went over it; 'refused': the userSig is good no longer */
  async resume(): Promise<'done' | 'lost' | 'refused'> {
    const { login, groupID } = this
    const refused = login && (await this.refusalOf('login', login))
    if (refused !== undefined) return refused === CODE.NETWORK_ERROR ? 'lost' : 'refused'
    const outside = groupID === undefined ? undefined : await this.refusalOf('joinGroup', { groupID })
    if (outside === CODE.NETWORK_ERROR) return 'lost'
    // As with the SDK, the app hears of that when it speaks next.
    if (outside !== undefined) this.groupID = undefined
    return 'done'
  }

  /** The code of the refusal; undefined = granted. */
  private async refusalOf(name: Operation, ask: Operations[Operation]['ask']): Promise<number | undefined> {
    try {
      await this.ask(name, ask)
      return undefined
    } catch (error) {
      return (error as Refusal).code
    }
  }
}
