/** What goes out: priorities, the own share of the room's rate, merged likes, and what happens when the cloud refuses. */
import {
  rejection,
  otherRoom,
  setUp,
  settle,
  instanceOf,
  type Client,
  type Stage,
} from '../fixtures/tsl/stage'

let stage: Stage

beforeEach(() => {
  jest.useFakeTimers()
  stage = setUp()
})

interface Sent {
  at: number
  payload: { text?: string; data?: string; extension?: string; description?: string }
  priority: string
}

/** Everything that this client hands to the SDK for sending, and when. */
function watch({ sdk }: Client): Sent[] {
  const instance = instanceOf(sdk)
  const sent: Sent[] = []
  const send = instance.sendMessage
  instance.sendMessage = (message) => {
    sent.push({ ...(message as Sent), at: Date.now() })
    return send(message)
  }
  return sent
}

/** What all the likes that this client was told of stand for. */
const tapsHeard = ({ of }: Client): number =>
  of('LIKE').reduce<number>((sum, like) => sum + (like as { count: number }).count, 0)
const names = (sent: Sent[]) => sent.map(({ payload }) => payload.data ?? 'TEXT')

test('priorities', async () => {
  const one = await stage.joined('ann')
  const sent = watch(one)
  const { tsl } = one
  const calls = [
    tsl.gift(),
    tsl.buy(1),
    tsl.useCoupon(),
    tsl.sendMessage('hi'),
    tsl.sendCustomMsgAndEmitEvent('OWN'),
    tsl.attention(),
    tsl.cancelAttention(),
    tsl.like(),
  ]
  await Promise.all([...calls, settle(3000)])
  expect(Object.fromEntries(sent.map((one, i) => [names(sent)[i], one.priority]))).toEqual({
    SEND_GIFT: 'High',
    BUY_GOODS: 'High',
    USE_COUPON: 'High',
    TEXT: 'Normal',
    OWN: 'Normal',
    ATTENTION: 'Low',
    CANCELATTENTION: 'Low',
    LIKE: 'Lowest',
  })
})

describe('the share of the room', () => {
  test('no more than 10 messages in any second, gifts and goods first, order kept', async () => {
    const one = await stage.joined('ann')
    const sent = watch(one)
    const { tsl } = one
    const calls = Array.from({ length: 30 }, (_, i) => [
      tsl.attention(String(i)),
      tsl.sendMessage(`t${i}`),
      ...(i < 15 ? [tsl.gift(`g${i}`)] : []),
    ]).flat()
    await Promise.all([...calls, settle(12_000)])
    expect(sent).toHaveLength(75)
    for (const { at } of sent) {
      expect(sent.filter((other) => other.at >= at && other.at < at + 1000).length).toBeLessThanOrEqual(10)
    }
    const waited = names(sent).slice(10)
    expect(waited.lastIndexOf('SEND_GIFT')).toBeLessThan(waited.indexOf('TEXT'))
    expect(waited.lastIndexOf('TEXT')).toBeLessThan(waited.indexOf('ATTENTION'))
    const gifts = sent.flatMap(({ payload }) => (payload.data === 'SEND_GIFT' ? payload.extension : []))
    expect(gifts).toEqual(Array.from({ length: 15 }, (_, i) => `g${i}`))
  })

  test('a queue that is full says so', async () => {
    const { tsl } = await stage.joined('ann')
    const calls = Array.from({ length: 1100 }, () => tsl.sendMessage('x'))
    const refused = rejection(calls[1090] ?? Promise.resolve())
    calls.forEach((call) => void call.catch(() => undefined))
    await settle(10)
    expect(await refused).toMatchObject({
      reason: 'refused',
      message: expect.stringMatching(/1000 messages are waiting/) as string,
    })
  })

  test('a clock that is set back stops nothing', async () => {
    const { tsl } = await stage.joined('ann')
    await Promise.all([...Array.from({ length: 10 }, () => tsl.sendMessage('x')), settle()])
    jest.setSystemTime(Date.now() - 3_600_000)
    const sent = tsl.sendMessage('y')
    await settle(1500)
    await expect(sent).resolves.toBeDefined()
  })

  test('the room carries 40 a second: more are lost, likes first, and nobody is told', async () => {
    const people = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'].map((id) => stage.client(id))
    await settle()
    await Promise.all([...people.map(({ tsl }) => tsl.joinRoom()), settle()])
    const viewer = await stage.joined('ann')
    const sends = people.flatMap(({ tsl }, i) =>
      Array.from({ length: 10 }, () => (i < 5 ? tsl.sendMessage('text') : tsl.gift('g'))),
    )
    await Promise.all([...sends, settle(900)])
    expect(viewer.of('SEND_GIFT')).toHaveLength(10)
    expect(viewer.of('MESSAGE')).toHaveLength(30)
  })
})

