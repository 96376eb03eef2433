/** The built-in chat of a component: begin, attributes, messages, calls, and leaving. */
import type { ChatAttributes } from '../../plugin/chat/chat'
import type { ChatMessage, ImError } from '../../plugin/chat/im-events'
import { TYPES } from '../../preview/chat/constants'
import { CODE } from '../../tim-live-sell/src/errors'
import {
  complete,
  MISSING_MS,
  openStage,
  OTHER_ROOM,
  ROOM,
  settle,
  type ChatStage,
  type Component,
} from '../fixtures/chat/stage'
import { sign } from '../fixtures/chat/user-sig'

let stage: ChatStage

beforeEach(() => {
  jest.useFakeTimers()
  stage = openStage()
})

afterEach(() => jest.useRealTimers())

const like = (pattern: RegExp): unknown => expect.stringMatching(pattern)
const holds = (words: string): unknown => expect.stringContaining(words)
const some = (fields: object): unknown => expect.objectContaining(fields)

const errors = (one: Component): ImError[] => one.of('error')

const outcome = (work: Promise<object>): Promise<unknown> => work.catch((error: unknown) => error)

async function settled(work: Promise<object>, ms?: number): Promise<unknown> {
  const result = outcome(work)
  await settle(ms)
  return result
}

describe('it begins', () => {
  test.each<[string, (one: Component) => void]>([
    ['with the component’s start', (one) => one.chat.begin()],
    ['at initIM()', (one) => void one.chat.call('initIM', {})],
  ])('%s: login, then the room', async (_how, begin) => {
    const one = stage.component(complete())
    await settle()
    expect(stage.openLinks()).toBe(0)
    begin(one)
    await settle()
    expect(one.log()).toEqual(['login_event', 'join_group_event'])
    expect(one.of('login_event')[0]?.detail).toEqual({ userID: 'ann' })
    expect(one.of('join_group_event')[0]?.detail).toMatchObject({
      roomID: ROOM,
      group: { groupID: ROOM, ownerID: 'anchor', ownerInfo: { nick: 'Anchor' } },
    })
    expect(stage.cloud.membersOf(ROOM)).toEqual(['ann'])
  })

  test('once, however often it is asked to', async () => {
    const one = stage.component(complete())
    one.chat.begin()
    const calls = [one.chat.call('initIM', {}), one.chat.call('initIM', {})]
    one.chat.begin()
    await settle()
    await expect(Promise.all(calls)).resolves.toHaveLength(2)
    expect(stage.joins).toEqual([`ann ${ROOM}`])
    expect(one.log()).toEqual(['login_event', 'join_group_event'])
  })

  test('not while sdkAppID is empty, and says nothing of it', async () => {
    const one = stage.component({ ...complete(), sdkAppID: '' })
    one.chat.begin()
    await settle(10 * MISSING_MS)
    expect([one.heard, stage.openLinks()]).toEqual([[], 0])
  })

  test('in the SDK families that come ready before the login answers, or can be asked', async () => {
    for (const options of [{ ready: 'before' }, { hasIsReady: true }] as const) {
      stage = openStage(options)
      const one = await stage.joined()
      expect(one.log()).toEqual(['login_event', 'join_group_event'])
    }
  })
})

