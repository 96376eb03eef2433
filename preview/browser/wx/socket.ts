/** wx.connectSocket over WebSocket: the SocketTask, and the older global forms that speak to the first open one. */
import type { Shell } from '../contracts'
import { asyncCalls, callbackCalls, CallFailure, optionsOf, run, tell, type Options } from './async'
import { perShell, type WxArea } from './home'
import { eventPair, Listeners } from './listeners'
import { optionalNumber, optionalString, requireString } from './parameters'
import { mappedUrl } from './request-map'

/** A phone keeps at most five open. */
const mostSockets = 5
const normalClose = 1000

class Socket {
  readonly opened = new Listeners('SocketTask.onOpen')
  readonly closed = new Listeners('SocketTask.onClose')
  readonly failed = new Listeners('SocketTask.onError')
  readonly received = new Listeners('SocketTask.onMessage')
  private readonly web: WebSocket

  constructor(url: string, protocols: string[]) {
    this.web = new WebSocket(url, protocols)
    this.web.binaryType = 'arraybuffer'
    this.web.onopen = () => this.opened.emit({ header: {}, errMsg: 'onOpen:ok' })
    this.web.onmessage = (event: MessageEvent<unknown>) => this.received.emit({ data: event.data })
    this.web.onclose = ({ code, reason }) => this.closed.emit({ code, reason })
    this.web.onerror = () =>
      this.failed.emit({ errMsg: `onError:fail no connection to ${new URL(url).origin}` })
  }

  get state(): number {
    return this.web.readyState
  }

  get isOver(): boolean {
    return this.web.readyState >= WebSocket.CLOSING
  }

  send(options: Options): void {
    const data = options['data']
    if (this.web.readyState !== WebSocket.OPEN) throw new CallFailure('SocketTask.readyState is not OPEN')
    if (typeof data !== 'string' && !(data instanceof ArrayBuffer)) {
      throw new CallFailure('parameter error: parameter.data should be String or ArrayBuffer;', {
        errno: 1001,
      })
    }
    this.web.send(data)
  }

  close(options: Options): void {
    if (this.isOver) throw new CallFailure('SocketTask.readyState is CLOSED')
    const code = optionalNumber(options, 'code', normalClose)
    try {
      this.web.close(code, optionalString(options, 'reason'))
    } catch (error) {
      // A browser takes 1000 and 3000–4999 only; a phone takes more.
      throw new CallFailure(`the browser refuses close code ${code}: ${String(error)}`)
    }
  }
}

/** The sockets of the phone, and the global listeners that hear the one they belong to. */
const socketsOf = perShell(() => ({
  open: [] as Socket[],
  global: {
    Open: new Listeners('wx.onSocketOpen'),
    Close: new Listeners('wx.onSocketClose'),
    Error: new Listeners('wx.onSocketError'),
    Message: new Listeners('wx.onSocketMessage'),
  },
}))

export const socketArea: WxArea = ({ shell }) => {
  const sockets = socketsOf(shell)
  const current = () => {
    const socket = sockets.open[0]
    if (!socket) throw new CallFailure('WebSocket is not connected')
    return socket
  }
  return {
    connectSocket: (given?: unknown) => connectSocket(shell, optionsOf(given)),
    ...asyncCalls({
      sendSocketMessage: (options) => current().send(options),
      closeSocket: (options) => current().close(options),
    }),
    onSocketOpen: sockets.global.Open.on,
    onSocketClose: sockets.global.Close.on,
    onSocketError: sockets.global.Error.on,
    onSocketMessage: sockets.global.Message.on,
  }
}

function connectSocket(shell: Shell, options: Options): object | undefined {
  let socket: Socket | undefined
  const outcome = run(() => {
    socket = openSocket(shell, options)
    return { socketTaskId: `${Date.now()}` }
  }, options)
  tell('connectSocket', options, outcome)
  return socket && taskOf(socket)
}

function openSocket(shell: Shell, options: Options): Socket {
  const url = requireString(options, 'url')
  if (!/^wss?:\/\/[^/]/i.test(url)) throw new CallFailure(`invalid url "${url}"`, { errno: 600009 })
  const sockets = socketsOf(shell)
  sockets.open = sockets.open.filter((socket) => !socket.isOver)
  if (sockets.open.length >= mostSockets)
    throw new CallFailure(`exceed max task count: ${mostSockets} are open`)
  const protocols = Array.isArray(options['protocols']) ? options['protocols'].map(String) : []
  const socket = new Socket(mappedUrl(shell, url), protocols)
  sockets.open.push(socket)
  const { global } = sockets
  const isFirst = () => sockets.open[0] === socket
  socket.opened.on((result: object) => isFirst() && global.Open.emit(result))
  socket.received.on((result: object) => isFirst() && global.Message.emit(result))
  socket.failed.on((result: object) => isFirst() && global.Error.emit(result))
  socket.closed.on((result: object) => {
    if (isFirst()) global.Close.emit(result)
    sockets.open = sockets.open.filter((other) => other !== socket)
  })
  return socket
}

function taskOf(socket: Socket): object {
  return {
    ...callbackCalls({ send: (options) => socket.send(options), close: (options) => socket.close(options) }),
    ...eventPair('Open', socket.opened),
    ...eventPair('Close', socket.closed),
    ...eventPair('Error', socket.failed),
    ...eventPair('Message', socket.received),
    get readyState() {
      return socket.state
    },
    CONNECTING: WebSocket.CONNECTING,
    OPEN: WebSocket.OPEN,
    CLOSING: WebSocket.CLOSING,
    CLOSED: WebSocket.CLOSED,
  }
}
