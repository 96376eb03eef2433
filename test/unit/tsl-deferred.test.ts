/** Answers that come late: to a login, a join or a room's profile that is of no interest any more. */
import { instanceOf, otherRoom, rejection, roomID, setUp, settle, type Stage } from '../fixtures/tsl/stage'

let stage: Stage

beforeEach(() => {
  jest.useFakeTimers()
  stage = setUp()
})

type Handler = (event: { name: string; data?: unknown }) => void

/** An SDK whose events the test may raise by itself. */
function wired() {
  const sdk = stage.device()
  const on = jest.spyOn(instanceOf(sdk), 'on')
  const raise = (name: string, data?: unknown) => {
    for (const [event, handler] of on.mock.calls) if (event === name) (handler as Handler)({ name, data })
  }
  return { sdk, instance: instanceOf(sdk), raise }
}

/** Calls that are carried out when the test says so. */
function gate<Given extends unknown[], Result>(real: (...given: Given) => Promise<Result>) {
  const held: { pass: () => void; refuse: (code: number) => void }[] = []
  const call = (...given: Given) =>
    new Promise<Result>((resolve, reject) => {
      const refuse = (code: number) => reject(Object.assign(new Error(''), { code }))
      held.push({ pass: () => resolve(real(...given)), refuse })
    })
  return { held, call }
}

const custom = (data: string, from: string, to = roomID) => ({
  type: 'TIMCustomElem',
  conversationType: 'GROUP',
  payload: { data, extension: 'x', description: '' },
  ID: `${data}-${from}`,
  from,
  to,
})

describe('a login that is overtaken', () => {
  test.each(['passes', 'is refused'])('by a kick and reconnect(), and then %s, says nothing', async (how) => {
    const { sdk, instance, raise } = wired()
    const { held, call } = gate(instance.login.bind(instance))
    instance.login = call
    const one = stage.client('ann', {}, sdk)
    await settle()
    raise('kickedOut', { type: 'multipleDevice' })
    const back = one.tsl.reconnect()
    await settle()
    expect(held).toHaveLength(2)
    if (how === 'passes') held[0]?.pass()
    else held[0]?.refuse(70001)
    await settle()
    expect(one.errors()).toEqual([])
    held[1]?.pass()
    await Promise.all([back, settle()])
    expect(one.of('SDK_READY')).toHaveLength(1)
    expect(one.errors()).toEqual([])
  })

  test('by reconnect() has no time limit of its own', async () => {
    const { sdk, instance } = wired()
    instance.login = () => new Promise(() => undefined)
    const one = stage.client('ann', {}, sdk)
    await settle(10_000)
    const refused = rejection(one.tsl.reconnect())
    await settle(14_000)
    expect(one.errors()).toEqual([])
    await settle(1_100)
    expect(one.errors()).toMatchObject([{ code: -102, reason: 'timeout' }])
    expect(await refused).toMatchObject({ code: -102 })
  })

  test('by a kick: the room’s profile that then fails is no ERROR', async () => {
    const { sdk, instance, raise } = wired()
    const { held, call } = gate(instance.getGroupProfile.bind(instance))
    instance.getGroupProfile = call
    const one = stage.client('ann', {}, sdk)
    await settle()
    expect(held).toHaveLength(1)
    raise('kickedOut', { type: 'multipleDevice' })
    held[0]?.refuse(2801)
    await settle()
    expect(one.errors()).toEqual([])
  })
})

