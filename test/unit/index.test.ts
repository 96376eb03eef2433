/** The value of requirePlugin('liveRoomPlugin'). */
import { playMethods, pushMethods } from '../../plugin/room/methods'
import type * as rooms from '../../plugin/rooms'
import { settings } from '../../plugin/settings'
import { setWx } from '../fixtures/platform/fake-wx'
import { throughSetData } from '../fixtures/instances/set-data'

type Handle = Record<string, (...args: unknown[]) => Promise<{ errMsg: string }>>

interface Plugin {
  instance: {
    getLiveRoomInstance: (id?: unknown) => Handle
    getLiveRoomPushInstance: (id?: unknown) => Handle
    setTestEnv(env?: unknown): void
  }
  codes: { player: Record<number, unknown>; pusher: Record<number, unknown> }
  describeCode(tag: string, code: number): { name: string }
  errorCodes: Record<string, number>
  pureAudioUrl(url: string): string
}

type Rooms = Pick<typeof rooms, 'checkPlay'>

let plugin: Plugin

beforeEach(() => {
  jest.resetModules()
  plugin = jest.requireActual<Plugin>('../../plugin/index')
})

const chat = ['initIM', 'sendTextMsg', 'sendCustomMsg']
const names = (methods: readonly { name: string }[]): string[] => methods.map(({ name }) => name)

test('offers what the contract names', () => {
  expect(Object.keys(plugin).sort()).toEqual([
    'codes',
    'describeCode',
    'errorCodes',
    'instance',
    'pureAudioUrl',
  ])
  expect(Object.keys(plugin.instance).sort()).toEqual([
    'getLiveRoomInstance',
    'getLiveRoomPushInstance',
    'setTestEnv',
    'useTIM',
  ])
  expect(plugin.codes.player[2004]).toBeDefined()
  expect(plugin.describeCode('pusher', -1307).name).toBe('GAVE_UP')
  expect(plugin.errorCodes['WHITELIST']).toBe(-1)
  expect(plugin.pureAudioUrl('https://a.example.com/live/b.flv')).toContain('b_pureAudio.m3u8')
})

test('the player’s handle has every method of LivePlayerContext, and its own', () => {
  const handle = plugin.instance.getLiveRoomInstance()
  expect(Object.keys(handle)).toEqual(expect.arrayContaining([...names(playMethods), 'openSetting', ...chat]))
  expect(names(playMethods)).toEqual(
    expect.arrayContaining([
      'start',
      'stop',
      'mute',
      'pause',
      'resume',
      'requestFullScreen',
      'exitFullScreen',
      'snapshot',
      'exitPictureInPicture',
      'requestPictureInPicture',
      'requestBackgroundPlayback',
      'exitBackgroundPlayback',
      'startCasting',
      'switchCasting',
      'reconnectCasting',
      'exitCasting',
    ]),
  )
})

test('the pusher’s handle has every method of LivePusherContext that a plugin may call, and its own', () => {
  const handle = plugin.instance.getLiveRoomPushInstance()
  expect(Object.keys(handle)).toEqual(
    expect.arrayContaining([...names(pushMethods), 'mute', 'openSetting', ...chat]),
  )
})

test('without a component, every method of both handles fails in words, stop() succeeds, and nothing is thrown', async () => {
  jest.useFakeTimers()
  const { getLiveRoomInstance, getLiveRoomPushInstance } = plugin.instance
  for (const handle of [getLiveRoomInstance(), throughSetData(getLiveRoomPushInstance())]) {
    const methods = Object.entries(handle).filter(([name]) => name !== 'getLiveSell')
    const outcomes = methods.map(async ([name, method]) => {
      const outcome = await method().then(
        () => 'ok',
        (error: unknown) => (error as { errMsg: string }).errMsg,
      )
      return [name, outcome]
    })
    jest.advanceTimersByTime(settings.nativeCallTimeoutMs)
    for (const [name = '', outcome = ''] of await Promise.all(outcomes)) {
      expect(outcome).toMatch(name === 'stop' ? /^ok$/ : new RegExp(`^${name}:fail .*[\\u4e00-\\u9fff]`))
    }
  }
  jest.useRealTimers()
})

test('without a component there is no chat: liveSell is null, and setData would not copy it', () => {
  const handle = plugin.instance.getLiveRoomInstance() as unknown as Record<string, unknown>
  expect(handle['liveSell']).toBeNull()
  expect((handle['getLiveSell'] as () => unknown)()).toBeNull()
  expect(Object.keys(handle)).not.toContain('liveSell')
  const copy = throughSetData(handle)
  expect((copy['getLiveSell'] as () => unknown)()).toBeNull()
})

describe('setTestEnv', () => {
  afterEach(() => setWx(undefined))

  /** The address that a check asks. */
  function askedRegistry(): string {
    const urls: string[] = []
    setWx({ request: ({ url }: { url: string }) => void urls.push(url), getStorageSync: () => '' })
    jest.useFakeTimers()
    const { checkPlay } = jest.requireActual<Rooms>('../../plugin/rooms')
    checkPlay({ liveAppID: 7, url: 'rtmp://play.example.com/live/a', mode: 'live' }, () => undefined)
    jest.useRealTimers()
    return urls.join()
  }

  test.each([undefined, null, '', '0', 'false', 0, false, NaN])('%p: off', (env) => {
    plugin.instance.setTestEnv(env)
    expect(askedRegistry()).toBe(`${settings.registry}/7.json`)
  })

  test.each([true, 1, '1', 'true', 'yes', 'https://evil.example.net', {}, []])(
    '%p: the test registry, and never another',
    (env) => {
      plugin.instance.setTestEnv(env)
      expect(askedRegistry()).toBe(`${settings.testRegistry}/7.json`)
    },
  )

  test('is on until it is off', () => {
    plugin.instance.setTestEnv('1')
    plugin.instance.setTestEnv('0')
    expect(askedRegistry()).toBe(`${settings.registry}/7.json`)
  })

  test('the two are different, and secure', () => {
    expect(settings.registry).not.toBe(settings.testRegistry)
    for (const address of [settings.registry, settings.testRegistry])
      expect(address).toMatch(/^https:\/\/.*[^/]$/)
  })
})
