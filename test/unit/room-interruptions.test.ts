/** What interrupts a room without ending it: a hidden page, a phone call, a system that holds everything back. */
import { FakeRoom, URL_A, URL_B } from '../fixtures/room/fake-room'
import { roomIn } from '../fixtures/room/situations'

const reconnect = { attempts: 3, nextDelay: (attempt: number) => (attempt <= 3 ? 1000 : null) }
const waiting = (room = roomIn('playing', { reconnect })): FakeRoom => {
  room.hidden().code(-2301)
  room.log.length = 0
  return room
}

const pushing = (): FakeRoom => {
  const room = new FakeRoom({ capture: true, reconnect }).mount().give({ url: URL_A })
  room.allow().apply().do('start').allow().grant().code(1002)
  room.log.length = 0
  return room
}

describe('nothing begins behind another page', () => {
  test.each<[string, () => FakeRoom]>([
    [
      'the answer of the whitelist comes late',
      () => roomIn('checking, a start waits').hidden().allow().apply(),
    ],
    ['the tag confirms late', () => roomIn('ready, a start waits for the tag').hidden().apply()],
    ['the component is late', () => roomIn('ready, a start waits for the component').hidden().mount()],
    ['another address', () => roomIn('playing').hidden().give({ url: URL_B }).allow().apply()],
  ])('%s: it begins when the page is shown', (_, happens) => {
    const room = happens()
    expect(room.log).not.toContain('native play')
    room.shown()
    expect(room.log.filter((line) => line === 'native play')).toHaveLength(1)
    room.shown()
    expect(room.log.filter((line) => line === 'native play')).toHaveLength(1)
  })

  test('a start() that waits for its page says so when its time is over, and begins all the same', () => {
    const room = roomIn('ready').do('start').hidden().allow()
    room.clock.advance(10_000)
    expect(room.answered()).toBe('ready: ask a, start fail still waiting')
    expect(room.shown().answered()).toBe('connecting: native play, screen on')
  })

  test.each<[string, () => FakeRoom]>([
    ['start()', () => roomIn('ready').hidden().do('start').allow()],
    [
      'resume() of a start that was held',
      () => roomIn('paused, a start is held').hidden().do('resume').allow().apply(),
    ],
    ['start() while it waits for the next try', () => waiting().do('start')],
  ])('what the host asks for behind another page, it means: %s', (_, happens) => {
    expect(happens().log.filter((line) => line === 'native play')).toHaveLength(1)
  })

  test('stop() while it is hidden: nothing begins when it is shown', () => {
    const room = roomIn('ready').do('start').hidden().allow().do('stop')
    expect(room.shown().answered()).toBe('stopped: ask a, start fail cancelled, stop ok')
  })

  test('a page that lets its player run on (autopause off) holds nothing back', () => {
    const room = roomIn('ready').do('start').hidden(false).allow()
    expect(room.answered()).toBe('connecting: ask a, native play, start ok, screen on')
  })

  test('nor does a small window, which is not behind', () => {
    const room = roomIn('playing', { reconnect }).pictureInPicture(true).hidden().code(-2301)
    room.clock.advance(1000)
    expect(room.answered()).toBe('reconnecting: retry 1/3 in 1000: unknown, native play')
  })

  test('camera: a preview waits as well', () => {
    const room = new FakeRoom({ capture: true }).do('startPreview').hidden().mount()
    expect(room.answered()).toBe('idle')
    expect(room.shown().grant().answered()).toBe(
      'previewing: ask permission, native startPreview, startPreview ok, screen on',
    )
  })

  test('camera: granted behind another page, what runs without it is started anew when the page is shown', () => {
    const room = new FakeRoom({ capture: true }).mount().give({ url: URL_A })
    room.allow().apply().do('start').allow().grant().code(10001).shown().hidden()
    room.log.length = 0
    expect(room.grant().answered()).toBe('connecting')
    expect(room.shown().grant().answered()).toBe('connecting: ask permission, native stop, native start')
  })

  test('camera: granted while it is paused, nothing is sent before resume()', () => {
    const room = new FakeRoom({ capture: true }).mount().give({ url: URL_A })
    room.allow().apply().do('start').allow().grant().code(1002, 10001).do('pause').shown()
    room.log.length = 0
    expect(room.grant().answered()).toBe('paused: native stop')
    expect(room.do('resume').grant().answered()).toBe(
      'connecting: ask permission, resume ok, native start, screen on',
    )
  })

  test('what runs is left to the native side: it pauses, and goes on, by itself', () => {
    expect(roomIn('playing').hidden().answered()).toBe('playing: screen off')
    expect(roomIn('playing').hidden().shown().answered()).toBe('playing: screen off, screen on')
  })

  test('the screen is kept on for what goes on behind: a small window, a broadcast, sound that shall not pause', () => {
    expect(roomIn('playing').pictureInPicture(true).hidden().answered()).toBe('playing')
    expect(pushing().hidden().answered()).toBe('playing')
    expect(roomIn('playing').hidden(false).answered()).toBe('playing')
  })
})

describe('reconnecting behind another page', () => {
  test('the pause runs out, the try waits for the page', () => {
    const room = waiting()
    room.clock.advance(60_000)
    expect(room.answered()).toBe('reconnecting')
    expect(room.shown().answered()).toBe('reconnecting: native play, screen on')
  })

  test('a network that returns does not bring it forward', () => {
    expect(waiting().online(true).answered()).toBe('reconnecting')
  })

  test('timers that stood still with the app, and all fire when it returns: one try', () => {
    const room = waiting().shown().online(true)
    room.clock.advance(60_000)
    expect(room.answered()).toBe('reconnecting: native play, screen on')
  })

  test('the page ends instead: nothing is left', () => {
    const room = waiting().detach()
    expect([room.clock.pending, room.watches.size]).toEqual([0, 0])
    expect(room.shown().online(true).answered()).toBe('stopped: disposed')
  })
})

describe('a phone call', () => {
  test('pusher: 5000 and 5001 reach the host, and the stream is taken to run on', () => {
    expect(pushing().code(5000, 5001, 1002).answered()).toBe('playing: state 5000, state 5001, state 1002')
  })

  test('pusher: a call that outlasts the server’s patience ends in a try when it is over', () => {
    const room = pushing().code(5001).hidden().code(3004, -1307)
    expect(room.answered()).toBe('reconnecting: state 5001, state 3004, retry 1/3 in 1000: unknown')
    room.clock.advance(300_000)
    expect(room.shown().code(1002).answered()).toBe('playing: native start, state 1002')
  })

  test('player: 6000 reaches the host', () => {
    expect(roomIn('playing').code(6000).answered()).toBe('playing: state 6000')
  })
})
