/** What the outside may send where no component is needed to see it: registry answers of every form, and endless early calls. */
import fc from 'fast-check'
import { describeCode } from '../../plugin/room/codes'
import { Instances } from '../../plugin/room/instances'
import type { HttpAnswer } from '../../plugin/platform/ports'
import { get } from '../../plugin/platform/request'
import { checkSubject } from '../../plugin/whitelist/check'
import type { WhitelistVerdict } from '../../plugin/whitelist/reasons'
import { anyData, anyValue, nested, trapNames } from '../fixtures/hostile'
import { setWx } from '../fixtures/platform/fake-wx'
import { FakeClock } from '../fixtures/room/clock'
import { FakeRoom, URL_A } from '../fixtures/room/fake-room'
import { APP_ID, BODY, World } from '../fixtures/whitelist/world'

const RUNS = 1000
const PLAY_URL = 'rtmp://play.example.com/live/a'

function ask(world: World): WhitelistVerdict[] {
  const verdicts: WhitelistVerdict[] = []
  const settings = { registry: 'https://r.example', hostAppId: 'wx1' }
  const subject = { liveAppID: APP_ID, url: PLAY_URL, mode: 'live' }
  checkSubject(world.registry, settings, 'play', subject, (verdict) => verdicts.push(verdict))
  return verdicts
}

describe('registry answers', () => {
  afterEach(() => setWx(undefined))

  test('whatever wx.request calls back with, one answer comes of it', () => {
    const odd = fc.oneof(
      anyData(),
      fc.constantFrom<unknown>({ toString: null }, { valueOf: null }, [Symbol('s')]),
    )
    const header = fc.record({ Date: odd, AGE: odd }, { requiredKeys: [] })
    const given = fc.oneof(
      anyData(),
      fc.record(
        { statusCode: odd, data: odd, header: fc.oneof(header, odd), errMsg: odd },
        { requiredKeys: [] },
      ),
    )
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('success', 'fail'), given), { minLength: 1, maxLength: 3 }),
        (calls) => {
          const answers: HttpAnswer[] = []
          setWx({
            request: (options: Record<string, (given: unknown) => void>) => {
              for (const [name, given] of calls) options[name]?.(given)
            },
          })
          get('https://r.example/1.json', 5000, (answer) => answers.push(answer))
          expect(answers).toHaveLength(1)
          expect(typeof answers[0]?.status).toBe('number')
          expect(['string', 'undefined']).toContain(typeof answers[0]?.error)
        },
      ),
      { numRuns: RUNS },
    )
  })

  test('of any status, body and date: nothing is thrown, few requests follow, and a good answer mends it', () => {
    const answer = fc.record({
      status: fc.oneof(fc.constantFrom(0, 200, 200, 200, 301, 403, 404, 500, NaN, -1, 1e308), fc.double()),
      body: fc.oneof(
        anyData(),
        fc.record(
          {
            liveAppID: fc.oneof(fc.constant(APP_ID), anyData()),
            domains: fc.oneof(fc.constant(['play.example.com']), fc.array(anyData()), anyData()),
            bizids: fc.oneof(fc.constant([1]), fc.array(anyData()), anyData()),
            hosts: fc.oneof(fc.constant(['wx1']), fc.array(anyData()), anyData()),
            until: fc.oneof(fc.constant('2030-01-01'), anyData()),
          },
          { requiredKeys: [] },
        ),
      ),
    })
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1, maxLength: 8 }), (answers) => {
        const world = new World()
        ask(world)
        for (const one of answers) {
          world.answer(one)
          world.wait(60_000)
          if (world.clock.pending === 0) ask(world)
        }
        // At most one question each minute, with its quick tries.
        expect(world.requests.length).toBeLessThan(answers.length * 12)
        const verdicts = ask(world)
        if (verdicts.length === 0) world.answer({ status: 200, body: BODY })
        expect(verdicts[verdicts.length - 1]).toEqual({ allowed: true })
      }),
      { numRuns: RUNS },
    )
  })

  test.each<[string, object]>([
    ['nested so deeply that it cannot be written as JSON', { ...BODY, extra: nested(50_000) }],
    ['of a hundred thousand domains', { ...BODY, domains: [...manyDomains(100_000), 'play.example.com'] }],
    ['with domains as long as a book', { ...BODY, domains: ['*.'.repeat(500_000), 'play.example.com'] }],
  ])('a document %s allows, and is not kept', (_, body) => {
    const world = new World()
    const verdicts = ask(world)
    world.answer({ status: 200, body })
    expect(verdicts).toEqual([{ allowed: true }])
    expect(world.stored).toBeUndefined()
  })
})

function manyDomains(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `d${i}.example.com`)
}

test.each([...trapNames])('a native code "%s" is an unknown one', (name) => {
  for (const tag of ['player', 'pusher'] as const) {
    expect(describeCode(tag, name as unknown as number)).toMatchObject({
      name: `CODE_${name}`,
      kind: 'progress',
    })
  }
})

describe('calls before there is a component', () => {
  const setUp = (): { clock: FakeClock; players: Instances } => {
    const clock = new FakeClock()
    const environment = { setTimer: clock.setTimer, timeoutMs: 10_000, reportHostError: () => undefined }
    return { clock, players: new Instances(['start', 'stop', 'mute'], environment) }
  }

  test('an id may be anything', () => {
    const { players } = setUp()
    fc.assert(
      fc.property(anyValue(), (id) => {
        expect(typeof players.get(id)['start']).toBe('function')
      }),
      { numRuns: RUNS },
    )
  })

  test('of ids that never come, the newest fifty are waited for', () => {
    const { players } = setUp()
    const handles = Array.from({ length: 1000 }, (_, i) => players.get(`room-${i}`))
    expect(players.get('room-999')).toBe(handles[999])
    expect(players.get('room-950')).toBe(handles[950])
    const { room } = new FakeRoom()
    expect(players.attach(room, 'room-975')).toBe(handles[975])
    expect(players.attach(new FakeRoom().room, 'room-0')).not.toBe(handles[0])
  })

  test('start() called over and over: each call settles, and the component starts once when it comes', () => {
    const { clock, players } = setUp()
    const handle = players.get()
    let failed = 0
    for (let i = 0; i < 5000; i++) {
      void handle['start']?.({ fail: () => failed++ })
      clock.advance(100)
    }
    const fake = new FakeRoom()
    players.attach(fake.room, '')
    fake.mount().give({ url: URL_A }).allow().apply()
    expect(fake.log.filter((line) => line === 'native play')).toHaveLength(1)
    // Those of the last ten seconds still waited: the newest of them have been heard.
    clock.advance(10_000)
    expect(failed).toBe(5000 - 50)
  })
})

test('start() called over and over in a room that has no address: each call settles, and it starts once when that comes', () => {
  const fake = new FakeRoom().mount()
  const settled = { fail: 0, success: 0 }
  for (let i = 0; i < 5000; i++) {
    void fake.room.call('start', { fail: () => settled.fail++, success: () => settled.success++ })
    fake.clock.advance(500)
  }
  fake.give({ url: URL_A }).allow().apply()
  expect(fake.log.filter((line) => line === 'native play')).toHaveLength(1)
  // Those of the last ten seconds still waited.
  expect(settled).toEqual({ fail: 4981, success: 19 })
})
