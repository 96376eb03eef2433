/** The pusher's side of the room: preview, and the permission that camera and microphone need. */
import { FakeRoom, URL_A, URL_B } from '../fixtures/room/fake-room'
import { previewing, pusher, pushing, ready } from '../fixtures/room/pusher'

test.each([
  [-1303, 'stopped: screen off, state -1303'],
  [-1304, 'stopped: screen off, state -1304'],
  [-1305, 'stopped: screen off, state -1305'],
  [-1306, 'stopped: screen off, state -1306'],
  [-1307, 'failed: screen off, state -1307'],
  [-3301, 'failed: screen off, state -3301'],
  [1001, 'playing: state 1001'],
  [1102, 'reconnecting: state 1102'],
])('native code %i while it is sent', (code, expected) => {
  expect(pushing().code(code).answered()).toBe(expected)
})

test('connected is not yet sent', () => {
  const room = ready().do('start').allow().grant()
  room.answered()
  expect(room.code(1001).answered()).toBe('connecting: state 1001')
})

describe('the permission is asked before the camera is used', () => {
  test.each<[string, FakeRoom, (room: FakeRoom) => unknown, string]>([
    [
      'start(): whitelist first, then permission, then native',
      ready(),
      (r) => r.do('start').allow().grant(),
      'connecting: ask a, ask permission, native start, start ok, screen on',
    ],
    [
      'not granted yet: nothing starts',
      ready(),
      (r) => r.do('start').allow(),
      'ready: ask a, ask permission',
    ],
    [
      'refused: one error, start() fails',
      ready(),
      (r) => r.do('start').allow().refusePermission(),
      'ready: ask a, ask permission, error camera-refused, start fail no camera',
    ],
    [
      'startPreview() asks no whitelist',
      pusher().mount(),
      (r) => r.do('startPreview').grant(),
      'previewing: ask permission, native startPreview, startPreview ok, screen on',
    ],
    [
      'startPreview() refused',
      pusher().mount(),
      (r) => r.do('startPreview').refusePermission(),
      'idle: ask permission, error camera-refused, startPreview fail no camera',
    ],
    [
      'autopush asks by itself',
      pusher().mount(),
      (r) => r.give({ url: URL_A, autoplay: true }).allow().apply().grant(),
      'connecting: ask a, bind a, ask permission, native start, screen on',
    ],
    [
      'autopush refused: one error',
      pusher().mount(),
      (r) => r.give({ url: URL_A, autoplay: true }).allow().apply().refusePermission(),
      'ready: ask a, bind a, ask permission, error camera-refused',
    ],
    [
      'startPreview() behind another page is meant',
      ready(),
      (r) => r.hidden().do('startPreview').grant(),
      'previewing: ask permission, native startPreview, startPreview ok, screen on',
    ],
    [
      'an address that is refused asks for no camera',
      pusher().mount(),
      (r) => r.give({ url: URL_A, autoplay: true }).refuse(),
      'failed: ask a, error domain',
    ],
  ])('%s', (_name, room, act, expected) => {
    act(room)
    expect(room.answered()).toBe(expected)
  })

  test('granted later, the room goes on by itself when the page is shown again, and only once', () => {
    const room = ready().do('start').allow().refusePermission()
    room.answered()
    room.shown().refusePermission()
    expect(room.answered()).toBe('ready: ask permission')
    room.shown().grant()
    expect(room.answered()).toBe('connecting: ask permission, native start, screen on')
    room.shown()
    expect(room.answered()).toBe('connecting')
  })

  test('a preview that was refused goes on as well', () => {
    const room = pusher().mount().do('startPreview').refusePermission()
    room.answered()
    room.shown().grant()
    expect(room.answered()).toBe('previewing: ask permission, native startPreview, screen on')
  })

  test('stop() ends the waiting: a later grant opens nothing', () => {
    const room = ready().do('start').allow().do('stop')
    room.answered()
    room.grant()
    expect(room.answered()).toBe('stopped')
  })

  test('a second start() tells of a second refusal', () => {
    const room = ready().do('start').allow().refusePermission()
    room.answered()
    room.do('start').allow().refusePermission()
    expect(room.answered()).toBe('ready: ask a, ask permission, error camera-refused, start fail no camera')
  })

  test('an answer after the page’s end opens nothing', () => {
    const room = ready().do('start').allow().detach()
    room.answered()
    room.grant()
    expect(room.answered()).toBe('stopped')
  })
})

