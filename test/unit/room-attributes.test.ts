/** What changed attributes, and the end of the page, do in every situation of a room. */
import { FakeRoom, URL_A, URL_B } from '../fixtures/room/fake-room'
import { roomIn, type Situation } from '../fixtures/room/situations'

const changes = {
  'another address': (room: FakeRoom) => room.give({ url: URL_B }),
  'the address is cleared': (room: FakeRoom) => room.give({ url: '' }),
  'another liveAppID': (room: FakeRoom) => room.give({ liveAppID: 1250000002 }),
  'autoplay is turned on': (room: FakeRoom) => room.give({ autoplay: true }),
  'the page ends': (room: FakeRoom) => room.detach(),
}
type Change = keyof typeof changes

const row = (...answers: [string, string, string, string, string]): Record<Change, string> => ({
  'another address': answers[0],
  'the address is cleared': answers[1],
  'another liveAppID': answers[2],
  'autoplay is turned on': answers[3],
  'the page ends': answers[4],
})

/** After its page's end nothing gives a room attributes any more. */
type WithPage = Exclude<
  Situation,
  'in the small window, page gone' | 'paused in the small window, page gone' | 'gone'
>

const table: Record<WithPage, Record<Change, string>> = {
  idle: row('checking: ask b', 'idle', 'idle', 'idle', 'stopped: disposed'),
  'idle, a start waits': row('checking: ask b', 'idle', 'idle', 'idle', 'stopped: start fail gone, disposed'),
  checking: row('checking: ask b', 'idle', 'checking: ask a', 'checking', 'stopped: disposed'),
  'checking, a start waits': row(
    'checking: ask b',
    'idle',
    'checking: ask a',
    'checking',
    'stopped: start fail gone, disposed',
  ),
  ready: row(
    'checking: ask b',
    'idle: bind -',
    'checking: ask a',
    'connecting: native play, screen on',
    'stopped: disposed',
  ),
  'ready, a start waits for the tag': row(
    'checking: ask b',
    'idle: bind -',
    'checking: ask a',
    'ready',
    'stopped: start fail gone, disposed',
  ),
  'ready, a start waits for the component': row(
    'checking: ask b',
    'idle: bind -',
    'checking: ask a',
    'ready',
    'stopped: start fail gone, disposed',
  ),
  connecting: row(
    'checking: native stop, ask b, screen off',
    'idle: native stop, bind -, screen off',
    'connecting: ask a',
    'connecting',
    'stopped: native stop, disposed, screen off',
  ),
  playing: row(
    'checking: native stop, ask b, screen off',
    'idle: native stop, bind -, screen off',
    'playing: ask a',
    'playing',
    'stopped: native stop, disposed, screen off',
  ),
  buffering: row(
    'checking: native stop, ask b, screen off',
    'idle: native stop, bind -, screen off',
    'buffering: ask a',
    'buffering',
    'stopped: native stop, disposed, screen off',
  ),
  paused: row(
    'paused: native stop, ask b',
    'idle: native stop, bind -',
    'paused: ask a',
    'paused',
    'stopped: native stop, disposed',
  ),
  'paused before the first picture': row(
    'paused: native stop, ask b',
    'idle: native stop, bind -',
    'paused: ask a',
    'paused',
    'stopped: native stop, disposed',
  ),
  'paused, a start is held': row(
    'paused: ask b',
    'paused',
    'paused: ask a',
    'paused',
    'stopped: start fail gone, disposed',
  ),
  'reconnecting by the native side': row(
    'checking: native stop, ask b, screen off',
    'idle: native stop, bind -, screen off',
    'reconnecting: ask a',
    'reconnecting',
    'stopped: native stop, disposed, screen off',
  ),
  'reconnecting by the policy': row(
    'checking: ask b, screen off',
    'idle: bind -, screen off',
    'reconnecting: ask a',
    'reconnecting',
    'stopped: disposed, screen off',
  ),
  stopped: row('checking: ask b', 'idle: bind -', 'stopped: ask a', 'stopped', 'stopped: disposed'),
  'stopped before the address': row('checking: ask b', 'stopped', 'stopped', 'stopped', 'stopped: disposed'),
  'stopped by the end of the stream': row(
    'checking: ask b',
    'idle: bind -',
    'stopped: ask a',
    'stopped',
    'stopped: disposed',
  ),
  // It has never been bound, so there is nothing to unbind.
  'failed: refused': row('checking: ask b', 'idle', 'failed: ask a', 'failed', 'stopped: disposed'),
  'failed: gave up': row('checking: ask b', 'idle: bind -', 'failed: ask a', 'failed', 'stopped: disposed'),
  'failed: native start': row(
    'checking: ask b',
    'idle: bind -',
    'failed: ask a',
    'failed',
    'stopped: disposed',
  ),
}

