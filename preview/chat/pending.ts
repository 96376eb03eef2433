/** What was asked over a socket and is not answered yet: sent once there is a connection, refused where the answer will never come. */
import { CODE } from './constants'
import { type Operation, type Operations, type Refusal } from './link'
import { type ClientFrame, type ServerFrame } from './wire'

interface Waiting {
  frame: ClientFrame
  sent: boolean
  resolve(data: unknown): void
  reject(refusal: Error & Refusal): void
}

export class Pending {
  private readonly waiting = new Map<number, Waiting>()
  private lastId = 0

  constructor(private readonly send: (frame: ClientFrame) => void) {}

  /** @param now the connection is there; otherwise it waits for `sendAll` */
  ask(name: Operation, ask: Operations[Operation]['ask'], now: boolean): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = ++this.lastId
      const waiting: Waiting = { frame: { id, name, ask }, sent: false, resolve, reject }
      this.waiting.set(id, waiting)
      if (now) this.sendOne(waiting)
    })
  }

  sendAll(): void {
    for (const waiting of this.waiting.values()) if (!waiting.sent) this.sendOne(waiting)
  }

  answered(frame: Extract<ServerFrame, { id: number }>): void {
    const waiting = this.waiting.get(frame.id)
    this.waiting.delete(frame.id)
    if ('data' in frame) waiting?.resolve(frame.data)
    else waiting?.reject(refusal(frame.code))
  }

  /** What was sent may or may not have arrived; what was not waits for the next connection, if there is to be one. */
  drop(isLast: boolean): void {
    for (const [id, waiting] of this.waiting) {
      if (!waiting.sent && !isLast) continue
      this.waiting.delete(id)
      waiting.reject(refusal(CODE.NETWORK_ERROR))
    }
  }

  private sendOne(waiting: Waiting): void {
    waiting.sent = true
    this.send(waiting.frame)
  }
}

function refusal(code: number): Error & Refusal {
  return Object.assign(new Error(''), { code })
}
