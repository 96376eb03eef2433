/** Calls that come too early, twice, or after the end: each waits for its turn or is refused, and none hangs. */
import TSL from '../../tim-live-sell/src'
import {
  instanceOf,
  otherRoom,
  rejection,
  roomID,
  SDKAppID,
  setUp,
  settle,
  slowDevice,
  type Client,
  type Stage,
} from '../fixtures/tsl/stage'

let stage: Stage

beforeEach(() => {
  jest.useFakeTimers()
  stage = setUp()
})

const readies = ({ of }: Client) => of('SDK_READY').length

describe('while the room is being joined', () => {
  test.each<[string, (tsl: TSL) => Promise<unknown>]>([
    ['a text', (tsl) => tsl.sendMessage('x')],
    ['a gift', (tsl) => tsl.gift('rocket')],
    ['an event', (tsl) => tsl.sendCustomMsgAndEmitEvent('LOTTERY', 'open')],
  ])('%s waits for it', async (_, send) => {
    const one = stage.client('ann', {}, slowDevice(stage))
    await settle()
    const joining = one.tsl.joinRoom()
    const sending = send(one.tsl)
    await settle()
    await joining
    await expect(sending).resolves.toMatchObject({ nick: 'ANN' })
  })

  test('what is said goes to the room that is being joined', async () => {
    const bob = await stage.joined('bob', { roomID: otherRoom })
    const one = await stage.joined('ann', {}, slowDevice(stage))
    void one.tsl.joinRoom({ roomID: otherRoom })
    await Promise.all([one.tsl.sendMessage('x'), settle(1000)])
    expect(bob.of('MESSAGE')).toMatchObject([{ message: 'x' }])
  })

  test('a like is seen at once, and goes out when it is', async () => {
    const one = stage.client('ann', {}, slowDevice(stage, 5000))
    const host = await stage.joined('host')
    void one.tsl.joinRoom()
    await Promise.all([one.tsl.like(), one.tsl.like(), settle(10)])
    expect(one.of('LIKE')).toHaveLength(2)
    await settle(7000)
    expect(host.of('LIKE')).toMatchObject([{ count: 2 }])
    expect(one.errors()).toEqual([])
  })

  test('who leaves meanwhile is not in the room afterwards', async () => {
    const one = stage.client('ann', {}, slowDevice(stage))
    await settle()
    void one.tsl.joinRoom()
    await settle(50)
    const left = one.tsl.exitRoom()
    await settle()
    expect(await left).toEqual({ status: 'Left' })
    expect(stage.cloud.membersOf(roomID)).toEqual([])
  })

  test('who is destroyed meanwhile is not in the room afterwards, though another keeps the SDK', async () => {
    const sdk = slowDevice(stage)
    stage.client('ann', {}, sdk)
    const second = stage.client('ann', {}, sdk)
    await settle()
    const joining = rejection(second.tsl.joinRoom())
    await settle(50)
    await Promise.all([second.tsl.destroy(), settle()])
    expect(await joining).toMatchObject({ reason: 'destroyed' })
    expect(stage.cloud.membersOf(roomID)).toEqual([])
  })

  test('a joining that is refused keeps nobody waiting', async () => {
    const one = stage.client('ann', {}, slowDevice(stage))
    await settle()
    stage.cloud.refuseNext('joinGroup', 10010)
    const joining = rejection(one.tsl.joinRoom())
    const sending = rejection(one.tsl.sendMessage('x'))
    await settle()
    expect([(await joining).code, (await sending).code]).toEqual([10010, 2101])
  })

  test('a joining that a lost connection cut off is not waited for after reconnect()', async () => {
    const one = stage.client('ann')
    await settle()
    stage.cloud.ignoreNext('joinGroup')
    const cut = rejection(one.tsl.joinRoom())
    await settle()
    stage.cloud.kick('ann')
    await Promise.all([one.tsl.reconnect(), settle()])
    expect(await cut).toMatchObject({ reason: 'kicked' })
    const joining = one.tsl.joinRoom()
    await settle()
    await expect(joining).resolves.toBeDefined()
  })
})

