/** The shop's room over the real tim-live-sell and the chat cloud's stand-in: what its users see of each other. */
import { expectTypeOf } from 'expect-type'
import type { ChatNews, ShopRoomView } from '../../miniprogram/shop/shop-room'
import type { Connection } from '../../miniprogram/components/connection-bar/connection'
import type { ChatEvents, ShopChat } from '../../miniprogram/shop/port'
import type { RoomState } from '../../miniprogram/shop/room-state'
import { ChatSession, type ChatAttributes, ROOM } from '../../miniprogram/shop/session'
import { ShopRoom } from '../../miniprogram/shop/shop-room'
import { writeShelf, readShelf } from '../../miniprogram/shop/shelf'
import { writeGift } from '../../miniprogram/shop/gifts'
import { wholeProfile } from '../../miniprogram/shop/whole-profile'
import { Cloud } from '../../preview/chat/cloud'
import { TYPES } from '../../preview/chat/constants'
import { createChatSdk } from '../../preview/chat/sdk'
import TSL from '../../tim-live-sell/src'
import type { Events } from '../../tim-live-sell/src/events'
import type { ChatInstance } from '../../tim-live-sell/src/sdk'
import { settle } from '../fixtures/tsl/stage'

type Call = [name: string, ...given: unknown[]]

interface Seat {
  room: ShopRoom
  tsl: TSL
  calls: Call[]
  state: Partial<RoomState>
  /** What was told under that name. */
  of: (name: string) => unknown[][]
}

/** Events that tim-live-sell raises by itself. */
type Shared = keyof ChatEvents & keyof Events

/** Of the SDK, what the host's app would call. */
interface MutingTim extends ChatInstance {
  setGroupMemberMuteTime(options: object): Promise<unknown>
}

let cloud: Cloud

beforeEach(() => {
  jest.useFakeTimers()
  cloud = new Cloud()
  cloud.addUser('anchor', { nick: '小满', avatar: '' })
  for (const userID of ['ann', 'bob']) cloud.addUser(userID, { nick: userID.toUpperCase() })
  cloud.addRoom({ groupID: ROOM, ownerID: 'anchor', notification: '八点抽奖' })
})

afterEach(() => {
  jest.useRealTimers()
})

function seat(userID: string): Seat {
  const calls: Call[] = []
  const state: Partial<RoomState> = {}
  const names = [
    'line',
    'like',
    'likesSoFar',
    'gift',
    'order',
    'followed',
    'claimed',
    'arrived',
    'onAir',
    'muted',
    'chat',
  ] as const
  const told = Object.fromEntries(
    names.map((name) => [name, (...given: unknown[]) => void calls.push([name, ...given])]),
  )
  const view = {
    ...told,
    state: (change: object) => void Object.assign(state, change),
  } as unknown as ShopRoomView
  const room = new ShopRoom(userID, view)
  const TIM = createChatSdk(() => cloud.connect())
  const tsl = new TSL({ SDKAppID: 1400000001, roomID: ROOM, userName: userID, userSig: 's', TIM })
  // The product's class is what the shop asks for.
  const chat: ShopChat = tsl
  room.attach(chat)
  return {
    room,
    tsl,
    calls,
    state,
    of: (name) => calls.filter(([one]) => one === name).map(([, ...given]) => given),
  }
}

async function seated(userID: string): Promise<Seat> {
  const one = seat(userID)
  await settle()
  const joining = one.tsl.joinRoom()
  await settle()
  const whole = wholeProfile(one.tsl, (await joining).groupInfo)
  await settle()
  one.room.entered(await whole)
  return one
}

it('reads what tim-live-sell raises', () => {
  expectTypeOf<Pick<Events, Shared>>().toExtend<Pick<ChatEvents, Shared>>()
  expect(Object.keys(TSL.EVENT)).toEqual(expect.arrayContaining(['MESSAGE', 'ROOM_LOST', 'MUTED']))
})