describe('attributes', () => {
  test('may come one by one, late and in any order', async () => {
    const one = stage.component()
    one.chat.begin()
    const late = complete()
    for (const name of ['roomID', 'userSig', 'sdkAppID', 'userID'] as const) {
      one.set({ [name]: late[name] })
      await settle(MISSING_MS - 1000)
    }
    expect(one.log()).toEqual(['login_event', 'join_group_event'])
  })

  test.each<[string, Partial<ChatAttributes>, string]>([
    ['two missing', { userSig: '', roomID: '' }, 'userSig、roomID'],
    ['one missing', { userID: '' }, 'userID'],
  ])('half set (%s): one error that names them, once', async (_what, changes, names) => {
    const one = stage.component({ ...complete(), ...changes })
    one.chat.begin()
    await settle(MISSING_MS - 1)
    expect(one.heard).toEqual([])
    await settle(5 * MISSING_MS)
    one.set({ nickName: 'Ann' })
    await settle(5 * MISSING_MS)
    expect(one.heard).toEqual([
      {
        tag: 'error',
        code: -20001,
        reason: 'incomplete',
        detail: holds(`没有填写 ${names}，`),
      },
    ])
    one.set(complete())
    await settle()
    expect(one.log().slice(1)).toEqual(['login_event', 'join_group_event'])
  })

  test('complete in time: nothing is told; what is taken away later has its full time, and is told', async () => {
    const one = stage.component({ ...complete(), roomID: '' })
    one.chat.begin()
    await settle(MISSING_MS - 1000)
    one.set({ roomID: ROOM })
    await settle(500)
    one.set({ roomID: '' })
    await settle(MISSING_MS - 1)
    expect(one.log()).toEqual(['login_event', 'join_group_event'])
    await settle(1)
    expect(one.log().slice(2)).toEqual(['error -20001'])
    one.set(complete())
    await settle()
    one.set({ userSig: '' })
    await settle(MISSING_MS)
    expect(one.log().slice(5)).toEqual(['error -20001'])
  })

  test('initIM() with nothing set names all of them, in the event and to its caller', async () => {
    const one = stage.component()
    const error = await settled(one.chat.call('initIM', {}), MISSING_MS)
    expect(error).toMatchObject({
      errMsg: like(/^initIM:fail .*sdkAppID、userID、userSig、roomID/),
      errCode: -20001,
    })
    expect(one.log()).toEqual(['error -20001'])
    // And once more: no call is left without an answer.
    expect(await settled(one.chat.call('initIM', {}), MISSING_MS)).toMatchObject({ errCode: -20001 })
  })

  test('another room: what is said in the first is not heard any more', async () => {
    const one = await stage.joined()
    one.set({ roomID: OTHER_ROOM })
    await settle()
    const talker = await stage.other('bob')
    await talker.sendMessage(
      talker.createTextMessage({
        to: ROOM,
        conversationType: TYPES.CONV_GROUP,
        payload: { text: 'old room' },
      }),
    )
    await settle()
    expect(one.of('big_group_msg_notify')).toEqual([])
  })

  test('another user: logs out, and in as the other', async () => {
    const one = await stage.joined()
    one.set({ userID: 'bob', userSig: sign('bob') })
    await settle()
    expect(stage.cloud.membersOf(ROOM)).toEqual(['bob'])
    expect(errors(one)).toEqual([])
    expect(one.of('login_event').map(({ detail }) => detail.userID)).toEqual(['ann', 'bob'])
  })

  test('emptied: leaves; set again: is back', async () => {
    const one = await stage.joined()
    one.set({ sdkAppID: '' })
    await settle()
    expect([stage.cloud.membersOf(ROOM), stage.openLinks(), one.chat.liveSell]).toEqual([[], 0, null])
    one.set(complete())
    await settle()
    expect(stage.cloud.membersOf(ROOM)).toEqual(['ann'])
  })

  test('nickName and avatar are written to the profile, and again when they change', async () => {
    const one = await stage.joined({ nickName: '安', avatar: 'a.png' })
    const asked = await stage.other('bob')
    const profile = async () =>
      (await asked.getUserProfile({ userIDList: ['ann'] })).data[0] as { nick: string; avatar: string }
    expect(await profile()).toMatchObject({ nick: '安', avatar: 'a.png' })
    one.set({ nickName: '安安' })
    await settle()
    expect(await profile()).toMatchObject({ nick: '安安', avatar: 'a.png' })
  })
})

