/** The room: joining, leaving, its profile and its owner, and joining again after a network gap. */
import { Code, argumentError, codeOf, toTslError } from './errors'
import { type Person, type RoomLost } from './events'
import { type Live } from './live'
import { assign, dict, list, person, text } from './narrow'
import { answer } from './sdk'

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

export interface Room {
  /** The room's ID, or an error that says how to give one. */
  needID_: () => string
  join_: (id: string, withOwner?: boolean) => Promise<GroupInfo>
  /** Loads the room's profile and its owner's. */
  load_: () => Promise<GroupInfo>
  exit_: () => Promise<{ status: 'Left' | 'NotInRoom' }>
  /** Leaves, unless the account is in the room for somebody else of ours, too. */
  quit_: () => Promise<unknown>
  lose_: (reason: RoomLost['reason'], code?: number, message?: string) => void
  /** The SDK reconnects by itself and says nothing more than that. */
  netState_: (state: unknown) => void
  /** The connection is gone, and with it the place in the room. */
  cutOff_: () => void
  /** Joins again after cutOff_(), if the room was joined then. */
  comeBack_: () => (() => Promise<void>) | undefined
}

const alreadyInRoom = 10013
const notInRoom = 2623
/** Of joining again: there is no use in a further try. */
const final = [10007, 10010, 10015, 10016]
/** Waits before each try to join again, in ms. */
const pauses = [0, 1000, 2000, 4000, 8000, 16000]

/** Why the room was lost, in the SDK's code where it has one. */
const losses = {
  dismissed: [10010, 'the room was dismissed'],
  removed: [Code.ROOM_REMOVED, 'removed from the room by the host'],
  moved: [Code.ROOM_MOVED, 'this account joined another room'],
  gone: [0, ''],
} as const

export function createRoom(live: Live): Room {
  const { clock, groupCustomFieldFilter } = live
  let joining: { id: string; work_: Promise<GroupInfo> } | undefined
  let since: number | undefined
  /** Tries to join again of an earlier gap have an older number. */
  let gap = 0

  function needID_(): string {
    if (!live.roomID) {
      throw argumentError('no roomID; pass it to the constructor, or call joinRoom({ roomID })')
    }
    return live.roomID
  }

  function join_(id: string, withOwner?: boolean): Promise<GroupInfo> {
    if (!joining || joining.id !== id) {
      const mine = (joining = { id, work_: enter(id, withOwner) })
      const done = () => {
        if (joining === mine) joining = undefined
      }
      mine.work_.then(done, done)
    }
    return joining.work_
  }

  async function enter(id: string, withOwner?: boolean): Promise<GroupInfo> {
    if (live.joined_ && id !== live.roomID) await live.quietly_(live.flush_)
    const group = await ask(id)
    if (id !== live.roomID) live.ownerID_ = ''
    live.roomID = id
    live.joined_ = live.listening_ = true
    since = undefined
    for (const other of live.shared_.users_) if (other.joined_ && other.roomID !== id) other.lose_('moved')
    return complete(group || (await askProfile()), withOwner)
  }

  /** @returns the room's profile, if the SDK gave it: it does not when the account was in the room already */
  async function ask(groupID: string): Promise<unknown> {
    try {
      return dict(await answer(live.sdk_.joinGroup({ groupID, type: 'AVChatRoom' })))['group']
    } catch (error) {
      if (codeOf(error) !== alreadyInRoom) throw error
    }
  }

  async function askProfile(): Promise<unknown> {
    const what = assign({ groupID: live.roomID }, groupCustomFieldFilter && { groupCustomFieldFilter })
    return dict(await answer(live.sdk_.getGroupProfile(what)))['group']
  }

  async function complete(group: unknown, withOwner = true): Promise<GroupInfo> {
    const ownerID = (live.ownerID_ = text(dict(group)['ownerID']))
    let owner: unknown
    try {
      owner = withOwner && list(await answer(live.sdk_.getUserProfile({ userIDList: [ownerID] })))[0]
    } catch {
      // A room is worth joining even when its owner's name cannot be had.
    }
    return assign({}, group, { groupID: live.roomID, ownerID, ownerInfo: person(dict(owner), ownerID) })
  }

  async function quit_(): Promise<unknown> {
    const others = live.shared_.users_.some((other) => other !== live && other.joined_)
    return others || live.sdk_.quitGroup(live.roomID)
  }

  /** The room is no longer of interest, nor is what was missed in it. */
  function forget(): void {
    gap++
    live.joined_ = false
    since = undefined
  }

  function lose_(reason: RoomLost['reason'], code?: number, message?: string): void {
    forget()
    const [ourCode, words] = losses[reason]
    live.emit_('ROOM_LOST', { roomID: live.roomID, reason, code: code || ourCode, message: message || words })
  }

  function missed(from: number): void {
    live.emit_('MESSAGES_MISSED', { roomID: live.roomID, since: from, until: clock.now() })
  }

  function noteGap(): void {
    gap++
    if (since === undefined && live.joined_) since = clock.now()
  }

  /** What was said in the room meanwhile does not come again: so it is joined again, and the app told what is missing. */
  async function rejoin(from: number): Promise<void> {
    const mine = ++gap
    let error
    for (const ms of pauses) {
      if (ms && !(await live.pause_(ms))) return
      if (mine !== gap) return
      error = await ask(live.roomID).then(
        () => undefined,
        (thrown: unknown) => toTslError(thrown, 'joinRoom'),
      )
      if (mine !== gap) return
      if (!error || final.includes(error.code)) break
    }
    since = undefined
    if (!error) missed(from)
    else if (final.includes(error.code)) lose_('gone', error.code, error.message)
    else live.failed_(error)
  }

  return {
    needID_,
    join_,
    load_: async () => complete(await askProfile()),
    async exit_() {
      let status: 'Left' | 'NotInRoom' = 'Left'
      await live.quietly_(live.flush_)
      try {
        await quit_()
      } catch (error) {
        if (codeOf(error) !== notInRoom) throw error
        status = 'NotInRoom'
      }
      live.listening_ = false
      forget()
      return { status }
    },
    quit_,
    lose_,
    netState_(state) {
      if (state !== 'connected') noteGap()
      else if (since !== undefined && live.ready_) void rejoin(since)
    },
    cutOff_() {
      noteGap()
      live.joined_ = false
    },
    comeBack_() {
      const from = since
      if (from === undefined) return
      return async () => {
        await join_(live.roomID)
        missed(from)
      }
    },
  }
}
