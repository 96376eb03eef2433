/** One host call: settled exactly once, by callbacks and by a promise. */
import { type Call, type CallEnvironment, createCall, toOptions } from '../../plugin/room/calls'
import { toNamedCall } from '../../plugin/room/handle-call'
import { FakeClock } from '../fixtures/room/clock'

const TIMEOUT_MS = 10_000

function setUp(options: Record<string, unknown> = {}) {
  const clock = new FakeClock()
  const heard: unknown[][] = []
  const hostErrors: unknown[] = []
  const settled: Call[] = []
  const environment: CallEnvironment = {
    setTimer: clock.setTimer,
    timeoutMs: TIMEOUT_MS,
    reportHostError: (error) => hostErrors.push(error),
    onSettled: (call) => settled.push(call),
  }
  const hear =
    (name: string) =>
    (...args: unknown[]): void => {
      heard.push([name, ...args])
    }
  const call = createCall(
    'snapshot',
    { success: hear('success'), fail: hear('fail'), complete: hear('complete'), ...options },
    environment,
  )
  return { call, clock, heard, hostErrors, settled }
}

describe('settling', () => {
  const OK = { errMsg: 'snapshot:ok' }
  const FAIL = { errMsg: 'snapshot:fail busy' }

  test('success, then complete, then the promise', async () => {
    const { call, heard } = setUp()
    call.succeed()
    expect(heard).toEqual([
      ['success', OK],
      ['complete', OK],
    ])
    await expect(call.promise).resolves.toEqual(OK)
  })

  test('fail, then complete, then the promise', async () => {
    const { call, heard } = setUp()
    call.fail('busy')
    expect(heard).toEqual([
      ['fail', FAIL],
      ['complete', FAIL],
    ])
    await expect(call.promise).rejects.toEqual(FAIL)
  })

  const actions = {
    success: (call: Call) => call.succeed(),
    fail: (call: Call) => call.fail('no'),
    'the time is up': (_: Call, clock: FakeClock) => clock.advance(TIMEOUT_MS),
  }
  type Action = keyof typeof actions

  test.each<[Action, Action, string]>([
    ['success', 'success', 'success'],
    ['success', 'fail', 'success'],
    ['fail', 'success', 'fail'],
    ['fail', 'fail', 'fail'],
    ['success', 'the time is up', 'success'],
    ['the time is up', 'success', 'fail'],
    ['the time is up', 'fail', 'fail'],
  ])('%s, then %s: the first counts', (first, second, heardAs) => {
    const { call, clock, heard, settled } = setUp()
    actions[first](call, clock)
    actions[second](call, clock)
    expect(heard.map(([name]) => name)).toEqual([heardAs, 'complete'])
    expect(settled).toEqual([call])
    expect(clock.pending).toBe(0)
  })

  test('nobody settles it: it fails as timed out, not a moment before', async () => {
    const { call, clock, heard } = setUp()
    clock.advance(TIMEOUT_MS - 1)
    expect(heard).toEqual([])
    clock.advance(1)
    await expect(call.promise).rejects.toEqual({
      errMsg: 'snapshot:fail 没有得到回应，不知是否成功，可以重试',
      timedOut: true,
    })
  })

  test('from inside its own callback: once', () => {
    const { call, heard } = setUp({ success: () => call.fail('again') })
    call.succeed()
    expect(heard.map(([name]) => name)).toEqual(['complete'])
  })

  test.each([
    ['the native result', { tempImagePath: 'a.jpg' }, { errMsg: 'snapshot:ok', tempImagePath: 'a.jpg' }],
    ['with its own words', { errMsg: 'operateLivePlayer:ok' }, { errMsg: 'operateLivePlayer:ok' }],
    ['nothing', undefined, OK],
    ['null', null, OK],
    ['a text', 'done', OK],
  ])('success with %s', async (_, result, value) => {
    const { call } = setUp()
    call.succeed(result)
    await expect(call.promise).resolves.toEqual(value)
  })

  test.each([
    ['words', 'busy', FAIL],
    ['the native error', { errMsg: 'a:fail b', errCode: 10 }, { errMsg: 'a:fail b', errCode: 10 }],
    ['an exception', new Error('busy'), FAIL],
    ['nothing', undefined, { errMsg: 'snapshot:fail 原因不明' }],
    ['an object that no text can be made of', { toString: 1 }, { errMsg: 'snapshot:fail 原因不明' }],
    ['an object without words', { code: 1 }, { errMsg: 'snapshot:fail 原因不明' }],
  ])('fail with %s', async (_, reason, value) => {
    const { call } = setUp()
    call.fail(reason)
    await expect(call.promise).rejects.toEqual(value)
  })
})

