/** The accounts of the cloud: who they are. One that nobody added exists as soon as it is named, with nothing known of it. */
import { type Profile } from './link'

export class Accounts {
  private readonly profiles = new Map<string, Profile>()

  add(userID: string, profile: { nick?: string; avatar?: string } = {}): Profile {
    const added = { userID, nick: '', avatar: '', profileCustomField: [], ...profile }
    this.profiles.set(userID, added)
    return added
  }

  get(userID: string): Profile {
    return this.profiles.get(userID) ?? this.add(userID)
  }

  /** Custom fields that are not named stay as they are. */
  change(userID: string, { profileCustomField = [], ...changes }: Partial<Omit<Profile, 'userID'>>): Profile {
    const known = this.get(userID)
    const fields = new Map(
      [...known.profileCustomField, ...profileCustomField].map((field) => [field.key, field]),
    )
    const profile = { ...known, ...changes, profileCustomField: [...fields.values()] }
    this.profiles.set(userID, profile)
    return profile
  }
}
