/** The room: joining, leaving, its profile and its owner, and joining again after a network gap. */
import { Code, need, toTslError, unless } from './errors'
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

interface Why {
  readonly code: number
  readonly message: string
}

export interface Room {
  join_: (id: string, withOwner?: boolean) => Promise<GroupInfo>
  /** Loads the room's profile and its owner's. */
  load_: (withOwner?: boolean) => Promise<GroupInfo>
  exit_: () => Promise<{ status: 'Left' | 'NotInRoom' }>
  /** Leaves, unless the account is in the room for somebody else of ours, too. */
  quit_: () => Promise<unknown>
  lose_: (reason: RoomLost['reason'], why?: Why) => void
  /** The SDK reconnects by itself and says nothing more than that. */
  netState_: (state: unknown) => void
  /** What was said in the room while it was lost does not come again: so it is joined again, and the app told what is missing. */
  rejoin_: () => Promise<void>
}

/** How long the next one waits for a joining or leaving, in ms. */
const patience = 7000
const alreadyInRoom = 10013
const notInRoom = 2623
/** The waits before further tries to join again, in ms; each is twice the one before. */
const firstWait = 1000
const longestWait = 16_000

/** Why the room was lost, in the SDK's code where it has one. */
const losses = {
  dismissed: { code: 10010, message: 'room dismissed' },
  removed: { code: Code.ROOM_REMOVED, message: 'removed by the host' },
  moved: { code: Code.ROOM_MOVED, message: 'joined another room' },
} as const

export function createRoom(live: Live): Room {
  /** The last joining that was asked for, and the room of it: '' for none. */
  let joining: Promise<GroupInfo>
  let target = ''
  /** What was begun before the line went has an older number. */
  let gap = 0
  /** When the line went while the room was joined, in ms since 1970. */
  let since = 0

  /**
   * What moves the account goes one after the other, whoever of ours asks for it, so that the last one counts. One that is
   * not answered in time keeps nobody out of another room.
   */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const begun = live.epoch_
    const earlier = live.shared_.moving_
    const mine = earlier.then(() => {
      // Its caller was told that it came to nothing; so nothing may come of it.
      need(begun === live.epoch_, '')
      return work()
    })
    live.shared_.moving_ = earlier.then(() => live.quietly_(() => mine, patience))
    return mine
  }

  function move<T>(id: string, work: () => Promise<T>): Promise<T> {
    target = id
    const mine = live.ready_ ? inTurn(work) : live.whenReady_().then(() => inTurn(work))
    void mine.catch(ignore).then(() => (target = ''))
    return mine
  }

  /** The same twice in a row is one. */
  function join_(id: string, withOwner?: boolean): Promise<GroupInfo> {
    if (id !== target) joining = move(id, async () => load_(withOwner, await enter(id)))
    return joining
  }

  /** @returns the room's profile, if the SDK gave it: it does not when the account was in the room already */
  async function enter(groupID: string, again?: boolean): Promise<unknown> {
    const begun = live.epoch_
    const line = gap
    if (live.joined_ && groupID !== live.roomID) await live.quietly_(live.flush_)
    const joined = answer(live.sdk_.joinGroup({ groupID, type: 'AVChatRoom' }))
    const { group } = dict(await joined.catch(unless(alreadyInRoom)))
    // With the connection went the place in the room; and who lost the room while it was joined again was told so.
    need(live.gone_ || (begun === live.epoch_ && (since || !again)), '')
    if (groupID !== live.roomID) {
      live.ownerID_ = ''
      since = 0
    }
    live.roomID = groupID
    live.shared_.users_.forEach((other) => {
      if (other.joined_ && other.roomID !== groupID) other.lose_('moved')
    })
    // destroy() was called meanwhile.
    if (live.gone_) void live.shared_.moving_.then(quit).catch(ignore)
    live.joined_ = live.listening_ = true
    // What was said meanwhile does not come again. If the line went again, the next answer tells.
    if (since && line === gap) {
      live.emit_('MESSAGES_MISSED', { roomID: groupID, since, until: Date.now() })
      since = 0
    }
    return group
  }

  async function load_(withOwner = true, group?: unknown): Promise<GroupInfo> {
    const { groupCustomFieldFilter } = live
    // The SDK gives it without the fields that the app asks for.
    if (!group || groupCustomFieldFilter) {
      const asked = live.sdk_.getGroupProfile({ groupID: live.roomID, groupCustomFieldFilter })
      group = dict(await answer(asked))['group']
    }
    const ownerID = (live.ownerID_ = text(dict(group)['ownerID']))
    // A room is worth joining even when its owner's name cannot be had.
    const owners =
      withOwner && (await live.quietly_(() => answer(live.sdk_.getUserProfile({ userIDList: [ownerID] }))))
    return assign({}, group, {
      groupID: live.roomID,
      ownerID,
      ownerInfo: person(dict(list(owners)[0]), ownerID),
    })
  }

  async function quit(): Promise<unknown> {
    const stays = [...live.shared_.users_].some((other) => other !== live && other.joined_)
    return stays || live.sdk_.quitGroup(live.roomID)
  }

  /** The room is no longer of interest, nor is what was missed in it. */
  function forget(): void {
    live.joined_ = live.listening_ = false
    since = 0
  }

  function lose_(
    reason: RoomLost['reason'],
    { code, message }: Why = losses[reason as keyof typeof losses],
  ): void {
    // A tip and a notice may both tell of it.
    if (!live.listening_) return
    forget()
    live.emit_('ROOM_LOST', { roomID: live.roomID, reason, code, message })
  }

  function noteGap(): void {
    gap++
    if (live.joined_) since = since || Date.now()
  }

  async function rejoin_(wait = firstWait): Promise<void> {
    const mine = gap
    try {
      await inTurn(async () => {
        // Somebody may have entered, or left, by themselves.
        if (since && live.ready_) await enter(live.roomID, true)
      })
    } catch (thrown) {
      const error = toTslError(thrown, 'joinRoom')
      if (mine !== gap || !since) return
      // There is no use in a further try, nor if the app's server refuses it.
      if (error.reason === 'room' || error.code === 10016 || wait > longestWait) lose_('gone', error)
      else if ((await live.pause_(wait)) && mine === gap) await rejoin_(wait * 2)
    }
  }

  // With the connection goes the place in the room; but destroy() is to leave it first.
  live.cuts_.add(() => {
    noteGap()
    if (!live.gone_) live.joined_ = false
    target = ''
  })
  return {
    join_,
    load_,
    exit_: () =>
      move('', async () => {
        await live.quietly_(live.flush_)
        const left = await quit().catch(unless(notInRoom))
        forget()
        return { status: left ? 'Left' : 'NotInRoom' }
      }),
    quit_: () => inTurn(quit),
    lose_,
    netState_(state) {
      if (state !== 'connected') noteGap()
      else if (live.joined_) void rejoin_()
    },
    rejoin_,
  }
}
