/** The end of a room's page, with and without the small window; afterwards nothing is left behind. */
import { CALL_TIMEOUT_MS, FakeRoom, MISSING_MS, URL_A } from '../fixtures/room/fake-room'
import { roomIn, type Situation } from '../fixtures/room/situations'

describe('the page ends', () => {
  test('every call that is still out fails in words, stop() has succeeded', async () => {
    const room = roomIn('playing')
    room.native = 'held'
    const stop = room.call('stop')
    const snapshot = room.call('snapshot')
    const start = room.call('start')
    room.detach()
    await expect(Promise.all([stop.promise, snapshot.promise, start.promise])).resolves.toEqual([
      'ok',
      'fail gone',
      'fail gone',
    ])
    expect(room.clock.pending).toBe(0)
  })

  test('what comes afterwards does nothing', () => {
    const room = roomIn('playing').detach()
    room.log.length = 0
    room.code(2004, 2103, -2301, 2006).pictureInPicture(true).pictureInPicture(false).mount().detach()
    room.allow(0).apply(0)
    room.clock.advance(60_000)
    expect(room.answered()).toBe('stopped')
  })

  test.each<[string, (room: FakeRoom) => unknown]>([
    ['a start that waits for the address', (room) => room.mount().do('start')],
    [
      'a start that waits for liveAppID',
      (room) => room.mount().give({ liveAppID: 0, url: URL_A }).do('start'),
    ],
    ['a check', (room) => room.mount().give({ url: URL_A }).do('start')],
    ['the tag', (room) => room.mount().give({ url: URL_A }).do('start').allow()],
    ['the native start', (room) => room.mount().give({ url: URL_A }).do('start').allow().apply()],
    [
      'native answers',
      (room) => room.do('mute').do('snapshot').do('requestFullScreen').do('pause').do('stop'),
    ],
  ])('while it waits for %s: no timer is left', (_, happens) => {
    const room = new FakeRoom({ native: 'held' })
    happens(room)
    room.detach()
    expect(room.clock.pending).toBe(0)
    expect(room.room.phase).toBe('stopped')
  })

  test.each<[Situation]>([
    ['reconnecting by the policy'],
    ['reconnecting by the native side'],
    ['paused'],
    ['playing'],
  ])('%s: no timer is left', (situation) => {
    const room = roomIn(situation)
    room.native = 'held'
    room.do('pause').do('resume').do('mute').detach()
    expect(room.clock.pending).toBe(0)
  })

  test('an error event that could not be heard yet is dropped', () => {
    const room = new FakeRoom().give({ url: URL_A, autoplay: true }).refuse().detach().mount()
    expect(room.log).not.toContain('error domain')
  })
})

describe('the page ends while the small window plays', () => {
  const floating = (): FakeRoom => roomIn('in the small window, page gone')

  test('it plays on, the screen stays on, its codes still count', () => {
    const room = roomIn('playing').pictureInPicture(true).detach()
    expect(room.answered()).toBe('playing')
    expect(room.room.floating).toBe(true)
    room.code(2007, 2004)
    expect(room.answered()).toBe('playing: state 2007, state 2004')
  })

  test.each<[string, (room: FakeRoom) => unknown, string]>([
    [
      'the small window is closed',
      (r) => r.pictureInPicture(false),
      'stopped: native stop, disposed, screen off',
    ],
    ['stop()', (r) => r.do('stop'), 'stopped: native stop, stop ok, disposed, screen off'],
    ['the end of the stream', (r) => r.code(2006), 'stopped: disposed, screen off'],
    ['the native side gives up', (r) => r.code(-2301), 'stopped: disposed, screen off'],
  ])('%s ends it', (_, happens, answer) => {
    const room = floating()
    happens(room)
    expect(room.answered()).toBe(answer)
    expect(room.room.floating).toBe(false)
    expect(room.clock.pending).toBe(0)
  })

  test('pause() and resume() go on working', () => {
    const room = floating().do('pause').do('resume')
    expect(room.answered()).toBe(
      'playing: native pause, pause ok, screen off, native resume, resume ok, screen on',
    )
  })

  test('a native start that fails there ends it: nobody could ever end it otherwise', () => {
    const room = roomIn('paused in the small window, page gone')
    room.native = 'fail'
    room.do('start')
    expect(room.answered()).toBe(
      'stopped: native play, start fail no player, error native-start-failed, disposed',
    )
  })

  test('a refusal that comes then ends it as well', () => {
    const room = roomIn('playing').give({ liveAppID: 1250000002 }).pictureInPicture(true).detach()
    room.log.length = 0
    room.refuse()
    expect(room.answered()).toBe('stopped: native stop, bind -, error domain, disposed, screen off')
  })

  test('a small window that plays nothing keeps no room alive', () => {
    const room = roomIn('stopped').pictureInPicture(true).detach()
    expect(room.answered()).toBe('stopped: disposed')
  })

  test('left before the page ends: the page’s end is the room’s end', () => {
    const room = roomIn('playing').pictureInPicture(true).pictureInPicture(false).detach()
    expect(room.answered()).toBe('stopped: native stop, disposed, screen off')
  })

  test.each<[Situation]>([['playing'], ['buffering']])(
    '%s, with mode pop: the small window that opens now is not stopped, and its closing ends the room',
    (situation) => {
      const room = roomIn(situation).detach(true)
      expect(room.answered()).toBe(situation)
      expect(room.room.floating).toBe(true)
      expect(room.room.inPictureInPicture).toBe(true)
      room.pictureInPicture(true).pictureInPicture(false)
      expect(room.answered()).toBe('stopped: native stop, disposed, screen off')
    },
  )

  test.each<[Situation]>([['connecting'], ['paused'], ['stopped'], ['ready']])(
    '%s, with mode pop: there is no picture to show, the page’s end is the room’s end',
    (situation) => {
      const room = roomIn(situation).detach(true)
      expect(room.room.floating).toBe(false)
      expect(room.room.phase).toBe('stopped')
      expect(room.clock.pending).toBe(0)
    },
  )

  test('a call that is still out when it ends fails in words', async () => {
    const room = floating()
    room.native = 'held'
    const snapshot = room.call('snapshot')
    room.pictureInPicture(false)
    await expect(snapshot.promise).resolves.toBe('fail gone')
    room.clock.advance(CALL_TIMEOUT_MS + MISSING_MS)
    expect(snapshot).toMatchObject({ success: 0, fail: 1, complete: 1 })
  })
})
