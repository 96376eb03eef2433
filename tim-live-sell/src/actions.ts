/** The methods that call the SDK: what each checks at once, and what it does when the connection is ready. */
import { argumentError } from './errors'
import { canonical, like, mayBeSent, rankOf, type Data } from './events'
import { asText } from './incoming'
import { type Live } from './live'
import { assign, dict, json, list, person, text } from './narrow'
import { readRoomID } from './options'
import { type TSL } from './tsl'
import { customMessage, textMessage } from './wire'

type Name = Exclude<
  { [Key in keyof TSL]: TSL[Key] extends (...given: never[]) => Promise<unknown> ? Key : never }[keyof TSL],
  'destroy'
>
type Result<Key extends Name> = ReturnType<TSL[Key]> | Awaited<ReturnType<TSL[Key]>>
type Check<Key extends Name> = (...given: Parameters<TSL[Key]>) => (() => Result<Key>) | Result<Key>
type Checks = { [Key in Name]: Check<Key> }

/** Methods that raise an event with an extension. Apps of im-live-sells 1.0.25 name another event first. */
const raising = {
  like: 'LIKE',
  gift: 'SEND_GIFT',
  sendGift: 'SEND_GIFT',
  buy: 'BUY_GOODS',
  useCoupon: 'USE_COUPON',
  attention: 'ATTENT',
  cancelAttention: 'CANCELATTENTION',
} as const

export function createActions(live: Live): Pick<TSL, Name> {
  const { userName, followField } = live
  const { status, goods } = dict(live.fields)
  const userInfo = () => assign({}, live.profile_, me())
  const me = () => person(live.profile_, userName)

  /** @param usual the event by whose urgency it is sent, if not by its own */
  function raise(given: unknown, extension: unknown, usual = given): () => Promise<Data> | Data {
    live.needID_()
    const rank = rankOf(given)
    const event = canonical(text(given), rank)
    if (!event || !mayBeSent(rank, live.ownerID_ === userName)) {
      throw argumentError(`event '${event}' cannot be sent; take another name`)
    }
    const value = asText(extension)
    const message = customMessage(event, value, usual)
    const tell = (more?: object) => {
      const data = assign(me(), { value, extension: value }, more)
      live.emit_(event, data)
      return data
    }
    if (rank === like) {
      return () => {
        live.tap_(value)
        return tell({ count: 1 })
      }
    }
    return async () => {
      if (followField && /^(ATT|CANCELATT)ENT/.test(event)) await follow(followField, event === 'ATTENT')
      await live.send_(message)
      return tell()
    }
  }

  // Which hosts this user follows is kept in a custom field of their own profile, as a JSON list of user IDs: an
  // AVChatRoom and its members have no place for it.

  function followed(): string[] {
    const field = list(live.profile_['profileCustomField'])
      .map(dict)
      .find(({ key }) => key === followField)
    return list(json(dict(field)['value'])).map(text)
  }

  async function follow(key: string, on: boolean): Promise<void> {
    const ownerID = live.ownerID_ || (await live.load_()).ownerID
    // Another device may have changed the list.
    await live.loadProfile_()
    const others = followed().filter((one) => one !== ownerID)
    const value = JSON.stringify(on ? others.concat(ownerID) : others)
    await live.sdk_.updateMyProfile({ profileCustomField: [{ key, value }] })
    await live.loadProfile_()
  }

  function update(change: object): () => Promise<void> {
    const groupID = live.needID_()
    return async () => {
      await live.sdk_.updateGroupProfile(assign({ groupID }, change))
    }
  }

  function setField(key: string, value: unknown): () => Promise<void> {
    return update({ groupCustomField: [{ key, value: asText(value) }] })
  }

  const checks: Omit<Checks, keyof typeof raising> = {
    joinRoom(options) {
      const { roomID, getOwnerInfo } = dict(options)
      const id = readRoomID(roomID) || live.needID_()
      return async () => {
        const groupInfo = await live.join_(id, getOwnerInfo as boolean | undefined)
        if (followField) groupInfo.followed = followed().includes(groupInfo.ownerID)
        return { userInfo: userInfo(), groupInfo }
      }
    },
    exitRoom() {
      live.needID_()
      return live.exit_
    },
    getRoomInfo() {
      live.needID_()
      return async () => {
        const group = await live.load_()
        return assign(group, group.ownerInfo)
      }
    },
    getUserInfo: () => async () => {
      await live.loadProfile_()
      return userInfo()
    },
    sendMessage(message) {
      live.needID_()
      const outgoing = textMessage(message)
      return async () => {
        await live.send_(outgoing)
        return assign(me(), { message })
      }
    },
    sendCustomMsgAndEmitEvent: (event, extension) => raise(event, extension),
    setRoomStatus: (value) => setField(text(status) || 'room_status', value),
    setGoods: (value) => setField(text(goods) || 'add_goods', value),
    setNotification: (notification) => update({ notification: asText(notification) }),
    async reconnect(userSig) {
      if (live.ready_) return
      if (userSig) live.userSig = userSig
      const comeBack = live.comeBack_()
      void live.start_()
      await live.whenReady_()
      if (comeBack) await comeBack()
    },
  }
  const all: Record<string, (...given: never[]) => unknown> = assign({}, checks)
  Object.entries(raising).forEach(([name, event]) => {
    all[name] = (...given: unknown[]) => {
      const extension = given.pop()
      return raise(given[0] || event, name === 'buy' ? JSON.stringify(extension) : extension, event)
    }
  })
  Object.entries(all).forEach(([name, check]) => {
    all[name] = (...given) => live.run_(name, () => check(...given) as Promise<unknown>)
  })
  return all as unknown as Pick<TSL, Name>
}
