/** The native side's answers: they reach every caller, and what fails there is said once and leaves the room in order. */
import { CALL_TIMEOUT_MS, FakeRoom, URL_A } from '../fixtures/room/fake-room'
import { roomIn, type Situation } from '../fixtures/room/situations'
import { playMethods } from '../../plugin/room/methods'

describe('a native start that fails', () => {
  test.each([
    ['fail', 'no player'],
    ['throws', 'context is gone'],
    ['missing', '当前基础库没有 play，需要 1.7.0 以上'],
  ] as const)('(%s) → failed, one error event, the start fails', (native, why) => {
    const room = roomIn('ready')
    room.native = native
    room.do('start').allow()
    const tried = native === 'missing' ? 'missing play' : 'native play'
    expect(room.answered()).toBe(`failed: ask a, ${tried}, start fail ${why}, error native-start-failed`)
    room.native = 'ok'
    room.do('start').allow()
    expect(room.room.phase).toBe('connecting')
  })

  test('with autoplay: the error event says it', () => {
    const room = new FakeRoom({ native: 'fail' }).mount().give({ url: URL_A, autoplay: true }).allow().apply()
    expect(room.log).toContain('error native-start-failed')
    expect(room.room.phase).toBe('failed')
  })

  test('hours later, when that start has long been stopped: nothing happens', () => {
    const room = roomIn('ready')
    room.native = 'held'
    room.do('start').allow().do('stop')
    room.log.length = 0
    room.nativeFail('late', 0)
    expect(room.room.phase).toBe('stopped')
    expect(room.log).not.toContain('error native-start-failed')
  })

  test('of a start of before does not end the start of now', () => {
    const room = roomIn('ready')
    room.native = 'held'
    room.do('start').allow().do('stop').do('start').allow()
    expect(room.natives.slice(-3).map(({ method }) => method)).toEqual(['play', 'stop', 'play'])
    room.nativeFail('late', room.natives.length - 3)
    expect(room.room.phase).toBe('connecting')
    expect(room.log).not.toContain('error native-start-failed')
    room.nativeFail('now')
    expect(room.room.phase).toBe('failed')
  })
})

test('openSetting() waits for the user, however long the settings page stays open', async () => {
  const room = new FakeRoom({ native: 'held' }).mount()
  const call = room.call('openSetting')
  room.clock.advance(10 * 60 * 1000)
  expect(room.answered()).toBe('idle: native openSetting')
  room.nativeOk()
  expect(await call.promise).toBe('ok')
  expect([call.success, call.fail, call.complete]).toEqual([1, 0, 1])
})

test('openSetting() whose component goes meanwhile fails, and leaves no timer', async () => {
  const room = new FakeRoom({ native: 'held' }).mount()
  const call = room.call('openSetting')
  room.detach()
  expect(await call.promise).toBe('fail gone')
  expect(room.clock.pending).toBe(0)
})

test('a native start that fails while the host has paused it: failed', () => {
  const room = roomIn('ready')
  room.native = 'held'
  room.do('start').allow()
  const { length } = room.natives
  room.do('pause').nativeFail('no player', length - 1)
  expect(room.room.phase).toBe('failed')
  expect(room.log).toContain('error native-start-failed')
})

describe('a native start that stays silent', () => {
  test('fails as timed out after 10 s; the room goes on with what the codes say', async () => {
    const room = roomIn('ready')
    room.native = 'held'
    const start = room.call('start')
    room.allow()
    room.clock.advance(CALL_TIMEOUT_MS)
    await expect(start.promise).resolves.toBe('fail silence')
    expect(room.room.phase).toBe('connecting')
    room.code(2004)
    expect(room.room.phase).toBe('playing')
    room.nativeOk()
    expect(start).toMatchObject({ success: 0, fail: 1, complete: 1 })
    expect(room.log).not.toContain('error native-start-failed')
  })

  test('the error says that it is a time limit', async () => {
    const room = roomIn('ready')
    room.native = 'held'
    const start = room.room.call('start', {})
    room.allow()
    room.clock.advance(CALL_TIMEOUT_MS)
    await expect(start).rejects.toMatchObject({
      errMsg: 'start:fail 没有得到回应，不知是否成功，可以重试',
      timedOut: true,
    })
  })
})

