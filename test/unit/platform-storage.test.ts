/** The plugin's storage, the host's AppID and the network's return, over a `wx` that may fail at any of them. */
import type * as Account from '../../plugin/platform/account'
import { onNetworkBack } from '../../plugin/platform/network'
import { storagePlace } from '../../plugin/platform/storage'
import { fresh, setWx } from '../fixtures/platform/fake-wx'

let warned: jest.SpyInstance

beforeEach(() => {
  warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined)
})

afterEach(() => setWx(undefined))

const throws = (): never => {
  throw new Error('storage is broken')
}

describe('storage', () => {
  interface Set {
    key: string
    data: unknown
    fail: (error: { errMsg: string }) => void
  }

  test('reads and writes under its key, and takes away', () => {
    const calls: unknown[] = []
    setWx({
      getStorageSync: (key: string) => `what lies under ${key}`,
      setStorage: ({ key, data }: Set) => calls.push([key, data]),
      removeStorage: ({ key }: Set) => calls.push([key]),
    })
    const place = storagePlace('k')
    expect(place.read()).toBe('what lies under k')
    place.write({ a: 1 })
    place.write(null)
    expect(calls).toEqual([['k', { a: 1 }], ['k']])
  })

  test('a full one: one line for the developer, nothing thrown', () => {
    setWx({
      setStorage: ({ fail }: Set) => fail({ errMsg: 'setStorage:fail exceed storage max size 10Mb' }),
    })
    const place = storagePlace('k')
    place.write({})
    place.write({})
    expect(warned).toHaveBeenCalledTimes(1)
    expect(warned).toHaveBeenCalledWith(expect.anything(), expect.stringContaining('exceed storage max size'))
  })

  test.each([
    ['throws', { getStorageSync: throws, setStorage: throws, removeStorage: throws }],
    ['is missing', {}],
  ])('one that %s: read as nothing, nothing thrown', (_, wx) => {
    setWx(wx)
    const place = storagePlace('k')
    expect(place.read()).toBeUndefined()
    place.write({})
    place.write(null)
  })
})

describe('the host’s AppID', () => {
  const load = (): Promise<typeof Account> => fresh(() => import('../../plugin/platform/account'))

  test('is asked for once', async () => {
    let asked = 0
    setWx({
      getAccountInfoSync: () => ({ miniProgram: { appId: `wx${++asked}` }, plugin: { appId: 'wxplugin' } }),
    })
    const { hostAppId } = await load()
    expect([hostAppId(), hostAppId()]).toEqual(['wx1', 'wx1'])
  })

  test.each([
    ['throws', { getAccountInfoSync: throws }],
    ['is missing', {}],
    ['gives nothing', { getAccountInfoSync: () => ({ miniProgram: {} }) }],
  ])('where the call %s it is empty', async (_, wx) => {
    setWx(wx)
    const { hostAppId } = await load()
    expect(hostAppId()).toBe('')
  })
})

describe('the network’s return', () => {
  test('is told, its loss is not, and it ends', () => {
    const listeners = new Set<(status: object) => void>()
    setWx({
      onNetworkStatusChange: (listener: () => void) => listeners.add(listener),
      offNetworkStatusChange: (listener: () => void) => listeners.delete(listener),
    })
    let back = 0
    const end = onNetworkBack(() => (back += 1))
    for (const isConnected of [false, true, false])
      for (const listener of listeners) listener({ isConnected })
    expect(back).toBe(1)
    end()
    expect(listeners.size).toBe(0)
  })

  test('a platform without it: nothing is thrown', () => {
    setWx({})
    onNetworkBack(() => undefined)()
    setWx({ onNetworkStatusChange: () => undefined })
    expect(() => onNetworkBack(() => undefined)()).not.toThrow()
  })

  test('where listening cannot be ended, nothing is heard any more all the same', () => {
    let tell: (status: object) => void = () => undefined
    setWx({ onNetworkStatusChange: (listener: typeof tell) => void (tell = listener) })
    let back = 0
    onNetworkBack(() => (back += 1))()
    tell({ isConnected: true })
    expect(back).toBe(0)
  })
})
