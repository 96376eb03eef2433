/** node-media-server brings no types: what media-worker.ts uses of it, as of 4.4. */
declare module 'node-media-server' {
  import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http'
  import type { Server as TcpServer, Socket } from 'node:net'
  import type { WebSocket } from 'ws'

  namespace NodeMediaServer {
    interface Broadcast {
      streamPath: string
      publisher: Session | null
      subscribers: Map<string, Session>
      /** How long a publisher that has gone counts as still there, ms. */
      publishGraceMs: number
    }
    /** One connection: FLV over HTTP or WebSocket has `req` and `res`, RTMP has `socket`. */
    interface Session {
      id: string
      ip: string
      streamPath: string
      broadcast: Broadcast
      req?: IncomingMessage
      res?: ServerResponse | WebSocket
      socket?: Socket
      close(): void
    }
    type SessionEvent = 'prePlay' | 'postPlay' | 'donePlay' | 'prePublish' | 'postPublish' | 'donePublish'
  }

  class NodeMediaServer {
    constructor(config: {
      bind: string
      rtmp: { port: number }
      http: { port: number }
      webadmin: { enable: boolean }
    })
    httpServer: { run(): void; httpServer: HttpServer }
    rtmpServer: { run(): void; tcpServer: TcpServer }
    on(event: NodeMediaServer.SessionEvent, listener: (session: NodeMediaServer.Session) => void): void
  }
  export = NodeMediaServer
}
