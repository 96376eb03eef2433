/** What comes in: only this room, every change, nothing twice, and nothing that anybody can send breaks it. */
import fc from 'fast-check'
import { createReader, type Where } from '../../tim-live-sell/src/incoming'
import { createSeen } from '../../tim-live-sell/src/seen'
import { readCount } from '../../tim-live-sell/src/wire'
import { base, notice, tip } from '../fixtures/tsl/messages'
import { roomID, setUp, settle, type Stage } from '../fixtures/tsl/stage'

let stage: Stage

beforeEach(() => {
  jest.useFakeTimers()
  stage = setUp()
})

/** Everything that a message says, in order. */
function read(message: unknown, where: Partial<Where> = {}) {
  const found: ({ event: string; payload: unknown } | { lost: string })[] = []
  const all: Where = {
    roomID,
    ownerID_: 'host',
    userName: 'ann',
    emit_: (event, payload) => void found.push({ event, payload }),
    lose_: (lost) => void found.push({ lost }),
    ...where,
  }
  createReader(all, () => true)([message])
  return found
}

const bob = { userID: 'bob', nick: 'BOB', avatar: 'b.png' }
const text = { ...base, type: 'TIMTextElem', payload: { text: 'hi' } }
const custom = (data: unknown, extension: unknown = 'x', description: unknown = '') => ({
  ...base,
  type: 'TIMCustomElem',
  payload: { data, extension, description },
})
const data = (value: string) => ({ ...bob, value, extension: value })

