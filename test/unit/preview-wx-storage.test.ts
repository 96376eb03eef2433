/** @jest-environment jsdom */
import '../setup/jsdom'
import { storageArea } from '../../preview/browser/wx/storage'
import { callOf, fakeShell, outcome, type FakeShell } from './preview-wx-shell'

let shell: FakeShell
let wx: Record<string, unknown>
const areaOf = (packageId: string, phone = shell) =>
  storageArea({ shell: phone, packageId, has: () => false })

beforeEach(() => {
  localStorage.clear()
  shell = fakeShell()
  wx = areaOf('')
})

describe('values come back as the type they were', () => {
  const date = new Date(1700000000000)

  test.each([
    ['text', 'abc'],
    ['empty text', ''],
    ['text that looks like JSON', '{"a":1}'],
    ['number', 1.5],
    ['NaN', NaN],
    ['Infinity', -Infinity],
    ['false', false],
    ['null', null],
    ['undefined', undefined],
    ['object', { a: [1, { b: 'x' }] }],
    ['array', [1, 'two', null]],
    ['Date', date],
  ])('%s', (_name, value) => {
    callOf(wx, 'setStorageSync')('key', value)
    expect(callOf(wx, 'getStorageSync')('key')).toEqual(value)
  })

  test('a copy, not the object itself', () => {
    const value = { list: [1] }
    callOf(wx, 'setStorageSync')('key', value)
    value.list.push(2)
    expect(callOf(wx, 'getStorageSync')('key')).toEqual({ list: [1] })
  })
})

describe('calls', () => {
  test('async: set, get, info, remove, clear', async () => {
    expect(await outcome(wx, 'setStorage', { key: 'a', data: { n: 1 } })).toEqual({ errMsg: 'setStorage:ok' })
    await outcome(wx, 'setStorage', { key: 'b', data: 'x'.repeat(1000) })
    expect(await outcome(wx, 'getStorage', { key: 'a' })).toEqual({ errMsg: 'getStorage:ok', data: { n: 1 } })
    expect(await outcome(wx, 'getStorageInfo')).toMatchObject({
      keys: ['a', 'b'],
      currentSize: 2,
      limitSize: 10240,
    })
    await outcome(wx, 'removeStorage', { key: 'a' })
    expect(await outcome(wx, 'getStorage', { key: 'a' })).toEqual({
      errMsg: 'getStorage:fail data not found',
    })
    await outcome(wx, 'clearStorage')
    expect(callOf(wx, 'getStorageInfoSync')()).toMatchObject({ keys: [] })
  })

  test('what is not there is empty text, synchronously', () => {
    expect(callOf(wx, 'getStorageSync')('nothing')).toBe('')
  })

  test('batches', () => {
    const kvList = [
      { key: 'a', value: 1 },
      { key: 'b', value: { c: 2 } },
    ]
    callOf(wx, 'batchSetStorageSync')(kvList)
    expect(callOf(wx, 'batchGetStorageSync')(['a', 'b', 'none'])).toEqual([1, { c: 2 }, ''])
  })

  test.each([
    [
      'getStorageSync',
      undefined,
      'getStorageSync:fail parameter error: parameter.key should be String instead of Undefined;',
    ],
    ['setStorageSync', '', 'setStorageSync:fail parameter error: parameter.key should not be empty;'],
  ])('%s(%p) throws', (name, key, message) => {
    expect(() => callOf(wx, name)(key, 1)).toThrow(message)
  })
})

describe('scopes and limits', () => {
  test('the host, a plugin and another host each have their own', () => {
    const plugin = areaOf('live')
    const other = areaOf('', fakeShell())
    callOf(wx, 'setStorageSync')('key', 'host')
    callOf(plugin, 'setStorageSync')('key', 'plugin')
    expect([wx, plugin, other].map((area) => callOf(area, 'getStorageSync')('key'))).toEqual([
      'host',
      'plugin',
      '',
    ])
    callOf(plugin, 'clearStorageSync')()
    expect(callOf(wx, 'getStorageSync')('key')).toBe('host')
  })

  test('one key holds at most 1 MB', async () => {
    const { errMsg } = await outcome(wx, 'setStorage', { key: 'a', data: 'x'.repeat(1024 * 1024) })
    expect(errMsg).toContain('setStorage:fail entry size limit reached')
  })

  test('all keys hold at most 10 MB, and what stood there stays', () => {
    // The browser's own limit is 5 million characters; three bytes each make 10 MB of fewer.
    const data = '直'.repeat(340_000)
    const set = callOf(wx, 'setStorageSync')
    for (let index = 0; index < 10; index++) set(`key${index}`, data)
    expect(() => set('key10', data)).toThrow('setStorageSync:fail exceed storage max size 10Mb')
    expect(callOf(wx, 'getStorageSync')('key9')).toBe(data)
    expect(() => set('key9', data)).not.toThrow()
  })

  test('a full browser is a failure in words', () => {
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('QuotaExceededError')
    })
    expect(() => callOf(wx, 'setStorageSync')('a', 1)).toThrow(
      /browser's own storage is full.*QuotaExceededError/,
    )
  })
})
