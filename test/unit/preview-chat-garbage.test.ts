/**
 * Whatever a broken chat service sends down a page's socket: the SDK's stand-in and tim-live-sell on top of it throw nothing, ask
 * no more often than they should, and work again as soon as the service does.
 */
import fc from 'fast-check'
import { createChatSdk } from '../../preview/chat/sdk'
import { SocketLink, type Socket } from '../../preview/chat/socket-link'
import TSL, { EVENT } from '../../tim-live-sell/src'
import { anyData, trapNames } from '../fixtures/hostile'
import { rest, SoakClock } from '../fixtures/soak/clock'

const RUNS = 150
const SDK_APP_ID = 1400000001

/** The page's end of a socket to a service that this test plays. */
class FakeSocket implements Socket {
  readyState = 1
  readonly sent: Record<string, unknown>[] = []
  onopen: unknown
  onmessage: unknown
  onclose: unknown
  onerror: unknown

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>)
  }

  close(): void {
    this.readyState = 3
  }

  /** What the service says; a frame that is no text goes as JSON. */
  say(frame: unknown): void {
    this.call(this.onmessage, { data: typeof frame === 'string' ? frame : JSON.stringify(frame) })
  }

  opened(): void {
    this.call(this.onopen, {})
  }

  broken(): void {
    this.readyState = 3
    this.call(this.onclose, {})
  }

  private call(handler: unknown, event: object): void {
    if (typeof handler === 'function') (handler as (event: object) => void)(event)
  }
}

let restoreTime = (): void => undefined

class Page {
  readonly clock = new SoakClock()
  readonly sockets: FakeSocket[] = []
  readonly errors: unknown[] = []
  private readonly link: SocketLink
  private readonly opened = new Set<FakeSocket>()
  readonly tsl: TSL

  constructor() {
    restoreTime = this.clock.install()
    const { asClock: clock } = this.clock
    const link = new SocketLink({
      SDKAppID: SDK_APP_ID,
      clock,
      open: () => {
        const socket = new FakeSocket()
        this.sockets.push(socket)
        return socket
      },
    })
    this.link = link
    this.tsl = new TSL({
      SDKAppID: SDK_APP_ID,
      userName: 'ann',
      userSig: 's',
      roomID: 'live-shop',
      TIM: createChatSdk(() => link, { clock }),
    })
    for (const event of new Set<string>(Object.values(EVENT))) {
      this.tsl.on(event, (data) => {
        if (event === 'ERROR') this.errors.push(data)
      })
    }
  }

  get socket(): FakeSocket {
    const last = this.sockets[this.sockets.length - 1]
    if (!last) throw new Error('no socket has been opened')
    return last
  }

  /** As a service that is well, until everything that was asked is answered. */
  async serve(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 100) {
      const { socket } = this
      if (!this.opened.has(socket)) {
        this.opened.add(socket)
        socket.opened()
      }
      for (const frame of socket.sent.splice(0)) {
        if ('hello' in frame) socket.say({ hello: { session: 'one', resumed: false } })
        if ('beat' in frame) socket.say(frame)
        if ('id' in frame) socket.say({ id: frame['id'], data: answerTo(frame) })
      }
      await this.clock.pass(100, 100)
    }
  }

  async end(): Promise<void> {
    this.tsl.destroy().catch(() => undefined)
    await this.clock.pass(10_000, 1000)
    this.link.close()
    await rest()
  }
}

const group = { groupID: 'live-shop', type: 'AVChatRoom', name: 'n', ownerID: 'anchor', groupCustomField: [] }
const ann = { userID: 'ann', nick: '', avatar: '', profileCustomField: [] }
function answerTo({ name }: Record<string, unknown>): unknown {
  if (name === 'login') return ann
  if (name === 'joinGroup') return { status: 'JoinedSuccess', group }
  if (name === 'getGroupProfile') return { group }
  return name === 'getUserProfile' ? [ann] : {}
}

