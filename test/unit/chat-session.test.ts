/** One account in one room, with a room of tim-live-sell's that does and says what a test wants. */
import { FakeSession, JOINED, LOGIN, soon } from '../fixtures/chat/fake-tsl'

const RECONNECT = '连接已断开，请调用 initIM()'
const connection = (state: string, code: number) => ({ tag: 'connection_event', code, detail: { state } })
const errors = (events: { tag: string }[]) => events.filter(({ tag }) => tag === 'error')

describe('it opens', () => {
  test('with the account and the room, tells of the login, joins, and tells of that', async () => {
    const one = new FakeSession()
    const { events } = one.listener()
    one.session.open()
    expect(one.options).toEqual([
      expect.objectContaining({ SDKAppID: '1400000000', userName: 'ann', userSig: 'sig 1', roomID: 'room' }),
    ])
    one.tsl.say('SDK_READY')
    expect(events).toEqual([LOGIN])
    expect(await one.whether()).toBe('waits')
    one.tsl.joins[0]?.resolve({ groupInfo: 'the room' })
    await soon()
    expect(events).toEqual([LOGIN, JOINED])
    expect(await one.whether()).toBe('joined')
  })

  test('not any more once it was closed', () => {
    const one = new FakeSession()
    void one.session.close(new Error('gone'))
    one.session.open()
    expect(one.options).toEqual([])
  })

  test('where the SDK cannot be used, that is told, and initIM() tries anew', async () => {
    const one = new FakeSession()
    const { events } = one.listener()
    one.problem = Object.assign(new Error('no SDK'), { code: -20002, reason: 'no-sdk' })
    one.session.open()
    await soon()
    expect(events).toEqual([{ tag: 'error', code: -20002, reason: 'no-sdk', detail: 'IM：no SDK' }])
    one.problem = undefined
    one.session.retry()
    expect(one.options).toHaveLength(1)
  })
})

describe('who comes later hears where things stand', () => {
  const late = (one: FakeSession) => {
    const { events, listener } = one.listener(false)
    one.session.catchUp(listener)
    return events
  }

  test('before the login: nothing', () => {
    const one = new FakeSession()
    one.session.open()
    expect(late(one)).toEqual([])
  })

  test('logged in and on its way to the room: the login', () => {
    const one = new FakeSession()
    one.session.open()
    one.tsl.say('SDK_READY')
    expect(late(one)).toEqual([LOGIN])
  })

  test('in the room: both', async () => {
    const one = new FakeSession()
    await one.inRoom()
    expect(late(one)).toEqual([LOGIN, JOINED])
  })

  test('not let into the room: the login, and why', async () => {
    const one = new FakeSession()
    one.session.open()
    one.tsl.say('SDK_READY')
    one.tsl.joins[0]?.reject({ code: 10007, reason: 'room', message: '不让进' })
    await soon()
    expect(late(one)).toEqual([LOGIN, { tag: 'error', code: 10007, reason: 'room', detail: 'IM：不让进' }])
  })
})

test('who comes while things happen hears of them once, when they are caught up', async () => {
  const one = new FakeSession()
  const { events, listener } = one.listener(false)
  one.session.open()
  one.tsl.say('SDK_READY')
  one.tsl.joins[0]?.resolve({ groupInfo: 'the room' })
  await soon()
  expect(events).toEqual([])
  one.session.catchUp(listener)
  one.session.catchUp(listener)
  expect(events).toEqual([LOGIN, JOINED])
  one.tsl.say('NETWORK_CHANGE', { data: { state: 'connecting' } })
  expect(events.slice(2)).toEqual([connection('connecting', 1)])
})

