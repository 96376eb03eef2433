/** The preview's chat service over real sockets: people in a room, refusals, losses, and nonsense on the wire. */
import { WebSocket } from 'ws'
import { startChat, type ChatFault, type LocalChat } from '../../preview/services/chat'
import { signUserSig } from '../../preview/services/chat-user-sig'
import { Devices, roomID, type Device } from '../fixtures/chat/devices'

let chat: LocalChat
let devices: Devices
let log: string[]

beforeEach(async () => {
  log = []
  chat = await startChat({ log: (line) => log.push(line) })
  devices = new Devices(chat)
})

afterEach(async () => {
  chat.fail(undefined)
  await devices.close()
  await chat.stop()
  expect(log).toEqual([])
})

const states = (device: Device) =>
  device.of('NETWORK_CHANGE').map((event) => (event as { data: { state: string } }).data.state)
const codes = (device: Device) =>
  device.of('ERROR').map((event) => (event as { data: { code: number } }).data.code)
const messages = (device: Device) =>
  device.of('MESSAGE').map((event) => (event as { message: string }).message)

test('two people in a room hear each other, and who comes and goes', async () => {
  const [ann, bob] = [await devices.joined('ann'), await devices.joined('bob')]
  await bob.tsl.sendMessage('hello')
  await bob.tsl.gift('rose')
  await ann.when('MESSAGE')
  await ann.when('SEND_GIFT')
  expect(messages(ann)).toEqual(['hello'])
  expect(ann.of('SEND_GIFT')).toMatchObject([{ userID: 'bob', value: 'rose' }])
  expect(chat.membersOf(roomID)).toEqual(['ann', 'bob'])
  await bob.tsl.destroy()
  expect(await ann.when('EXIT_GROUP')).toMatchObject([{ userID: 'bob' }])
})

test.each<[string, (good: string) => string, number]>([
  ['another key', () => signUserSig({ SDKAppID: chat.SDKAppID, key: 'x' }, 'ann', 60, 1), 70009],
  ['another user', () => chat.sign('bob').userSig, 70013],
  ['another app', () => signUserSig({ SDKAppID: 1400000002, key: 'x' }, 'ann', 60, 1), 70014],
  ['cut in half', (good) => good.slice(0, 50), 70003],
])('a userSig that is wrong (%s) lets nobody in', async (_, userSig, code) => {
  const ann = devices.add('ann', { userSig: userSig(chat.sign('ann').userSig) })
  await ann.when('ERROR')
  expect(codes(ann)).toEqual([code])
})

test('the SDK of another app is refused, with a word to the developer', async () => {
  const ann = devices.add('ann', { SDKAppID: 1400000002 })
  await ann.when('ERROR')
  expect(codes(ann)).toEqual([70014])
})

test('a userSig that runs out throws its user out, and is refused afterwards', async () => {
  // Long enough to be in the room by then on a busy machine.
  const { userSig } = chat.sign('ann', 5)
  const ann = await devices.joined('ann', { userSig })
  expect(await ann.when('KICKED')).toMatchObject([{ data: { type: 'userSigExpired' } }])
  expect(chat.membersOf(roomID)).toEqual([])
  const late = devices.add('ann', { userSig })
  await late.when('ERROR')
  expect(codes(late)).toEqual([70001])
})

test('a userSig that is made to expire is refused, a new one of the same second is good', async () => {
  const { userSig } = chat.sign('ann')
  const ann = await devices.joined('ann', { userSig })
  chat.expire('ann')
  expect(await ann.when('KICKED')).toMatchObject([{ data: { type: 'userSigExpired' } }])
  const late = devices.add('ann', { userSig })
  await late.when('ERROR')
  expect(codes(late)).toEqual([70001])
  await devices.joined('ann')
})

test('the second login of an account kicks the first', async () => {
  const first = await devices.joined('ann')
  await devices.joined('ann')
  expect(await first.when('KICKED')).toMatchObject([{ data: { type: 'multipleAccount' } }])
  expect(chat.membersOf(roomID)).toEqual(['ann'])
})

