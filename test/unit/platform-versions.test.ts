/** Base library versions, compared. */
import { compareVersions } from '../../plugin/platform/versions'
import { fresh, setWx } from '../fixtures/platform/fake-wx'

test.each<[string, string, number]>([
  ['2.10.0', '2.10.0', 0],
  ['2.10.0', '2.9.9', 1],
  ['2.9.9', '2.10.0', -1],
  ['2.10.3', '2.10.0', 1],
  ['3.0.0', '2.32.0', 1],
  ['2.32', '2.32.0', 0],
  ['2', '2.0.0', 0],
  ['2.0.1', '2', 1],
  ['10.0.0', '9.0.0', 1],
  ['1.9.90', '1.9.9', 1],
  ['2.10.0-beta', '2.10.0', 0],
])('%s against %s: %d', (a, b, sign) => {
  expect(Math.sign(compareVersions(a, b))).toBe(sign)
  expect(Math.sign(compareVersions(b, a))).toBe(sign === 0 ? 0 : -sign)
})

describe('the version of this device', () => {
  const load = () => fresh(() => import('../../plugin/platform/versions'))
  afterEach(() => setWx(undefined))

  test('from getAppBaseInfo, where there is one', async () => {
    setWx({
      getAppBaseInfo: () => ({ SDKVersion: '3.1.0' }),
      getSystemInfoSync: () => ({ SDKVersion: '1.0.0' }),
    })
    const { baseLibrary, hasVersion } = await load()
    expect(baseLibrary()).toBe('3.1.0')
    expect([hasVersion('3.1.0'), hasVersion('3.1.1')]).toEqual([true, false])
  })

  test('from getSystemInfoSync before base library 2.20.1', async () => {
    setWx({ getSystemInfoSync: () => ({ SDKVersion: '2.10.0' }) })
    const { baseLibrary } = await load()
    expect(baseLibrary()).toBe('2.10.0')
  })

  test('is read once', async () => {
    let reads = 0
    setWx({ getAppBaseInfo: () => ({ SDKVersion: `3.0.${reads++}` }) })
    const { baseLibrary } = await load()
    expect([baseLibrary(), baseLibrary()]).toEqual(['3.0.0', '3.0.0'])
    expect(reads).toBe(1)
  })

  test.each<[string, Record<string, unknown> | undefined]>([
    ['no wx', undefined],
    ['nothing to ask', {}],
    ['no version in the answer', { getAppBaseInfo: () => ({}) }],
    [
      'a call that throws',
      {
        getAppBaseInfo: () => {
          throw new Error('no')
        },
      },
    ],
  ])('where it cannot be read (%s), everything is taken to be there', async (_, wx) => {
    setWx(wx)
    const { baseLibrary, hasVersion } = await load()
    expect(baseLibrary()).toBe('')
    expect(hasVersion('99.0.0')).toBe(true)
  })
})