describe('the connection', () => {
  test('is gone for good: told, who waits hears of it, and initIM() logs in anew', async () => {
    const one = new FakeSession()
    const events = await one.inRoom()
    one.tsl.say('SDK_NOT_READY')
    expect(events).toEqual([connection('disconnected', 9999)])
    expect(await one.whether()).toBe(RECONNECT)
    one.session.retry()
    expect(one.tsl.reconnects).toEqual(['sig 1'])
    one.tsl.say('SDK_READY')
    one.tsl.joins[1]?.resolve({ groupInfo: 'the room' })
    await soon()
    expect(events.slice(1)).toEqual([LOGIN, JOINED])
  })

  test('is gone while somebody waits for the room: that is an end to the waiting', async () => {
    const one = new FakeSession()
    one.session.open()
    one.tsl.say('SDK_READY')
    const waiting = one.session.whenJoined().catch((why: unknown) => why)
    one.tsl.say('SDK_NOT_READY')
    expect(await waiting).toMatchObject({ message: RECONNECT, reason: 'not-ready', code: -103 })
  })

  test('comes late, and initIM() is called on the way into the room: joins once, and tells it once', async () => {
    const one = new FakeSession()
    const { events } = one.listener()
    one.session.open()
    one.tsl.say('ERROR', { data: { code: -102, reason: 'timeout', message: 'late' } })
    one.tsl.say('SDK_READY')
    one.session.retry()
    for (const join of one.tsl.joins) join.resolve({ groupInfo: 'the room' })
    await soon()
    expect(events.slice(1)).toEqual([LOGIN, JOINED])
  })

  test('is gone after a kick: the kick stays the reason', async () => {
    const one = new FakeSession()
    await one.inRoom()
    one.tsl.say('KICKED', { data: { type: 'multipleAccount' } })
    one.tsl.say('SDK_NOT_READY')
    expect(await one.whether()).toContain('被踢下线（multipleAccount）')
  })

  test('is gone some time after a kick that was overcome: initIM() logs in anew', async () => {
    const one = new FakeSession()
    await one.inRoom()
    one.tsl.say('KICKED', { data: { type: 'multipleAccount' } })
    one.tsl.say('SDK_NOT_READY')
    one.session.retry()
    one.tsl.say('SDK_READY')
    one.tsl.joins[1]?.resolve({ groupInfo: 'the room' })
    await soon()
    expect(await one.whether()).toBe('joined')
    one.tsl.say('SDK_NOT_READY')
    expect(await one.whether()).toBe(RECONNECT)
    one.session.retry()
    expect(one.tsl.reconnects).toHaveLength(2)
  })

  test.each([
    ['connected', 0],
    ['connecting', 1],
    ['disconnected', 9999],
  ])('is %s: told', async (state, code) => {
    const one = new FakeSession()
    const events = await one.inRoom()
    one.tsl.say('NETWORK_CHANGE', { data: { state } })
    expect(events).toEqual([connection(state, code)])
    expect(one.tsl.joins).toHaveLength(1)
  })

  test.each([[{ data: { state: 'strange' } }], [{ data: { state: 0 } }], [{ data: {} }], [{}], [undefined]])(
    'is %j: not told',
    async (event) => {
      const one = new FakeSession()
      const events = await one.inRoom()
      one.tsl.say('NETWORK_CHANGE', event)
      expect(events).toEqual([])
    },
  )

  const lost = async (): Promise<FakeSession> => {
    const one = new FakeSession()
    await one.inRoom()
    one.tsl.say('SDK_NOT_READY')
    return one
  }

  test('is back: what had failed for it is tried again', async () => {
    const one = await lost()
    one.tsl.say('NETWORK_CHANGE', { data: { state: 'connected' } })
    expect(one.tsl.reconnects).toHaveLength(1)
  })

  test('is not back yet: nothing is tried', async () => {
    const one = await lost()
    one.tsl.say('NETWORK_CHANGE', { data: { state: 'connecting' } })
    expect(one.tsl.reconnects).toEqual([])
  })

  test('is back, and the account was kicked: it stays out', async () => {
    const one = new FakeSession()
    await one.inRoom()
    one.tsl.say('KICKED', { data: { type: 'multipleAccount' } })
    one.tsl.say('NETWORK_CHANGE', { data: { state: 'connected' } })
    expect(one.tsl.reconnects).toEqual([])
  })

  test('is back after a gap: what was missed is named', async () => {
    const one = new FakeSession()
    const events = await one.inRoom()
    one.tsl.say('MESSAGES_MISSED', { since: 1, until: 2 })
    expect(events).toEqual([
      { tag: 'connection_event', code: 0, detail: { state: 'connected', missed: { since: 1, until: 2 } } },
    ])
  })
})