describe('one message', () => {
  test.each<[string, unknown, unknown[]]>([
    ['text', text, [{ event: 'MESSAGE', payload: { ...bob, message: 'hi' } }]],
    ['text of another room', { ...text, to: 'other' }, []],
    ['one-to-one text', { ...text, conversationType: 'C2C' }, []],
    ['text that is no text', { ...text, payload: { text: 5 } }, []],
    ['custom', custom('OWN'), [{ event: 'OWN', payload: data('x') }]],
    ['custom with an object', custom('OWN', { a: 1 }), [{ event: 'OWN', payload: data('') }]],
    ['custom with a number', custom('OWN', 5), [{ event: 'OWN', payload: data('5') }]],
    ['custom without a name', custom(''), []],
    ['custom whose name is no text', custom({}), []],
    ['follow as older clients send it', custom('ATTENTION'), [{ event: 'ATTENT', payload: data('x') }]],
    ['follow by its other name', custom('ATTENT'), [{ event: 'ATTENT', payload: data('x') }]],
    ['like of an older client', custom('LIKE'), [{ event: 'LIKE', payload: { ...data('x'), count: 1 } }]],
    [
      'like of ours',
      custom('LIKE', 'x', '{"count":7}'),
      [{ event: 'LIKE', payload: { ...data('x'), count: 7 } }],
    ],
    ...[
      'SDK_READY',
      'KICKED',
      'ERROR',
      'MESSAGE',
      'NOTIFICATION',
      'JOIN_GROUP',
      'ADD_GOODS',
      'room_status',
      'ROOM_LOST',
    ].map((name): [string, unknown, unknown[]] => [`a viewer pretending ${name}`, custom(name), []]),
    [
      'goods as a message of the owner',
      { ...custom('ADD_GOODS'), from: 'host' },
      [{ event: 'ADD_GOODS', payload: { ...data('x'), userID: 'host' } }],
    ],
    ['a name of every object', custom('__proto__'), [{ event: '__proto__', payload: data('x') }]],
    [
      'several people coming',
      tip({
        operationType: 1,
        operatorID: 'bob',
        userIDList: ['bob', 'cat', 'dan'],
        memberList: [{ userID: 'cat', nick: 'CAT', avatar: 'c.png' }],
      }),
      [
        { event: 'JOIN_GROUP', payload: bob },
        { event: 'JOIN_GROUP', payload: { userID: 'cat', nick: 'CAT', avatar: 'c.png' } },
        { event: 'JOIN_GROUP', payload: { userID: 'dan', nick: '', avatar: '' } },
      ],
    ],
    [
      'one coming whose own entry knows more than the tip',
      tip({
        operationType: 1,
        operatorID: 'bob',
        memberList: [{ userID: 'bob', nick: 'Bobby', avatar: 'new.png' }],
      }),
      [{ event: 'JOIN_GROUP', payload: { userID: 'bob', nick: 'Bobby', avatar: 'new.png' } }],
    ],
    ['one going', tip({ operationType: 2, operatorID: 'bob' }), [{ event: 'EXIT_GROUP', payload: bob }]],
    [
      'another one removed',
      tip({ operationType: 3, operatorID: 'host', userIDList: ['bob'] }),
      [{ event: 'EXIT_GROUP', payload: { userID: 'bob', nick: '', avatar: '' } }],
    ],
    ['me removed', tip({ operationType: 3, operatorID: 'host', userIDList: ['ann'] }), [{ lost: 'removed' }]],
    ['me banned', tip({ operationType: 10, operatorID: 'host', userIDList: ['ann'] }), [{ lost: 'removed' }]],
    [
      'every changed field',
      tip({
        operationType: 6,
        newGroupProfile: {
          groupCustomField: [
            { key: 'room_tatus', value: 'on' },
            { key: 'addgoods', value: '1' },
            { key: 'mood', value: 'good' },
            { key: 'on_air', value: true },
            { key: 'ERROR', value: 'x' },
            { key: 5, value: 'x' },
          ],
          notification: '',
          groupName: 'Name',
          introduction: 'Words',
        },
      }),
      [
        { event: 'ROOM_STATUS_CHANGE', payload: data('on') },
        { event: 'ADD_GOODS', payload: data('1') },
        { event: 'mood', payload: data('good') },
        { event: 'on_air', payload: data('true') },
        { event: 'NOTIFACATION', payload: { notification: '' } },
        { event: 'INTRODUCTION', payload: { name: 'Name', introduction: 'Words' } },
      ],
    ],
    [
      'I am muted',
      tip({
        operationType: 7,
        memberList: [
          { userID: 'ann', muteTime: 60 },
          { userID: 'bob', muteTime: 9 },
        ],
      }),
      [{ event: 'MUTED', payload: { roomID, seconds: 60, all: false } }],
    ],
    [
      'everybody is muted',
      tip({ operationType: 6, newGroupProfile: { muteAllMembers: true } }),
      [{ event: 'MUTED', payload: { roomID, seconds: 0xffffffff, all: true } }],
    ],
    ['the room dismissed', notice({ operationType: 5 }), [{ lost: 'dismissed' }]],
    ['another room dismissed', notice({ operationType: 5, groupProfile: { groupID: 'x' } }), []],
    ['removed, as a notice', notice({ operationType: 4 }), [{ lost: 'removed' }]],
    ['an unknown type', { ...base, type: 'TIMImageElem', payload: {} }, []],
    ['nothing', undefined, []],
  ])('%s', (_, message, expected) => {
    expect(read(message)).toEqual(expected)
  })

  test('without a room nothing is heard', () => {
    expect(read({ ...text, to: '' }, { roomID: '' })).toEqual([])
  })

  test.each([
    ['', 1],
    ['{"count":3}', 3],
    ['{"count":3.7}', 3],
    ['{"count":0}', 1],
    ['{"count":-4}', 1],
    ['{"count":1e99}', 9999],
    ['{"count":"9"}', 1],
    ['[1]', 1],
    ['null', 1],
    ['{', 1],
    [undefined, 1],
  ])('taps of a like with description %j: %d', (description, count) => {
    expect(readCount(description)).toBe(count)
  })
})

