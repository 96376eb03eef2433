/** A host that keeps a handle keeps no room and no component alive. */
import { type Handle, Instances } from '../../plugin/room/instances'
import { FakeClock } from '../fixtures/room/clock'
import { isFree } from '../fixtures/memory'
import { FakeRoom, URL_A } from '../fixtures/room/fake-room'

const newPlayers = (): Instances =>
  new Instances(['start', 'stop', 'mute'], {
    setTimer: new FakeClock().setTimer,
    timeoutMs: 10_000,
    reportHostError: () => undefined,
  })

/** A page's whole life; only what a host may keep comes out. */
function aPage(
  players: Instances,
  live: (room: FakeRoom) => void,
): { handle: Handle; room: WeakRef<object> } {
  const room = new FakeRoom()
  const early = players.get()
  players.attach(room.room, '')
  live(room.mount().give({ url: URL_A }).do('start').allow().apply().code(2004))
  players.detach(room.room)
  return { handle: early, room: new WeakRef(room.room) }
}

test('after the page’s end', async () => {
  const players = newPlayers()
  const { handle, room } = aPage(players, (r) => r.detach())
  expect(await isFree(room)).toBe(true)
  await expect(handle['stop']?.()).resolves.toBeDefined()
})

test('after the end of a small window that outlived its page', async () => {
  const players = newPlayers()
  const ends: (() => void)[] = []
  const { room } = aPage(players, (r) => {
    r.pictureInPicture(true).detach()
    ends.push(() => {
      r.pictureInPicture(false)
      players.release(r.room)
    })
  })
  expect(await isFree(room)).toBe(false)
  ends.splice(0).forEach((end) => end())
  expect(await isFree(room)).toBe(true)
})

test('a room that is still on its page is not taken away', async () => {
  const players = newPlayers()
  const weak = (() => {
    const { room } = new FakeRoom()
    players.attach(room, '')
    return new WeakRef(room)
  })()
  expect(await isFree(weak)).toBe(false)
})