describe('kicked', () => {
  test.each([
    ['multipleAccount', 1],
    ['multipleDevice', 2],
    ['userSigExpired', 3],
    ['REST_API_Kick', 4],
    ['something new', 0],
  ])('for %s: code %i', async (type, code) => {
    const one = new FakeSession()
    const events = await one.inRoom()
    one.tsl.say('KICKED', { data: { type } })
    expect(events).toEqual([{ tag: 'kicked', code, detail: { type } }])
  })

  test('for an expired userSig, and a new one had come before: logs in with that', async () => {
    const one = new FakeSession()
    await one.inRoom()
    one.session.renew('sig 2')
    one.tsl.say('KICKED', { data: { type: 'userSigExpired' } })
    expect(one.tsl.reconnects).toEqual(['sig 2'])
  })

  test('for an expired userSig: the old one is not tried again, a new one is, once', async () => {
    const one = new FakeSession()
    await one.inRoom()
    one.tsl.say('KICKED', { data: { type: 'userSigExpired' } })
    one.session.renew('sig 1')
    expect(one.tsl.reconnects).toEqual([])
    one.session.renew('sig 2')
    one.session.renew('sig 2')
    expect(one.tsl.reconnects).toEqual(['sig 2'])
  })

  test('by another login, and a new userSig had come before: stays out', async () => {
    const one = new FakeSession()
    await one.inRoom()
    one.session.renew('sig 2')
    one.tsl.say('KICKED', { data: { type: 'multipleAccount' } })
    one.session.renew('sig 3')
    expect(one.tsl.reconnects).toEqual([])
  })
})

describe('the room', () => {
  test('is lost: told with its reason, and the host alone goes back', async () => {
    const one = new FakeSession()
    const events = await one.inRoom()
    one.tsl.say('ROOM_LOST', { code: -108, reason: 'removed', message: '被移出' })
    expect(events).toEqual([{ tag: 'error', code: -108, reason: 'room-removed', detail: 'IM：被移出' }])
    expect(await one.whether()).toBe('被移出')
    one.tsl.say('NETWORK_CHANGE', { data: { state: 'connected' } })
    expect(one.tsl.joins).toHaveLength(1)
    one.session.retry()
    expect(one.tsl.joins).toHaveLength(2)
  })

  test('is lost while its profile is still to come: it is not said to be joined', async () => {
    const one = new FakeSession()
    const { events } = one.listener()
    one.session.open()
    one.tsl.say('SDK_READY')
    one.tsl.say('ROOM_LOST', { code: -108, reason: 'removed', message: '被移出' })
    one.tsl.joins[0]?.resolve({ groupInfo: 'the room' })
    await soon()
    expect(events).toEqual([
      LOGIN,
      { tag: 'error', code: -108, reason: 'room-removed', detail: 'IM：被移出' },
    ])
    expect(await one.whether()).toBe('被移出')
  })

  test('cannot be joined again after a gap: told, and tried anew when the network comes back or at initIM()', async () => {
    const one = new FakeSession()
    const events = await one.inRoom()
    one.tsl.say('ROOM_LOST', { code: 10023, reason: 'gone', message: '太忙' })
    expect(events).toEqual([{ tag: 'error', code: 10023, reason: 'room-gone', detail: 'IM：太忙' }])
    one.tsl.say('NETWORK_CHANGE', { data: { state: 'connected' } })
    expect(one.tsl.joins).toHaveLength(2)
    one.tsl.joins[1]?.reject({ code: 10023, message: '太忙' })
    await soon()
    one.session.retry()
    expect(one.tsl.joins).toHaveLength(3)
  })

  test('does not let in: told once until something has gone well, and initIM() asks again', async () => {
    const one = new FakeSession()
    const { events } = one.listener()
    one.session.open()
    one.tsl.say('SDK_READY')
    const refuse = async (number: number) => {
      one.tsl.joins[number]?.reject({ code: 10007, reason: 'room', message: '不让进' })
      await soon()
    }
    await refuse(0)
    one.tsl.say('NETWORK_CHANGE', { data: { state: 'connected' } })
    await refuse(1)
    expect(errors(events)).toHaveLength(1)
    one.session.retry()
    await refuse(2)
    expect(errors(events)).toHaveLength(2)
  })

  test.each([
    ['lets in', (one: FakeSession) => one.tsl.joins[0]?.resolve({ groupInfo: 'the room' })],
    ['does not let in', (one: FakeSession) => one.tsl.joins[0]?.reject(new Error('不让进'))],
  ])('%s after the connection has gone: no word of it', async (_what, answer) => {
    const one = new FakeSession()
    const { events } = one.listener()
    one.session.open()
    one.tsl.say('SDK_READY')
    one.tsl.say('SDK_NOT_READY')
    events.length = 0
    answer(one)
    await soon()
    expect(events).toEqual([])
    expect(await one.whether()).toBe(RECONNECT)
  })
})

