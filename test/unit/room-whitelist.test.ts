/** The whitelist's part in a room: nothing native before it has allowed, and words for the host when it does not. */
import { APP_ID, FakeRoom, MISSING_MS, URL_A, URL_B } from '../fixtures/room/fake-room'
import { roomIn } from '../fixtures/room/situations'

const natives = (room: FakeRoom): string[] => room.log.filter((line) => /^(native|bind)/.test(line))

describe('a refusal', () => {
  test('of a wanted start: one error event, the start fails, the tag never gets an address', async () => {
    const room = new FakeRoom().mount().give({ url: URL_A })
    const start = room.call('start')
    room.refuse()
    expect(room.answered()).toBe('failed: ask a, error domain, start fail refused')
    await expect(start.promise).resolves.toBe('fail refused')
    expect(start).toMatchObject({ success: 0, fail: 1, complete: 1 })
    room.clock.advance(60_000)
    expect(room.answered()).toBe('failed')
  })

  test('with autoplay: one error event', () => {
    const room = new FakeRoom().mount().give({ url: URL_A, autoplay: true }).refuse()
    expect(room.answered()).toBe('failed: ask a, error domain')
  })

  test('before the component can be heard: the error event comes when it can', () => {
    const room = new FakeRoom().give({ url: URL_A, autoplay: true }).refuse()
    expect(room.answered()).toBe('failed: ask a')
    room.mount()
    expect(room.answered()).toBe('failed: error domain')
  })

  test('of an address that nobody wants to play is silent until start()', () => {
    const room = new FakeRoom().mount().give({ url: URL_A }).refuse()
    expect(room.answered()).toBe('failed: ask a')
    room.do('start').refuse()
    expect(room.answered()).toBe('failed: ask a, error domain, start fail refused')
  })

  test('each start that is refused is told once', () => {
    const room = roomIn('failed: refused').do('start').refuse().do('start').refuse()
    expect(room.log.filter((line) => line === 'error domain')).toHaveLength(2)
  })

  test('that has been mended: the next start plays', () => {
    const room = roomIn('failed: refused').do('start').allow().apply()
    expect(room.answered()).toBe('connecting: ask a, bind a, native play, start ok, screen on')
  })

  test('after stop() changes nothing', () => {
    const room = roomIn('checking, a start waits').do('stop').refuse()
    expect(room.answered()).toBe('stopped: start fail cancelled, stop ok')
  })

  test('answered in the same tick: the same', () => {
    const room = new FakeRoom({ check: () => ({ allowed: false, reason: 'unreachable', detail: '网络' }) })
    room.mount().give({ url: URL_A }).do('start')
    expect(room.answered()).toBe('failed: ask a, ask a, error unreachable, start fail 网络')
  })
})

describe('an answer that is late', () => {
  test('for an address of before: dropped, whatever it says', () => {
    for (const answer of ['allow', 'refuse'] as const) {
      const room = new FakeRoom().mount().give({ url: URL_A }).do('start').give({ url: URL_B })
      room.log.length = 0
      room[answer](0)
      expect(room.answered()).toBe('checking')
    }
  })

  test('a refusal of before does not end what plays now', () => {
    const room = new FakeRoom().mount().give({ url: URL_A }).give({ url: URL_B }).do('start')
    room.allow(1).apply().code(2004).refuse(0)
    expect(room.room.phase).toBe('playing')
  })

  test('after the page has gone: dropped', () => {
    const room = roomIn('checking, a start waits').detach()
    room.answered()
    room.allow()
    expect(room.answered()).toBe('stopped')
  })

  test('twice: heard once', () => {
    const room = roomIn('checking, a start waits').allow().apply().allow()
    expect(natives(room)).toEqual(['bind a', 'native play'])
    const refused = roomIn('checking, a start waits').refuse().refuse()
    expect(refused.answered()).toBe('failed: error domain, start fail refused')
  })
})

describe('an address that is allowed', () => {
  test('is given to the tag at once, so that a later start has less to wait for', () => {
    const room = new FakeRoom().mount().give({ url: URL_A }).allow()
    expect(room.answered()).toBe('ready: ask a, bind a')
  })

  test('is not given twice', () => {
    const room = roomIn('ready').do('start').allow().do('stop').do('start').allow()
    expect(room.log.filter((line) => line.startsWith('bind'))).toEqual([])
  })
})

describe('liveAppID is missing', () => {
  const missing = (): FakeRoom => new FakeRoom().mount().give({ liveAppID: 0, url: URL_A })

  test('a wanted start hears of it once after 3 s, and goes on when it comes', () => {
    const room = missing().do('start')
    room.clock.advance(MISSING_MS - 1)
    expect(room.answered()).toBe('idle')
    room.clock.advance(1)
    expect(room.answered()).toBe('idle: error missing liveAppID')
    room.clock.advance(4000)
    expect(room.answered()).toBe('idle')
    room
      .give({ liveAppID: String(APP_ID) })
      .allow()
      .apply()
    expect(room.answered()).toBe('connecting: ask a, bind a, native play, start ok, screen on')
  })

  test('autoplay hears of it as well', () => {
    const room = missing().give({ autoplay: true })
    room.clock.advance(MISSING_MS)
    expect(room.answered()).toBe('idle: error missing liveAppID')
    room.give({ liveAppID: APP_ID }).allow().apply()
    expect(room.room.phase).toBe('connecting')
  })

  test.each<[string, (room: FakeRoom) => unknown]>([
    ['it comes in time', (room) => room.do('start').give({ liveAppID: APP_ID })],
    ['nobody wants to play', (room) => room],
    ['the start is stopped', (room) => room.do('start').do('stop')],
    ['the address goes', (room) => room.do('start').give({ url: '' })],
    ['the page ends', (room) => room.do('start').detach()],
  ])('nothing is said where %s', (_, happens) => {
    const room = missing()
    happens(room)
    room.clock.advance(60_000)
    expect(room.log).not.toContain('error missing liveAppID')
  })

  test('other attributes that come meanwhile do not put it off', () => {
    const room = missing().do('start')
    for (let i = 0; i < 10; i++) {
      room.clock.advance(500)
      room.give({ mode: i % 2 === 0 ? 'rtc' : 'live' })
    }
    expect(room.log).toEqual(['error missing liveAppID'])
  })

  test('a new start is told anew', () => {
    const room = missing().do('start')
    room.clock.advance(MISSING_MS)
    room.do('stop').do('start')
    room.clock.advance(MISSING_MS)
    expect(room.log.filter((line) => line === 'error missing liveAppID')).toHaveLength(2)
  })
})
