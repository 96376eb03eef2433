/** The methods that call the SDK: each checks what it is given at once, and goes on when the connection is ready. */
import { need } from './errors'
import { laneOf, sendable, type Data } from './events'
import { asText } from './incoming'
import { type Live } from './live'
import { assign, dict, json, list, person, text } from './narrow'
import { readRoomID } from './options'
import { type TSL } from './tsl'
import { fits } from './wire'

/** Of what follows and unfollows. */
const followLane = 2

type Methods = Omit<
  {
    [Key in keyof TSL as TSL[Key] extends (...given: never[]) => Promise<unknown> ? Key : never]: TSL[Key]
  },
  'destroy'
>

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

export function createActions(live: Live): Methods {
  const { userName, followField } = live
  const { status = 'room_status', goods = 'add_goods' } = live.fields || {}
  const userInfo = () => assign({}, live.profile_, me())
  const me = () => person(live.profile_, userName)

  /** The room's ID, or an error that says how to give one. */
  function needID(): string {
    need(live.roomID, 'no roomID; call joinRoom({ roomID })')
    return live.roomID
  }

  /** There is a room, calls may go out, and nobody is on the way into the room. */
  async function ready(): Promise<void> {
    needID()
    await live.whenReady_()
    await live.shared_.moving_
  }

  /** @param usual the event by whose urgency it is sent, if not by its own */
  async function raise(given: unknown, extension: unknown, usual?: string): Promise<Data> {
    needID()
    const event = sendable(given, live.ownerID_ === userName)
    need(event, `event '${text(given)}' cannot be sent; rename it`)
    const value = asText(extension)
    const data = event === 'ATTENT' ? 'ATTENTION' : event
    fits(data + value, 'name and extension')
    // At once if possible: a like is to be seen in the moment of the tap.
    if (event === 'LIKE') {
      if (!live.ready_) await ready()
      live.tap_(value)
    } else {
      await ready()
      if (followField && laneOf(event) === followLane) await follow(followField, event === 'ATTENT')
      await live.send_({ data, description: '', extension: value }, laneOf(usual || event))
    }
    const said = assign(me(), { value, extension: value }, event === 'LIKE' && { count: 1 })
    live.emit_(event, said)
    return said
  }

  // Which hosts this user follows is kept in a custom field of their own profile, as a JSON list of user IDs: an
  // AVChatRoom and its members have no place for it.

  function followed(): string[] {
    const field = list(live.profile_['profileCustomField'])
      .map(dict)
      .find((one) => one['key'] === followField)
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

  async function update(change: object): Promise<void> {
    await ready()
    await live.sdk_.updateGroupProfile(assign({ groupID: live.roomID }, change))
  }

  async function setField(key: string, value: unknown): Promise<void> {
    await update({ groupCustomField: [{ key, value: asText(value) }] })
  }

  const methods: Omit<Methods, keyof typeof raising> = {
    async joinRoom(options) {
      const { roomID, getOwnerInfo } = dict(options)
      const id = readRoomID(roomID) || needID()
      const groupInfo = await live.join_(id, getOwnerInfo as boolean | undefined)
      if (followField) groupInfo.followed = followed().includes(groupInfo.ownerID)
      return { userInfo: userInfo(), groupInfo }
    },
    async exitRoom() {
      needID()
      return live.exit_()
    },
    async getRoomInfo() {
      await ready()
      const group = await live.load_()
      return assign(group, group.ownerInfo)
    },
    async getUserInfo() {
      await live.whenReady_()
      await live.loadProfile_()
      return userInfo()
    },
    async sendMessage(message) {
      need(text(message) === message && message.trim(), 'text is empty')
      fits(message, 'text')
      await ready()
      await live.send_({ text: message }, 1)
      return assign(me(), { message })
    },
    sendCustomMsgAndEmitEvent: (event, extension) => raise(event, extension),
    setRoomStatus: (value) => setField(status, value),
    setGoods: (value) => setField(goods, value),
    setNotification: async (notification) => update({ notification: asText(notification) }),
    async reconnect(userSig) {
      if (userSig) live.userSig = userSig
      // Another of ours may have logged in already.
      if (!live.ready_ && !live.gone_) void live.start_()
      await live.whenReady_()
      await live.rejoin_()
    },
  }
  const all = methods as unknown as Record<string, (...given: never[]) => Promise<unknown>>
  Object.entries(raising).forEach(([name, event]) => {
    all[name] = (...given: unknown[]) => {
      const extension = given.pop()
      return raise(given[0] || event, name === 'buy' ? JSON.stringify(extension) : extension, event)
    }
  })
  Object.entries(all).forEach(([name, method]) => {
    all[name] = (...given) => live.run_(name, () => method(...given))
  })
  return all as unknown as Methods
}
