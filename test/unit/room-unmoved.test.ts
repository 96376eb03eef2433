/** What changes nothing, or only what it should: repeated attributes, late answers, and the phase a camera leaves behind. */
import { FakeRoom, URL_A, URL_B } from '../fixtures/room/fake-room'
import { previewing, pusher, pushing, ready } from '../fixtures/room/pusher'
import { roomIn } from '../fixtures/room/situations'
import type { LiveRoom } from '../../plugin/room/live-room'

const plays = (room: FakeRoom): number => room.log.filter((line) => line === 'native play').length

describe('attributes', () => {
  test('given once more, they start nothing', () => {
    expect(roomIn('ready').give({}).answered()).toBe('ready')
    expect(roomIn('checking').give({}).allow().apply().answered()).toBe('ready: bind a')
  })

  test('another liveAppID starts nothing that was not wanted', () => {
    expect(roomIn('ready').give({ liveAppID: 7 }).allow().answered()).toBe('ready: ask a')
  })

  test('another liveAppID with autoplay does not undo stop(), though the answer had been no', () => {
    const room = new FakeRoom().mount().give({ url: URL_A, autoplay: true }).do('stop').refuse()
    room.give({ liveAppID: 7 }).allow().apply()
    expect(room.room.phase).toBe('stopped')
    expect(plays(room)).toBe(0)
  })

  test('another liveAppID with autoplay does not start again what the native side gave up', () => {
    const room = new FakeRoom().mount().give({ url: URL_A, autoplay: true }).allow().apply()
    room.code(2004, -2301).give({ liveAppID: 7 }).allow()
    expect(room.room.phase).toBe('failed')
    expect(plays(room)).toBe(1)
  })

  test.each(['pause', 'stop'])('autoplay turned on after %s() asks nobody', (method) => {
    const room = roomIn('checking, a start waits').unreachable().do(method)
    room.answered()
    room.give({ autoplay: true })
    expect(room.log).toEqual([])
  })

  test('the tag is told once that there is no address', () => {
    const room = roomIn('playing').give({ url: '' })
    expect(room.answered()).toBe('idle: native stop, bind -, screen off')
    expect(room.give({ url: URL_B }).refuse().answered()).toBe('failed: ask b')
  })

  test('none at all: the error names both, and comes once, whatever else is given', () => {
    const room = new FakeRoom().mount().do('start')
    room.clock.advance(3000)
    for (let i = 0; i < 3; i++) {
      room.give({ mode: `mode ${i}` })
      room.clock.advance(3000)
    }
    expect(room.log.filter((line) => line.startsWith('error'))).toEqual(['error missing liveAppID and url'])
  })

  test('emptied after start() has been answered: nobody waits, and none is missing', () => {
    const room = roomIn('playing').do('start').give({ url: '' })
    room.clock.advance(10_000)
    expect(room.log.filter((line) => line.startsWith('error'))).toEqual([])
  })
})

describe('a registry that cannot be reached', () => {
  test('leaves a room stopped, or failed', () => {
    expect(roomIn('checking').do('stop').unreachable().room.phase).toBe('stopped')
    expect(roomIn('failed: gave up').give({ liveAppID: 7 }).unreachable().room.phase).toBe('failed')
  })
})

describe('the camera is on', () => {
  test('before the whitelist has answered, and after stop()', () => {
    const room = pusher().mount().give({ url: URL_A }).do('startPreview').grant()
    expect(room.room.phase).toBe('previewing')
    expect(ready().do('stop').do('startPreview').grant().room.phase).toBe('previewing')
  })

  test.each<[string, (room: FakeRoom) => FakeRoom, string]>([
    ['an address that is allowed', (room) => room, 'ready'],
    ['no address', (room) => room.give({ url: '' }), 'idle'],
    ['an address that is asked for', (room) => room.give({ url: URL_B }), 'checking'],
    ['an address that is refused', (room) => room.give({ url: URL_B }).refuse(), 'failed'],
  ])('and goes off with %s', (_, change, phase) => {
    expect(change(previewing()).do('stopPreview').room.phase).toBe(phase)
  })

  test('a native stopPreview that fails does not end what is sent', () => {
    const room = pushing()
    room.native = 'fail'
    expect(room.do('stopPreview').answered()).toBe('playing: native stopPreview, stopPreview fail no player')
  })
})

