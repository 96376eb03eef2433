/** Rooms' questions and the switch between the registry and the test registry. */
import { Gate } from '../../plugin/whitelist/gate'
import type { WhitelistVerdict } from '../../plugin/whitelist/reasons'
import { APP_ID, BODY, NO_ANSWER, NOT_FOUND, OK, World } from '../fixtures/whitelist/world'

const SETTINGS = { registry: 'https://live.example.com', testRegistry: 'https://test.example.com' }
const URL = 'rtmp://play.example.com/live/a'

function setUp(hostAppId = 'wx1', settings = SETTINGS) {
  const world = new World()
  const gate = new Gate(world.registry, settings, () => hostAppId)
  const answers: string[] = []
  const note = (verdict: WhitelistVerdict) => void answers.push(verdict.allowed ? 'allowed' : verdict.reason)
  const ask = (url = URL, kind: 'play' | 'push' = 'play') =>
    gate.check(kind, { liveAppID: APP_ID, url, mode: 'live' }, note)
  return { world, gate, answers, ask, asked: () => world.requests.map(({ url }) => url.split('/')[2]) }
}

test('the switch decides which registry is asked', () => {
  const { gate, ask, asked } = setUp()
  gate.useTestRegistry(true)
  ask()
  expect(asked()).toEqual(['test.example.com'])
})

test('turned after a room has asked: it asks again, and the older answer does not count', () => {
  const { world, gate, answers, ask, asked } = setUp()
  ask()
  gate.useTestRegistry(true)
  expect(asked()).toEqual(['live.example.com', 'test.example.com'])
  world.answer(NOT_FOUND, 0)
  expect(answers).toEqual([])
  world.answer(OK, 1)
  expect(answers).toEqual(['allowed'])
})

test('turned after the answer: what runs is checked again', () => {
  const { world, gate, answers, ask } = setUp()
  ask()
  world.answer(OK)
  gate.useTestRegistry(true)
  world.answer(NOT_FOUND)
  expect(answers).toEqual(['allowed', 'not-registered'])
})

test('turned to where it stands: nothing', () => {
  const { world, gate, answers, ask, asked } = setUp()
  ask()
  gate.useTestRegistry(false)
  expect(asked()).toHaveLength(1)
  world.answer(OK)
  gate.useTestRegistry(false)
  expect(answers).toEqual(['allowed'])
})

test('a question that is ended by the answer to another one is not asked again', () => {
  const { world, gate, answers, ask } = setUp()
  gate.useTestRegistry(true)
  ask()()
  world.answer(OK)
  gate.useTestRegistry(false)
  const subject = { liveAppID: APP_ID, url: URL, mode: 'live' }
  const other = { end: (): void => undefined }
  gate.check('play', subject, () => other.end())
  other.end = ask()
  gate.useTestRegistry(true)
  expect(answers).toEqual([])
})

test('what was allowed a moment ago is allowed at once', () => {
  const { world, answers, ask, asked } = setUp()
  ask()
  world.answer(OK)
  ask()
  expect([answers, asked().length]).toEqual([['allowed', 'allowed'], 1])
})

test.each<['play' | 'push', string, string, string]>([
  ['play', 'rtmp://play.example.com/live/a', 'live', 'allowed'],
  ['play', 'https://play.example.com/live/a.flv', 'live', 'allowed'],
  ['play', 'webrtc://play.example.com/live/a', 'rtc', 'allowed'],
  ['play', 'webrtc://play.example.com/live/a', 'live', 'scheme'],
  ['push', 'rtmp://play.example.com/live/a', 'rtc', 'allowed'],
  ['push', 'https://play.example.com/live/a.flv', 'live', 'scheme'],
  ['push', 'webrtc://play.example.com/live/a', 'rtc', 'allowed'],
])('to %s %s in mode %s: %s', (kind, url, mode, expected) => {
  const { world, gate } = setUp()
  const answers: string[] = []
  gate.check(kind, { liveAppID: APP_ID, url, mode }, (verdict) => {
    answers.push(verdict.allowed ? 'allowed' : verdict.reason)
  })
  if (expected === 'allowed') world.answer(OK)
  expect(answers).toEqual([expected])
})

