/** The room: joining, leaving, its profile and its owner, and joining again after a network gap. */
import { Code, need, toTslError, unless, type TslError } from './errors'
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

/** How long the next one waits for a joining or leaving, in ms. */
const patience = 7000
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
  /** The last joining or leaving that was asked for, and the room of it: '' for none. */
  let moving: Promise<unknown> | undefined
  let target: string
  /** What was asked for before the connection was lost has an older number. */
  let epoch = 0
  /** Tries to join again of an earlier gap have an older number. */
  let gap = 0

  /**
   * What moves the account goes one after the other, whoever of ours asks for it, so that the last one counts. One that is
   * not answered in time keeps nobody out of another room.
   */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const earlier = Promise.resolve(live.shared_.moving_)
    const mine = earlier.then(work)
    // Who is gone does not wait any more; the next one does.
    const over = () => Promise.race([mine, live.pause_(patience).then((passed): unknown => passed || mine)])
    live.shared_.moving_ = earlier.then(over).catch(ignore)
    return mine
  }

  function move<T>(id: string, work: () => Promise<T>): Promise<T> {
    target = id
    const begun = epoch
    const mine = live.whenReady_().then(() =>
      inTurn(async () => {
        // Its caller was told that it came to nothing; so nothing may come of it.
        need(begun === epoch, 'cut short')
        return work()
      }),
    )
    moving = mine
    void mine.catch(ignore).then(() => {
      if (moving === mine) target = ''
    })
    return mine
  }

  /** The same twice in a row is one. */
  function join_(id: string, withOwner?: boolean): Promise<GroupInfo> {
    return id === target ? (moving as Promise<GroupInfo>) : move(id, () => enter(id, withOwner))
  }

  async function enter(id: string, withOwner?: boolean): Promise<GroupInfo> {
    if (live.joined_ && id !== live.roomID) await live.quietly_(live.flush_)
    const group = await ask(id)
    // The connection may have been lost meanwhile, and the place in the room with it.
    if (!live.gone_) await live.whenReady_()
    if (id !== live.roomID) live.ownerID_ = ''
    live.roomID = id
    live.shared_.users_.forEach((other) => {
      if (other.joined_ && other.roomID !== id) other.lose_('moved')
    })
    // destroy() was called meanwhile.
    if (live.gone_) void quit().catch(ignore)
    live.joined_ = live.listening_ = true
    live.since_ = 0
    // The SDK gives it without the fields that the app asks for.
    return complete((!live.groupCustomFieldFilter && group) || (await askProfile()), withOwner)
  }

  /** @returns the room's profile, if the SDK gave it: it does not when the account was in the room already */
  async function ask(groupID: string): Promise<unknown> {
    const joined = answer(live.sdk_.joinGroup({ groupID, type: 'AVChatRoom' }))
    return dict(await joined.catch(unless(alreadyInRoom)))['group']
  }

  async function askProfile(): Promise<unknown> {
    const { groupCustomFieldFilter } = live
    const what = assign({ groupID: live.roomID }, groupCustomFieldFilter && { groupCustomFieldFilter })
    return dict(await answer(live.sdk_.getGroupProfile(what)))['group']
  }

  async function complete(group: unknown, withOwner = true): Promise<GroupInfo> {
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
    live.emit_('MESSAGES_MISSED', { roomID: live.roomID, since, until: live.clock.now() })
  }

  function noteGap(): void {
    gap++
    if (live.joined_) live.since_ = live.since_ || live.clock.now()
  }

  /** What was said in the room meanwhile does not come again: so it is joined again, and the app told what is missing. */
  async function rejoin(wait = firstWait): Promise<void> {
    const mine = ++gap
    let error: TslError | undefined
    await inTurn(async () => {
      // Somebody may have entered, or left, by themselves.
      if (mine === gap && live.since_) await ask(live.roomID)
    }).catch((thrown: unknown) => (error = toTslError(thrown, 'joinRoom')))
    if (mine !== gap || !live.since_) return
    if (!error) missed(live.since_)
    // There is no use in a further try, nor if the app's server refuses it.
    else if (error.reason === 'room' || error.code === 10016 || wait > longestWait) {
      lose_('gone', [error.code, error.message])
    } else if ((await live.pause_(wait)) && mine === gap) await rejoin(wait * 2)
  }

  // With the connection goes the place in the room.
  live.cuts_.add(() => {
    noteGap()
    live.joined_ = false
    target = ''
    moving = undefined
    epoch++
  })
  return {
    join_,
    load_: async () => complete(await askProfile()),
    settled_: () => Promise.all([moving, live.shared_.moving_]).catch(ignore),
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
      else if (live.joined_) void rejoin()
    },
    async comeBack_() {
      const { since_ } = live
      // Another room that was asked for meanwhile counts.
      if (!since_ || live.joined_ || (target && target !== live.roomID)) return
      await join_(live.roomID)
      missed(since_)
    },
  }
}
