/** Reconnecting: what the native side does by itself, and the policy that is handed in. */
import { FakeRoom, URL_A, URL_B } from '../fixtures/room/fake-room'
import { roomIn } from '../fixtures/room/situations'
import { growingPauses, type ReconnectPolicy } from '../../plugin/room/reconnect'

/** 1 s, 2 s, then it gives up. */
function twice(): ReconnectPolicy & { asked: number[] } {
  const asked: number[] = []
  return {
    asked,
    attempts: 2,
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
    expect(room.answered()).toBe('reconnecting: retry 1/2 in 1000: unknown')
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
      'failed: retry 1/2 in 1000: unknown, native play, retry 2/2 in 2000: unknown, native play, screen off, state -2301',
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
    expect(room.answered()).toBe(
      'failed: retry 1/2 in 1000: unknown, native play, error native-start-failed, screen off',
    )
  })

  test.each<[string, (room: FakeRoom) => unknown, string]>([
    ['stop()', (room) => room.do('stop'), 'stopped: stop ok, screen off'],
    ['pause()', (room) => room.do('pause'), 'paused: pause ok, screen off'],
    ['another address', (room) => room.give({ url: URL_B }), 'checking: ask b, screen off'],
    ['a cleared address', (room) => room.give({ url: '' }), 'idle: bind -, screen off'],
    ['the page’s end', (room) => room.detach(), 'stopped: disposed, screen off'],
    ['start()', (room) => room.do('start'), 'reconnecting: native play, start ok'],
  ])('while it waits: %s', (_, happens, answer) => {
    const room = roomIn('reconnecting by the policy')
    happens(room)
    expect(room.answered()).toBe(answer)
    room.clock.advance(60_000)
    // Nothing comes of the pause any more; start() has tried at once.
    expect(room.log.filter((line) => line === 'native play')).toEqual([])
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
    expect(room.answered()).toBe('reconnecting: retry 1/2 in 1000: unknown, native play')
  })
})

describe('the pauses', () => {
  const SETTINGS = { reconnectFirstMs: 1000, reconnectLongestMs: 30_000 }
  const pauses = (attempts: number, random: () => number): (number | null)[] => {
    const policy = growingPauses(() => attempts, SETTINGS, random)
    return Array.from({ length: attempts + 2 }, (_, index) => policy.nextDelay(index + 1))
  }

  test('double up to the longest, then end', () => {
    const middle = [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, null, null]
    expect(pauses(7, () => 0.5)).toEqual(middle)
  })

  test('vary by a quarter, so that not everyone comes at once', () => {
    expect(pauses(2, () => 0)).toEqual([750, 1500, null, null])
    expect(pauses(2, () => 0.999999)).toEqual([1250, 2500, null, null])
  })

  test('none where none are wanted', () => {
    expect(pauses(0, () => 0.5)).toEqual([null, null])
  })

  test('the number is asked anew each time', () => {
    let attempts = 1
    const policy = growingPauses(
      () => attempts,
      SETTINGS,
      () => 0.5,
    )
    attempts = 0
    expect([policy.attempts, policy.nextDelay(1)]).toEqual([0, null])
  })

  test('the hundredth is no longer than the longest', () => {
    expect(pauses(100, () => 0.5)[99]).toBe(30_000)
  })
})

describe('what the host hears', () => {
  test('number, how many there are, and when the next one comes; never -2301 meanwhile', () => {
    const room = start(new FakeRoom({ reconnect: twice() })).code(-2301, -2301, -2301)
    expect(room.retries).toEqual([
      {
        tag: 'reconnect',
        code: 50001,
        attempt: 1,
        attempts: 2,
        delay: 1000,
        reason: 'unknown',
        detail: '连接已中断；第 1 次重连，共 2 次，1000 ms 后开始',
      },
    ])
    expect(room.states).toEqual([{ code: 2004, message: 'code 2004' }])
  })

  test('the phone has no network, or has one: the words and the reason differ', () => {
    const room = start(new FakeRoom({ reconnect: twice() }))
      .code(2103)
      .online(false)
      .code(-2301)
    room.clock.advance(1000)
    room.online(true).code(-2301)
    expect(room.retries.map(({ reason, detail }) => [reason, detail])).toEqual([
      ['network-lost', '手机没有网络；第 1 次重连，共 2 次，1000 ms 后开始'],
      ['stream-lost', '手机网络正常，直播流已中断；第 2 次重连，共 2 次，2000 ms 后开始'],
    ])
  })

  test('the last -2301 says it as well', () => {
    const room = start(new FakeRoom({ reconnect: { attempts: 0.5, nextDelay: () => null } }))
    room.code(2103).online(true).code(-2301)
    expect(room.states.slice(-1)).toEqual([
      { code: -2301, message: 'code -2301；手机网络正常，直播流已中断', reason: 'stream-lost' },
    ])
  })

  test('without a policy it is the native side’s own, word for word, and nobody watches the network', () => {
    const room = start(new FakeRoom()).code(2103)
    expect(room.watches.size).toBe(0)
    room.code(-2301)
    expect(room.states.slice(-1)).toEqual([{ code: -2301, message: 'code -2301' }])
  })
})

describe('sooner than the pause', () => {
  const waiting = (): FakeRoom => {
    const room = start(new FakeRoom({ reconnect: twice() }))
      .code(2103)
      .online(false)
      .code(-2301)
    room.log.length = 0
    return room
  }

  test('the network returns', () => {
    const room = waiting().online(true)
    expect(room.answered()).toBe('reconnecting: native play')
    room.clock.advance(60_000)
    expect(room.answered()).toBe('reconnecting')
  })

  test('the page is shown again', () => {
    expect(waiting().hidden().shown().answered()).toBe('reconnecting: screen off, native play, screen on')
  })

  test('the network returns while the native side itself tries: it is left to it', () => {
    const room = start(new FakeRoom({ reconnect: twice() }))
      .code(2103)
      .online(false)
    expect(room.online(true).answered()).toBe('reconnecting: state 2103')
  })

  test.each<[string, (room: FakeRoom) => unknown]>([
    ['a picture', (room) => room.online(true).code(2004)],
    ['stop()', (room) => room.do('stop')],
    ['pause()', (room) => room.do('pause')],
    ['the page’s end', (room) => room.detach()],
    [
      'the end of all tries',
      (room) => {
        room.clock.advance(1000)
        room.code(-2301)
        room.clock.advance(2000)
        room.code(-2301)
      },
    ],
  ])('after %s nobody listens to the network, and no timer is left', (_, happens) => {
    const room = waiting()
    expect(room.watches.size).toBe(1)
    happens(room)
    expect([room.watches.size, room.clock.pending]).toEqual([0, 0])
  })
})