describe('preview', () => {
  test.each<[string, () => FakeRoom, (room: FakeRoom) => unknown, string]>([
    [
      'a second startPreview() opens nothing anew',
      previewing,
      (r) => r.do('startPreview'),
      'previewing: startPreview ok',
    ],
    [
      'stopPreview()',
      previewing,
      (r) => r.do('stopPreview'),
      'ready: native stopPreview, stopPreview ok, screen off',
    ],
    [
      'stop() closes the camera',
      previewing,
      (r) => r.do('stop'),
      'stopped: native stop, stop ok, screen off',
    ],
    [
      'start() goes on from the preview',
      previewing,
      (r) => r.do('start').allow().grant(),
      'connecting: ask a, ask permission, native start, start ok',
    ],
    ['pause() has nothing to pause', previewing, (r) => r.do('pause'), 'previewing: pause fail not running'],
    [
      'the page’s end closes the camera',
      previewing,
      (r) => r.detach(),
      'stopped: native stop, disposed, screen off',
    ],
    [
      'an address arriving meanwhile changes nothing that is seen',
      previewing,
      (r) => r.give({ url: URL_B }).allow().apply(),
      'previewing: ask b, bind b',
    ],
    [
      'a refused start leaves the camera on',
      previewing,
      (r) => r.do('start').refuse(),
      'previewing: ask a, bind -, error domain, start fail refused',
    ],
    ['stopPreview() without a preview', ready, (r) => r.do('stopPreview'), 'ready: stopPreview ok'],
    [
      'stopPreview() while the permission is still asked',
      ready,
      (r) => r.do('startPreview').do('stopPreview').grant(),
      'ready: ask permission, startPreview fail cancelled, stopPreview ok',
    ],
    ['startPreview() while pushing', pushing, (r) => r.do('startPreview'), 'playing: startPreview ok'],
    [
      'before the component is ready it waits',
      pusher,
      (r) => r.do('startPreview').mount().grant(),
      'previewing: ask permission, native startPreview, startPreview ok, screen on',
    ],
  ])('%s', (_name, make, act, expected) => {
    const room = make()
    act(room)
    expect(room.answered()).toBe(expected)
  })

  test('a native preview that fails is none', () => {
    const room = new FakeRoom({ capture: true, native: 'fail' }).mount().do('startPreview').grant()
    expect(room.answered()).toBe('idle: ask permission, native startPreview, startPreview fail no player')
  })
})

describe('camera and microphone while it runs', () => {
  test.each([
    ['10001', 10001],
    ['10002', 10002],
  ])('%s: it goes on without; once granted it starts anew with them', (_name, code) => {
    const room = pushing().code(code)
    expect(room.answered()).toBe(`playing: state ${code}`)
    room.shown().grant()
    expect(room.answered()).toBe('playing: ask permission, native stop, native start')
  })

  test('10001 during a preview: once granted it shows the camera by itself', () => {
    const room = previewing().code(10001)
    room.answered()
    room.shown().grant()
    expect(room.answered()).toBe('previewing: ask permission, native stopPreview, native startPreview')
    room.shown()
    expect(room.answered()).toBe('previewing')
  })

  test.each([-1301, -1302])('%i reaches the host under its number, and the wish stays', (code) => {
    const room = pushing().code(code)
    expect(room.answered()).toBe(`failed: screen off, state ${code}`)
    room.shown().grant()
    expect(room.answered()).toBe('connecting: ask permission, native start, screen on')
  })

  test('-1301 during a preview: the preview comes back', () => {
    const room = previewing().code(-1301)
    expect(room.answered()).toBe('failed: screen off, state -1301')
    room.shown().grant()
    expect(room.answered()).toBe('previewing: ask permission, native startPreview, screen on')
  })

  test.each<[number, string]>([
    [1102, 'reconnecting: state 1102'],
    [-1307, 'failed: screen off, state -1307'],
    [-1303, 'stopped: screen off, state -1303'],
    [1101, 'playing: state 1101'],
    [3004, 'playing: state 3004'],
    [1005, 'playing: state 1005'],
  ])('code %i', (code, expected) => {
    expect(pushing().code(code).answered()).toBe(expected)
  })

  test('a player asks for no permission and knows no refusal', () => {
    const room = new FakeRoom().mount().give({ url: URL_A, autoplay: true }).allow().apply()
    room.code(2004, 10001, -1301).shown()
    expect(room.log).not.toContain('ask permission')
    expect(room.room.phase).toBe('playing')
  })
})