describe('a userSig', () => {
  const now = (): number => Math.floor(Date.now() / 1000)
  test.each<[string, () => string, number]>([
    ['expired', () => sign('ann', { time: now() - 90_000 }), 70001],
    ['of another user', () => sign('bob'), 70013],
    ['of another app', () => sign('ann', { sdkAppID: 1400000002 }), 70014],
    ['no userSig at all', () => 'hello', 70003],
  ])('%s: one error before any login, and a new one goes on', async (_what, wrong, code) => {
    const one = stage.component({ ...complete(), userSig: wrong() })
    one.chat.begin()
    await settle()
    expect(one.log()).toEqual([`error ${code}`])
    expect(JSON.stringify(one.heard)).not.toContain(wrong())
    one.set({ userSig: sign('ann') })
    await settle()
    expect(one.log().slice(1)).toEqual(['login_event', 'join_group_event'])
  })

  test('refused by the cloud: the error names the code; a new one logs in again', async () => {
    stage.cloud.refusedLogins.set('ann', 70003)
    const one = stage.component(complete())
    one.chat.begin()
    await settle()
    expect(errors(one)).toEqual([some({ code: 70003, reason: 'login' })])
    stage.cloud.refusedLogins.clear()
    one.set({ userSig: sign('ann', { expire: 1000 }) })
    await settle()
    expect(one.log().slice(1)).toEqual(['login_event', 'join_group_event'])
  })

  test('renewed while all is well: kept for the day the old one ends', async () => {
    const one = await stage.joined()
    one.set({ userSig: sign('ann', { expire: 1000 }) })
    await settle()
    expect(one.log()).toEqual(['login_event', 'join_group_event'])
    stage.cloud.kick('ann', TYPES.KICKED_OUT_USERSIG_EXPIRED)
    await settle()
    expect(one.of('kicked')).toEqual([{ tag: 'kicked', code: 3, detail: { type: 'userSigExpired' } }])
    expect(stage.cloud.membersOf(ROOM)).toEqual(['ann'])
    expect(one.of('join_group_event')).toHaveLength(2)
  })

  test('renewed while the old one is being refused: the new one goes on, and nothing is told', async () => {
    stage = openStage({ answerMs: 1000 })
    stage.cloud.refusedLogins.set('ann', 70001)
    const one = stage.component(complete())
    one.chat.begin()
    await settle(500)
    stage.cloud.refusedLogins.clear()
    one.set({ userSig: sign('ann', { expire: 1000 }) })
    await settle(20_000)
    expect(one.log()).toEqual(['login_event', 'join_group_event'])
  })

  test('expired in the room: waits for a new one', async () => {
    const one = await stage.joined()
    stage.cloud.kick('ann', TYPES.KICKED_OUT_USERSIG_EXPIRED)
    await settle()
    expect(stage.cloud.membersOf(ROOM)).toEqual([])
    one.set({ userSig: sign('ann', { expire: 1000 }) })
    await settle()
    expect(stage.cloud.membersOf(ROOM)).toEqual(['ann'])
  })
})

describe('kicked by a login elsewhere', () => {
  test('is told once and stays out, until initIM()', async () => {
    const one = await stage.joined()
    stage.cloud.kick('ann', TYPES.KICKED_OUT_MULT_ACCOUNT)
    one.set({ userSig: sign('ann', { expire: 1000 }) })
    await settle(60_000)
    expect(one.of('kicked')).toEqual([{ tag: 'kicked', code: 1, detail: { type: 'multipleAccount' } }])
    expect(stage.cloud.membersOf(ROOM)).toEqual([])
    expect(await settled(one.chat.call('sendTextMsg', { text: 'hi' }))).toMatchObject({
      errMsg: like(/^sendTextMsg:fail .*被踢下线/),
      errCode: CODE.KICKED,
    })
    expect(await settled(one.chat.call('initIM', {}))).toEqual({})
    expect(stage.cloud.membersOf(ROOM)).toEqual(['ann'])
  })
})

test('initIM() in the very event of the kick succeeds in the room', async () => {
  const one = await stage.joined()
  const tell = one.heard.push.bind(one.heard)
  let answer: Promise<unknown> | undefined
  one.heard.push = (event) => {
    const length = tell(event)
    if (event.tag === 'kicked') answer = outcome(one.chat.call('initIM', {}))
    return length
  }
  stage.cloud.kick('ann', TYPES.KICKED_OUT_MULT_ACCOUNT)
  await settle(10_000)
  expect(await answer).toEqual({})
  expect(stage.cloud.membersOf(ROOM)).toEqual(['ann'])
})

