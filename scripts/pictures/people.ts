/** People of the chat who need no window: they come into the shop's room, talk and give, over the same cloud as everybody. */
import { TYPES } from '../../preview/chat/constants'
import type { Link } from '../../preview/chat/link'
import type { LocalChat } from '../../preview/services/chat'

const ROOM = 'live-shop'

export class Person {
  private count = 0

  private constructor(
    private readonly link: Link,
    private readonly userID: string,
  ) {}

  static async enter(chat: LocalChat, userID: string, nick: string): Promise<Person> {
    const link = chat.connect()
    chat.addUser(userID, { nick })
    await link.request('login', { userID, userSig: chat.sign(userID).userSig })
    await link.request('joinGroup', { groupID: ROOM })
    return new Person(link, userID)
  }

  async say(text: string): Promise<void> {
    const { userID } = this
    await this.link.request('sendMessage', {
      ...{ ID: `${userID}-${++this.count}`, type: TYPES.MSG_TEXT, from: userID, nick: '', avatar: '' },
      ...{ to: ROOM, conversationType: TYPES.CONV_GROUP, conversationID: `GROUP${ROOM}` },
      ...{ time: 0, sequence: 0, priority: 'Normal' },
      payload: { text },
    })
  }

  leave(): void {
    this.link.close()
  }
}
