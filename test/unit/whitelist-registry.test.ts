/** Whitelist documents fetched: one request at a time, a few tries, kept while fresh, a refusal never. */
import { checkSubject, type Subject, toAppId } from '../../plugin/whitelist/check'
import { type Lookup, Registry } from '../../plugin/whitelist/registry'
import type { WhitelistVerdict } from '../../plugin/whitelist/whitelist'
import type { HttpAnswer } from '../../plugin/platform/ports'
import { FakeClock } from '../fixtures/room/clock'

const ORIGIN = 'https://registry.example.com/v1'
const SETTINGS = { registryTimeoutMs: 5000, registryRetryMs: [500, 1500], documentFreshMs: 600_000 }
const APP_ID = 1250000001
const DOCUMENT = { liveAppID: APP_ID, domains: ['play.example.com'], bizids: [] }
const OK: HttpAnswer = { status: 200, body: DOCUMENT }
const NOT_FOUND: HttpAnswer = { status: 404, body: 'not found' }
const NO_ANSWER: HttpAnswer = { status: 0, body: null, error: 'request:fail timeout' }

function setUp() {
  const clock = new FakeClock()
  const requests: { url: string; timeoutMs: number; done: (answer: HttpAnswer) => void }[] = []
  const registry = new Registry(
    {
      get: (url, timeoutMs, done) => void requests.push({ url, timeoutMs, done }),
      setTimer: clock.setTimer,
      now: () => clock.now,
    },
    SETTINGS,
  )
  const lookups: Lookup[] = []
  return {
    clock,
    requests,
    registry,
    lookups,
    lookup: (origin = ORIGIN, appId = APP_ID) =>
      registry.lookup(origin, appId, (lookup) => void lookups.push(lookup)),
    answer: (answer: HttpAnswer) => requests[requests.length - 1]?.done(answer),
  }
}

test('asks for {registry}/{liveAppID}.json, with its time limit', () => {
  const { requests, lookup, answer, lookups } = setUp()
  lookup()
  expect(requests).toMatchObject([{ url: `${ORIGIN}/1250000001.json`, timeoutMs: 5000 }])
  answer(OK)
  expect(lookups).toEqual([{ kind: 'document', document: DOCUMENT }])
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
    const { registry, answer, requests } = setUp()
    const heard: string[] = []
    registry.lookup(ORIGIN, APP_ID, () => {
      heard.push('first')
      registry.lookup(ORIGIN, APP_ID, () => heard.push('second'))
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
  test('no answer: again after 0.5 s, again after 1.5 s, then unreachable', () => {
    const { requests, lookup, answer, lookups, clock } = setUp()
    lookup()
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
      answer({ status, body: DOCUMENT })
      clock.advance(pause)
    }
    expect(lookups).toEqual([{ kind: 'unreachable', problem: `HTTP ${status}` }])
  })

  test.each<[string, HttpAnswer, string]>([
    ['404', NOT_FOUND, 'not-registered'],
    ['a page instead of JSON', { status: 200, body: '<html></html>' }, 'malformed'],
    ['an empty answer', { status: 200, body: '' }, 'malformed'],
    ['another AppID’s document', { status: 200, body: { ...DOCUMENT, liveAppID: 7 } }, 'malformed'],
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
    const { registry, requests, clock, answer: reply } = setUp()
    let verdict: WhitelistVerdict | undefined
    checkSubject(registry, { registry: origin }, kind, subject, (value) => {
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
