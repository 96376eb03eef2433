/** The stand-in for the SDK beside the real ones: names, gates, errors before a login, and the manners of listeners. */
import { type Message } from '@tencentcloud/chat'
import { expectTypeOf } from 'expect-type'
import { Cloud } from '../../preview/chat/cloud'
import { EVENT, TYPES, roomRate } from '../../preview/chat/constants'
import { type Link } from '../../preview/chat/link'
import { type SdkMessage } from '../../preview/chat/sdk-api'
import { RoomRate } from '../../preview/chat/rate'
import { createChatSdk } from '../../preview/chat/sdk'
import TSL from '../../tim-live-sell/src'
import { loadReal, muteConsole, realNames, type RealInstance, type RealSdk } from '../fixtures/tsl/real-sdks'

let real: ReturnType<typeof loadReal>
let lastAppID = 1400000100

beforeAll(() => {
  jest.useFakeTimers()
  muteConsole()
  real = loadReal()
})
beforeEach(() => {
  jest.useFakeTimers()
  muteConsole()
})
afterAll(() => real.unload())

const standIn = () => {
  const cloud = new Cloud()
  return createChatSdk(() => cloud.connect(), { hasIsReady: true }) as unknown as RealSdk
}
const get = (name: string) => (name === 'the stand-in' ? standIn() : real.sdks.get(name)) as RealSdk
const all = [...realNames, 'the stand-in'] as const

const fresh = (name: string): { sdk: RealSdk; instance: RealInstance; SDKAppID: number } => {
  const sdk = get(name)
  const SDKAppID = ++lastAppID
  const instance = sdk.create({ SDKAppID })
  if (!instance) throw new Error('no instance')
  instance['setLogLevel']?.(4)
  return { sdk, instance, SDKAppID }
}
const call = (instance: RealInstance, method: string, ...given: unknown[]): unknown => {
  const [callee] = [instance[method]]
  if (!callee) throw new Error(`no ${method}`)
  return callee(...given)
}
/** How a call ends: threw, pending, resolved, or rejected with a code. */
async function ending(run: () => unknown): Promise<unknown> {
  try {
    const outcome = Promise.resolve(run()).then(
      () => 'resolved',
      (error: unknown) => [(error as { code: number }).code, error instanceof Error],
    )
    return await Promise.race([
      outcome,
      Promise.resolve()
        .then(() => jest.advanceTimersByTimeAsync(50))
        .then(() => 'pending'),
    ])
  } catch (error) {
    return `threw: ${(error as Error).message}`
  }
}

/** The events that the library listens to, by the names it has written out. */
const heard = async (): Promise<unknown[]> => {
  const { sdk, instance, SDKAppID } = fresh('the stand-in')
  const on = jest.spyOn(instance as { on: (name: string, handler: unknown) => unknown }, 'on')
  const tsl = new TSL({ SDKAppID, userName: 'u', userSig: 's', TIM: sdk })
  await Promise.all([tsl.destroy(), jest.advanceTimersByTimeAsync(10_000)])
  return on.mock.calls.map(([event]) => event)
}

describe.each(realNames)('constants of %s', (name) => {
  test('are those of the stand-in', () => {
    const { EVENT: events, TYPES: types } = get(name)
    expect(events).toMatchObject(EVENT)
    expect(types).toMatchObject(TYPES)
  })

  test('are those that the library has written out', async () => {
    const { EVENT: events, TYPES: types } = get(name) as unknown as Record<string, Record<string, string>>
    const names =
      'SDK_READY MESSAGE_RECEIVED SDK_NOT_READY KICKED_OUT PROFILE_UPDATED NET_STATE_CHANGE ERROR SDK_DESTROY'
    expect(names.split(' ').map((one) => events?.[one])).toEqual(await heard())
    expect(types).toMatchObject({
      MSG_TEXT: 'TIMTextElem',
      MSG_CUSTOM: 'TIMCustomElem',
      MSG_GRP_TIP: 'TIMGroupTipElem',
      MSG_GRP_SYS_NOTICE: 'TIMGroupSystemNoticeElem',
      CONV_GROUP: 'GROUP',
      GRP_AVCHATROOM: 'AVChatRoom',
      MSG_PRIORITY_HIGH: 'High',
      MSG_PRIORITY_NORMAL: 'Normal',
      MSG_PRIORITY_LOW: 'Low',
      MSG_PRIORITY_LOWEST: 'Lowest',
    })
  })
})