describe('viewers and host in one room', () => {
  it('see what is said, liked, given, bought, claimed and followed, each once', async () => {
    const [host, ann, bob] = [await seated('anchor'), await seated('ann'), await seated('bob')]
    await Promise.all([
      ann.tsl.sendMessage('{{x}} <b>你好</b>'),
      ann.tsl.gift(writeGift('cake', 2)),
      ann.tsl.buy({ id: 'cream', paid: 7900, coupon: 'c' }),
      ann.tsl.attention(),
      ann.tsl.sendCustomMsgAndEmitEvent('CLAIM_COUPON', '{}'),
      ann.tsl.like(),
      ann.tsl.like(),
      settle(2000),
    ])
    const lines = (one: Seat) =>
      one.of('line').map(([line]) => line as { kind: string; nick: string; text: string; own: boolean })
    const texts = [
      '买了 神经酰胺修护面霜 50 g',
      '关注了主播',
      '送出 小蛋糕 ×2',
      '领取了优惠券',
      '{{x}} <b>你好</b>',
    ].sort()
    for (const other of [host, bob]) {
      expect(
        lines(other)
          .map(({ text }) => text)
          .sort(),
      ).toEqual(texts)
      expect(lines(other).every(({ nick, own }) => nick === 'ANN' && !own)).toBe(true)
      expect(other.of('gift')).toEqual([
        [expect.objectContaining({ nick: 'ANN', name: '小蛋糕', count: 2, own: false })],
      ])
      expect(other.of('order')).toEqual([
        [expect.objectContaining({ paid: 7900, withCoupon: true }), false, 'ANN'],
      ])
      expect(other.of('like')).toEqual([[2, false]])
    }
    // The chat raises no MESSAGE for one's own text: whoever sent it shows it.
    expect(
      lines(ann)
        .map(({ kind, own }) => `${kind} ${own}`)
        .sort(),
    ).toEqual(['coupon true', 'follow true', 'gift true', 'order true'])
    expect(ann.of('like')).toEqual([
      [1, true],
      [1, true],
    ])
    expect(host.of('arrived')).toEqual([
      ['小满', true],
      ['ANN', false],
      ['BOB', false],
    ])
  })

  it('see the host’s shelf, notice and status at once, and find them when they come later', async () => {
    const host = await seated('anchor')
    const ann = await seated('ann')
    const shelf = writeShelf({ ...readShelf('{"shelf":["cream","sun"]}'), showing: 'sun' })
    await Promise.all([
      host.tsl.setGoods(shelf),
      host.tsl.setNotification('新公告'),
      host.tsl.setRoomStatus('live'),
      settle(1000),
    ])
    const bob = await seated('bob')
    for (const viewer of [ann, bob]) {
      expect(viewer.state).toMatchObject({
        ownerID: 'anchor',
        hostName: '小满',
        notice: '新公告',
        status: 'live',
        shelf: { showing: 'sun' },
      })
      expect(viewer.state.shelf?.goods.map(({ id }) => id)).toEqual(['cream', 'sun'])
    }
  })

  it('keep show, shelf and count where a look at the room finds only a part of it, and see them with the next one', async () => {
    const host = await seated('anchor')
    const ann = await seated('ann')
    const shelf = writeShelf(readShelf('{"shelf":["cream"]}'))
    await Promise.all([host.tsl.setGoods(shelf), host.tsl.setRoomStatus('live'), settle(1000)])
    await seated('bob')
    const watched = {
      status: 'live',
      shelf: { goods: [expect.objectContaining({ id: 'cream' })] },
      watching: 2,
    }
    // The look itself comes back; the fields and the count do not.
    const partly = async () => {
      cloud.refuseNext('getGroupOnlineMemberCount', 2801)
      const profile = await Promise.all([ann.tsl.getRoomInfo(), settle(1000)])
      cloud.refuseNext('getGroupProfile', 2801)
      const whole = await Promise.all([wholeProfile(ann.tsl, profile[0]), settle(1000)])
      return whole[0]
    }
    ann.room.entered(await partly())
    expect(ann.state).toMatchObject(watched)
    await Promise.all([host.tsl.setRoomStatus('paused'), settle(1000)])
    await Promise.all([ann.room.look(), settle(1000)])
    expect(ann.state).toMatchObject({ ...watched, status: 'paused' })
  })

  it('see no line of what shows nothing, and a name where there is none to see', async () => {
    const [ann, bob] = [await seated('ann'), await seated('bob')]
    cloud.addUser('bob', { nick: '\u200b' })
    for (const text of ['\u200b\u200d', ' \u202e ', '好']) {
      await Promise.all([bob.tsl.sendMessage(text), settle(1000)])
    }
    expect(ann.of('line')).toEqual([[expect.objectContaining({ nick: 'bob', userID: 'bob', text: '好' })]])
  })

  it('take the host’s count of likes from the host alone', async () => {
    const [host, ann, bob] = [await seated('anchor'), await seated('ann'), await seated('bob')]
    await Promise.all([
      bob.tsl.sendCustomMsgAndEmitEvent('SHOW_LIKES', '999999'),
      host.tsl.sendCustomMsgAndEmitEvent('SHOW_LIKES', '12'),
      settle(1000),
    ])
    expect(ann.of('likesSoFar')).toEqual([[12]])
  })

  it('hear that the show is on air each time the host says so', async () => {
    const [host, ann] = [await seated('anchor'), await seated('ann')]
    for (const status of ['live', 'paused', 'live', 'live']) {
      await Promise.all([host.tsl.setRoomStatus(status), settle(1000)])
    }
    expect(ann.of('onAir')).toHaveLength(3)
  })

  it('count who watches, and look again now and then', async () => {
    const ann = await seated('ann')
    expect(ann.state.watching).toBe(1)
    await seated('bob')
    await settle(2000)
    expect(ann.state.watching).toBe(2)
    await Promise.all([seated('anchor'), settle(2000)])
    await settle(25_000)
    expect(ann.state.watching).toBe(3)
  })

  it('do not count the host among those who watch', async () => {
    const [host, ann] = [await seated('anchor'), await seated('ann')]
    await settle(2000)
    expect(host.state.watching).toBe(1)
    await Promise.all([host.tsl.setRoomStatus('live'), settle(1000)])
    expect(ann.state).toMatchObject({ status: 'live', watching: 1 })
    await seated('bob')
    await settle(2000)
    expect([host.state.watching, ann.state.watching]).toEqual([2, 2])
    await settle(25_000)
    expect([host.state.watching, ann.state.watching]).toEqual([2, 2])
  })

  it('hear of a mute, a kick, a cut, a removal and a dismissal', async () => {
    const ann = await seated('ann')
    const news = () => ann.of('chat').map(([one]) => one as ChatNews)
    expect(news()).toEqual(['online'])
    cloud.cutOff('ann')
    await settle(10_000)
    cloud.restore('ann')
    await settle(2000)
    expect([news()[0], news()[1], news()[news().length - 1]]).toEqual(['online', 'reconnecting', 'online'])
    const host = await seated('anchor')
    const { TIM } = host.tsl as unknown as TSL<Record<string, string>, MutingTim>
    await Promise.all([
      TIM.setGroupMemberMuteTime({ groupID: ROOM, userID: 'ann', muteTime: 300 }),
      settle(1000),
    ])
    expect(ann.of('muted')).toEqual([[300, false]])
    cloud.kick('ann', TYPES.KICKED_OUT_USERSIG_EXPIRED)
    await settle()
    expect(news()[news().length - 1]).toBe('expired')
    const bob = await seated('bob')
    cloud.dismiss(ROOM)
    await settle(1000)
    expect(bob.of('chat').slice(1)).toEqual([['dismissed']])
  })

  it.each<[number, ChatNews]>([
    [2801, 'failed'],
    [10010, 'dismissed'],
  ])('are told when a room cannot be joined again after a gap (%i): %s', async (code, news) => {
    const ann = await seated('ann')
    cloud.refuseNext('joinGroup', code, 99)
    cloud.cutOff('ann')
    cloud.restore('ann')
    await settle(40_000)
    expect(ann.of('chat').slice(-1)).toEqual([[news]])
  })

  it('keep whom they follow in their profile, beside others, and find it again', async () => {
    await seated('anchor')
    const ann = await seated('ann')
    const follow = async (one: Seat, followed: boolean) => {
      await Promise.all([one.room.follow(followed), settle(1000)])
      // As when the page is entered again: the older login is kicked.
      const again = await seated('ann')
      await settle()
      return again
    }
    await settle()
    expect(ann.state.followed).toBe(false)
    const again = await follow(ann, true)
    expect(again.state.followed).toBe(true)
    expect((await follow(again, false)).state.followed).toBe(false)
  })

  it('leaves no listener and no timer when it is detached', async () => {
    const ann = await seated('ann')
    ann.room.detach()
    const bob = await seated('bob')
    await Promise.all([bob.tsl.sendMessage('hello'), settle(1000)])
    expect(ann.of('line')).toEqual([])
    const timers = jest.getTimerCount()
    ann.room.attach(ann.tsl)
    ann.room.detach()
    expect(jest.getTimerCount()).toBe(timers)
  })
})

