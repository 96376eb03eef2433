/** The room: joining, leaving, its profile and its owner, and joining again after a network gap. */
import { Code, toTslError, unless } from './errors'
import { type Person, type RoomLost } from './events'
import { type Live } from './live'
import { assign, dict, list, person, text } from './narrow'
import { answer } from './sdk'
import { ignore } from './session'

/** The room's profile as the SDK gives it, and who owns the room. */
export interface GroupInfo {
  groupID: string
  ownerID: string
  name?: string
  notification?: string
  introduction?: string
  groupCustomField?: { key: string; value: string }[]
  ownerInfo: Person
  /** Does this user follow the owner? There when `followField` is given. */
  followed?: boolean
  [field: string]: unknown
}

export interface JoinOptions {
  /** Instead of the constructor's; joining another room leaves the first. */
  roomID?: string
  /** false: ownerInfo has the owner's userID only. */
  getOwnerInfo?: boolean
}

type Why = readonly [code: number, message: string]

export interface Room {
  join_: (id: string, withOwner?: boolean) => Promise<GroupInfo>
  /** Loads the room's profile and its owner's. */
  load_: () => Promise<GroupInfo>
  /** Resolves when no joining is on its way. */
  settled_: () => Promise<unknown>
  exit_: () => Promise<{ status: 'Left' | 'NotInRoom' }>
  /** Leaves, unless the account is in the room for somebody else of ours, too. */
  quit_: () => Promise<unknown>
  lose_: (reason: RoomLost['reason'], why?: Why) => void
  /** The SDK reconnects by itself and says nothing more than that. */
  netState_: (state: unknown) => void
  /** When the line went while the room was joined, in ms since 1970. */
  since_?: number | undefined
  /** Joins again after the connection was lost, and says what may be missing. */
  comeBack_: () => Promise<void>
}

const alreadyInRoom = 10013
const notInRoom = 2623
/** The waits before further tries to join again, in ms; each is twice the one before. */
const firstWait = 1000
const longestWait = 16_000

/** Why the room was lost, in the SDK's code where it has one. */
const losses = {
  dismissed: [10010, 'the room was dismissed'],
  removed: [Code.ROOM_REMOVED, 'removed by the host'],
  moved: [Code.ROOM_MOVED, 'joined another room'],
} as const

export function createRoom(live: Live): Room {
  const { clock } = live
  const joining = new Map<string, Promise<GroupInfo>>()
  /** Tries to join again of an earlier gap have an older number. */
  let gap = 0

  function join_(id: string, withOwner?: boolean): Promise<GroupInfo> {
    const work = joining.get(id) || enter(id, withOwner)
    joining.set(id, work)
    return work
  }

  async function enter(id: string, withOwner?: boolean): Promise<GroupInfo> {
    try {
      await live.whenReady_()
      if (live.joined_ && id !== live.roomID) await live.quietly_(live.flush_)
      const group = await ask(id)
      if (id !== live.roomID) live.ownerID_ = ''
      live.roomID = id
      live.joined_ = live.listening_ = true
      live.since_ = 0
      // destroy() was called meanwhile.
      if (live.gone_) void quit_().catch(ignore)
      live.shared_.users_.forEach((other) => {
        if (other.joined_ && other.roomID !== id) other.lose_('moved')
      })
      // The SDK gives it without the fields that the app asks for.
      return await complete((!live.groupCustomFieldFilter && group) || (await askProfile()), withOwner)
    } finally {
      joining.delete(id)
    }
  }

  /** @returns the room's profile, if the SDK gave it: it does not when the account was in the room already */
  async function ask(groupID: string): Promise<unknown> {
    const joined = answer(live.sdk_.joinGroup({ groupID, type: 'AVChatRoom' }))
    return dict(await joined.catch(unless(alreadyInRoom)))['group']
  }

  async function askProfile(): Promise<unknown> {
    const { roomID, groupCustomFieldFilter } = live
    const what = assign({ groupID: roomID }, groupCustomFieldFilter && { groupCustomFieldFilter })
    return dict(await answer(live.sdk_.getGroupProfile(what)))['group']
  }

  async function complete(group: unknown, withOwner = true): Promise<GroupInfo> {
    const ownerID = (live.ownerID_ = text(dict(group)['ownerID']))
    // A room is worth joining even when its owner's name cannot be had.
    const owners =
      withOwner && (await answer(live.sdk_.getUserProfile({ userIDList: [ownerID] })).catch(ignore))
    return assign({}, group, {
      groupID: live.roomID,
      ownerID,
      ownerInfo: person(dict(list(owners)[0]), ownerID),
    })
  }

  async function quit_(): Promise<unknown> {
    const others = [...live.shared_.users_].some((other) => other !== live && other.joined_)
    return others || live.sdk_.quitGroup(live.roomID)
  }

  /** The room is no longer of interest, nor is what was missed in it. */
  function forget(): void {
    gap++
    live.joined_ = live.listening_ = false
    live.since_ = 0
  }

  function lose_(
    reason: RoomLost['reason'],
    [code, message]: Why = losses[reason as keyof typeof losses],
  ): void {
    // A tip and a notice may both tell of it.
    if (!live.listening_) return
    forget()
    live.emit_('ROOM_LOST', { roomID: live.roomID, reason, code, message })
  }

  function missed(since: number): void {
    live.since_ = 0
    live.emit_('MESSAGES_MISSED', { roomID: live.roomID, since, until: clock.now() })
  }

  function noteGap(): void {
    gap++
    if (live.joined_) live.since_ = live.since_ || clock.now()
  }

  /** What was said in the room meanwhile does not come again: so it is joined again, and the app told what is missing. */
  async function rejoin(since: number, wait = firstWait): Promise<void> {
    const mine = ++gap
    const error = await ask(live.roomID).then(ignore, (thrown: unknown) => toTslError(thrown, 'joinRoom'))
    if (mine !== gap) return
    if (!error) missed(since)
    // There is no use in a further try, nor if the app's server refuses it.
    else if (error.reason === 'room' || error.code === 10016 || wait > longestWait) {
      lose_('gone', [error.code, error.message])
    } else if ((await live.pause_(wait)) && mine === gap) await rejoin(since, wait * 2)
  }

  // With the connection goes the place in the room.
  live.cuts_.add(() => {
    noteGap()
    live.joined_ = false
    joining.clear()
  })
  return {
    join_,
    load_: async () => complete(await askProfile()),
    settled_: () => Promise.all(joining.values()).catch(ignore),
    async exit_() {
      await live.quietly_(live.flush_)
      const left = await quit_().catch(unless(notInRoom))
      forget()
      return { status: left ? 'Left' : 'NotInRoom' }
    },
    quit_,
    lose_,
    netState_(state) {
      if (state !== 'connected') noteGap()
      else if (live.since_ && live.ready_) void rejoin(live.since_)
    },
    async comeBack_() {
      const { since_ } = live
      if (!since_) return
      await join_(live.roomID)
      missed(since_)
    },
  }
}