describe('what a host hands over', () => {
  test('its callbacks are not arguments', () => {
    expect(setUp({ quality: 'raw' }).call.args).toEqual({ quality: 'raw' })
  })

  test.each([undefined, null, 'text', 1, {}, []])(
    '%p for a callback or for options breaks nothing',
    async (value) => {
      const { call, hostErrors } = setUp({ success: value, complete: value })
      call.succeed()
      await expect(call.promise).resolves.toEqual({ errMsg: `${call.name}:ok` })
      expect(hostErrors).toEqual([])
      expect(toOptions(value)).toBeInstanceOf(Object)
    },
  )

  test('an exception in success does not keep complete and the promise away', async () => {
    const error = new Error('the host’s own')
    const { call, heard, hostErrors } = setUp({
      success: () => {
        throw error
      },
    })
    call.succeed()
    expect(heard.map(([name]) => name)).toEqual(['complete'])
    expect(hostErrors).toEqual([error])
    await expect(call.promise).resolves.toBeDefined()
  })

  test('an exception in complete reaches nobody else', () => {
    const { call, hostErrors, settled } = setUp({
      complete: () => {
        throw new Error('the host’s own')
      },
    })
    expect(() => call.fail('busy')).not.toThrow()
    expect(hostErrors).toHaveLength(1)
    expect(settled).toHaveLength(1)
  })
})

describe('a host that uses callbacks alone', () => {
  /** The test runner fails a test that leaves an unhandled rejection behind. */
  const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

  test.each<[string, (call: Call, clock: FakeClock) => void]>([
    ['fails', (call) => call.fail('busy')],
    ['times out', (_, clock) => clock.advance(TIMEOUT_MS)],
  ])('need not know of the promise when the call %s', async (_, happens) => {
    const { call, clock, heard } = setUp()
    happens(call, clock)
    await nextTurn()
    await nextTurn()
    expect(heard.map(([name]) => name)).toEqual(['fail', 'complete'])
  })
})

describe('the forms of a call', () => {
  const ok = (): void => undefined
  const fail = (): void => undefined
  test.each<[string, unknown[], ReturnType<typeof toNamedCall>]>([
    ['snapshot', [{ quality: 'raw' }], { name: 'snapshot', options: { quality: 'raw' } }],
    ['snapshot', [], { name: 'snapshot', options: {} }],
    ['snapshot', [null], { name: 'snapshot', options: {} }],
    ['stop', [{ success: ok }], { name: 'stop', options: { success: ok } }],
    ['requestFullScreen', [true], { name: 'requestFullScreen', options: {} }],
    ['requestFullScreen', [], { name: 'requestFullScreen', options: {} }],
    ['requestFullScreen', [false], { name: 'exitFullScreen', options: {} }],
    ['requestFullScreen', [{ direction: 90 }], { name: 'requestFullScreen', options: { direction: 90 } }],
    ['mute', [], { name: 'mute', options: {} }],
    ['mute', [true], { name: 'mute', options: { muted: true } }],
    ['mute', [false], { name: 'mute', options: { muted: false } }],
    ['mute', ['false'], { name: 'mute', options: { muted: 'false' } }],
    ['mute', [0], { name: 'mute', options: { muted: 0 } }],
    ['mute', [null], { name: 'mute', options: {} }],
    ['mute', [{ success: ok }], { name: 'mute', options: { success: ok } }],
    ['setBGMVolume', [{ volume: 0.5 }], { name: 'setBGMVolume', options: { volume: '0.5' } }],
    ['setBGMVolume', [{ volume: '0.5' }], { name: 'setBGMVolume', options: { volume: '0.5' } }],
    ['sendTextMsg', ['hi', ok, fail], { name: 'sendTextMsg', options: { text: 'hi', success: ok, fail } }],
    ['sendTextMsg', ['hi'], { name: 'sendTextMsg', options: { text: 'hi' } }],
    [
      'sendCustomMsg',
      [{ data: 'x' }, ok],
      { name: 'sendCustomMsg', options: { message: { data: 'x' }, success: ok } },
    ],
    ['setBGMVolume', [{}], { name: 'setBGMVolume', options: {} }],
    [
      'sendTextMsg',
      ['hi', { success: ok, fail }],
      { name: 'sendTextMsg', options: { text: 'hi', success: ok, fail } },
    ],
    [
      'sendTextMsg',
      [{ text: 'hi', success: ok, fail, complete: ok }],
      { name: 'sendTextMsg', options: { text: 'hi', success: ok, fail, complete: ok } },
    ],
    [
      'sendTextMsg',
      [{ text: 'hi', success: fail, fail: ok, complete: ok }, ok, fail],
      { name: 'sendTextMsg', options: { text: 'hi', success: ok, fail, complete: ok } },
    ],
    [
      'sendCustomMsg',
      [{ data: 'x' }, { success: ok, complete: fail }],
      { name: 'sendCustomMsg', options: { message: { data: 'x' }, success: ok, complete: fail } },
    ],
    [
      'sendCustomMsg',
      [{ data: 'x', fail }],
      { name: 'sendCustomMsg', options: { message: { data: 'x', fail }, fail } },
    ],
    ['sendTextMsg', ['hi', 'not a function', 1], { name: 'sendTextMsg', options: { text: 'hi' } }],
  ])('%s(%p)', (name, args, call) => expect(toNamedCall(name, args)).toEqual(call))
})