test.each<['play' | 'push', string]>([
  ['play', '播放地址不对：地址为空'],
  ['push', '推流地址不对：地址为空'],
])('what is wrong with the address to %s is named', (kind, detail) => {
  const { gate } = setUp()
  const details: unknown[] = []
  gate.check(kind, { liveAppID: APP_ID, url: '', mode: 'live' }, (verdict) => void details.push(verdict))
  expect(details).toMatchObject([{ detail }])
})

test('a question that has ended is not asked again', () => {
  const { world, gate, answers, ask, asked } = setUp()
  ask()()
  gate.useTestRegistry(true)
  expect(asked()).toHaveLength(1)
  world.answer(OK)
  expect(answers).toEqual([])
})

test('an ended question leaves no timer', () => {
  const { world, ask } = setUp()
  const end = ask()
  world.fails()
  expect(world.clock.pending).toBe(1)
  end()
  expect(world.clock.pending).toBe(0)
})

test('two components: one request, and each gets its own answer', () => {
  const { world, answers, ask } = setUp()
  ask()
  ask('rtmp://other.example.com/live/a')
  expect(world.requests).toHaveLength(1)
  world.answer(OK)
  expect(answers).toEqual(['allowed', 'domain'])
})

test('the mini-program’s own AppID is what hosts are compared with', () => {
  for (const [hostAppId, expected] of [
    ['wx1', 'allowed'],
    ['wx2', 'host'],
  ] as const) {
    const { world, answers, ask } = setUp(hostAppId)
    ask()
    world.answer({ status: 200, body: { ...BODY, hosts: ['wx1'] } })
    expect(answers).toEqual([expected])
  }
})

test('unreachable is marked as temporary, and the only one that is', () => {
  const verdicts: WhitelistVerdict[] = []
  const { world, gate } = setUp()
  gate.check('play', { liveAppID: APP_ID, url: URL, mode: 'live' }, (verdict) => void verdicts.push(verdict))
  world.fails().wait(4000).answer(NOT_FOUND)
  expect(verdicts).toMatchObject([{ reason: 'unreachable', temporary: true }, { reason: 'not-registered' }])
  expect(verdicts[0]).toHaveProperty('detail', expect.stringContaining('请检查网络'))
  expect(verdicts[1]).not.toHaveProperty('temporary')
})

test('a document from before allows once, however often it is confirmed', () => {
  const { world, answers, ask } = setUp()
  ask()
  world.answer(OK).wait(600_000)
  ask()
  world.answer(NO_ANSWER).wait(500).answer(OK)
  expect(answers).toEqual(['allowed', 'allowed'])
})

test('a contract that has ended by the registry’s clock is over, whatever the phone’s says', () => {
  const { world, answers, ask } = setUp()
  ask()
  const body = { ...BODY, until: '2026-06-30' }
  world.answer({ status: 200, body, date: Date.UTC(2026, 6, 1) })
  ask()
  world.answer({ status: 200, body, date: Date.UTC(2026, 5, 29) })
  expect(answers).toEqual(['expired', 'allowed'])
})

test('and by the phone’s, where the registry tells no time', () => {
  const { world, answers, ask } = setUp()
  ask()
  world.answer({ status: 200, body: { ...BODY, until: '2026-05-30' } })
  expect(answers).toEqual(['expired'])
})

test('what WeChat says of a domain that is not in the console is explained', () => {
  const verdicts: WhitelistVerdict[] = []
  const { world, gate } = setUp()
  gate.check('play', { liveAppID: APP_ID, url: URL, mode: 'live' }, (verdict) => void verdicts.push(verdict))
  world.fails({ status: 0, body: null, error: 'request:fail url not in domain list' })
  expect(verdicts[0]).toHaveProperty('detail', expect.stringContaining('request 合法域名'))
})
