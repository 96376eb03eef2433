import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'
import { socketArea } from '../../preview/browser/wx/socket'
import { callOf, fakeShell, outcome, type FakeShell } from './preview-wx-shell'

interface Task {
  send: (options: object) => void
  close: (options?: object) => void
  onOpen: (listener: (result: object) => void) => void
  onMessage: (listener: (result: { data: unknown }) => void) => void
  onClose: (listener: (result: { code: number; reason: string }) => void) => void
  onError: (listener: (result: { errMsg: string }) => void) => void
  readyState: number
}

let server: WebSocketServer
let url: string
let shell: FakeShell
let wx: Record<string, unknown>

beforeAll(async () => {
  // Node 20 has no WebSocket of its own; this one has a browser's shape.
  Object.assign(globalThis, { WebSocket })
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  server.on('connection', (socket) => {
    socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }))
  })
  await new Promise((resolve) => server.once('listening', resolve))
  url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/im`
})

afterAll(() => {
  for (const client of server.clients) client.terminate()
  server.close()
})

beforeEach(() => {
  shell = fakeShell()
  wx = socketArea({ shell, packageId: '', has: () => false })
})

const connect = (options: object = {}) => callOf(wx, 'connectSocket')({ url, ...options }) as Task
const once = <T>(subscribe: (listener: (value: T) => void) => void) =>
  new Promise<T>((resolve) => subscribe(resolve))

test('a task opens, sends, hears and closes', async () => {
  const task = connect()
  expect(task.readyState).toBe(0)
  await once(task.onOpen)
  expect(task.readyState).toBe(1)
  const message = once(task.onMessage)
  task.send({ data: '你好' })
  expect(await message).toEqual({ data: '你好' })
  const closed = once(task.onClose)
  task.close({ code: 4001, reason: 'bye' })
  expect(await closed).toEqual({ code: 4001, reason: 'bye' })
})

test('bytes arrive as an ArrayBuffer', async () => {
  const task = connect()
  await once(task.onOpen)
  const message = once(task.onMessage)
  task.send({ data: new Uint8Array([1, 2, 255]).buffer })
  const { data } = await message
  expect([...new Uint8Array(data as ArrayBuffer)]).toEqual([1, 2, 255])
  task.close()
})

test('the global forms speak to the first open one', async () => {
  const opened = once(callOf(wx, 'onSocketOpen') as Task['onOpen'])
  const message = once(callOf(wx, 'onSocketMessage') as Task['onMessage'])
  expect(await outcome(wx, 'sendSocketMessage', { data: 'x' })).toEqual({
    errMsg: 'sendSocketMessage:fail WebSocket is not connected',
  })
  expect(await outcome(wx, 'connectSocket', { url })).toMatchObject({ errMsg: 'connectSocket:ok' })
  await opened
  await outcome(wx, 'sendSocketMessage', { data: 'global' })
  expect(await message).toEqual({ data: 'global' })
  const closed = once(callOf(wx, 'onSocketClose') as Task['onClose'])
  expect(await outcome(wx, 'closeSocket')).toEqual({ errMsg: 'closeSocket:ok' })
  await closed
})

test('an address may be answered by a local one', async () => {
  shell.config.requestMap = { 'wss://im.example': url }
  const task = connect({ url: 'wss://im.example/room' })
  await once(task.onOpen)
  expect(shell.warnings).toHaveLength(1)
  task.close()
})

test('a dead server is onError, then onClose', async () => {
  const task = connect({ url: 'ws://127.0.0.1:9/' })
  const closed = once(task.onClose)
  expect(await once(task.onError)).toEqual({ errMsg: 'onError:fail no connection to ws://127.0.0.1:9' })
  expect(await closed).toMatchObject({ code: 1006 })
})

test.each([
  [{ url: 'http://a.example' }, 'connectSocket:fail invalid url "http://a.example"'],
  [
    { url: undefined },
    'connectSocket:fail parameter error: parameter.url should be String instead of Undefined;',
  ],
])('%j is refused', async (options, errMsg) => {
  expect(await outcome(wx, 'connectSocket', options)).toMatchObject({ errMsg })
})

test('at most five at a time', async () => {
  const tasks = Array.from({ length: 5 }, () => connect())
  expect(await outcome(wx, 'connectSocket', { url })).toMatchObject({
    errMsg: 'connectSocket:fail exceed max task count: 5 are open',
  })
  await Promise.all(tasks.map((task) => once(task.onOpen)))
  for (const task of tasks) task.close()
})
