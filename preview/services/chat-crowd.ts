/** People of the preview's own: they log in, enter rooms and talk like anybody else. */
import type { Cloud } from '../chat/cloud'
import type { Link } from '../chat/link'
import { TYPES } from '../chat/constants'

const names = ['小满', '阿杰', '一只橘猫', '林深见鹿', '小鱼干', '晚风', '椰子', '阿宁']
const words = [
  '好看！',
  '这个多少钱？',
  '已下单',
  '主播加油',
  '求链接',
  '第一次来',
  '哈哈哈哈',
  '刚进来，讲到哪了',
]
const perTick = 10
const tickMs = 100

export class ChatCrowd {
  private readonly people = new Map<string, Link>()
  private readonly floods = new Map<string, NodeJS.Timeout>()
  private count = 0

  constructor(
    private readonly cloud: Cloud,
    private readonly sign: (userID: string) => string,
  ) {}

  /** Somebody new comes into the room. @returns what he is called */
  async enter(groupID: string): Promise<string> {
    const number = ++this.count
    const nick = `${names[(number - 1) % names.length] ?? ''}${number > names.length ? number : ''}`
    await this.join(`crowd-${number}`, nick, groupID)
    return nick
  }

  /** A hundred messages a second into the room, by one of the crowd; far more than a room carries. */
  async flood(groupID: string, on: boolean): Promise<void> {
    clearInterval(this.floods.get(groupID))
    this.floods.delete(groupID)
    if (!on) return
    const userID = `crowd-loud-${this.floods.size}`
    const link = this.people.get(userID) ?? (await this.join(userID, '话痨', groupID))
    const timer = setInterval(() => {
      for (let i = 0; i < perTick; i++) this.say(link, userID, groupID)
    }, tickMs)
    timer.unref()
    this.floods.set(groupID, timer)
  }

  isFlooding(groupID: string): boolean {
    return this.floods.has(groupID)
  }

  stop(): void {
    for (const timer of this.floods.values()) clearInterval(timer)
    this.floods.clear()
    for (const link of this.people.values()) link.close()
    this.people.clear()
  }

  private async join(userID: string, nick: string, groupID: string): Promise<Link> {
    const link = this.cloud.connect()
    this.cloud.addUser(userID, { nick })
    await link.request('login', { userID, userSig: this.sign(userID) })
    await link.request('joinGroup', { groupID })
    this.people.set(userID, link)
    return link
  }

  private say(link: Link, userID: string, groupID: string): void {
    const number = ++this.count
    const message = {
      ...{ ID: `${userID}-${number}`, type: TYPES.MSG_TEXT, from: userID, nick: '', avatar: '' },
      ...{ to: groupID, conversationType: TYPES.CONV_GROUP, conversationID: `GROUP${groupID}` },
      ...{ time: 0, sequence: 0, priority: 'Normal' as const },
      payload: { text: words[number % words.length] ?? '' },
    }
    // A room that is muted or gone refuses it; the flood goes on until it is stopped.
    link.request('sendMessage', message).catch(() => undefined)
  }
}