describe('ChatSession', () => {
  function opened(
    sign = jest.fn((userID: string, lasts: string) =>
      Promise.resolve({ sdkAppID: '1400000001', userSig: `sig-${userID}${lasts}` }),
    ),
  ) {
    const ann = seat('ann')
    const shown: [Connection, string][] = []
    const given: ChatAttributes[] = []
    const initIM = jest.fn<unknown, []>()
    const session = new ChatSession(
      { userID: 'ann', nickName: 'Ann' },
      ann.room,
      {
        attributes: (chat, then) => {
          given.push(chat)
          then()
        },
        initIM,
        getLiveSell: () => ann.tsl,
        sign,
        connection: (...news) => shown.push(news),
      },
      '1',
    )
    session.enter()
    return { ann, session, shown, given, initIM, sign }
  }

  it('signs, hands the attributes over, begins, and is online with the room’s profile', async () => {
    const { session, shown, given, initIM, ann } = opened()
    await settle(0)
    expect(given).toEqual([
      { sdkAppID: '1400000001', userID: 'ann', userSig: 'sig-ann1', roomID: ROOM, nickName: 'Ann' },
    ])
    expect(initIM).toHaveBeenCalledTimes(1)
    await settle()
    session.take({ tag: 'login_event', code: 0, detail: {} })
    const joining = ann.tsl.joinRoom()
    await settle()
    session.take({
      tag: 'join_group_event',
      code: 0,
      detail: { roomID: ROOM, group: (await joining).groupInfo },
    })
    await settle()
    expect(ann.state.notice).toBe('八点抽奖')
    session.hear('online')
    expect(shown).toEqual([
      ['joining', ''],
      ['online', ''],
    ])
    expect(session.isOnline).toBe(true)
  })

  it('renews an expired signature by itself, with an ordinary one, and gives up after a few', async () => {
    const { session, shown, given, sign } = opened()
    await settle(0)
    for (let i = 0; i < 4; i++) {
      session.take({ tag: 'error', code: 70001, detail: 'userSig expired' })
      await settle(0)
    }
    expect(sign.mock.calls).toEqual([
      ['ann', '1'],
      ['ann', ''],
      ['ann', ''],
      ['ann', ''],
    ])
    expect(given[given.length - 1]?.userSig).toBe('sig-ann')
    expect(shown.map(([state]) => state)).toEqual(['joining', 'expired', 'expired', 'expired', 'failed'])
    expect(shown[4]?.[1]).toBe('登录已过期')
  })

  it.each([
    ['userSigExpired', 'expired', 2],
    ['multipleAccount', 'kicked', 1],
  ])('hears of a kick (%s) that came before the login was through', async (type, state, signed) => {
    const { session, shown, sign } = opened()
    await settle(0)
    session.take({ tag: 'kicked', code: 1, detail: { type } })
    session.hear(type === 'userSigExpired' ? 'expired' : 'kicked')
    expect(shown[shown.length - 1]).toEqual([state, ''])
    expect(sign).toHaveBeenCalledTimes(signed)
  })

  it('says why it failed, and tries again on demand', async () => {
    const sign = jest.fn((_userID: string, _lasts: string) =>
      Promise.reject<{ sdkAppID: string; userSig: string }>(new Error('连不上签名服务')),
    )
    const { session, shown } = opened(sign)
    await settle(0)
    expect(shown[shown.length - 1]).toEqual(['failed', '连不上签名服务'])
    session.retry()
    expect(shown[shown.length - 1]).toEqual(['joining', ''])
    await settle(0)
    expect(sign).toHaveBeenCalledTimes(2)
  })

  it('comes back after a kick by the viewer’s wish, not by itself', async () => {
    const { ann, session, shown, initIM } = opened()
    await settle()
    const joining = ann.tsl.joinRoom()
    await settle()
    session.take({
      tag: 'join_group_event',
      code: 0,
      detail: { roomID: ROOM, group: (await joining).groupInfo },
    })
    cloud.kick('ann')
    await settle()
    session.hear('kicked')
    expect(shown[shown.length - 1]).toEqual(['kicked', ''])
    await settle(60_000)
    expect(cloud.membersOf(ROOM)).toEqual([])
    session.retry()
    expect(shown[shown.length - 1]).toEqual(['joining', ''])
    expect(initIM).toHaveBeenCalledTimes(2)
  })

  it('shows nothing of what comes after the page has gone', async () => {
    const { session, shown } = opened()
    session.leave()
    await settle()
    session.take({ tag: 'error', code: 70001, detail: '' })
    expect(shown).toEqual([['joining', '']])
  })
})
