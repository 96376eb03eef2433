/** The privacy guidelines not agreed to: the native side captures nothing, and asks the user again at the next start only. */
import { type FakeRoom, URL_A } from '../fixtures/room/fake-room'
import { previewing, pusher, pushing, ready } from '../fixtures/room/pusher'

const again = (room: FakeRoom): string => {
  room.answered()
  return room.do('start').allow().grant().answered()
}
const STARTED = 'connecting: ask a, ask permission, native start, start ok, screen on'

test('at the first start: told, and over; start() begins anew', () => {
  const room = ready().do('start').allow().grant()
  room.answered()
  expect(room.forbid().answered()).toBe('failed: native stop, error privacy-refused, screen off')
  expect(again(room)).toBe(STARTED)
})

test('while it is sent: the same', () => {
  const room = pushing().forbid()
  expect(room.answered()).toBe('failed: native stop, error privacy-refused, screen off')
  expect(again(room)).toBe(STARTED)
})

test('the native start fails for it: told as what it is, not as a start that failed', () => {
  const room = ready()
  room.native = 'held'
  room.do('start').allow().grant()
  room.answered()
  room.nativeFail('privacy permission is not authorized')
  expect(room.answered()).toBe(
    'failed: native stop, error privacy-refused, screen off, start fail privacy permission is not authorized',
  )
  room.native = 'ok'
  expect(again(room)).toBe(STARTED)
})

test('the native event says so as well: told once', () => {
  const room = ready()
  room.native = 'held'
  room.do('start').allow().grant().nativeFail('privacy permission is not authorized')
  room.forbid().forbid()
  expect(room.log.filter((line) => line.startsWith('error'))).toEqual(['error privacy-refused'])
})

test('refused at the next start once more: told once more', () => {
  const room = pushing().forbid().do('start').allow().grant()
  room.answered()
  expect(room.forbid().answered()).toBe('failed: native stop, error privacy-refused, screen off')
})

test('coming back to the page asks nobody and begins nothing', () => {
  const room = pusher().mount().give({ url: URL_A, autoplay: true }).allow().apply().grant().forbid()
  room.answered()
  expect(room.hidden().shown().answered()).toBe('failed')
})

test('in the preview: the camera is taken to be off, and startPreview() begins anew', () => {
  const room = previewing()
  room.answered()
  expect(room.forbid().answered()).toBe('ready: native stop, error privacy-refused, screen off')
  expect(room.do('startPreview').grant().answered()).toBe(
    'previewing: ask permission, native startPreview, startPreview ok, screen on',
  )
})

test('startPreview() fails for it: told', () => {
  const room = ready()
  room.native = 'held'
  room.do('startPreview').grant().nativeFail('privacy permission is not authorized')
  expect(room.log).toContain('error privacy-refused')
  expect(room.room.phase).toBe('ready')
})

test('before anything began (a tag that WeChat has disabled): told once, and a start that waits goes on waiting', () => {
  const room = pusher().mount().give({ url: URL_A }).do('start').forbid().forbid()
  expect(room.answered()).toBe('checking: ask a, error privacy-refused')
  expect(room.allow().apply().grant().room.phase).toBe('connecting')
})

test('a start that the host has stopped meanwhile: nothing is told of it', () => {
  const room = ready()
  room.native = 'held'
  room.do('start').allow().grant()
  const { length } = room.natives
  room.do('stop')
  room.answered()
  room.nativeFail('privacy permission is not authorized', length - 1)
  expect(room.answered()).not.toContain('error')
})
