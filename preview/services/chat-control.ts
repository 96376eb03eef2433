/** What the panel of a page asks of the chat service: who it is stands in its session, what it wants in `action`. */
import type { Connection } from '../chat/connection'
import { chatFaults, type ChatFault } from './chat-faults'
import type { LocalChat } from './chat'

export interface ControlAsk {
  action: string
  session?: string
  /** For what lasts. */
  on?: boolean
}

/** How things stand in the room of the page that asks. */
export interface ControlState {
  roomID: string
  members: number
  muted: boolean
  allMuted: boolean
  dismissed: boolean
  flooding: boolean
  fault: ChatFault | undefined
  /** What was done, in Chinese; '' when nothing was asked. */
  said: string
}

const cutFor = 10_000
const muteFor = 600

/** Where a page without a room of its own does these things. */
export const defaultRoom = 'live-shop'

type Deed = (chat: LocalChat, at: Place, on: boolean) => string | Promise<string>

interface Place {
  userID: string
  roomID: string
}

const deeds: Record<string, Deed> = {
  state: () => '',
  kick: (chat, at) => {
    chat.kick(me(at))
    return '已被踢下线'
  },
  muteMe: (chat, at, on) => {
    chat.mute(at.roomID, me(at), on ? muteFor : 0)
    return on ? '你被禁言 10 分钟' : '你可以发言了'
  },
  muteAll: (chat, at, on) => {
    chat.muteAll(at.roomID, on)
    return on ? '全员禁言中' : '全员禁言已解除'
  },
  dismiss: (chat, { roomID }, on) => {
    if (on) chat.dismiss(roomID)
    else if (!chat.hasRoom(roomID)) chat.openRoom(roomID)
    return on ? '房间已解散' : '房间已重新创建'
  },
  cut: (chat, at) => {
    const userID = me(at)
    chat.cutOff(userID)
    setTimeout(() => chat.restore(userID), cutFor).unref()
    return '聊天网络断开 10 秒'
  },
  flood: async (chat, { roomID }, on) => {
    await chat.crowd.flood(roomID, on)
    return on ? '每秒 100 条消息' : '刷屏已停止'
  },
  enter: async (chat, { roomID }) => `${await chat.crowd.enter(roomID)} 进入了房间`,
  expire: (chat, at) => {
    chat.expire(me(at))
    return '签名已过期，需要重新签名登录'
  },
  ...Object.fromEntries(
    chatFaults.map((fault): [string, Deed] => [fault, (chat, _, on) => fail(chat, fault, on)]),
  ),
}

/** @throws Error with what to tell the developer */
export async function control(chat: LocalChat, ask: ControlAsk): Promise<ControlState> {
  const connection = chat.sessions.get(ask.session)
  const at = placeOf(chat, connection)
  const deed = Object.hasOwn(deeds, ask.action) ? deeds[ask.action] : undefined
  if (!deed) throw new Error(`没有“${ask.action}”这个操作`)
  const said = await deed(chat, at, ask.on === true)
  return { ...chat.stateOf(at.roomID, at.userID), said }
}

function placeOf(chat: LocalChat, connection: Connection | undefined): Place {
  const roomID = connection && chat.roomOf(connection)
  return { userID: connection?.userID ?? '', roomID: roomID ?? defaultRoom }
}

function me({ userID }: Place): string {
  if (userID === '') throw new Error('本页还没有登录聊天')
  return userID
}

function fail(chat: LocalChat, fault: ChatFault, on: boolean): string {
  chat.fail(on ? fault : undefined)
  return on ? '聊天服务出故障了' : '聊天服务恢复正常'
}
