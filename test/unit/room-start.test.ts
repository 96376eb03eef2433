/** start() at every moment, and beside autoplay: one wish to run leads to one native start. */
import { CALL_TIMEOUT_MS, FakeRoom, URL_A, URL_B } from '../fixtures/room/fake-room'
import { roomIn } from '../fixtures/room/situations'

const plays = (room: FakeRoom): number => room.log.filter((line) => line === 'native play').length

describe('start()', () => {
  test.each<[string, (room: FakeRoom) => unknown]>([
    ['before anything else', (r) => r.do('start').mount().give({ url: URL_A }).allow().apply()],
    ['before the address', (r) => r.mount().do('start').give({ url: URL_A }).allow().apply()],
    [
      'before liveAppID',
      (r) =>
        r
          .mount()
          .give({ url: URL_A, liveAppID: 0 })
          .do('start')
          .give({ liveAppID: '1250000001' })
          .allow()
          .apply(),
    ],
    [
      'before the component is ready',
      (r) => r.give({ url: URL_A }).allow().apply().do('start').allow().mount(),
    ],
    ['during the check', (r) => r.mount().give({ url: URL_A }).do('start').allow().apply()],
    [
      'before the tag has the address',
      (r) => r.mount().give({ url: URL_A }).allow().do('start').allow().apply(),
    ],
    ['when everything is there', (r) => r.mount().give({ url: URL_A }).allow().apply().do('start').allow()],
    ['twice at once', (r) => r.mount().give({ url: URL_A }).do('start').do('start').allow().apply()],
    [
      'before the address and after it',
      (r) => r.mount().do('start').give({ url: URL_A }).do('start').allow().do('start').allow().apply(),
    ],
    ['beside autoplay', (r) => r.mount().do('start').give({ url: URL_A, autoplay: true }).allow().apply()],
    [
      'after autoplay has started it',
      (r) => r.mount().give({ url: URL_A, autoplay: true }).allow().apply().do('start'),
    ],
    ['autoplay alone', (r) => r.mount().give({ url: URL_A, autoplay: true }).allow().apply()],
    [
      'autoplay given after the address',
      (r) => r.mount().give({ url: URL_A }).give({ autoplay: true }).allow().apply(),
    ],
    [
      'autoplay given when all is ready',
      (r) => r.mount().give({ url: URL_A }).allow().apply().give({ autoplay: true }),
    ],
    [
      'held by pause(), let go by resume()',
      (r) => r.mount().do('start').do('pause').give({ url: URL_A }).allow().apply().do('resume'),
    ],
    [
      'held by pause(), let go by start()',
      (r) => r.mount().do('start').do('pause').give({ url: URL_A }).allow().apply().do('start'),
    ],
    [
      'address and liveAppID in other order',
      (r) =>
        r
          .mount()
          .give({ liveAppID: 0 })
          .give({ url: URL_A })
          .give({ liveAppID: 1 })
          .do('start')
          .allow()
          .apply(),
    ],
  ])('%s: one native start', (_, play) => {
    const room = new FakeRoom()
    play(room)
    expect(room.room.phase).toBe('connecting')
    expect(plays(room)).toBe(1)
  })

  test('everyone who called it hears of the one native start', async () => {
    const room = new FakeRoom({ native: 'held' })
    const first = room.mount().give({ url: URL_A }).call('start')
    const second = room.call('start')
    room.allow().apply()
    expect([first.complete, second.complete]).toEqual([0, 0])
    room.nativeOk()
    await expect(Promise.all([first.promise, second.promise])).resolves.toEqual(['ok', 'ok'])
    expect([first.success, second.success, first.complete, second.complete]).toEqual([1, 1, 1, 1])
  })

  test('after stop(): once more', () => {
    const room = roomIn('stopped').do('start').allow()
    expect(room.answered()).toBe('connecting: ask a, native play, start ok, screen on')
  })

  test('after the end of the stream: once more', () => {
    const room = roomIn('stopped by the end of the stream').do('start').allow()
    expect(plays(room)).toBe(1)
  })

  test('stop, then start half a second later, as hosts do it', () => {
    const room = roomIn('playing').do('stop')
    room.clock.advance(500)
    room.do('start').allow()
    expect(room.answered()).toBe(
      'connecting: native stop, stop ok, screen off, ask a, native play, start ok, screen on',
    )
  })

  test('asks the whitelist anew, and a refusal then stops nothing but the start', () => {
    const room = roomIn('stopped').do('start').refuse()
    expect(room.answered()).toBe('failed: ask a, bind -, error domain, start fail refused')
  })

  test('after the page has gone: fails in words and asks nobody', () => {
    const room = roomIn('gone').do('start')
    expect(room.answered()).toBe('stopped: start fail gone')
  })

  test('without an address: fails as timed out after 10 s, and still begins when the address comes', async () => {
    const room = new FakeRoom().mount()
    const start = room.call('start')
    room.clock.advance(CALL_TIMEOUT_MS - 1)
    expect(start.complete).toBe(0)
    room.clock.advance(1)
    await expect(start.promise).resolves.toBe('fail still waiting')
    room.give({ url: URL_A }).allow().apply()
    expect(room.room.phase).toBe('connecting')
    expect(start).toMatchObject({ success: 0, fail: 1, complete: 1 })
  })

  test('during a check that never answers: fails as timed out after 10 s', async () => {
    const room = new FakeRoom().mount().give({ url: URL_A })
    const start = room.call('start')
    room.clock.advance(CALL_TIMEOUT_MS)
    await expect(start.promise).resolves.toBe('fail still waiting')
  })
})

