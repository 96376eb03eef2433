/**
 * The chat of both components as they are built, with attributes of every type, messages of any form and an SDK that answers
 * whatever it likes: nothing is thrown into page or SDK, nothing runs wild, and when all is well again the room is entered.
 */
import fc from 'fast-check'
import { complete, ROOM } from '../fixtures/chat/stage'
import { UnrulySdk, type Mood } from '../fixtures/chat/unruly-sdk'
import { openPlayer, openPusher, type Stage } from '../fixtures/component/stage'
import { anyData, anyValue, trapNames } from '../fixtures/hostile'
import { Heap } from '../fixtures/soak/heap'

const EVENTS = [
  'sdkStateReady',
  'sdkStateNotReady',
  'kickedOut',
  'onProfileUpdated',
  'netStateChange',
  'error',
]
const NAMES = ['sdkAppId', 'sdkAppID', 'userID', 'userSig', 'roomID', 'nickName', 'avatar'] as const
/** As much as the cloud lets a message hold. */
const LARGE = 'x'.repeat(12 * 1024)

interface ImEvent {
  tag: unknown
  code: unknown
  detail: unknown
}

let complaints: unknown[][] = []
const unhandled: unknown[] = []
const note = (error: unknown): number => unhandled.push(error)

beforeAll(() => void process.on('unhandledRejection', note))
afterAll(() => void process.off('unhandledRejection', note))

beforeEach(() => {
  jest.useFakeTimers()
  complaints = []
  jest.spyOn(console, 'warn').mockImplementation(() => undefined)
  // Where the framework puts what a component has thrown.
  jest.spyOn(console, 'error').mockImplementation((...words) => void complaints.push(words))
})
afterEach(() => {
  document.body.innerHTML = ''
  jest.useRealTimers()
  expect(unhandled.splice(0)).toEqual([])
})

const pass = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms)

function open(kind: typeof openPlayer): { stage: Stage; sdk: UnrulySdk } {
  const stage = kind()
  const sdk = new UnrulySdk(ROOM)
  expect(stage.useTIM(sdk.TIM)).toBe(true)
  return { stage, sdk }
}

const given = (): object => ({ ...complete(), sdkAppId: '' })

/** The attributes, the call, and time for it. */
async function begin({ player, handle }: Stage, ms = 2000): Promise<void> {
  player.setData(given())
  handle()
    ['initIM']?.()
    .catch(() => undefined)
  await pass(ms)
}

/** IMEvents since the last look, by the contract's name. */
const heard = ({ events }: Stage): ImEvent[] =>
  events.splice(0).flatMap(({ name, detail }) => (name === 'IMEvent' ? [detail as ImEvent] : []))

const isNumber = (value: unknown): boolean => typeof value === 'number' && !Number.isNaN(value)

/** A page reads fields of these without looking first. */
function expectReadable(events: ImEvent[]): void {
  for (const { tag, code, detail } of events) {
    expect([typeof tag, isNumber(code), detail === undefined || detail === null]).toEqual([
      'string',
      true,
      false,
    ])
    if (tag === 'error') expect(typeof detail).toBe('string')
    if (tag !== 'big_group_msg_notify') continue
    for (const { time, elems, type, ...texts } of detail as Record<string, unknown>[]) {
      expect([isNumber(time), Array.isArray(elems), typeof type]).toEqual([true, true, 'string'])
      for (const text of Object.values(texts)) expect(typeof text).toBe('string')
    }
  }
}

/** Left, entered anew, and heard in. */
async function worksStill({ stage, sdk }: ReturnType<typeof open>): Promise<void> {
  sdk.moods.length = 0
  stage.player.setData({ roomID: '' })
  await pass(200_000)
  await begin(stage, 20_000)
  expect(sdk.cloud.membersOf(ROOM)).toEqual(['ann'])
  heard(stage)
  sdk.say('onMessageReceived', [text('well again')])
  expect(heard(stage)).toMatchObject([{ tag: 'big_group_msg_notify', detail: [{ text: 'well again' }] }])
}

const base = { conversationType: 'GROUP', to: ROOM, from: 'bob', nick: 'Bob', avatar: 'b.png', time: 1 }
const text = (words: unknown): object => ({ ...base, type: 'TIMTextElem', payload: { text: words } })

const likely = (...values: unknown[]): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...values) },
    anyData(),
    fc.constantFrom(...trapNames, LARGE),
  )

