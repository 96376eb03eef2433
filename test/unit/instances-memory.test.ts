/** A host that keeps a handle keeps no room and no component alive. */
import v8 from 'node:v8'
import vm from 'node:vm'
import { type Handle, Instances } from '../../plugin/room/instances'
import { FakeClock } from '../fixtures/room/clock'
import { FakeRoom, URL_A } from '../fixtures/room/fake-room'

v8.setFlagsFromString('--expose-gc')
const collect = vm.runInNewContext('gc') as () => void

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

async function isFree(weak: WeakRef<object>): Promise<boolean> {
  for (let i = 0; i < 5 && weak.deref(); i++) {
    await nextTurn()
    collect()
  }
  return weak.deref() === undefined
}

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