describe('the permission', () => {
  test('is asked once, however often start() is called or the page shown meanwhile', () => {
    const room = ready().do('start').allow().do('start').allow().shown()
    expect(room.log.filter((line) => line === 'ask permission')).toHaveLength(1)
  })

  test('answered a second time says nothing', () => {
    const room = ready().do('start').allow().grant()
    room.answered()
    expect(room.refusePermission().answered()).toBe('connecting')
  })

  test('granted behind another page is not asked again when the page is shown', () => {
    const room = ready().do('start').allow().hidden()
    room.answered()
    expect(room.grant().answered()).toBe('ready')
    expect(room.shown().answered()).toBe('connecting: native start, start ok, screen on')
  })

  test('granted while the whitelist is asked anew: the camera that could not be opened begins with the answer', () => {
    for (const unreachable of [false, true]) {
      const room = pushing().code(-1301).give({ liveAppID: 7 })
      if (unreachable) room.unreachable()
      room.hidden().shown().grant()
      expect(room.room.phase).not.toBe('playing')
      room.answered()
      room.allow().apply()
      expect(room.answered()).toContain('native start')
      expect(room.room.phase).toBe('connecting')
    }
  })

  test('of a camera that a paused stream had is not asked again by start()', () => {
    const room = pushing().do('pause')
    room.answered()
    expect(room.do('start').answered()).toBe('connecting: native start, start ok, screen on')
  })

  test('granted while a start is held by pause() starts nothing', () => {
    const room = ready().do('start').allow().do('pause')
    room.answered()
    expect(room.grant().answered()).toBe('paused')
  })

  test('refused, and nothing wanted any more: the page that is shown asks nothing', () => {
    const room = ready().do('start').allow().refusePermission().do('stop').hidden()
    room.answered()
    expect(room.shown().answered()).toBe('stopped')
  })

  test('refused: start() during the check of the next address asks anew', () => {
    const room = ready().do('start').allow().refusePermission().give({ url: URL_B })
    room.answered()
    room.do('start').allow().apply().grant()
    expect(room.answered()).toBe('connecting: bind b, ask permission, native start, start ok, screen on')
  })

  test('refused by the native side, which says so itself: no second error', () => {
    const room = pushing().code(10001).hidden().shown()
    expect(room.answered()).toBe('playing: state 10001, ask permission')
    expect(room.refusePermission().answered()).toBe('playing')
  })

  test('a camera that is refused while nothing runs changes nothing', () => {
    const room = ready().code(-1301, -1302, -1314)
    expect(room.room.phase).toBe('ready')
    expect(room.do('start').allow().grant().room.phase).toBe('connecting')
  })
})

describe('natively', () => {
  test('a pause that fails after resume() changes nothing', () => {
    const room = roomIn('playing')
    room.native = 'held'
    room.do('pause').do('resume')
    const { phase } = room.room
    room.nativeFail('late', room.natives.length - 2)
    expect(room.room.phase).toBe(phase)
  })

  test('only a picture makes the count of tries begin anew', () => {
    const room = roomIn('reconnecting by the policy')
    room.clock.advance(1000)
    room.code(2103, -2301)
    expect(room.room.phase).toBe('failed')
  })

  test('the small window that closes while the page is there ends nothing', () => {
    expect(roomIn('playing').pictureInPicture(true).pictureInPicture(false).room.phase).toBe('playing')
  })

  test('a code without words stays without, and what is no text is not made one', () => {
    const room = roomIn('playing')
    room.room.nativeState({ code: 2004 })
    expect(room.states.slice(-1)).toStrictEqual([{ code: 2004 }])
    const expired = roomIn('playing').give({ url: URL_B }).allow()
    const odd = { code: -2301, message: { words: 'none' } } as unknown as Parameters<
      LiveRoom['nativeState']
    >[0]
    expired.room.nativeState(odd)
    expect(expired.states.slice(-1)).toStrictEqual([{ code: -2301, message: 'expired' }])
  })

  test('a pause that fails after resume() does not end a reconnecting', () => {
    const room = roomIn('playing')
    room.native = 'held'
    room.do('pause').do('resume').code(2103)
    room.nativeFail('late', room.natives.length - 2)
    expect(room.room.phase).toBe('reconnecting')
  })

  test('what is tried again has no picture yet, also after a pause', () => {
    const room = roomIn('reconnecting by the policy')
    room.clock.advance(1000)
    expect(room.do('pause').do('resume').room.phase).toBe('connecting')
  })

  test('a startPreview() that fails late, of before a stop(), does not end the one of now', () => {
    const room = ready()
    room.native = 'held'
    room.do('startPreview').grant()
    const first = room.natives.length - 1
    room.do('stop').do('startPreview').grant()
    room.nativeFail('late', first)
    expect(room.room.phase).toBe('previewing')
    room.nativeFail('now')
    expect(room.room.phase).not.toBe('previewing')
  })

  test('calls that were answered leave no timer behind', () => {
    const room = roomIn('stopped').do('stop').do('pause').do('stopPreview')
    expect(room.clock.pending).toBe(0)
  })
})

test('without a chat there is no TSL', () => {
  expect(new FakeRoom().room.liveSell).toBeNull()
})