describe('messages', () => {
  const say = async (text: string): Promise<void> => {
    const bob = await stage.other('bob')
    await bob.sendMessage(
      bob.createTextMessage({ to: ROOM, conversationType: TYPES.CONV_GROUP, payload: { text } }),
    )
    await settle()
  }

  test('come as one array a batch, in order, as plain data', async () => {
    stage.cloud.addUser('bob', { nick: 'Bob', avatar: 'b.png' })
    const one = await stage.joined()
    const bob = await stage.other('bob')
    const group = { to: ROOM, conversationType: TYPES.CONV_GROUP }
    await bob.sendMessage(bob.createTextMessage({ ...group, payload: { text: '{{}} <b> 你好 🎉' } }))
    await bob.sendMessage(
      bob.createCustomMessage({
        ...group,
        payload: { data: 'SEND_GIFT', description: '', extension: 'rose' },
      }),
    )
    await settle()
    const batches = one.of('big_group_msg_notify')
    expect(batches).toHaveLength(1)
    const [text, custom] = batches[0]?.detail as [ChatMessage, ChatMessage]
    expect(text).toEqual({
      id: text.id,
      userID: 'bob',
      nick: 'Bob',
      avatar: 'b.png',
      time: Math.floor((Date.now() - 500) / 1000),
      type: 'TIMTextElem',
      text: '{{}} <b> 你好 🎉',
      data: '',
      description: '',
      extension: '',
      fromAccount: 'bob',
      fromAccountNick: 'Bob',
      elems: [{ type: 'TIMTextElem', content: { text: '{{}} <b> 你好 🎉' } }],
    })
    expect(text.id).not.toBe(custom.id)
    expect(custom).toMatchObject({
      type: 'TIMCustomElem',
      text: '',
      data: 'SEND_GIFT',
      extension: 'rose',
      elems: [{ type: 'TIMCustomElem', content: { data: 'SEND_GIFT', desc: '', ext: 'rose' } }],
    })
    expect(JSON.parse(JSON.stringify(batches[0]))).toEqual(batches[0])
  })

  test('of other rooms, of one to one, and nonsense, raise nothing', async () => {
    const one = await stage.joined()
    stage.cloud.inject('ann', [
      null,
      7,
      'x',
      {},
      { type: 'TIMTextElem' },
      { type: 'TIMTextElem', conversationType: 'C2C', to: 'ann', payload: { text: 'psst' } },
      { type: 'TIMTextElem', conversationType: 'GROUP', to: 'elsewhere', payload: { text: 'a' } },
      {
        type: 'TIMGroupSystemNoticeElem',
        payload: { operationType: 5, groupProfile: { groupID: 'elsewhere' } },
      },
      { type: 'TIMImageElem', conversationType: 'GROUP', to: ROOM, payload: {} },
    ])
    await settle()
    expect(one.log()).toEqual(['login_event', 'join_group_event'])
  })

  test('the text of this component’s own messages raises no event', async () => {
    const one = await stage.joined()
    await settled(one.chat.call('sendTextMsg', { text: 'mine' }))
    await say('yours')
    expect(one.of('big_group_msg_notify').flatMap(({ detail }) => detail.map(({ text }) => text))).toEqual([
      'yours',
    ])
  })

  test('the app’s own server: group_system_notifys with its text', async () => {
    const one = await stage.joined()
    stage.cloud.notify(ROOM, '{"type":"HELLO"}')
    await settle()
    expect(one.of('group_system_notifys')).toEqual([
      some({
        code: 255,
        detail: some({ roomID: ROOM, text: '{"type":"HELLO"}' }),
      }),
    ])
  })

  test.each([undefined, '255', NaN, Infinity])(
    'a notice of operation type %p is none',
    async (operationType) => {
      const one = await stage.joined()
      const payload = { operationType, groupProfile: { groupID: ROOM }, userDefinedField: 'x' }
      stage.cloud.inject('ann', [{ type: 'TIMGroupSystemNoticeElem', payload }])
      await settle()
      expect(one.of('group_system_notifys')).toEqual([])
    },
  )

  test('a change of the room: group_info_change_notify with what changed', async () => {
    const one = await stage.joined()
    const anchor = await stage.other('anchor')
    await anchor.updateGroupProfile({ groupID: ROOM, notification: '今晚八点', name: '新名' })
    await settle()
    expect(one.of('group_info_change_notify')).toEqual([
      {
        tag: 'group_info_change_notify',
        code: 0,
        detail: {
          roomID: ROOM,
          notification: '今晚八点',
          groupName: '新名',
        },
      },
    ])
  })

  test('the room is dismissed: the notice, then one error', async () => {
    const one = await stage.joined()
    stage.cloud.dismiss(ROOM)
    await settle()
    expect(one.log().slice(2).sort()).toEqual(['error 10010', 'group_system_notifys 5'])
    expect(errors(one)[0]).toMatchObject({ reason: 'room-dismissed' })
    expect(await settled(one.chat.call('sendTextMsg', { text: 'x' }))).toMatchObject({ errCode: 10010 })
  })

  test('the network goes and comes back: connection_event, and what was missed is named', async () => {
    const one = await stage.joined()
    stage.cloud.cutOff('ann')
    await settle(10_000)
    expect(one.of('connection_event')).toEqual([
      { tag: 'connection_event', code: 9999, detail: { state: 'disconnected' } },
    ])
    stage.cloud.restore('ann')
    await settle(10_000)
    const states = one.of('connection_event').map(({ code, detail }) => [code, detail.state])
    expect(states.slice(1, 3)).toEqual([
      [1, 'connecting'],
      [0, 'connected'],
    ])
    const [missed] = one
      .of('connection_event')
      .flatMap(({ detail }) => (detail.missed ? [detail.missed] : []))
    expect(missed && missed.until - missed.since).toBeGreaterThanOrEqual(10_000)
    expect(errors(one)).toEqual([])
  })
})