describe('errors', () => {
  test.each(['login', 'user-sig', 'timeout'])(
    '%s: nobody is logged in; a new userSig goes on',
    async (reason) => {
      const one = new FakeSession()
      const events = await one.inRoom()
      one.tsl.say('ERROR', { data: { code: 5, reason, message: '不行' } })
      expect(events).toEqual([{ tag: 'error', code: 5, reason, detail: 'IM：不行' }])
      expect(await one.whether()).toBe('不行')
      one.session.renew('sig 2')
      expect(one.tsl.reconnects).toEqual(['sig 2'])
    },
  )

  test.each([[{ code: 5, reason: 'room', message: '不行' }], [{ code: 5, message: '不行' }]])(
    '%j: told, and all goes on',
    async (data) => {
      const one = new FakeSession()
      const events = await one.inRoom()
      one.tsl.say('ERROR', { data })
      expect(errors(events)).toHaveLength(1)
      expect(await one.whether()).toBe('joined')
    },
  )
})

describe('name and picture', () => {
  const written = ({ tsl }: FakeSession) => tsl.profiles.map(({ profile }) => profile)

  test('wait for the login; what is empty is not written', async () => {
    const one = new FakeSession()
    one.session.setProfile('Al', '')
    one.session.open()
    one.session.setProfile('Ann', '')
    await soon()
    expect(written(one)).toEqual([])
    one.tsl.say('SDK_READY')
    await soon()
    expect(written(one)).toEqual([{ nick: 'Ann' }])
  })

  test('are written when they change, and only then; one that is not given stays', async () => {
    const one = new FakeSession()
    await one.inRoom()
    one.session.setProfile('', '')
    await soon()
    expect(written(one)).toEqual([])
    one.session.setProfile('', 'a.png')
    one.session.setProfile('Ann', '')
    one.session.setProfile('Ann', 'a.png')
    await soon()
    expect(written(one)).toEqual([{ avatar: 'a.png' }, { nick: 'Ann', avatar: 'a.png' }])
  })

  test('not taken by the cloud: told, and tried again at the next chance', async () => {
    const one = new FakeSession()
    const events = await one.inRoom()
    one.session.setProfile('Ann', '')
    await soon()
    one.tsl.profiles[0]?.reject({ code: 40005, reason: 'sdk', message: '含敏感词' })
    await soon()
    expect(events).toEqual([{ tag: 'error', code: 40005, reason: 'sdk', detail: 'IM：含敏感词' }])
    one.session.setProfile('Ann', '')
    await soon()
    expect(written(one)).toHaveLength(2)
  })
})

describe('messages', () => {
  const text = { type: 'TIMTextElem', conversationType: 'GROUP', to: 'room', payload: { text: 'hi' } }

  test('are heard once, also after a second login', async () => {
    const one = new FakeSession()
    const events = await one.inRoom()
    one.tsl.say('SDK_NOT_READY')
    one.tsl.say('SDK_READY')
    events.length = 0
    one.tsl.heard.get('onMessageReceived')?.({ data: [text] })
    expect(events).toMatchObject([{ tag: 'big_group_msg_notify', detail: [{ text: 'hi' }] }])
  })

  test('nothing where an event is awaited says nothing', async () => {
    const one = new FakeSession()
    const events = await one.inRoom()
    for (const event of [undefined, null, {}]) one.tsl.heard.get('onMessageReceived')?.(event)
    expect(events).toEqual([])
  })
})

describe('closed', () => {
  const GONE = new Error('已离开')

  test('it leaves nothing behind, and says nothing more', async () => {
    const one = new FakeSession()
    const events = await one.inRoom()
    await one.session.close(GONE)
    expect([one.tsl.destroyed, one.tsl.heard.size]).toEqual([1, 0])
    one.tsl.say('NETWORK_CHANGE', { data: { state: 'disconnected' } })
    one.tsl.say('KICKED', { data: { type: 'userSigExpired' } })
    one.session.renew('sig 2')
    one.session.retry()
    expect([events, one.tsl.reconnects]).toEqual([[], []])
  })

  test('who waits hears why', async () => {
    const one = new FakeSession()
    one.session.open()
    const waiting = one.session.whenJoined().catch((why: unknown) => why)
    await one.session.close(GONE)
    expect(await waiting).toBe(GONE)
    expect(await one.whether()).toBe('已离开')
  })

  test('before it was opened: nothing to leave', async () => {
    const one = new FakeSession()
    await one.session.close(GONE)
    expect(one.tsl.destroyed).toBe(0)
  })

  test('on its way into the room: it is in no room', async () => {
    const one = new FakeSession()
    const { events } = one.listener()
    one.session.open()
    one.tsl.say('SDK_READY')
    await one.session.close(GONE)
    events.length = 0
    one.tsl.joins[0]?.resolve({ groupInfo: 'the room' })
    await soon()
    expect(events).toEqual([])
    expect(await one.whether()).toBe('已离开')
  })
})
