/** Joinings and leavings in quick succession, by one page or by two that share the SDK: the last word counts. */
import { otherRoom, rejection, roomID, setUp, settle, slowDevice, type Stage } from '../fixtures/tsl/stage'

let stage: Stage

beforeEach(() => {
  jest.useFakeTimers()
  stage = setUp()
})

test('of several rooms in a row, the last one is the one', async () => {
  const { tsl } = await stage.joined('ann', {}, slowDevice(stage))
  const calls = [otherRoom, roomID, otherRoom, roomID].map((room) => tsl.joinRoom({ roomID: room }))
  await settle(3000)
  await Promise.all(calls)
  expect(stage.cloud.membersOf(roomID)).toEqual(['ann'])
  expect(stage.cloud.membersOf(otherRoom)).toEqual([])
})

test('who leaves and comes back at once is in the room', async () => {
  const one = await stage.joined('ann', {}, slowDevice(stage))
  const calls = [one.tsl.exitRoom(), one.tsl.joinRoom()]
  await settle(3000)
  expect(await calls[0]).toEqual({ status: 'Left' })
  await calls[1]
  const host = await stage.joined('host')
  await Promise.all([host.tsl.sendMessage('hello'), settle(1000)])
  expect(one.of('MESSAGE')).toMatchObject([{ message: 'hello' }])
})

test('a page that is left while it joins does not take the next page out of the room', async () => {
  const sdk = slowDevice(stage)
  const first = stage.client('ann', {}, sdk)
  const second = stage.client('ann', {}, sdk)
  await settle()
  first.tsl.joinRoom().catch(() => undefined)
  await settle(50)
  void first.tsl.destroy()
  const joining = second.tsl.joinRoom()
  await settle(1000)
  await joining
  expect(stage.cloud.membersOf(roomID)).toEqual(['ann'])
})

test('two pages that leave at once leave the room', async () => {
  const sdk = stage.device()
  const pages = [await stage.joined('ann', {}, sdk), await stage.joined('ann', {}, sdk)]
  await Promise.all([...pages.map(({ tsl }) => tsl.exitRoom()), settle(1000)])
  expect(stage.cloud.membersOf(roomID)).toEqual([])
})

test('two pages that ask for a room each at once: the second gets its own, and the first is told', async () => {
  const sdk = slowDevice(stage)
  const [first, second] = [stage.client('ann', {}, sdk), stage.client('ann', {}, sdk)]
  await settle()
  const joinings = [first.tsl.joinRoom(), second.tsl.joinRoom({ roomID: otherRoom })]
  await settle(1000)
  await Promise.all(joinings)
  expect(first.of('ROOM_LOST')).toMatchObject([{ roomID, reason: 'moved' }])
  expect(second.of('ROOM_LOST')).toEqual([])
  expect(stage.cloud.membersOf(otherRoom)).toEqual(['ann'])
})

test('an owner whose name does not come keeps nobody waiting', async () => {
  const one = stage.client('ann')
  await settle()
  stage.cloud.ignoreNext('getUserProfile')
  const joining = one.tsl.joinRoom()
  await settle(3500)
  expect((await joining).groupInfo.ownerInfo).toEqual({ userID: 'host', nick: '', avatar: '' })
})

test('a joining that is never answered keeps nobody out of another room', async () => {
  const { tsl } = stage.client('ann')
  await settle()
  stage.cloud.ignoreNext('joinGroup')
  tsl.joinRoom().catch(() => undefined)
  const joining = tsl.joinRoom({ roomID: otherRoom })
  await settle(8000)
  expect((await joining).groupInfo.groupID).toBe(otherRoom)
  expect(stage.cloud.membersOf(otherRoom)).toEqual(['ann'])
})

test('a page that is left while its joining is never answered keeps nobody out of a room', async () => {
  const sdk = stage.device()
  const [first, second] = [stage.client('ann', {}, sdk), stage.client('ann', {}, sdk)]
  await settle()
  stage.cloud.ignoreNext('joinGroup')
  first.tsl.joinRoom().catch(() => undefined)
  await settle()
  void first.tsl.destroy()
  const joining = second.tsl.joinRoom({ roomID: otherRoom })
  await settle(8000)
  expect((await joining).groupInfo.groupID).toBe(otherRoom)
  expect(stage.cloud.membersOf(otherRoom)).toEqual(['ann'])
})

test('a room that is lost to another page while it is joined again stays lost', async () => {
  const sdk = slowDevice(stage)
  const first = await stage.joined('ann', {}, sdk)
  const second = stage.client('ann', {}, sdk)
  await settle()
  second.tsl.joinRoom({ roomID: otherRoom }).catch(() => undefined)
  await settle(50)
  stage.cloud.cutOff('ann')
  stage.cloud.restore('ann')
  void second.tsl.destroy()
  await settle(1000)
  expect(first.of('ROOM_LOST')).toMatchObject([{ roomID, reason: 'moved' }])
  const host = await stage.joined('host')
  await Promise.all([host.tsl.sendMessage('x'), settle(1000)])
  expect(first.of('MESSAGE')).toEqual([])
})

test('a joining that was refused by a kick while it waited for its turn is not carried out later', async () => {
  const { tsl } = stage.client('ann')
  await settle()
  stage.cloud.ignoreNext('joinGroup')
  tsl.joinRoom().catch(() => undefined)
  const refused = rejection(tsl.joinRoom({ roomID: otherRoom }))
  await settle(100)
  stage.cloud.kick('ann')
  expect(await refused).toMatchObject({ reason: 'kicked' })
  await Promise.all([tsl.reconnect(), settle(200_000)])
  expect(stage.cloud.membersOf(otherRoom)).toEqual([])
})

test('who was kicked is taken back into the room by reconnect(), and by nothing else', async () => {
  const sdk = stage.device()
  const kicked = await stage.joined('ann', {}, sdk)
  stage.cloud.kick('ann')
  await settle()
  // The next page logs the account in again, for both of them.
  const next = stage.client('ann', {}, sdk)
  await settle(1000)
  const joining = next.tsl.joinRoom({ roomID: otherRoom })
  await settle(1000)
  await joining
  stage.cloud.cutOff('ann')
  await settle(1000)
  stage.cloud.restore('ann')
  await settle(30_000)
  expect(stage.cloud.membersOf(otherRoom)).toEqual(['ann'])
  expect(stage.cloud.membersOf(roomID)).toEqual([])
  await Promise.all([kicked.tsl.reconnect(), settle(1000)])
  expect(stage.cloud.membersOf(roomID)).toEqual(['ann'])
  expect(next.of('ROOM_LOST')).toMatchObject([{ roomID: otherRoom, reason: 'moved' }])
})
