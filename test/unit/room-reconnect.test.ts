/** Reconnecting: what the native side does by itself, and the policy that is handed in. */
import { FakeRoom, URL_A, URL_B } from '../fixtures/room/fake-room'
import { roomIn } from '../fixtures/room/situations'
import { neverReconnect, type ReconnectPolicy } from '../../plugin/room/reconnect'

/** 1 s, 2 s, then it gives up. */
function twice(): ReconnectPolicy & { asked: number[] } {
  const asked: number[] = []
  return {
    asked,
    nextDelay(attempt) {
      asked.push(attempt)
      return attempt <= 2 ? attempt * 1000 : null
    },
  }
}

const start = (room: FakeRoom): FakeRoom => {
  room.mount().give({ url: URL_A }).do('start').allow().apply().code(2004)
  room.log.length = 0
  return room
}

describe('without a policy', () => {
  test('there is none', () => {
    expect(neverReconnect.nextDelay(1)).toBeNull()
  })

  test('the native side retries and comes back', () => {
    const room = roomIn('playing').code(2103, 2103, 2001, 2004)
    expect(room.answered()).toBe('playing: state 2103, state 2103, state 2001, state 2004')
  })

  test('it gives up: the host hears it at once, and start() begins again', () => {
    const room = roomIn('playing').code(2103, -2301)
    expect(room.answered()).toBe('failed: state 2103, screen off, state -2301')
    room.do('start').allow()
    expect(room.answered()).toBe('connecting: ask a, native play, start ok, screen on')
  })
})

describe('with a policy', () => {
  test('a retry after its delay, the screen kept on meanwhile', () => {
    const room = start(new FakeRoom({ reconnect: twice() })).code(-2301)
    expect(room.answered()).toBe('reconnecting: state -2301')
    room.clock.advance(999)
    expect(room.answered()).toBe('reconnecting')
    room.clock.advance(1)
    expect(room.answered()).toBe('reconnecting: native play')
    room.code(2004)
    expect(room.answered()).toBe('playing: state 2004')
  })

  test('retries until it says null, then failed', () => {
    const reconnect = twice()
    const room = start(new FakeRoom({ reconnect })).code(-2301)
    room.clock.advance(1000)
    room.code(-2301)
    room.clock.advance(2000)
    room.code(-2301)
    expect(room.answered()).toBe(
      'failed: state -2301, native play, state -2301, native play, screen off, state -2301',
    )
    expect(reconnect.asked).toEqual([1, 2, 3])
    room.clock.advance(60_000)
    expect(room.answered()).toBe('failed')
  })

  test('a picture counts as success: the count begins anew', () => {
    const reconnect = twice()
    const room = start(new FakeRoom({ reconnect })).code(-2301)
    room.clock.advance(1000)
    room.code(2004, -2301)
    expect(reconnect.asked).toEqual([1, 1])
  })

  test('a retry that fails natively is said, and it is over', () => {
    const room = start(new FakeRoom({ reconnect: twice() })).code(-2301)
    room.native = 'fail'
    room.clock.advance(1000)
    expect(room.answered()).toBe('failed: state -2301, native play, error native-start-failed, screen off')
  })

  test.each<[string, (room: FakeRoom) => unknown, string]>([
    ['stop()', (room) => room.do('stop'), 'stopped: stop ok, screen off'],
    ['pause()', (room) => room.do('pause'), 'paused: pause ok, screen off'],
    ['another address', (room) => room.give({ url: URL_B }), 'checking: ask b, screen off'],
    ['a cleared address', (room) => room.give({ url: '' }), 'idle: bind -, screen off'],
    ['the page’s end', (room) => room.detach(), 'stopped: disposed, screen off'],
    ['start()', (room) => room.do('start'), 'reconnecting: start ok'],
  ])('while it waits: %s', (_, happens, answer) => {
    const room = roomIn('reconnecting by the policy')
    happens(room)
    expect(room.answered()).toBe(answer)
    room.clock.advance(60_000)
    // Only the untouched wait ends in a retry.
    expect(room.log.filter((line) => line === 'native play')).toHaveLength(
      answer.includes('start ok') ? 1 : 0,
    )
  })

  test('pause() while it waits, then resume(): it starts at once', () => {
    const room = roomIn('reconnecting by the policy').do('pause').do('resume')
    expect(room.answered()).toBe('connecting: pause ok, screen off, native play, resume ok, screen on')
    room.clock.advance(60_000)
    expect(room.answered()).toBe('connecting')
  })

  test('a paused room does not reconnect behind the host’s back', () => {
    const room = start(new FakeRoom({ reconnect: twice() }))
      .do('pause')
      .code(-2301)
    room.clock.advance(60_000)
    expect(room.answered()).toBe('failed: native pause, pause ok, screen off, state -2301')
  })

  test('what fails late of the start before does not end the retry', () => {
    const room = roomIn('ready', { reconnect: twice() })
    room.native = 'held'
    room.do('start').allow()
    const { length } = room.natives
    room.code(-2301)
    room.clock.advance(1000)
    room.nativeFail('late', length - 1)
    expect(room.room.phase).toBe('reconnecting')
    room.nativeFail('now')
    expect(room.room.phase).toBe('failed')
  })

  test('a second "gave up" while it waits changes nothing', () => {
    const room = roomIn('reconnecting by the policy').code(-2301, -2301)
    expect(room.room.phase).toBe('reconnecting')
    room.clock.advance(1000)
    expect(room.log.filter((line) => line === 'native play')).toHaveLength(1)
  })

  test('in the small window after the page’s end as well', () => {
    const room = start(new FakeRoom({ reconnect: twice() }))
      .pictureInPicture(true)
      .detach()
      .code(-2301)
    room.clock.advance(1000)
    expect(room.answered()).toBe('reconnecting: state -2301, native play')
  })
})
