/**
 * Which hosts this user follows, kept in a custom field of their own profile: an AVChatRoom and its members have no place
 * for it. The field holds a JSON list of user IDs.
 */
import { toTslError } from './errors'
import { dict, json, list, text } from './narrow'
import { type Session } from './session'

export class Follow {
  constructor(
    private readonly field: string,
    private readonly session: Session,
  ) {}

  isFollowed(ownerID: string): boolean | undefined {
    return this.field ? this.owners().includes(ownerID) : undefined
  }

  /** Without a field there is nothing to keep. */
  async keep(ownerID: string, followed: boolean): Promise<void> {
    if (!this.field || !ownerID) return
    try {
      // Another device may have changed the list.
      await this.session.loadProfile()
      const before = this.owners()
      if (before.includes(ownerID) === followed) return
      const others = before.filter((one) => one !== ownerID)
      const value = JSON.stringify(followed ? others.concat(ownerID) : others)
      await this.session.sdk.updateMyProfile({ profileCustomField: [{ key: this.field, value }] })
      await this.session.loadProfile()
    } catch (error) {
      throw toTslError(error, followed ? 'attention' : 'cancelAttention')
    }
  }

  private owners(): string[] {
    const fields = list(this.session.profile['profileCustomField']).map(dict)
    return list(json(fields.find(({ key }) => key === this.field)?.['value'])).map(text)
  }
}