describe('anything at all', () => {
  const anything = () =>
    fc.oneof(
      { weight: 3, arbitrary: fc.jsonValue() },
      fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }),
    )
  const field = (likely: unknown[]) =>
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...likely) }, anything())
  const payload = () =>
    fc.oneof(
      anything(),
      fc.record(
        {
          text: field(['hi']),
          data: field(['LIKE', 'OWN', 'ERROR', 'constructor', 'x'.repeat(12_000)]),
          extension: field(['', 'x'.repeat(12_000)]),
          description: field(['{"count":2}', '']),
          operationType: field([1, 2, 3, 4, 5, 6, 7, 10, 255]),
          operatorID: field(['bob']),
          userIDList: field([['bob', 'ann'], [null]] as unknown[]),
          memberList: field([[{ userID: 'ann', muteTime: 3 }], [undefined]] as unknown[]),
          newGroupProfile: fc.oneof(
            anything(),
            fc.record({
              groupCustomField: fc.oneof(anything(), fc.array(anything())),
              notification: anything(),
              groupName: anything(),
            }),
          ),
          groupProfile: field([{ groupID: roomID }] as unknown[]),
          userDefinedField: field(['{"type":"A","msg":1}', '{"type":']),
        },
        { requiredKeys: [] },
      ),
    )
  const message = () =>
    fc.oneof(
      anything(),
      fc.record(
        {
          ID: field(['1', '2']),
          type: field(['TIMTextElem', 'TIMCustomElem', 'TIMGroupTipElem', 'TIMGroupSystemNoticeElem']),
          conversationType: field(['GROUP']),
          to: field([roomID]),
          from: field(['bob', 'host', 'ann']),
          nick: anything(),
          avatar: anything(),
          payload: payload(),
        },
        { requiredKeys: [] },
      ),
    )

  test('is read without throwing, and raises events with a name only', () => {
    fc.assert(
      fc.property(message(), (given) => {
        for (const one of read(given)) {
          if ('event' in one && !one.event) throw new Error('an event without a name')
        }
      }),
      { numRuns: 3000 },
    )
  })

  test('reaches an instance without a throw, an ERROR or a fake event of the SDK', async () => {
    const { of, heard } = await stage.joined('ann')
    const before = of('SDK_READY').length
    fc.assert(
      fc.property(fc.array(message(), { maxLength: 8 }), (batch) => {
        stage.cloud.inject('ann', batch)
        heard.length = Math.min(heard.length, 50)
      }),
      { numRuns: 300 },
    )
    expect(of('ERROR')).toEqual([])
    expect(of('KICKED')).toEqual([])
    expect(of('SDK_READY').length).toBeLessThanOrEqual(before)
  })
})

describe('through the SDK', () => {
  test('a batch that mixes everything: only this room is heard', async () => {
    const { of, heard } = await stage.joined('ann')
    heard.length = 0
    stage.cloud.inject('ann', [
      { ...text, ID: '1', to: '@TGS#elsewhere' },
      { ...text, ID: '2' },
      null,
      { ...custom('SEND_GIFT', 'g'), ID: '3' },
      { ...text, ID: '4', conversationType: 'C2C', to: 'ann' },
      { ...tip({ operationType: 1, operatorID: 'bob' }), ID: '5' },
      { ...notice({ operationType: 255, userDefinedField: '{' }), ID: '6' },
    ])
    expect(heard.map(([event]) => event)).toEqual(['MESSAGE', 'SEND_GIFT', 'JOIN_GROUP'])
    expect(of('SEND_GIFT')).toEqual([data('g')])
  })

  test('a message seen before is not heard again', async () => {
    const { of } = await stage.joined('ann')
    for (let i = 0; i < 3; i++)
      stage.cloud.inject('ann', [
        { ...text, ID: 'same' },
        { ...text, ID: 'same' },
      ])
    expect(of('MESSAGE')).toHaveLength(1)
  })

  test('after exitRoom late messages are not heard; after joinRoom again they are', async () => {
    const { tsl, of } = await stage.joined('ann')
    await Promise.all([tsl.exitRoom(), settle()])
    stage.cloud.inject('ann', [{ ...text, ID: '1' }])
    expect(of('MESSAGE')).toEqual([])
    await Promise.all([tsl.joinRoom(), settle()])
    stage.cloud.inject('ann', [{ ...text, ID: '2' }])
    expect(of('MESSAGE')).toHaveLength(1)
  })

  test('what the same account says elsewhere is heard here: it was shown there only', async () => {
    stage.cloud.severalDevices = true
    const here = await stage.joined('ann')
    const there = await stage.joined('ann')
    await Promise.all([there.tsl.sendMessage('from the other phone'), settle()])
    expect(here.of('MESSAGE')).toMatchObject([{ userID: 'ann', message: 'from the other phone' }])
    expect(there.of('MESSAGE')).toEqual([])
  })

  test.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('boom')
      },
    ],
    ['rejects', () => Promise.reject(new Error('boom'))],
  ])('a listener that %s reaches ERROR, and not the other listeners', async (_, bad) => {
    const { tsl, errors } = await stage.joined('ann')
    const good = jest.fn()
    tsl.on('OWN', bad)
    tsl.on('OWN', good)
    stage.cloud.inject('ann', [
      { ...custom('OWN'), ID: '1' },
      { ...custom('OWN'), ID: '2' },
    ])
    await settle()
    expect(good).toHaveBeenCalledTimes(2)
    expect(errors()).toMatchObject([
      { reason: 'listener', message: 'a listener of OWN threw: boom' },
      { reason: 'listener' },
    ])
  })

  test('a listener of ERROR that throws is said on the console, once', async () => {
    const said = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    const { tsl } = await stage.joined('ann')
    tsl.on('ERROR', () => {
      throw new Error('again')
    })
    tsl.on('OWN', () => {
      throw new Error('boom')
    })
    stage.cloud.inject('ann', [{ ...custom('OWN'), ID: '1' }])
    expect(said).toHaveBeenCalledTimes(1)
  })
})