describe.each(all)('%s', (name) => {
  test('create: one instance per SDKAppID, null for a bad one, no prototype', async () => {
    const { sdk, instance, SDKAppID } = fresh(name)
    expect(sdk.create({ SDKAppID })).toBe(instance)
    expect(sdk.create({})).toBeNull()
    expect(sdk.create({ SDKAppID: 'abc' })).toBeNull()
    expect(Object.getPrototypeOf(instance)).toBeNull()
    expect(() => sdk.create(undefined)).toThrow(TypeError)
    await ending(() => call(instance, 'destroy'))
    const next = sdk.create({ SDKAppID })
    expect(next).not.toBe(instance)
    await ending(() => next?.['destroy']?.())
  })

  test.each<[string, unknown[]]>([
    ['createTextMessage', [{ to: 'r', conversationType: 'GROUP', payload: { text: 'x' } }]],
    [
      'createCustomMessage',
      [{ to: 'r', conversationType: 'GROUP', payload: { data: 'x', description: '', extension: '' } }],
    ],
    ['sendMessage', [{}]],
    ['getMyProfile', []],
    ['getUserProfile', [{ userIDList: ['a'] }]],
    ['getGroupProfile', [{ groupID: 'r' }]],
    ['updateGroupProfile', [{ groupID: 'r' }]],
    ['updateMyProfile', [{ nick: 'n' }]],
  ])('%s before the login: ERROR first, then a rejection with 2024', async (method, given) => {
    const { sdk, instance } = fresh(name)
    const order: unknown[] = []
    call(instance, 'on', sdk.EVENT['ERROR'], (event: unknown) => order.push(event))
    const returned = call(instance, method, ...given)
    expect(order).toEqual([{ name: 'error', data: { code: 2024, message: ` | ${method} | ` } }])
    expect(await ending(() => returned)).toEqual([2024, true])
    await ending(() => call(instance, 'destroy'))
  })

  test('calls while a login is on its way: 3000', async () => {
    const { sdk, instance } = fresh(name)
    const errors: unknown[] = []
    call(instance, 'on', sdk.EVENT['ERROR'], ({ data }: { data: { code: number } }) => errors.push(data.code))
    void (call(instance, 'login', { userID: 'u', userSig: 's' }) as Promise<unknown>).catch(() => undefined)
    expect(await ending(() => call(instance, 'getMyProfile'))).toEqual([3000, true])
    expect(errors).toEqual([3000])
    await ending(() => call(instance, 'destroy'))
  })

  test('other calls before the login', async () => {
    const { instance } = fresh(name)
    expect(await ending(() => call(instance, 'logout'))).toEqual([2024, true])
    expect(await ending(() => call(instance, 'quitGroup', 'r'))).toEqual([2623, true])
    expect(await ending(() => call(instance, 'login', {}))).toBe('threw: Params validate failed.')
    expect(await ending(() => call(instance, 'login'))).toBe('threw: Params validate failed.')
    expect(await ending(() => call(instance, 'destroy'))).toEqual([2024, true])
  })

  test('errors have a code, often no text, and are Errors', async () => {
    const { instance } = fresh(name)
    const error = await (call(instance, 'logout') as Promise<unknown>).catch((thrown: unknown) => thrown)
    expect(Object.keys(error as object)).toEqual(expect.arrayContaining(['code', 'data']))
    expect((error as Error).message).toBe('')
    await ending(() => call(instance, 'destroy'))
  })

  test('listeners: twice added runs twice, one off takes both, a throw is swallowed', async () => {
    const { sdk, instance } = fresh(name)
    const event = sdk.EVENT['ERROR']
    const [twice, after] = [jest.fn(), jest.fn()]
    const on = (handler: unknown) => call(instance, 'on', event, handler)
    const provoke = () => void (call(instance, 'getMyProfile') as Promise<unknown>).catch(() => undefined)
    on(twice)
    on(twice)
    on(() => {
      throw new Error('x')
    })
    on(after)
    provoke()
    expect([twice.mock.calls.length, after.mock.calls.length]).toEqual([2, 1])
    call(instance, 'off', event, twice)
    provoke()
    expect([twice.mock.calls.length, after.mock.calls.length]).toEqual([2, 2])
    expect(call(instance, 'off', 'unknown', after)).toBeUndefined()
    expect(() => call(instance, 'on', undefined, after)).toThrow('Params validate failed.')
    expect(() => call(instance, 'on', 'x', undefined)).toThrow('Params validate failed.')
    expect(() => call(instance, 'off', undefined, after)).toThrow('Params validate failed.')
    await ending(() => call(instance, 'destroy'))
  })
})