const rows = Object.entries(table).flatMap(([situation, answers]) =>
  Object.entries(answers).map(([change, answer]) => ({ situation, change, answer })),
)

test.each(rows)('$situation · $change → $answer', ({ situation, change, answer }) => {
  const room = roomIn(situation as Situation)
  changes[change as Change](room)
  expect(room.answered()).toBe(answer)
})

test('a room that is gone takes no attributes', () => {
  const room = roomIn('gone').give({ url: URL_B, autoplay: true }).mount()
  room.clock.advance(60_000)
  expect(room.answered()).toBe('stopped')
})

describe('another address', () => {
  test('while it plays: it switches over once the new address is allowed', () => {
    const room = roomIn('playing').give({ url: URL_B })
    room.answered()
    room.allow()
    expect(room.answered()).toBe('ready: bind b')
    room.apply()
    expect(room.answered()).toBe('connecting: native play, screen on')
  })

  test('while paused: the new stream waits for resume()', () => {
    const room = roomIn('paused').give({ url: URL_B }).allow().apply()
    expect(room.answered()).toBe('paused: native stop, ask b, bind b')
    room.do('resume')
    expect(room.answered()).toBe('connecting: native play, resume ok, screen on')
  })

  test.each<[WithPage]>([
    ['stopped'],
    ['stopped before the address'],
    ['stopped by the end of the stream'],
    ['failed: refused'],
    ['failed: gave up'],
    ['failed: native start'],
  ])('%s: it waits for start()', (situation) => {
    const room = roomIn(situation).give({ url: URL_B }).allow().apply()
    expect(room.answered()).toBe('ready: ask b, bind b')
  })

  test('with autoplay, while stopped, failed or ready: it starts', () => {
    for (const situation of ['stopped', 'failed: refused', 'failed: gave up', 'ready'] as const) {
      const room = roomIn(situation).give({ url: URL_B, autoplay: true }).allow().apply()
      expect(room.room.phase).toBe('connecting')
      expect(room.log.filter((line) => line === 'native play')).toHaveLength(1)
    }
  })

  test('is refused: what ran before is over, and the tag loses its address', () => {
    const room = roomIn('playing').give({ url: URL_B }).refuse()
    expect(room.answered()).toBe('failed: native stop, ask b, screen off, bind -, error domain')
  })

  test('there and back while the whitelist is asked: only the newest question counts', () => {
    const room = new FakeRoom().mount().give({ url: URL_A }).give({ url: URL_B }).give({ url: URL_A })
    room.do('start').allow(1).refuse(0)
    expect(room.answered()).toBe('checking: ask a, ask b, ask a')
    room.allow(2).apply()
    expect(room.answered()).toBe('connecting: bind a, native play, start ok, screen on')
  })

  test('a confirmation of an older address does not start the newer one', () => {
    const room = new FakeRoom().mount().give({ url: URL_A }).do('start').allow()
    room.give({ url: URL_B }).allow()
    room.log.length = 0
    room.apply(0)
    expect(room.answered()).toBe('ready')
    room.apply(1)
    expect(room.answered()).toBe('connecting: native play, start ok, screen on')
  })
})

describe('the address is cleared', () => {
  test('a start that still waits goes on with the next address', () => {
    const room = roomIn('checking, a start waits').give({ url: '' }).give({ url: URL_B }).allow().apply()
    expect(room.answered()).toBe('connecting: ask b, bind b, native play, start ok, screen on')
  })

  test('a start that ran is over: the next address waits', () => {
    const room = roomIn('playing').give({ url: '' }).give({ url: URL_B }).allow().apply()
    expect(room.room.phase).toBe('ready')
    expect(room.log).not.toContain('native play')
  })

  test('the answer to the question about it comes too late', () => {
    const room = roomIn('checking, a start waits').give({ url: '' }).allow()
    expect(room.answered()).toBe('idle')
  })

  test('and given again, the same: it is asked again', () => {
    const room = roomIn('playing').give({ url: '' }).give({ url: URL_A })
    expect(room.answered()).toBe('checking: native stop, bind -, screen off, ask a')
  })
})