describe('ready', () => {
  test('without a roomID there is no room to ask for', async () => {
    const { sdk, instance } = wired()
    const ask = jest.spyOn(instance, 'getGroupProfile')
    const one = stage.client('ann', { roomID: undefined }, sdk)
    await settle()
    expect(one.of('SDK_READY')).toHaveLength(1)
    expect(ask).not.toHaveBeenCalled()
    expect(one.errors()).toEqual([])
  })

  test('a second one, later, finds the login done and listens for itself alone', async () => {
    const { sdk, instance } = wired()
    const login = jest.spyOn(instance, 'login')
    const first = stage.client('ann', {}, sdk)
    await settle()
    const checkUserSig = jest.fn(() => ({ code: 70001, message: 'expired' }))
    const second = stage.client('ann', { checkUserSig }, sdk)
    await settle()
    expect(second.of('SDK_READY')).toHaveLength(1)
    expect(login).toHaveBeenCalledTimes(1)
    expect(checkUserSig).not.toHaveBeenCalled()
    stage.cloud.cutOff('ann')
    expect([first, second].map(({ of }) => of('NETWORK_CHANGE').length)).toEqual([1, 1])
  })

  test('an ERROR names what was done', async () => {
    const { sdk } = wired()
    const one = stage.client('ann', { roomID: '@TGS#none' }, sdk)
    await settle()
    expect(one.of('ERROR')).toMatchObject([
      { name: 'error', data: { message: 'getRoomInfo: no such room (10010)' } },
    ])
    const other = stage.client('bob', {}, sdk)
    await settle()
    expect(other.errors()).toMatchObject([{ code: -107, reason: 'login' }])
  })

  test('errors of the SDK are passed on; that it is not ready, only once it was', async () => {
    const { sdk, raise } = wired()
    const one = stage.client('ann', {}, sdk)
    raise('error', { code: 2024 })
    expect(one.of('ERROR')).toEqual([])
    raise('error', { code: 2805 })
    await settle()
    raise('error', { code: 2024 })
    expect(one.errors()).toEqual([{ code: 2805 }, { code: 2024 }])
  })

  test('of changed profiles mine is taken', async () => {
    const { sdk, raise } = wired()
    const one = await stage.joined('ann', {}, sdk)
    raise('onProfileUpdated', [
      { userID: 'bob', nick: 'Bobby' },
      { userID: 'ann', nick: 'Annie' },
    ])
    const sent = one.tsl.sendMessage('x')
    await settle()
    expect(await sent).toMatchObject({ userID: 'ann', nick: 'Annie' })
  })
})

describe('a lost connection', () => {
  test('is told each time, with what to do', async () => {
    const one = await stage.joined('ann')
    for (let i = 1; i <= 2; i++) {
      await Promise.all([instanceOf(one.sdk).logout(), settle()])
      expect(one.of('SDK_NOT_READY')).toHaveLength(i)
      expect(await rejection(one.tsl.sendMessage('x'))).toMatchObject({
        reason: 'not-ready',
        message: 'not ready; call reconnect()',
      })
      await Promise.all([one.tsl.reconnect(), settle()])
    }
    stage.cloud.kick('ann')
    expect(await rejection(one.tsl.sendMessage('x'))).toMatchObject({ message: 'kicked; call reconnect()' })
  })

  test('outside of a room: reconnect() joins none', async () => {
    const one = stage.client('ann')
    await settle()
    stage.cloud.kick('ann')
    await settle()
    await Promise.all([one.tsl.reconnect(), settle()])
    expect(stage.cloud.membersOf(roomID)).toEqual([])
    expect(one.of('MESSAGES_MISSED')).toEqual([])
  })
})