describe('calls', () => {
  test('sendTextMsg() before the room is reached waits for it', async () => {
    const one = stage.component(complete())
    one.chat.begin()
    expect(await settled(one.chat.call('sendTextMsg', { text: '早' }))).toMatchObject({
      message: '早',
      userID: 'ann',
    })
  })

  test('sendCustomMsg() reaches the others as it was given', async () => {
    const one = await stage.joined()
    const bob = await stage.other('bob')
    const heard: unknown[] = []
    bob.on('onMessageReceived', (event) => heard.push(...(event as { data: unknown[] }).data))
    const message = { data: 'LOTTERY', description: 'd', extension: { open: true } }
    expect(await settled(one.chat.call('sendCustomMsg', { message }))).toEqual({
      data: 'LOTTERY',
      description: 'd',
      extension: '{"open":true}',
    })
    expect(heard).toEqual([
      some({
        from: 'ann',
        payload: { data: 'LOTTERY', description: 'd', extension: '{"open":true}' },
      }),
    ])
    expect(one.of('big_group_msg_notify')).toEqual([])
  })

  test.each<[string, string, Record<string, unknown>, RegExp]>([
    ['an empty text', 'sendTextMsg', { text: '' }, /text is empty/],
    ['nothing', 'sendTextMsg', {}, /text is empty/],
    ['too much', 'sendTextMsg', { text: 'x'.repeat(13_000) }, /12 KB/],
    ['a custom message without data', 'sendCustomMsg', { message: { extension: 'x' } }, /data 不能为空/],
    ['no custom message', 'sendCustomMsg', {}, /data 不能为空/],
  ])('%s fails in words', async (_what, name, args, words) => {
    const one = await stage.joined()
    expect(await settled(one.chat.call(name, args))).toMatchObject({ errMsg: like(words) })
    expect(errors(one)).toEqual([])
  })

  test('muted: fails with the cloud’s code', async () => {
    const one = await stage.joined()
    const anchor = await stage.other('anchor')
    await anchor.setGroupMemberMuteTime({ groupID: ROOM, userID: 'ann', muteTime: 60 })
    await settle()
    expect(await settled(one.chat.call('sendTextMsg', { text: 'x' }))).toMatchObject({ errCode: 10017 })
    // The SDK gives no words for it.
    expect(await settled(one.chat.call('sendCustomMsg', { message: { data: 'x' } }))).toMatchObject({
      errMsg: holds('10017'),
      errCode: 10017,
    })
  })

  test('before it began, with sdkAppID empty, and after the page’s end, they fail in words', async () => {
    const early = stage.component(complete())
    expect(await settled(early.chat.call('sendTextMsg', { text: 'x' }))).toMatchObject({
      errMsg: holds('start() 或 initIM()'),
    })
    const off = stage.component()
    off.chat.begin()
    expect(await settled(off.chat.call('sendTextMsg', { text: 'x' }))).toMatchObject({ errCode: -20001 })
    const gone = await stage.joined()
    gone.chat.end()
    expect(await settled(gone.chat.call('initIM', {}))).toMatchObject({
      errMsg: like(/^initIM:fail /),
    })
  })
})