describe('pause() before the start has begun', () => {
  test('nothing begins behind the host’s back', () => {
    const room = roomIn('paused, a start is held').allow().apply()
    room.clock.advance(60_000)
    expect(plays(room)).toBe(0)
    expect(room.room.phase).toBe('paused')
  })

  test('autoplay is held as well', () => {
    const room = new FakeRoom().mount().give({ url: URL_A, autoplay: true }).do('pause').allow().apply()
    expect(room.answered()).toBe('paused: ask a, pause ok, bind a')
    room.do('resume')
    expect(room.answered()).toBe('connecting: native play, resume ok, screen on')
  })

  test('the held start is refused: the host hears it', () => {
    const room = roomIn('paused, a start is held').refuse()
    expect(room.answered()).toBe('failed: error domain, start fail refused')
  })

  test('the held start moves to another address', () => {
    const room = roomIn('paused, a start is held').give({ url: URL_B }).allow().apply().do('resume')
    expect(room.answered()).toBe('connecting: ask b, bind b, native play, start ok, resume ok, screen on')
  })

  test('the held start outlives a cleared address', () => {
    const room = roomIn('paused, a start is held').give({ url: '' }).do('resume')
    expect(room.answered()).toBe('idle: resume ok')
    room.give({ url: URL_B }).allow().apply()
    expect(plays(room)).toBe(1)
  })
})

describe('stop()', () => {
  test('while a start waits: the start fails, and what comes later starts nothing', () => {
    const room = roomIn('checking, a start waits').do('stop').allow().apply()
    expect(room.answered()).toBe('stopped: start fail cancelled, stop ok, bind a')
  })

  test('waits for the native side only where something runs there', async () => {
    const room = roomIn('playing')
    room.native = 'held'
    const stop = room.call('stop')
    expect([room.room.phase, stop.complete]).toEqual(['stopped', 0])
    room.nativeOk()
    await expect(stop.promise).resolves.toBe('ok')
  })

  test.each(['fail', 'throws', 'missing', 'held'] as const)(
    'ends in stopped even where the native stop answers: %s',
    (native) => {
      const room = roomIn('playing')
      room.native = native
      const stop = room.call('stop')
      room.clock.advance(CALL_TIMEOUT_MS)
      expect(room.room.phase).toBe('stopped')
      expect(stop).toMatchObject({ success: 0, fail: 1, complete: 1 })
      room.code(2004, 2007)
      expect(room.room.phase).toBe('stopped')
    },
  )
})
