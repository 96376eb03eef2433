/** One AVChatRoom of the cloud: its profile, who is in, who may speak, and how a message reaches the others. */
import { TYPES } from './constants'
import { type Connection } from './connection'
import { type Group, type GroupChange, type Profile, type WireMessage } from './link'
import { RoomRate } from './rate'

export class Room {
  readonly group: Group
  private readonly members = new Set<Connection>()
  private readonly mutedUntil = new Map<string, number>()
  private readonly rate = new RoomRate()

  constructor(
    given: Partial<Group> & Pick<Group, 'groupID' | 'ownerID'>,
    private readonly admins: readonly string[],
  ) {
    this.group = {
      type: TYPES.GRP_AVCHATROOM,
      name: given.groupID,
      avatar: '',
      introduction: '',
      notification: '',
      memberCount: 0,
      muteAllMembers: false,
      groupCustomField: [],
      ...given,
    }
  }

  /** `fields`: which custom fields it is to hold. Who is in is not counted here, as the service does not. */
  profile(fields: readonly string[] = []): Group {
    const groupCustomField = this.group.groupCustomField.filter(({ key }) => fields.includes(key))
    return { ...this.group, groupCustomField }
  }

  get size(): number {
    return this.members.size
  }

  has(one: Connection): boolean {
    return this.members.has(one)
  }

  add(one: Connection): void {
    this.members.add(one)
  }

  delete(one: Connection): void {
    this.members.delete(one)
  }

  empty(): void {
    this.members.clear()
  }

  memberIDs(): string[] {
    return [...this.members].flatMap(({ userID }) => userID ?? [])
  }

  isAdmin(userID: string | undefined): boolean {
    return userID !== undefined && (userID === this.group.ownerID || this.admins.includes(userID))
  }

  mute(userID: string, until: number): void {
    this.mutedUntil.set(userID, until)
  }

  isMuted(userID: string, now: number): boolean {
    if (this.group.muteAllMembers && !this.isAdmin(userID)) return true
    return (this.mutedUntil.get(userID) ?? 0) > now
  }

  /** Fields that are not named stay as they are. */
  change({ groupCustomField = [], ...texts }: GroupChange): void {
    Object.assign(this.group, texts)
    for (const { key, value } of groupCustomField) {
      const known = this.group.groupCustomField.find((field) => field.key === key)
      if (known) known.value = value
      else this.group.groupCustomField.push({ key, value })
    }
  }

  /** To everybody but the sender's own connection; unless the room is too loud. */
  carry(message: WireMessage, now: number, from: Connection): void {
    const receivers = [...this.members].filter((one) => one !== from)
    const admitted = this.rate.admit(message.priority, now, () =>
      receivers.forEach((one) => one.forget(message)),
    )
    if (admitted) receivers.forEach((one) => one.receive(message))
  }

  tip(operator: Profile, payload: object, { sequence, now, except }: TipOptions): void {
    const { userID: from, nick, avatar } = operator
    const message = this.message(TYPES.MSG_GRP_TIP, payload, sequence, now, { from, nick, avatar })
    for (const one of this.members) if (one !== except) one.receive(message)
  }

  /** From the system: 5 the room was dismissed, 255 something of the app's server. */
  notify(operationType: number, sequence: number, now: number, more: object = {}): void {
    const payload = { operationType, operatorID: '', groupProfile: { groupID: this.group.groupID }, ...more }
    const message = this.message(TYPES.MSG_GRP_SYS_NOTICE, payload, sequence, now, {
      from: TYPES.CONV_SYSTEM,
      conversationID: TYPES.CONV_SYSTEM,
      conversationType: TYPES.CONV_SYSTEM,
    })
    for (const one of this.members) one.receive(message)
  }

  private message(
    type: string,
    payload: object,
    sequence: number,
    now: number,
    more: Partial<WireMessage>,
  ): WireMessage {
    const { groupID } = this.group
    return {
      ID: `${groupID}-${sequence}`,
      type,
      payload: { groupProfile: { groupID }, ...payload },
      conversationID: `GROUP${groupID}`,
      conversationType: TYPES.CONV_GROUP,
      to: groupID,
      from: '',
      nick: '',
      avatar: '',
      time: Math.floor(now / 1000),
      sequence,
      priority: 'High',
      ...more,
    }
  }
}

interface TipOptions {
  sequence: number
  now: number
  /** Who is not told. */
  except: Connection | undefined
}