test('a network that is cut and comes back is all an app hears of it; what was said meanwhile is gone', async () => {
  const [ann, bob] = [await devices.joined('ann'), await devices.joined('bob')]
  chat.cutOff('ann')
  await ann.when('NETWORK_CHANGE', 2)
  await expect(sendBySdk(ann, 'lost')).rejects.toMatchObject({ code: 2805 })
  await bob.tsl.sendMessage('unheard')
  chat.restore('ann')
  await ann.when('NETWORK_CHANGE', 3)
  expect(states(ann)).toEqual(['disconnected', 'connecting', 'connected'])
  await bob.tsl.sendMessage('heard')
  await ann.when('MESSAGE')
  expect(messages(ann)).toEqual(['heard'])
  expect(ann.of('SDK_READY')).toHaveLength(1)
  expect(ann.of('SDK_NOT_READY')).toEqual([])
})

test('a service that has forgotten everybody is entered again without a word', async () => {
  const ann = await devices.joined('ann')
  chat.sessions.stop()
  await ann.when('NETWORK_CHANGE', 3)
  expect(states(ann)).toEqual(['disconnected', 'connecting', 'connected'])
  expect(chat.membersOf(roomID)).toEqual(['ann'])
  const bob = await devices.joined('bob')
  await ann.tsl.sendMessage('still here')
  await bob.when('MESSAGE')
})

test('who is replaced while his network is down hears of it when it is back', async () => {
  const first = await devices.joined('ann')
  first.link().setNetwork(false)
  await devices.joined('ann')
  first.link().setNetwork(true)
  expect(await first.when('KICKED')).toMatchObject([{ data: { type: 'multipleAccount' } }])
})

test.each<ChatFault>(['down', 'silence', 'garbage', 'slow'])(
  'a service that fails (%s) is there again afterwards',
  async (fault) => {
    const [ann, bob] = [await devices.joined('ann'), await devices.joined('bob')]
    chat.fail(fault)
    await Promise.all([ann, bob].map((one) => one.when('NETWORK_CHANGE')))
    chat.fail(undefined)
    await waitFor(() => [ann, bob].every((one) => states(one).pop() === 'connected'))
    await bob.tsl.sendMessage('again')
    await ann.when('MESSAGE')
    expect(messages(ann)).toEqual(['again'])
  },
)

test('a userSig for whoever asks, unless no userSig can be had for him', async () => {
  const ask = (query: string, init: RequestInit = {}) => fetch(`${chat.origin}/v1/user-sig?${query}`, init)
  const good = (await (await ask('userID=ann&expire=60')).json()) as { userSig: string }
  expect(good).toMatchObject({ sdkAppID: chat.SDKAppID, userID: 'ann', expire: 60 })
  await devices.joined('ann', { userSig: good.userSig })
  const bad = [
    '',
    'userID=',
    'userID=a%20b',
    'userID=ann&expire=0',
    'userID=ann&expire=x',
    `userID=${'a'.repeat(33)}`,
  ]
  for (const query of bad) {
    const response = await ask(query)
    expect([response.status, await response.json()]).toEqual([400, { error: expect.any(String) as string }])
  }
  expect((await ask('userID=ann', { method: 'DELETE' })).status).toBe(405)
  expect((await ask('userID=ann', { headers: { origin: 'https://evil.example' } })).status).toBe(403)
})

test('a page of the web at large gets no socket', async () => {
  const socket = new WebSocket(chat.url, { origin: 'https://evil.example' })
  await expect(new Promise((_, failed) => socket.once('error', failed))).rejects.toThrow('socket hang up')
})

test('what the panel asks is done to the page that asks, and in its room', async () => {
  const ann = await devices.joined('ann')
  const control = async (action: string, on = false, session: string | undefined = ann.link().session) => {
    const body = JSON.stringify({ action, on, session })
    const response = await fetch(`${chat.origin}/control`, { method: 'POST', body })
    return { status: response.status, ...((await response.json()) as object) }
  }
  expect(await control('enter')).toMatchObject({ status: 200, roomID, members: 2, said: '小满 进入了房间' })
  expect(await control('muteMe', true)).toMatchObject({ muted: true, allMuted: false })
  expect(await control('muteMe')).toMatchObject({ muted: false })
  expect(await control('muteAll', true)).toMatchObject({ allMuted: true })
  expect(await control('dismiss', true)).toMatchObject({ dismissed: true })
  expect(await control('muteAll', true)).toMatchObject({ status: 409, error: '聊天服务拒绝了（10010）' })
  expect(await control('dismiss')).toMatchObject({ dismissed: false, members: 0, allMuted: false })
  expect(await control('kick')).toMatchObject({ status: 200 })
  await ann.when('KICKED')
  expect(await control('kick')).toMatchObject({ status: 409, error: '本页还没有登录聊天' })
  expect(await control('slow', true, 'nobody')).toMatchObject({ fault: 'slow' })
  expect(await control('constructor')).toMatchObject({ status: 409 })
})