const payload = fc.record(
  {
    text: likely('hi', LARGE),
    data: likely('LIKE', 'SEND_GIFT', 'ERROR', 'KICKED', 'OWN'),
    description: likely('', '{"count":3}', '{"count":1e999}'),
    extension: likely('', LARGE),
    operationType: likely(1, 2, 3, 4, 5, 6, 7, 10, 255),
    operatorID: likely('bob', 'ann'),
    userIDList: likely(['bob'], ['ann'], LARGE),
    memberList: likely([{ userID: 'ann', muteTime: 3 }], [null]),
    groupProfile: likely({ groupID: ROOM }),
    newGroupProfile: likely({ groupCustomField: [{ key: '__proto__', value: 'x' }] }, { groupName: 5 }),
    userDefinedField: likely('{"type":"A","msg":1}', `${'['.repeat(6000)}${']'.repeat(6000)}`),
  },
  { requiredKeys: [] },
)
/** As it should be, but for one field. */
const nearlyGood = fc
  .tuple(
    fc.constantFrom<[string, object]>(
      ['TIMTextElem', { text: 'hi' }],
      ['TIMCustomElem', { data: 'LIKE', description: '{"count":2}', extension: 'x' }],
      ['TIMGroupTipElem', { operationType: 6, newGroupProfile: { groupName: 'n' } }],
      ['TIMGroupSystemNoticeElem', { operationType: 255, groupProfile: { groupID: ROOM } }],
    ),
    fc.constantFrom('ID', 'from', 'nick', 'avatar', 'time', 'payload', 'cloudCustomData'),
    fc.oneof(anyData(), fc.constantFrom<unknown>(...trapNames, LARGE, { toString: 1, valueOf: 1 })),
  )
  .map(([[type, said], field, value]) => ({ ...base, type, payload: said, [field]: value }))
const message = fc.oneof(
  anyData(),
  nearlyGood,
  fc.record(
    {
      ID: likely('1', '2'),
      type: likely('TIMTextElem', 'TIMCustomElem', 'TIMGroupTipElem', 'TIMGroupSystemNoticeElem'),
      conversationType: likely('GROUP', '@TIM#SYSTEM'),
      to: likely(ROOM),
      from: likely('bob', 'anchor', 'ann'),
      nick: likely('Bob'),
      avatar: likely('b.png'),
      time: likely(1),
      payload: fc.oneof({ weight: 6, arbitrary: payload }, anyData()),
    },
    { requiredKeys: [] },
  ),
)