describe('leaving', () => {
  test('logs out with the page, and leaves nothing behind', async () => {
    const one = await stage.joined()
    const tsl = one.chat.liveSell
    expect(tsl).not.toBeNull()
    one.chat.end()
    await settle()
    expect(stage.cloud.membersOf(ROOM)).toEqual([])
    expect([stage.openLinks(), jest.getTimerCount(), one.chat.liveSell]).toEqual([0, 0, null])
  })

  test('before the login came through, it leaves nothing behind either', async () => {
    const one = stage.component(complete())
    one.chat.begin()
    one.chat.end()
    await settle()
    expect([stage.openLinks(), jest.getTimerCount(), one.heard]).toEqual([0, 0, []])
  })

  test('not while another component uses the same account and room: they share one session', async () => {
    const player = await stage.joined()
    const pusher = await stage.joined()
    expect(pusher.chat.liveSell).toBe(player.chat.liveSell)
    expect(stage.joins).toEqual([`ann ${ROOM}`])
    player.chat.end()
    await settle()
    expect(stage.cloud.membersOf(ROOM)).toEqual(['ann'])
    expect(await settled(pusher.chat.call('sendTextMsg', { text: 'still here' }))).toMatchObject({
      userID: 'ann',
    })
    pusher.chat.end()
    await settle()
    expect([stage.cloud.membersOf(ROOM), stage.openLinks(), jest.getTimerCount()]).toEqual([[], 0, 0])
  })

  test('a page that comes back at once joins anew', async () => {
    for (let visit = 0; visit < 5; visit++) {
      const one = stage.component(complete())
      one.chat.begin()
      await settle(visit * 7)
      one.chat.end()
    }
    const one = await stage.joined()
    expect(errors(one)).toEqual([])
    expect(stage.cloud.membersOf(ROOM)).toEqual(['ann'])
    expect(stage.openLinks()).toBe(1)
  })

  test('one account in two rooms: the later component takes it, the earlier is told', async () => {
    const first = await stage.joined()
    await stage.joined({ roomID: OTHER_ROOM })
    expect(errors(first)).toEqual([some({ reason: 'room-moved', code: -109 })])
    expect(stage.cloud.membersOf(OTHER_ROOM)).toEqual(['ann'])
  })
})

describe('what goes wrong on the way', () => {
  test('no such room: one error, though both its profile and its door refuse', async () => {
    const one = stage.component(complete('ann', 'nowhere'))
    one.chat.begin()
    await settle()
    expect(errors(one)).toEqual([some({ code: 10010, reason: 'room' })])
    one.set({ roomID: ROOM })
    await settle()
    expect(stage.cloud.membersOf(ROOM)).toEqual(['ann'])
  })

  test('a mute network: a time limit, and initIM() tries again', async () => {
    stage.cloud.ignoreNext('login')
    const one = stage.component(complete())
    const first = outcome(one.chat.call('initIM', {}))
    await settle(20_000)
    expect(await first).toMatchObject({ errCode: -102 })
    expect(errors(one)).toEqual([some({ reason: 'timeout' })])
  })

  test.each<[string, unknown, string]>([
    ['no SDK at all', null, 'error -20002'],
    ['an SDK that gives nothing', { create: () => null, EVENT: {}, TYPES: {} }, 'error -101'],
  ])('%s: one error, and initIM() hears it, too', async (_what, tim, error) => {
    stage = openStage({}, tim)
    const one = stage.component(complete())
    one.chat.begin()
    await settle()
    expect(one.log()).toEqual([error])
    expect(await settled(one.chat.call('initIM', {}))).toMatchObject({ errMsg: like(/^initIM:fail IM：/) })
    one.chat.end()
    await settle()
    expect(jest.getTimerCount()).toBe(0)
  })
})