test.each(realNames)(
  'a second login while one is pending: %s rejects 2025, as the stand-in does',
  async (name) => {
    const { instance } = fresh(name)
    const login = () => call(instance, 'login', { userID: 'u', userSig: 's' })
    void (login() as Promise<unknown>).catch(() => undefined)
    expect(await ending(login)).toEqual([2025, true])
    await ending(() => call(instance, 'destroy'))

    const cloud = new Cloud()
    cloud.ignoreNext('login')
    const ours = createChatSdk(() => cloud.connect()).create({ SDKAppID: 1 })
    void ours?.login({ userID: 'u', userSig: 's' }).catch(() => undefined)
    expect(await ending(() => ours?.login({ userID: 'u', userSig: 's' }))).toEqual([2025, true])
    await ending(() => ours?.destroy())
  },
)

test('who leaves while a login or a joining is on its way is neither logged in nor in the room, and no timer waits for them', async () => {
  const timers = jest.getTimerCount()
  const cloud = new Cloud()
  cloud.addRoom({ groupID: 'room', ownerID: 'anchor' })
  cloud.authorize = () => ({ expiresAt: Date.now() + 60_000 })
  const login = (link: Link) => link.request('login', { userID: 'ann', userSig: 's' })

  const early = cloud.connect()
  const refused = login(early)
  early.close()
  await expect(refused).rejects.toMatchObject({ code: 2805 })
  expect(jest.getTimerCount()).toBe(timers)

  const later = cloud.connect()
  await login(later)
  expect(jest.getTimerCount()).toBe(timers + 1)
  const outside = later.request('joinGroup', { groupID: 'room' })
  later.close()
  await expect(outside).rejects.toMatchObject({ code: 2805 })
  expect(cloud.membersOf('room')).toEqual([])
  expect(jest.getTimerCount()).toBe(timers)
})

test.each(realNames)(
  'ours on %s without a network: reported after 15 s, and gone after destroy()',
  async (name) => {
    const sdk = get(name)
    const SDKAppID = ++lastAppID
    const tsl = new TSL({ SDKAppID, roomID: '@TGS#1', userName: 'u', userSig: 's', TIM: sdk })
    const instance = sdk.create({ SDKAppID })
    expect(tsl.TIM).toBe(instance)
    const [errors, refused] = [jest.fn<void, [number]>(), jest.fn<void, [number]>()]
    tsl.on('ERROR', ({ data }) => {
      errors(data.code)
    })
    tsl.joinRoom().catch((error: unknown) => refused((error as { code: number }).code))
    await jest.advanceTimersByTimeAsync(15_100)
    expect(errors.mock.calls).toEqual([[-102]])
    expect(refused.mock.calls).toEqual([[-102]])
    const done = tsl.destroy()
    await jest.advanceTimersByTimeAsync(5000)
    await expect(done).resolves.toBeUndefined()
    expect(sdk.create({ SDKAppID })).not.toBe(instance)
    await ending(() => sdk.create({ SDKAppID })?.['destroy']?.())
  },
)

test('the methods of the stand-in are methods of the real ones', () => {
  const ours = Object.keys(fresh('the stand-in').instance)
  for (const name of realNames) {
    const theirs = Object.keys(fresh(name).instance)
    const extra = ours.filter((method) => !theirs.includes(method))
    expect(extra).toEqual(name === '@tencentcloud/chat' ? [] : ['isReady'])
  }
})

test('a message has the fields of the SDK’s typings, of the same types', () => {
  type Told =
    | 'ID'
    | 'conversationID'
    | 'to'
    | 'from'
    | 'flow'
    | 'time'
    | 'status'
    | 'nick'
    | 'avatar'
    | 'sequence'
    | 'cloudCustomData'
    | 'isRevoked'
  type Strings = { [Key in Told]: Message[Key] extends string ? string : Message[Key] }
  expectTypeOf<Pick<SdkMessage, Told>>().toExtend<Strings>()
})

test('the room drops the lowest priority first, and never more than it must', () => {
  const rate = new RoomRate()
  const dropped: string[] = []
  const admit = (priority: 'High' | 'Low' | 'Lowest', at: number) =>
    rate.admit(priority, at, () => dropped.push(priority))
  const first = Array.from({ length: roomRate }, (_, i) => admit(i % 2 ? 'Lowest' : 'Low', i))
  expect(first.every(Boolean)).toBe(true)
  expect(admit('Lowest', 50)).toBe(false)
  expect(admit('High', 60)).toBe(true)
  expect(dropped).toEqual(['Lowest'])
  expect(admit('Lowest', 1200)).toBe(true)
})