describe('IDs', () => {
  const sdkID = (random: number, tinyID = 144115198240000000n) => `${tinyID}-1621486700-${random}`
  const spread = (i: number) => Math.imul(i, 0x9e3779b1) >>> 0

  test('are remembered in bounded memory', () => {
    const isNew = createSeen(100)
    const ids = Array.from({ length: 1000 }, (_, i) => `id-${i}`)
    expect(ids.every((id) => isNew(id))).toBe(true)
    expect(ids.slice(-100).some((id) => isNew(id))).toBe(false)
    expect(isNew('id-0')).toBe(true)
    for (const none of ['', undefined, null, 7, {}]) expect([isNew(none), isNew(none)]).toEqual([true, true])
  })

  test.each<[string, (i: number) => [id: string, random?: unknown]]>([
    ['as the SDK makes them', (i) => [sdkID(spread(i)), spread(i)]],
    ['as the SDK makes them, without their number', (i) => [sdkID(spread(i))]],
    ['with numbers that count', (i) => [sdkID(i), i]],
    ['that all have one number', (i) => [sdkID(5, BigInt(i)), 5]],
    ['with numbers whose ends are the same', (i) => [sdkID(i << 12), i << 12]],
    ['with numbers that are none', (i) => [`${i}`, [NaN, Infinity, 0.5, '7', null, {}][i % 6]]],
    ['that differ in the front', (i) => [`${i}-12345678`]],
    ['that differ in the middle', (i) => [`C2Cann-${i}-12345678`]],
    ['that are short', (i) => [String.fromCharCode(i)]],
  ])('%s: each is new once, and the last 100 are remembered at any moment', (_, make) => {
    expectRemembered(100, 600, [0, 1, 49, 99], make)
  })

  test('of half a minute in a full room are remembered', () => {
    expectRemembered(1200, 2500, [1199], (i) => [sdkID(spread(i)), spread(i)])
  })

  /** The last `size` of `many`, looked for each time `backs` after they came. */
  function expectRemembered(
    size: number,
    many: number,
    backs: number[],
    make: (i: number) => [id: string, random?: unknown],
  ): void {
    const isNew = createSeen(size)
    for (let i = 1; i <= many; i++) {
      if (!isNew(...make(i))) throw new Error(`number ${i} is not new`)
      for (const back of backs) {
        if (i > back && isNew(...make(i - back))) throw new Error(`${back} before number ${i} is forgotten`)
      }
    }
    expect(isNew(...make(1))).toBe(true)
  }

  test('with one number are told apart', () => {
    const isNew = createSeen(1200)
    expect([isNew('a', 7), isNew('b', 7), isNew('a', 7), isNew('b', 7)]).toEqual([true, true, false, false])
  })
})