describe('likes', () => {
  test('1,000 taps in 10 s: at most 10 messages, each tap heard here at once, none lost', async () => {
    const one = await stage.joined('ann')
    const viewer = await stage.joined('bob')
    const sent = watch(one)
    for (let i = 1; i <= 1000; i++) {
      void one.tsl.like('vip3')
      expect(one.of('LIKE')).toHaveLength(i)
      await settle(10)
    }
    await settle(3000)
    expect(sent.length).toBeLessThanOrEqual(10)
    expect(tapsHeard(viewer)).toBe(1000)
    expect(sent.every(({ payload }) => payload.extension === 'vip3')).toBe(true)
  })

  test('a single tap is a message without a description, as of old', async () => {
    const one = await stage.joined('ann')
    const sent = watch(one)
    void one.tsl.like()
    await settle(1500)
    expect(sent.map(({ payload }) => payload)).toEqual([{ data: 'LIKE', description: '', extension: '' }])
  })

  test.each<[string, (client: Client) => Promise<unknown>]>([
    ['exitRoom', ({ tsl }) => tsl.exitRoom()],
    ['destroy', ({ tsl }) => tsl.destroy()],
    ['joinRoom of another room', ({ tsl }) => tsl.joinRoom({ roomID: otherRoom })],
  ])('the last tap goes out before %s', async (_, leave) => {
    const one = await stage.joined('ann')
    const viewer = await stage.joined('bob')
    // Even when the queue is full of other things.
    const others = Array.from({ length: 40 }, () => one.tsl.sendMessage('x').catch(() => undefined))
    for (let i = 0; i < 3; i++) void one.tsl.like()
    await Promise.all([leave(one), settle(4000)])
    expect(viewer.of('LIKE')).toMatchObject([{ count: 3 }])
    await Promise.all(others)
  })

  test('taps that could not be sent are sent later', async () => {
    const one = await stage.joined('ann')
    const viewer = await stage.joined('bob')
    stage.cloud.refuseNext('sendMessage', 10023, 4)
    for (let i = 0; i < 3; i++) void one.tsl.like()
    await settle(9000)
    expect(one.errors()).toMatchObject([{ code: 10023 }])
    void one.tsl.like()
    await settle(3000)
    expect(tapsHeard(viewer)).toBe(4)
  })

  test('they go by themselves, with those that were tapped meanwhile', async () => {
    const one = await stage.joined('ann')
    const viewer = await stage.joined('bob')
    stage.cloud.refuseNext('sendMessage', 10023, 4)
    for (let i = 0; i < 3; i++) void one.tsl.like()
    await settle(5000)
    void one.tsl.like()
    await settle(9000)
    expect(tapsHeard(viewer)).toBe(4)
  })

  test('taps of before a kick go out after reconnect()', async () => {
    const one = await stage.joined('ann')
    const viewer = await stage.joined('bob')
    void one.tsl.like()
    stage.cloud.kick('ann')
    await settle(5000)
    expect(viewer.of('LIKE')).toEqual([])
    await Promise.all([one.tsl.reconnect(), settle(2500)])
    expect(viewer.of('LIKE')).toMatchObject([{ count: 1 }])
  })

  test('taps whose count makes their message too long are an ERROR, not an unhandled rejection', async () => {
    const one = await stage.joined('ann')
    const longest = 'x'.repeat(12 * 1024 - 'LIKE'.length)
    void one.tsl.like(longest)
    void one.tsl.like(longest)
    await settle(1500)
    expect(one.errors()).toMatchObject([
      { reason: 'refused', message: expect.stringMatching(/^send: /) as string },
    ])
  })

  test('a refused like is an ERROR, not an unhandled rejection', async () => {
    const one = await stage.joined('ann')
    stage.cloud.webhook = () => 10016
    void one.tsl.like()
    await settle(1500)
    expect(one.errors()).toMatchObject([{ code: 10016, reason: 'refused' }])
  })
})

