/** The whitelist's part in a room: nothing native before it has allowed, and words for the host when it does not. */
import { APP_ID, FakeRoom, MISSING_MS, UNREACHABLE, URL_A, URL_B } from '../fixtures/room/fake-room'
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
    ['the page ends', (room) => room.do('start').detach()],
  ])('nothing is said where %s', (_, happens) => {
    const room = missing()
    happens(room)
    room.clock.advance(60_000)
    expect(room.log.filter((line) => line.startsWith('error'))).toEqual([])
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

describe('the address is missing', () => {
  test('start() hears of it once after 3 s, and goes on when it comes', () => {
    const room = new FakeRoom().mount().give({}).do('start')
    room.clock.advance(MISSING_MS - 1)
    expect(room.answered()).toBe('idle')
    room.clock.advance(1)
    expect(room.answered()).toBe('idle: error missing url')
    room.clock.advance(5000)
    expect(room.answered()).toBe('idle')
    room.give({ url: URL_A }).allow().apply()
    expect(room.answered()).toBe('connecting: ask a, bind a, native play, start ok, screen on')
  })

  test('with liveAppID missing as well: one error that names both', () => {
    const room = new FakeRoom().mount().give({ liveAppID: '' }).do('start')
    room.clock.advance(60_000)
    expect(room.log.filter((line) => line.startsWith('error'))).toEqual(['error missing liveAppID and url'])
  })

  test('one comes in time: the error names the other, at its time', () => {
    const room = new FakeRoom().mount().give({ liveAppID: '' }).do('start')
    room.clock.advance(2000)
    room.give({ url: URL_A })
    room.clock.advance(1000)
    expect(room.answered()).toBe('idle: error missing liveAppID')
  })

  test('it goes while a start waits: told', () => {
    const room = new FakeRoom().mount().give({ url: URL_A }).do('start').give({ url: '' })
    room.clock.advance(MISSING_MS)
    expect(room.log).toEqual(['ask a', 'error missing url'])
  })

  test.each<[string, (room: FakeRoom) => unknown]>([
    ['nobody has called start()', (room) => room],
    ['autoplay alone waits for it', (room) => room.give({ autoplay: true })],
    [
      'it was there, with autoplay, and has gone',
      (room) => room.give({ url: URL_A, autoplay: true }).give({ url: '' }),
    ],
    ['it comes in time', (room) => room.do('start').give({ url: URL_A })],
    ['the start is stopped', (room) => room.do('start').do('stop')],
    ['the page ends', (room) => room.do('start').detach()],
  ])('nothing is said where %s', (_, happens) => {
    const room = new FakeRoom().mount()
    happens(room)
    room.clock.advance(60_000)
    expect(room.log.filter((line) => line.startsWith('error'))).toEqual([])
  })
})

describe('the registry cannot be reached', () => {
  const unreachable = (): FakeRoom => roomIn('checking, a start waits').unreachable()

  test('told once; when it answers, the room goes on by itself', () => {
    const room = unreachable()
    expect(room.answered()).toBe('checking: error unreachable, start fail nobody answers')
    room.allow().apply()
    expect(room.answered()).toBe('connecting: bind a, native play, screen on')
  })

  test('it answers no: told as well', () => {
    const room = unreachable().refuse()
    expect(room.answered()).toBe('failed: error unreachable, start fail nobody answers, error domain')
    room.allow()
    expect(room.answered()).toBe('failed: bind a')
  })

  test('autoplay goes on as well', () => {
    const room = new FakeRoom().mount().give({ url: URL_A, autoplay: true }).unreachable().allow().apply()
    expect(room.answered()).toBe('connecting: ask a, error unreachable, bind a, native play, screen on')
  })

  test('nobody wants to play: silent; start() then asks anew, so that the host hears', () => {
    const room = new FakeRoom().mount().give({ url: URL_A }).unreachable()
    expect(room.answered()).toBe('checking: ask a')
    room.do('start').unreachable()
    expect(room.answered()).toBe('checking: ask a, error unreachable, start fail nobody answers')
    expect([...room.endedChecks]).toEqual([1])
  })

  test('autoplay turned on then: the same', () => {
    const room = new FakeRoom()
      .mount()
      .give({ url: URL_A })
      .unreachable()
      .give({ autoplay: true })
      .unreachable()
    expect(room.answered()).toBe('checking: ask a, ask a, error unreachable')
  })

  test('stop() ends the wish: an answer that comes later starts nothing', () => {
    const room = unreachable().do('stop').allow().apply()
    expect(room.room.phase).toBe('stopped')
    expect(natives(room)).toEqual(['bind a'])
  })

  test('pause() holds it, resume() lets it go', () => {
    const room = unreachable().do('pause').allow().apply()
    expect(room.room.phase).toBe('paused')
    expect(natives(room)).toEqual(['bind a'])
    room.do('resume')
    expect(room.room.phase).toBe('connecting')
  })

  test('resume() before there is an answer asks anew', () => {
    const room = unreachable().do('pause').do('resume')
    expect(room.log.filter((line) => line === 'ask a')).toHaveLength(1)
    room.allow().apply()
    expect(room.room.phase).toBe('connecting')
  })

  test('another liveAppID while it plays: the stream ends, and comes back with the answer', () => {
    const room = roomIn('playing').give({ liveAppID: 7 }).unreachable()
    expect(room.answered()).toBe('checking: ask a, native stop, bind -, error unreachable, screen off')
    room.allow().apply()
    expect(room.answered()).toBe('connecting: bind a, native play, screen on')
  })

  test('while paused: the stream ends, and resume() waits for the answer', () => {
    const room = roomIn('paused').give({ liveAppID: 7 }).unreachable()
    expect(room.answered()).toBe('paused: ask a, native stop, bind -, error unreachable')
    room.allow().apply().do('resume')
    expect(room.answered()).toBe('connecting: bind a, native play, resume ok, screen on')
  })

  test('after the end of the page: nothing', () => {
    const room = unreachable().detach()
    room.answered()
    room.allow()
    expect(room.answered()).toBe('stopped')
    expect(room.clock.pending).toBe(0)
  })

  test('in the same tick as the question: the same', () => {
    const room = new FakeRoom({ check: () => UNREACHABLE }).mount().do('start').give({ url: URL_A })
    expect(room.answered()).toBe('checking: ask a, error unreachable, start fail nobody answers')
  })
})

describe('an answer that is overruled', () => {
  test('allowed from memory, then refused by the registry: what plays stops', () => {
    const room = roomIn('playing').refuse()
    expect(room.answered()).toBe('failed: native stop, bind -, error domain, screen off')
  })

  test('allowed twice: nothing more', () => {
    const room = roomIn('playing').allow()
    expect(room.answered()).toBe('playing')
  })
})

describe('a question is ended', () => {
  test.each<[string, (room: FakeRoom) => unknown]>([
    ['by the next one', (room) => room.give({ url: URL_B })],
    ['when the address goes', (room) => room.give({ url: '' })],
    ['when liveAppID goes', (room) => room.give({ liveAppID: 0 })],
    ['with the page', (room) => room.detach()],
  ])('%s', (_, happens) => {
    const room = new FakeRoom().mount().give({ url: URL_A })
    expect([...room.endedChecks]).toEqual([])
    happens(room)
    expect([...room.endedChecks]).toEqual([1])
  })
})

describe('an address whose signature has run out', () => {
  const message = (url: string, code: number): unknown => {
    const room = new FakeRoom().mount().give({ url }).do('start').allow().apply().code(code)
    return room.states[0]?.message
  }

  test.each([-2301, -2302, 3003, 3004, -1307])('code %d says so behind the native words', (code) => {
    expect(message(URL_B, code)).toBe(`code ${code}；expired`)
    expect(message(URL_A, code)).toBe(`code ${code}`)
  })

  test.each([2001, 2004, 2103, 3001, 3002, -1301])('code %d has other reasons', (code) => {
    expect(message(URL_B, code)).toBe(`code ${code}`)
  })

  test('a native event without words gets them', () => {
    const room = new FakeRoom().mount().give({ url: URL_B }).do('start').allow().apply()
    room.room.nativeState({ code: -2301 })
    expect(room.states).toEqual([{ code: -2301, message: 'expired' }])
  })
})
