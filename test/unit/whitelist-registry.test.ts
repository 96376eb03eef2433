/** Whitelist documents fetched: one request at a time, a few tries, kept while fresh, a refusal never. */
import { checkSubject, type Subject } from '../../plugin/whitelist/check'
import { toAppId } from '../../plugin/whitelist/document'
import type { WhitelistVerdict } from '../../plugin/whitelist/reasons'
import type { HttpAnswer } from '../../plugin/platform/ports'
import { APP_ID, BODY, NO_ANSWER, NOT_FOUND, OK, ORIGIN, SETTINGS, World } from '../fixtures/whitelist/world'

function setUp() {
  const world = new World()
  const { clock, requests, lookups } = world
  return {
    world,
    clock,
    requests,
    lookups,
    lookup: (origin = ORIGIN, appId = APP_ID) => world.ask({ origin, appId }),
    answer: (answer: HttpAnswer) => world.answer(answer),
  }
}

test('asks for {registry}/{liveAppID}.json, with its time limit', () => {
  const { requests, lookup, answer, lookups } = setUp()
  lookup()
  expect(requests).toMatchObject([{ url: `${ORIGIN}/1250000001.json`, timeoutMs: 5000 }])
  answer(OK)
  expect(lookups).toEqual([{ kind: 'document', document: BODY }])
})

describe('one request at a time', () => {
  test('everyone who asks meanwhile gets its answer', () => {
    const { requests, lookup, answer, lookups } = setUp()
    lookup()
    lookup()
    lookup()
    expect(requests).toHaveLength(1)
    answer(OK)
    expect(lookups).toHaveLength(3)
  })

  test('during the pause between two tries as well', () => {
    const { requests, lookup, answer, lookups, clock } = setUp()
    lookup()
    answer(NO_ANSWER)
    lookup()
    expect(requests).toHaveLength(1)
    clock.advance(500)
    answer(OK)
    expect(lookups).toHaveLength(2)
  })

  test('other AppIDs and other registries do not wait', () => {
    const { requests, lookup } = setUp()
    lookup()
    lookup(ORIGIN, 7)
    lookup('https://test.example.com', APP_ID)
    expect(requests.map(({ url }) => url)).toEqual([
      `${ORIGIN}/1250000001.json`,
      `${ORIGIN}/7.json`,
      'https://test.example.com/1250000001.json',
    ])
  })

  test('who asks from inside an answer gets a fresh one at once', () => {
    const { world, answer, requests } = setUp()
    const heard: string[] = []
    const ask = (tell: () => void) => world.registry.ask(ORIGIN, APP_ID, { accepts: () => true, tell })
    ask(() => {
      heard.push('first')
      ask(() => heard.push('second'))
    })
    answer(OK)
    expect(heard).toEqual(['first', 'second'])
    expect(requests).toHaveLength(1)
  })
})

describe('a document is kept', () => {
  test('while it is fresh, answered in the same tick', () => {
    const { requests, lookup, answer, lookups, clock } = setUp()
    lookup()
    answer(OK)
    clock.advance(SETTINGS.documentFreshMs - 1)
    lookup()
    expect(lookups).toHaveLength(2)
    expect(requests).toHaveLength(1)
    clock.advance(1)
    lookup()
    expect(requests).toHaveLength(2)
  })

  test('per registry: the test registry’s answers for nobody else', () => {
    const { requests, lookup, answer } = setUp()
    lookup('https://test.example.com')
    answer(OK)
    lookup()
    expect(requests).toHaveLength(2)
  })

  test.each<[string, HttpAnswer]>([
    ['404', NOT_FOUND],
    ['a wrong document', { status: 200, body: 'x' }],
  ])('a refusal is not (%s): a mended registry works at the next start', (_, refusal) => {
    const { requests, lookup, answer, lookups } = setUp()
    lookup()
    answer(refusal)
    lookup()
    expect(requests).toHaveLength(2)
    answer(OK)
    expect(lookups.map(({ kind }) => kind).pop()).toBe('document')
  })
})