describe('before SDK_READY', () => {
  test('what is called in one go goes in order, as the manual shows it', async () => {
    const one = stage.client('ann')
    one.tsl.on('SDK_READY', async () => {
      await one.tsl.joinRoom()
    })
    const said = one.tsl.sendMessage('x')
    await settle()
    await expect(said).resolves.toMatchObject({ message: 'x' })
  })

  test('a reconnect() in between leaves nobody waiting for ever', async () => {
    const one = stage.client('ann')
    const joining = one.tsl.joinRoom()
    const back = one.tsl.reconnect()
    await settle()
    await expect(joining).resolves.toBeDefined()
    await expect(back).resolves.toBeUndefined()
    expect(readies(one)).toBe(1)
  })

  test('what was refused because the login took too long is not done when it succeeds later', async () => {
    const sdk = stage.device()
    const instance = instanceOf(sdk)
    const login = instance.login.bind(instance)
    instance.login = async (given) => {
      await new Promise((resolve) => setTimeout(resolve, 20_000))
      return login(given)
    }
    const one = stage.client('ann', {}, sdk)
    const refused = rejection(one.tsl.joinRoom())
    await settle(15_100)
    expect(await refused).toMatchObject({ code: -102 })
    await settle(6000)
    expect(readies(one)).toBe(1)
    expect(stage.cloud.membersOf(roomID)).toEqual([])
  })

  test.each([2024, 3000])('that the SDK is not ready (%d) is no ERROR', async (code) => {
    const sdk = stage.device()
    const on = jest.spyOn(instanceOf(sdk), 'on')
    const one = stage.client('ann', {}, sdk)
    const [, handler] = on.mock.calls.find(([event]) => event === 'error') ?? []
    handler?.({ name: 'error', data: { code, message: '' } })
    expect(one.of('ERROR')).toEqual([])
    await settle()
    handler?.({ name: 'error', data: { code, message: '' } })
    expect(one.of('ERROR')).toHaveLength(1)
  })
})

describe('reconnect()', () => {
  test('twice at once: both come to an end, with one login', async () => {
    const one = await stage.joined('ann')
    stage.cloud.kick('ann')
    await settle()
    const logins = jest.spyOn(instanceOf(one.sdk), 'login')
    const both = [one.tsl.reconnect(), one.tsl.reconnect()]
    await settle()
    await expect(Promise.all(both)).resolves.toBeDefined()
    expect(logins).toHaveBeenCalledTimes(1)
    expect(readies(one)).toBe(2)
    expect(stage.cloud.membersOf(roomID)).toEqual(['ann'])
  })

  test('after destroy() is refused, and logs nobody in', async () => {
    const one = await stage.joined('ann')
    await Promise.all([one.tsl.destroy(), settle()])
    const create = jest.spyOn(one.sdk, 'create')
    expect(await rejection(one.tsl.reconnect('new-sig'))).toMatchObject({ code: -105, reason: 'destroyed' })
    await settle(20_000)
    expect(create).not.toHaveBeenCalled()
    expect(jest.getTimerCount()).toBe(0)
  })

  test('after the app destroyed the SDK itself makes a new one', async () => {
    const one = await stage.joined('ann')
    const before = one.tsl.TIM
    await Promise.all([before.destroy(), settle()])
    expect(one.of('SDK_NOT_READY')).toHaveLength(1)
    await Promise.all([one.tsl.reconnect(), settle()])
    expect(one.tsl.TIM).not.toBe(before)
    expect(one.tsl.TIM).toBe(instanceOf(one.sdk))
    expect(stage.cloud.membersOf(roomID)).toEqual(['ann'])
    await Promise.all([one.tsl.destroy(), settle()])
    expect(jest.getTimerCount()).toBe(0)
  })
})

test('an SDK that the app destroyed itself is not destroyed again', async () => {
  const one = await stage.joined('ann')
  const destroy = jest.spyOn(instanceOf(one.sdk), 'destroy')
  await Promise.all([one.tsl.TIM.destroy(), settle()])
  await Promise.all([one.tsl.destroy(), settle()])
  expect(destroy).toHaveBeenCalledTimes(1)
  const next = new TSL({ SDKAppID, roomID, userName: 'ann', userSig: 's', TIM: one.sdk })
  const joining = next.joinRoom()
  await settle()
  await expect(joining).resolves.toBeDefined()
  await Promise.all([next.destroy(), settle()])
  expect(jest.getTimerCount()).toBe(0)
})