describe('refusals', () => {
  test.each([10023, 2996, 2805])(
    '%d says that it was not accepted: it is sent again, the same message',
    async (code) => {
      const one = await stage.joined('ann')
      const viewer = await stage.joined('bob')
      const sent = watch(one)
      stage.cloud.refuseNext('sendMessage', code, 2)
      const call = one.tsl.gift('rocket')
      await settle(4000)
      await expect(call).resolves.toMatchObject({ value: 'rocket' })
      expect(new Set(sent.map((one) => (one as unknown as { ID: string }).ID)).size).toBe(1)
      expect(sent).toHaveLength(3)
      expect(viewer.of('SEND_GIFT')).toHaveLength(1)
    },
  )

  test('it is given up after four tries', async () => {
    const one = await stage.joined('ann')
    const sent = watch(one)
    stage.cloud.refuseNext('sendMessage', 10023, 10)
    const refused = rejection(one.tsl.gift())
    await settle(20_000)
    expect(await refused).toMatchObject({ code: 10023, reason: 'refused' })
    expect(sent).toHaveLength(4)
  })

  test.each([
    [10017, 'room', /muted/],
    [10016, 'refused', /app's server/],
    [80001, 'refused', /forbidden words/],
    [2101, 'room', /not in the room/],
    [2800, 'unknown', /network error/],
    [12345, 'refused', /no reason given \(12345\)/],
  ])('%d is told at once, with words', async (code, reason, words) => {
    const one = await stage.joined('ann')
    const sent = watch(one)
    stage.cloud.refuseNext('sendMessage', code)
    const refused = rejection(one.tsl.sendMessage('x'))
    await settle()
    const error = await refused
    expect(error).toMatchObject({ code, reason, name: 'TslError' })
    expect(error.message).toMatch(words)
    expect(sent).toHaveLength(1)
  })

  test('no answer is "unknown"; retry() sends the same message, and receivers hear it once', async () => {
    const one = await stage.joined('ann')
    const viewer = await stage.joined('bob')
    const instance = instanceOf(one.sdk)
    const send = instance.sendMessage
    // It arrives; the answer does not.
    const lose = jest.fn((message: unknown) =>
      send(message).then(() => Promise.reject(Object.assign(new Error(''), { code: 2801 }))),
    )
    instance.sendMessage = lose
    const refused = rejection(one.tsl.gift('rocket'))
    await settle()
    const error = (await refused) as Awaited<typeof refused> & { retry: () => Promise<unknown> }
    expect(error).toMatchObject({ code: 2801, reason: 'unknown' })
    expect(lose).toHaveBeenCalledTimes(1)
    const first = lose.mock.calls[0]?.[0]
    const second = jest.fn(send)
    instance.sendMessage = second
    await Promise.all([error.retry(), settle()])
    expect(second.mock.calls).toEqual([[first]])
    expect(second.mock.calls[0]?.[0]).toBe(first)
    expect(viewer.of('SEND_GIFT')).toHaveLength(1)
  })

  test('not in the room: 2101 with words', async () => {
    const { tsl } = stage.client('ann')
    await settle()
    const refused = rejection(tsl.sendMessage('x'))
    await settle()
    expect(await refused).toMatchObject({
      code: 2101,
      reason: 'room',
      message: 'send: not in the room; call joinRoom() (2101)',
    })
  })
})