const trap = fc.constantFrom(...trapNames)
const field = (...likely: unknown[]): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...likely) }, anyData(), trap)
const message = fc.oneof(
  anyData(),
  fc.record(
    {
      ID: field('1', '2'),
      type: field('TIMTextElem', 'TIMCustomElem', 'TIMGroupTipElem', 'TIMGroupSystemNoticeElem'),
      conversationType: field('GROUP', '@TIM#SYSTEM'),
      to: field('live-shop'),
      from: field('bob', 'anchor', 'ann'),
      payload: fc.oneof(
        anyData(),
        fc.record(
          {
            text: field('hi'),
            data: field('LIKE', 'ERROR', 'constructor'),
            description: field('{"count":2}', '{"count":1e999}'),
            operationType: field(1, 2, 3, 4, 5, 6, 7, 10, 255),
            groupProfile: field({ groupID: 'live-shop' }),
            userDefinedField: field(
              '{"type":"A","msg":1}',
              `{"type":"A","msg":${'['.repeat(4000)}${']'.repeat(4000)}}`,
            ),
            memberList: field([{ userID: 'ann', muteTime: 3 }]),
            newGroupProfile: field({ groupCustomField: [{ key: '__proto__', value: 'x' }] }),
          },
          { requiredKeys: [] },
        ),
      ),
    },
    { requiredKeys: [] },
  ),
)
const frame = fc.oneof(
  fc.string(),
  anyData(),
  fc.record({ hello: field({ session: 'x', resumed: true }, { session: 'y' }, null) }),
  fc.record({ id: field(1, 2, 3, 4, 5), data: anyData() }),
  fc.record({ id: field(1, 2, 3, 4, 5), code: field(0, 70001, 10007) }),
  fc.record({ beat: field(1) }),
  fc.record({
    push: fc.oneof(
      anyData(),
      fc.record({ kind: fc.constant('messages'), messages: fc.array(message, { maxLength: 5 }) }),
      fc.record({ kind: fc.constant('kicked'), type: field('multipleDevice') }),
      fc.record({ kind: fc.constant('profile'), profile: field({ userID: 'ann' }, {}) }),
    ),
  }),
)
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('say' as const), frame }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('break' as const), frame: fc.constant(null) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('open' as const), frame: fc.constant(null) }) },
)

test('garbage from the chat service: nothing is thrown, nothing runs wild, and a good service mends it', async () => {
  const unhandled: unknown[] = []
  const note = (error: unknown): number => unhandled.push(error)
  process.on('unhandledRejection', note)
  try {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(step, { minLength: 1, maxLength: 25 }), async (isIn, steps) => {
        restoreTime()
        const page = new Page()
        if (isIn) await page.serve(2000)
        for (const { do: what, frame: said } of steps) {
          if (what === 'say') page.socket.say(said)
          else if (what === 'open') page.socket.opened()
          else page.socket.broken()
          await page.clock.pass(200, 200)
        }
        // Each loss opens one socket; retries come at most every 300 ms.
        expect(page.sockets.length).toBeLessThan(10 + steps.length)
        expect(page.clock.pending).toBeLessThan(20)
        expect(page.errors.length).toBeLessThan(5 * steps.length + 10)

        page.socket.broken()
        await page.serve(10_000)
        page.tsl.reconnect('s').catch(() => undefined)
        await page.serve(20_000)
        const ends: string[] = []
        page.tsl.joinRoom().then(
          () => ends.push('joined'),
          (error: unknown) => ends.push(String(error)),
        )
        await page.serve(5000)
        expect(ends).toEqual(['joined'])
        await page.end()
        expect(page.clock.pending).toBe(0)
      }),
      { numRuns: RUNS },
    )
  } finally {
    restoreTime()
    process.off('unhandledRejection', note)
  }
  expect(unhandled).toEqual([])
})