describe('another liveAppID or mode for the same address', () => {
  test('what runs goes on while it is asked, and after the answer', () => {
    const room = roomIn('playing').give({ liveAppID: 1250000002 }).allow()
    expect(room.answered()).toBe('playing: ask a')
  })

  test('what runs is over when the answer is no', () => {
    const room = roomIn('playing').give({ mode: 'rtc' }).refuse()
    expect(room.answered()).toBe('failed: ask a, native stop, bind -, error domain, screen off')
  })

  test('a wanted start waits for the newer answer', () => {
    const room = roomIn('ready, a start waits for the tag').give({ liveAppID: 7 }).apply()
    expect(room.answered()).toBe('checking: ask a')
    room.allow()
    expect(room.answered()).toBe('connecting: native play, start ok, screen on')
  })

  test('the same values again ask nothing', () => {
    const room = roomIn('playing').give({}).give({ url: URL_A })
    expect(room.answered()).toBe('playing')
  })
})

describe('autoplay is turned off', () => {
  const off = (room: FakeRoom): FakeRoom => room.give({ autoplay: false })

  test.each<[string, (room: FakeRoom) => FakeRoom]>([
    [
      'before the address',
      (room) =>
        off(room.mount().give({ autoplay: true }))
          .give({ url: URL_A })
          .allow()
          .apply(),
    ],
    [
      'before the answer',
      (room) =>
        off(room.mount().give({ url: URL_A, autoplay: true }))
          .allow()
          .apply(),
    ],
    [
      'before the tag has the address',
      (room) => off(room.mount().give({ url: URL_A, autoplay: true }).allow()).apply(),
    ],
    [
      'before the component is ready',
      (room) => off(room.give({ url: URL_A, autoplay: true }).allow().apply()).mount(),
    ],
    [
      'while nobody can be asked',
      (room) =>
        off(room.mount().give({ url: URL_A, autoplay: true }).unreachable())
          .allow()
          .apply(),
    ],
    [
      'behind another page',
      (room) => off(room.hidden().mount().give({ url: URL_A, autoplay: true }).allow().apply()).shown(),
    ],
    [
      'together with another address',
      (room) =>
        room
          .mount()
          .give({ url: URL_A, autoplay: true })
          .give({ url: URL_B, autoplay: false })
          .allow()
          .apply(),
    ],
  ])('%s: nothing begins until start()', (_, prepare) => {
    const room = prepare(new FakeRoom())
    expect(room.room.phase).toBe('ready')
    expect(room.log.filter((line) => line.startsWith('native'))).toEqual([])
    room.do('start').allow()
    expect(room.log.filter((line) => line.startsWith('native'))).toEqual(['native play'])
  })

  test('while the user is asked for the camera: nobody goes live by saying yes', () => {
    const room = new FakeRoom({ capture: true }).mount().give({ url: URL_A, autoplay: true }).allow().apply()
    off(room).grant()
    expect(room.answered()).toBe('ready: ask a, bind a, ask permission')
  })

  test('after the camera was refused: coming back from the settings goes live no more', () => {
    const room = new FakeRoom({ capture: true }).mount().give({ url: URL_A, autoplay: true }).allow().apply()
    off(room.refusePermission())
    room.answered()
    room.shown()
    expect(room.answered()).toBe('ready')
  })

  test('and a start() waits beside it: that one begins', () => {
    const room = off(new FakeRoom().mount().give({ url: URL_A, autoplay: true }).do('start'))
      .allow()
      .apply()
    expect(room.answered()).toBe('connecting: ask a, bind a, native play, start ok, screen on')
  })

  test('by a host that calls start() first, both from inside an event: that one begins', () => {
    const room = new FakeRoom().mount().give({ url: URL_A, autoplay: true })
    room.onEvent = () => off(room.do('start'))
    room.unreachable().allow().apply()
    expect(room.room.phase).toBe('connecting')
  })

  test.each<[Situation]>([
    ['connecting'],
    ['playing'],
    ['buffering'],
    ['paused'],
    ['reconnecting by the native side'],
  ])('%s: it goes on', (situation) => {
    const room = off(roomIn(situation).give({ autoplay: true }))
    expect(room.answered()).toBe(roomIn(situation).room.phase)
  })
})

test('a refused autoplay starts by itself once only liveAppID has been mended; a refused start() waits for the next', () => {
  const auto = new FakeRoom().mount().give({ url: URL_A, liveAppID: 7, autoplay: true }).refuse()
  auto.answered()
  auto.give({ liveAppID: 1250000001 }).allow().apply()
  expect(auto.answered()).toBe('connecting: ask a, bind a, native play, screen on')
  const started = new FakeRoom().mount().give({ url: URL_A, liveAppID: 7 }).do('start').refuse()
  started.answered()
  started.give({ liveAppID: 1250000001 }).allow().apply()
  expect(started.answered()).toBe('failed: ask a, bind a')
})