describe('a native pause or resume that fails', () => {
  test.each<[Situation, string, string]>([
    ['playing', 'pause', 'playing'],
    ['buffering', 'pause', 'playing'],
    ['connecting', 'pause', 'connecting'],
    ['paused', 'pause', 'playing'],
    ['paused', 'resume', 'paused'],
    ['paused before the first picture', 'resume', 'paused'],
    ['playing', 'resume', 'paused'],
  ])('%s: %s() fails → %s', (situation, method, phase) => {
    const room = roomIn(situation)
    room.native = 'fail'
    const call = room.call(method)
    expect(call).toMatchObject({ success: 0, fail: 1, complete: 1 })
    expect(room.room.phase).toBe(phase)
  })

  test.each(['pause', 'resume'])('%s(): silence changes nothing', (method) => {
    const room = roomIn('playing')
    room.native = 'held'
    const call = room.call(method)
    const { phase } = room.room
    room.clock.advance(CALL_TIMEOUT_MS)
    expect(room.room.phase).toBe(phase)
    expect(call.fail).toBe(1)
  })
})

describe('the other methods go straight to the native context', () => {
  const others = playMethods.filter(({ name }) => !['start', 'stop', 'pause', 'resume'].includes(name))

  test.each(others.map(({ name, native }) => [name, native]))(
    '%s() calls %s in the same tick',
    (name, native) => {
      const room = roomIn('playing')
      const call = room.call(name, { quality: 'raw' })
      expect(room.log[0]).toBe(`native ${native}`)
      expect(room.natives.slice(-1)[0]?.options).toMatchObject({ quality: 'raw' })
      expect(call).toMatchObject({ success: 1, fail: 0, complete: 1 })
    },
  )

  test.each(others.map(({ name, since }) => [name, since]))(
    '%s() where the base library lacks it',
    async (name, since) => {
      const room = roomIn('playing')
      room.native = 'missing'
      const call = room.call(name)
      await expect(call.promise).resolves.toContain(`需要 ${since} 以上`)
      expect(room.room.phase).toBe('playing')
    },
  )

  test('the native result reaches the host whole', async () => {
    const room = roomIn('playing')
    room.native = 'held'
    const snapshot = room.room.call('snapshot', { quality: 'raw' })
    const options = room.natives.slice(-1)[0]?.options
    ;(options?.['success'] as (value: object) => void)({
      tempImagePath: 'wxfile://a.jpg',
      width: 1,
      height: 2,
    })
    await expect(snapshot).resolves.toEqual({
      errMsg: 'snapshot:ok',
      tempImagePath: 'wxfile://a.jpg',
      width: 1,
      height: 2,
    })
  })

  test('the native error reaches the host whole', async () => {
    const room = roomIn('playing')
    room.native = 'held'
    const snapshot = room.room.call('snapshot', {})
    const options = room.natives.slice(-1)[0]?.options
    ;(options?.['fail'] as (value: object) => void)({ errMsg: 'snapshot:fail busy', errCode: -1 })
    await expect(snapshot).rejects.toEqual({ errMsg: 'snapshot:fail busy', errCode: -1 })
  })

  test.each(['requestBackgroundPlayback', 'exitBackgroundPlayback'])(
    '%s() settles at once: it has no callbacks',
    (name) => {
      const room = roomIn('playing')
      room.native = 'held'
      expect(room.call(name)).toMatchObject({ success: 1, complete: 1 })
      expect(room.clock.pending).toBe(0)
    },
  )

  test('silence fails after 10 s', async () => {
    const room = roomIn('playing')
    room.native = 'held'
    const mute = room.call('mute')
    room.clock.advance(CALL_TIMEOUT_MS)
    await expect(mute.promise).resolves.toBe('fail silence')
  })

  test('silence of a chat call fails after its own time', async () => {
    const room = roomIn('playing', { native: 'held', chatCallTimeoutMs: 6 * CALL_TIMEOUT_MS })
    const [chat, other] = [room.call('initIM'), room.call('mute')]
    room.clock.advance(6 * CALL_TIMEOUT_MS - 1)
    expect([chat.fail, other.fail]).toEqual([0, 1])
    room.clock.advance(1)
    await expect(chat.promise).resolves.toBe('fail silence')
  })

  test('an answer in the same tick, and a second one: settled once', () => {
    const room = roomIn('playing')
    const mute = room.call('mute')
    room.nativeOk().nativeFail('again')
    expect(mute).toMatchObject({ success: 1, fail: 0, complete: 1 })
  })

  test('after the page has gone they fail in words', () => {
    const room = roomIn('gone').do('snapshot').do('mute')
    expect(room.answered()).toBe('stopped: snapshot fail gone, mute fail gone')
  })
})

describe('keepScreenOn', () => {
  test('follows what runs, each change once', () => {
    const room = roomIn('ready')
      .do('start')
      .allow()
      .code(2004, 2007, 2103, 2004)
      .do('pause')
      .do('resume')
      .do('stop')
    expect(room.log.filter((line) => line.startsWith('screen'))).toEqual([
      'screen on',
      'screen off',
      'screen on',
      'screen off',
    ])
  })
})
