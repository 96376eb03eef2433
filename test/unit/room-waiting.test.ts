/** Calls that wait: how many, for what, and what becomes of the oldest. */
import { isFree } from '../fixtures/memory'
import { FakeRoom, URL_A } from '../fixtures/room/fake-room'

test('the newest fifty start() calls hear of the native start', () => {
  const room = new FakeRoom().mount()
  const calls = Array.from({ length: 60 }, () => room.call('start'))
  room.give({ url: URL_A }).allow().apply()
  expect(calls.map(({ success }) => success)).toEqual(calls.map((_, i) => (i < 10 ? 0 : 1)))
})

test('a start() that the native side refuses late, of a run before this one, says nothing about this one', () => {
  const room = new FakeRoom({ native: 'held' }).mount().give({ url: URL_A }).allow().apply()
  room.do('start').allow()
  const first = room.natives.length - 1
  room.do('stop').nativeOk()
  room.do('start').allow().nativeOk()
  room.answered()
  room.nativeFail('no player', first)
  expect(room.room.phase).toBe('connecting')
})

test('of a call that has been answered the room keeps nothing', async () => {
  const room = new FakeRoom().mount()
  const given = (): WeakRef<object> => {
    const picture = { bytes: 'of a snapshot' }
    room.do('snapshot', { picture })
    room.natives.length = 0
    return new WeakRef(picture)
  }
  expect(await isFree(given())).toBe(true)
  expect(room.room.phase).toBe('idle')
})

test('a stop() that the native side refuses fails, and the room has stopped all the same', async () => {
  const room = new FakeRoom({ native: 'held' }).mount().give({ url: URL_A }).allow().apply()
  room.do('start').allow().nativeOk().code(2004)
  const stop = room.call('stop')
  room.nativeFail('no player')
  expect(await stop.promise).toBe('fail no player')
  expect(room.room.phase).toBe('stopped')
})

test('a method that the base library lacks fails with the version that brought it', async () => {
  const room = new FakeRoom({ native: 'missing' }).mount()
  expect(await room.call('snapshot').promise).toBe('fail 当前基础库没有 snapshot，需要 2.7.1 以上')
})