describe('joining', () => {
  test('brings the profile; it is not asked for again', async () => {
    const one = stage.client('ann')
    await settle()
    const ask = jest.spyOn(instanceOf(one.sdk), 'getGroupProfile')
    await Promise.all([one.tsl.joinRoom(), settle()])
    expect(ask).not.toHaveBeenCalled()
  })

  test('the room again: its owner stays known while the profile is on its way', async () => {
    const one = await stage.joined('ann')
    stage.cloud.refuseNext('joinGroup', 10013)
    stage.cloud.ignoreNext('getGroupProfile')
    void one.tsl.joinRoom()
    await settle()
    stage.cloud.inject('ann', [custom('ADD_GOODS', 'host')])
    expect(one.of('ADD_GOODS')).toHaveLength(1)
  })

  test('another room: the first one’s owner has no say there', async () => {
    const one = await stage.joined('ann')
    stage.cloud.refuseNext('joinGroup', 10013)
    stage.cloud.ignoreNext('getGroupProfile')
    void one.tsl.joinRoom({ roomID: otherRoom })
    await settle()
    stage.cloud.inject('ann', [
      custom('ADD_GOODS', 'host', otherRoom),
      custom('SEND_GIFT', 'host', otherRoom),
    ])
    expect(one.of('SEND_GIFT')).toHaveLength(1)
    expect(one.of('ADD_GOODS')).toEqual([])
  })

  test('by the app itself, past the library: what is said there is heard', async () => {
    const one = stage.client('ann')
    await settle()
    await Promise.all([
      instanceOf(one.sdk).joinGroup({ groupID: roomID, type: 'AVChatRoom' } as { groupID: string }),
      settle(),
    ])
    stage.cloud.inject('ann', [custom('SEND_GIFT', 'bob')])
    expect(one.of('SEND_GIFT')).toHaveLength(1)
  })
})

describe('joining again after a gap', () => {
  function gap() {
    stage.cloud.cutOff('ann')
    stage.cloud.restore('ann')
  }

  test('an answer of before the next gap does not count', async () => {
    const { sdk, instance, raise } = wired()
    const one = await stage.joined('ann', {}, sdk)
    const { held, call } = gate(instance.joinGroup.bind(instance))
    instance.joinGroup = call
    // The first answer may have gone with the line: so it is not waited for much longer.
    for (const ms of [400, 8000]) {
      for (const state of ['disconnected', 'connected']) raise('netStateChange', { state })
      await settle(ms)
    }
    expect(held).toHaveLength(2)
    held[0]?.pass()
    await settle()
    expect(one.of('MESSAGES_MISSED')).toEqual([])
    held[1]?.pass()
    await settle()
    expect(one.of('MESSAGES_MISSED')).toHaveLength(1)
  })

  test('nor does one of before the room was left and joined again', async () => {
    const one = await stage.joined('ann')
    const instance = instanceOf(one.sdk)
    const real = instance.joinGroup.bind(instance)
    const { held, call } = gate(real)
    instance.joinGroup = call
    gap()
    await settle()
    instance.joinGroup = real
    await Promise.all([one.tsl.exitRoom(), settle(8000)])
    await Promise.all([one.tsl.joinRoom(), settle()])
    stage.cloud.cutOff('ann')
    held[0]?.refuse(10010)
    await settle()
    expect(one.of('ROOM_LOST')).toEqual([])
    expect(one.of('MESSAGES_MISSED')).toEqual([])
  })

  test('waits 1, 2, 4, 8 and 16 s between its tries; then the room is lost, with what failed, and may be joined again', async () => {
    const one = await stage.joined('ann')
    const instance = instanceOf(one.sdk)
    const at: number[] = []
    const joinGroup = instance.joinGroup.bind(instance)
    instance.joinGroup = () => {
      at.push(Date.now())
      return Promise.reject(Object.assign(new Error(''), { code: 2801 }))
    }
    gap()
    await settle(120_000)
    expect(at.slice(1).map((time, i) => time - (at[i] ?? 0))).toEqual([1000, 2000, 4000, 8000, 16_000])
    const [code, message] = [2801, 'joinRoom: network timeout (2801)']
    expect(one.of('ROOM_LOST')).toEqual([{ roomID, reason: 'gone', code, message }])
    expect(one.errors()).toEqual([])
    instance.joinGroup = joinGroup
    await Promise.all([one.tsl.joinRoom(), settle()])
    expect(one.of('JOIN_GROUP').length).toBeGreaterThan(0)
  })

  test('is not tried while the line is down', async () => {
    const one = await stage.joined('ann')
    const joins = jest.spyOn(instanceOf(one.sdk), 'joinGroup')
    stage.cloud.refuseNext('joinGroup', 2801)
    gap()
    await settle(500)
    stage.cloud.cutOff('ann')
    await settle(10_000)
    expect(joins).toHaveBeenCalledTimes(1)
  })
})