describe.each([
  ['live-room-play', openPlayer],
  ['live-room-push', openPusher],
] as const)('%s', (_name, kind) => {
  test('IM attributes of any type, at any time', async () => {
    const all = open(kind)
    const { stage, sdk } = all
    await begin(stage)
    expect(sdk.cloud.membersOf(ROOM)).toEqual(['ann'])
    const good = fc
      .constantFrom(...NAMES)
      .map((name): [string, unknown] => [name, (given() as Record<string, unknown>)[name]])
    const change = fc.oneof(fc.tuple(fc.constantFrom<string>(...NAMES), anyData()), good)
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(0, 10, 5000),
        async (pairs, ms) => {
          const before = sdk.calls
          stage.player.setData(Object.fromEntries(pairs))
          await pass(ms)
          expect(complaints).toEqual([])
          const events = heard(stage)
          expectReadable(events)
          expect(events.length).toBeLessThan(20)
          expect(sdk.calls - before).toBeLessThan(40)
        },
      ),
      { numRuns: 60, endOnFailure: true },
    )
    expect(sdk.thrown).toEqual([])
    await worksStill(all)
  })

  test('messages of any form: the page can read what it hears, and the good one in the same batch comes', async () => {
    const all = open(kind)
    const { stage, sdk } = all
    await begin(stage)
    heard(stage)
    let number = 0
    await fc.assert(
      fc.asyncProperty(fc.array(message, { maxLength: 6 }), anyData(), async (batch, noBatch) => {
        const words = `good ${++number}`
        sdk.say('onMessageReceived', [...batch, text(words)])
        const events = heard(stage)
        expectReadable(events)
        const said = events.flatMap(({ tag, detail }) =>
          tag === 'big_group_msg_notify' ? (detail as object[]) : [],
        )
        expect(said).toContainEqual(expect.objectContaining({ text: words }))
        sdk.say('onMessageReceived', noBatch)
        await pass(100)
        expect([sdk.thrown, complaints]).toEqual([[], []])
        heard(stage)
      }),
      { numRuns: 300, endOnFailure: true },
    )
    await worksStill(all)
  })

  test('an SDK that answers, throws and tells whatever it likes', async () => {
    const mood: fc.Arbitrary<Mood> = fc.record({
      way: fc.constantFrom('answers', 'answers', 'rejects', 'throws', 'returns', 'late'),
      value: fc.oneof(
        anyValue(),
        fc.record(
          { code: likely(0, 2024, 2800, 10007, 10013, 70001), message: likely('m') },
          { requiredKeys: [] },
        ),
        fc.record(
          { group: anyData(), userID: likely('ann'), repeatLogin: likely(true) },
          { requiredKeys: [] },
        ),
      ),
    })
    const event = fc.record({
      name: fc.constantFrom(...EVENTS),
      data: fc.oneof(
        anyValue(),
        fc.record({ state: likely('connected', 'disconnected') }),
        fc.record({ type: likely('userSigExpired', 'multipleDevice') }),
      ),
    })
    const call = fc.tuple(fc.constantFrom('initIM', 'sendTextMsg', 'sendCustomMsg'), anyValue())
    const step = fc.oneof(
      fc.record({ moods: fc.array(mood, { minLength: 1, maxLength: 4 }) }),
      fc.record({ event }),
      fc.record({ call }),
      fc.record({ roomID: fc.constantFrom('', ROOM) }),
      fc.record({ ms: fc.constantFrom(0, 50, 2000, 20_000, 100_000) }),
    )
    const all = open(kind)
    const { stage, sdk } = all
    const handle = stage.handle()
    stage.player.setData(given())
    let calls: { settled: number; completed: number }[] = []
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const before = sdk.calls
        calls = []
        for (const one of steps) {
          if ('moods' in one) sdk.moods.push(...one.moods)
          else if ('event' in one) sdk.say(one.event.name, one.event.data)
          else if ('roomID' in one) stage.player.setData({ roomID: one.roomID })
          else if ('ms' in one) await pass(one.ms)
          else {
            const [name, argument] = one.call
            const result = { settled: 0, completed: 0 }
            calls.push(result)
            const success = (): number => ++result.settled
            const callbacks = { success, fail: success, complete: () => ++result.completed }
            const given = name === 'initIM' ? [callbacks] : [argument, callbacks]
            ;(handle[name] as (...given: unknown[]) => Promise<unknown>)(...given).catch(() => undefined)
          }
          await pass(1)
        }
        await pass(100_000)
        expect(calls).toEqual(calls.map(() => ({ settled: 1, completed: 1 })))
        const events = heard(stage)
        expectReadable(events)
        expect(events.length).toBeLessThan(20 * steps.length + 20)
        expect(sdk.calls - before).toBeLessThan(40 * steps.length + 40)
        expect([sdk.thrown, complaints]).toEqual([[], []])
      }),
      { numRuns: 60, endOnFailure: true },
    )
    await worksStill(all)
  })
})

test('what is handed over as an SDK may be anything, too', () => {
  const { useTIM } = openPlayer()
  fc.assert(
    fc.property(fc.oneof(anyValue(), fc.record({ default: anyValue() })), (TIM) => !useTIM(TIM)),
    { numRuns: 200 },
  )
})

test('twelve kilobytes in every field, over and over, leave no trail in memory', async () => {
  const { stage, sdk } = open(openPlayer)
  await begin(stage)
  const heap = new Heap()
  let number = 0
  for (let round = 0; round < 6; round++) {
    for (let batch = 0; batch < 40; batch++) {
      const unlike = `${++number}${LARGE}`
      sdk.say('onMessageReceived', [
        { ...text(unlike), ID: `id-${number}`, from: unlike, nick: unlike },
        { ...base, ID: `c-${number}`, type: 'TIMCustomElem', payload: { data: unlike, extension: unlike } },
      ])
      sdk.say('error', { code: -number, message: unlike })
      sdk.say('netStateChange', { state: unlike })
    }
    expect(heard(stage).length).toBeGreaterThanOrEqual(40)
    heap.sample()
  }
  expect(complaints).toEqual([])
  expect(heap.growth).toBeLessThan(1_000_000)
})