describe('tries', () => {
  test('no answer: again after 0.5 s, again after 1.5 s, then unreachable; nothing more once nobody waits', () => {
    const { requests, lookup, answer, lookups, clock } = setUp()
    const { cancel } = lookup()
    answer(NO_ANSWER)
    clock.advance(499)
    expect(requests).toHaveLength(1)
    clock.advance(1)
    expect(requests).toHaveLength(2)
    answer(NO_ANSWER)
    clock.advance(1500)
    expect(requests).toHaveLength(3)
    answer(NO_ANSWER)
    expect(lookups).toEqual([{ kind: 'unreachable', problem: 'request:fail timeout' }])
    cancel()
    clock.advance(60_000)
    expect(requests).toHaveLength(3)
    expect(clock.pending).toBe(0)
  })

  test('after "unreachable" the next one tries anew', () => {
    const { requests, lookup, answer, clock, lookups } = setUp()
    for (let round = 0; round < 2; round++) {
      lookup()
      answer(NO_ANSWER)
      clock.advance(500)
      answer(NO_ANSWER)
      clock.advance(1500)
      answer(NO_ANSWER)
    }
    expect(requests).toHaveLength(6)
    expect(lookups).toHaveLength(2)
  })

  test.each([500, 502, 503, 403, 301, 204])('HTTP %d is no answer', (status) => {
    const { lookup, answer, lookups, clock } = setUp()
    lookup()
    for (const pause of [500, 1500, 0]) {
      answer({ status, body: BODY })
      clock.advance(pause)
    }
    expect(lookups).toEqual([{ kind: 'unreachable', problem: `HTTP ${status}` }])
  })

  test.each<[string, HttpAnswer, string]>([
    ['404', NOT_FOUND, 'not-registered'],
    ['a page instead of JSON', { status: 200, body: '<html></html>' }, 'malformed'],
    ['an empty answer', { status: 200, body: '' }, 'malformed'],
    ['another AppID’s document', { status: 200, body: { ...BODY, liveAppID: 7 } }, 'malformed'],
    ['a list', { status: 200, body: [] }, 'malformed'],
  ])('%s is an answer: said at once, not tried again', (_, value, kind) => {
    const { requests, lookup, answer, lookups, clock } = setUp()
    lookup()
    answer(value)
    clock.advance(60_000)
    expect(lookups.map((found) => found.kind)).toEqual([kind])
    expect(requests).toHaveLength(1)
  })
})

describe('liveAppID', () => {
  test.each<[unknown, number | null]>([
    [1258550678, 1258550678],
    ['1258550678', 1258550678],
    [' 1258550678 ', 1258550678],
    ['0001', 1],
    [1, 1],
    [0, null],
    ['0', null],
    [-1, null],
    ['-1', null],
    [1.5, null],
    ['1.5', null],
    ['1e3', null],
    ['0x10', null],
    ['', null],
    ['abc', null],
    ['../secret', null],
    ['1/../2', null],
    ['１２３', null],
    [NaN, null],
    [Infinity, null],
    [2 ** 53, null],
    ['9999999999999999', null],
    [null, null],
    [undefined, null],
    [true, null],
    [[1], null],
    [{}, null],
  ])('%p → %p', (value, appId) => expect(toAppId(value)).toBe(appId))
})

describe('the whole question', () => {
  interface World {
    answer?: HttpAnswer
    origin?: string
    kind?: 'play' | 'push'
  }

  const ask = (
    changes: Partial<Subject>,
    { answer = OK, origin = ORIGIN, kind = 'play' }: World = {},
  ): { verdict: WhitelistVerdict | undefined; requests: number } => {
    const subject: Subject = {
      liveAppID: APP_ID,
      url: 'rtmp://play.example.com/live/a',
      mode: 'live',
      ...changes,
    }
    const { world, requests, clock, answer: reply } = setUp()
    let verdict: WhitelistVerdict | undefined
    checkSubject(world.registry, { registry: origin, hostAppId: '' }, kind, subject, (value) => {
      verdict = value
    })
    for (const pause of [500, 1500, 0]) {
      if (verdict === undefined) reply(answer)
      clock.advance(pause)
    }
    return { verdict, requests: requests.length }
  }

  test('allowed', () => {
    expect(ask({})).toEqual({ verdict: { allowed: true }, requests: 1 })
    expect(ask({ liveAppID: '1250000001' }).verdict).toEqual({ allowed: true })
  })

  test.each<[string, Parameters<typeof ask>, string, number]>([
    ['a liveAppID that is no number', [{ liveAppID: 'abc' }], 'bad-app-id', 0],
    ['an address that is none', [{ url: 'play.example.com/live/a' }], 'malformed-address', 0],
    ['another scheme', [{ url: 'room://play.example.com/live/a' }], 'scheme', 0],
    ['webrtc:// in mode live', [{ url: 'webrtc://play.example.com/live/a' }], 'scheme', 0],
    ['https:// for pushing', [{ url: 'https://play.example.com/live/a' }, { kind: 'push' }], 'scheme', 0],
    ['no registry', [{}, { origin: '' }], 'not-configured', 0],
    ['404', [{}, { answer: NOT_FOUND }], 'not-registered', 1],
    ['a document that is none', [{}, { answer: { status: 200, body: 'x' } }], 'malformed-document', 1],
    ['no answer', [{}, { answer: NO_ANSWER }], 'unreachable', 3],
    ['another domain', [{ url: 'rtmp://other.example.com/live/a' }], 'domain', 1],
  ])('%s: refused as %s, in words, after as few requests as can be', (_, question, reason, requests) => {
    const result = ask(...question)
    expect(result.verdict).toMatchObject({ allowed: false, reason })
    expect(result.verdict).toHaveProperty('detail', expect.stringMatching(/[\u4e00-\u9fff]/))
    expect(result.requests).toBe(requests)
  })

  test('the words for a developer name what was received', () => {
    expect(ask({ liveAppID: 'abc' }).verdict).toHaveProperty('detail', 'liveAppID 应为数字，收到 "abc"')
    expect(ask({}, { answer: NOT_FOUND }).verdict).toHaveProperty(
      'detail',
      'liveAppID 1250000001 没有登记，请联系插件提供方开通',
    )
  })
})