test('nonsense on the wire harms nobody', async () => {
  const ann = await devices.joined('ann')
  const socket = new WebSocket(chat.url)
  await new Promise((done) => socket.once('open', done))
  const answers: unknown[] = []
  socket.on('message', (data: Buffer) => answers.push(JSON.parse(data.toString())))
  const frames = [
    ...[
      '',
      '{',
      'null',
      '[]',
      '7',
      '{"hello":null}',
      '{"hello":{"SDKAppID":"x"}}',
      '{"id":1,"name":"login"}',
    ],
    Buffer.from([0xff, 0xfe]),
    `{"hello":{"SDKAppID":${chat.SDKAppID},"session":"x"}}`,
    '{"id":2,"name":"constructor","ask":{}}',
    '{"id":3,"name":"joinGroup","ask":null}',
    '{"id":4,"name":"joinGroup","ask":{"groupID":"live-shop"}}',
    '{"id":5,"name":"sendMessage","ask":{"to":{}}}',
    '{"id":-1,"name":"login","ask":{}}',
    '{"id":6,"name":"login","ask":{"userID":"__proto__","userSig":"x"}}',
  ]
  for (const frame of frames) socket.send(frame)
  socket.send('{"beat":7}')
  await waitFor(() => answers.length === 7)
  expect(answers).toMatchObject([
    { hello: { resumed: false } },
    { id: 2, code: 10004 },
    { id: 3, code: 10004 },
    { id: 4, code: 2024 },
    { id: 5, code: 10004 },
    { beat: 7 },
    { id: 6, code: 70003 },
  ])
  socket.send('x'.repeat(2 * 1024 * 1024))
  await new Promise((done) => socket.once('close', done))
  await ann.tsl.sendMessage('well')
})

test('a session that is not one’s own app’s is not taken over', async () => {
  const ann = await devices.joined('ann')
  const socket = new WebSocket(chat.url)
  await new Promise((done) => socket.once('open', done))
  const answer = new Promise<unknown>((done) =>
    socket.once('message', (data: Buffer) => done(JSON.parse(data.toString()))),
  )
  socket.send(JSON.stringify({ hello: { SDKAppID: 5, session: ann.link().session } }))
  expect(await answer).toMatchObject({ hello: { resumed: false } })
  socket.terminate()
})

test('a message over 12 KB is refused, in bytes', async () => {
  const ann = await devices.joined('ann')
  await sendBySdk(ann, 'a'.repeat(12_000))
  await expect(sendBySdk(ann, '直'.repeat(4_200))).rejects.toMatchObject({ code: 80002 })
})

test('muted, then everybody muted, then the room dismissed', async () => {
  const ann = await devices.joined('ann')
  chat.mute(roomID, 'ann', 60)
  await expect(ann.tsl.sendMessage('x')).rejects.toMatchObject({ code: 10017 })
  chat.mute(roomID, 'ann', 0)
  await ann.tsl.sendMessage('x')
  chat.muteAll(roomID, true)
  await expect(ann.tsl.sendMessage('x')).rejects.toMatchObject({ code: 10017 })
  chat.dismiss(roomID)
  await waitFor(() => chat.membersOf(roomID).length === 0)
  await expect(ann.tsl.joinRoom()).rejects.toMatchObject({ code: 10010 })
})

test('of a flood a room carries 40 messages a second', async () => {
  const ann = await devices.joined('ann')
  const since = Date.now()
  await chat.crowd.flood(roomID, true)
  await ann.when('MESSAGE', 60)
  await chat.crowd.flood(roomID, false)
  const seconds = (Date.now() - since) / 1000
  expect(messages(ann).length).toBeLessThanOrEqual(40 * (seconds + 1))
})

/** Past tim-live-sell, which tries again and checks itself. */
function sendBySdk({ sdk }: Device, text: string): Promise<unknown> {
  const instance = sdk.create({ SDKAppID: chat.SDKAppID })
  if (!instance) throw new Error('no SDK object')
  const message = instance.createTextMessage({ to: roomID, conversationType: 'GROUP', payload: { text } })
  return instance.sendMessage(message)
}

async function waitFor(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20))
}
