/** The verdict over a whitelist document, and the document as it comes from the net. */
import { readDocument } from '../../plugin/whitelist/document'
import { parseStreamUrl } from '../../plugin/whitelist/stream-url'
import { judge, type Question } from '../../plugin/whitelist/whitelist'
import { DOCUMENT } from '../fixtures/whitelist/hostile'
import { TODAY } from '../fixtures/whitelist/world'

const HOST = 'wx1234567890abcdef'

const question = (address: string, changes: Partial<Question> = {}): Question => {
  const parsed = parseStreamUrl(address)
  if (!parsed.ok) throw new Error(parsed.problem)
  return { url: parsed.url, kind: 'play', hostAppId: HOST, now: TODAY, ...changes }
}

describe('a document as it is fetched', () => {
  const good = { liveAppID: 7, domains: ['a.example.com'], bizids: [1] }
  test.each<[string, unknown, unknown]>([
    ['whole', good, good],
    ['with fields of later versions', { ...good, plan: 'gold', regions: [] }, good],
    ['with hosts', { ...good, hosts: ['wx1'] }, { ...good, hosts: ['wx1'] }],
    ['with an end, a day in China', { ...good, until: '2026-06-01' }, { ...good, until: 1780329599999 }],
    ['with an end in seconds', { ...good, until: 1780329600 }, { ...good, until: 1780329600000 }],
    ['hosts and end that are null', { ...good, hosts: null, until: null }, good],
    ['AppID as text', { ...good, liveAppID: '7' }, good],
    ['bizids as text', { ...good, bizids: ['1'] }, good],
    ['without bizids', { liveAppID: 7, domains: [] }, { liveAppID: 7, domains: [], bizids: [] }],
    ['nothing but the AppID', { liveAppID: 7 }, { liveAppID: 7, domains: [], bizids: [] }],
    [
      'lists that are null',
      { liveAppID: 7, domains: null, bizids: null },
      { liveAppID: 7, domains: [], bizids: [] },
    ],
  ])('%s is read', (_, value, document) => expect(readDocument(value, 7)).toEqual(document))

  test.each<[string, unknown]>([
    ['a text', '<html>not found</html>'],
    ['nothing', undefined],
    ['null', null],
    ['a list', [good]],
    ['a number', 7],
    ['another AppID', { ...good, liveAppID: 8 }],
    ['no AppID', { domains: ['a.example.com'] }],
    ['AppID null', { ...good, liveAppID: null }],
    ['domains as one text', { ...good, domains: 'a.example.com' }],
    ['a domain that is no text', { ...good, domains: ['a.example.com', 1] }],
    ['bizids as one number', { ...good, bizids: 1 }],
    ['a bizid that is no number', { ...good, bizids: ['x'] }],
    ['a bizid that is nothing', { ...good, bizids: [''] }],
    ['a bizid below 0', { ...good, bizids: [-1] }],
    ['hosts as one text', { ...good, hosts: 'wx1' }],
    ['a host that is no text', { ...good, hosts: [1] }],
    ['an end that is no date', { ...good, until: 'soon' }],
    ['an end that is a list', { ...good, until: [] }],
    ['a bizid that is no whole number', { ...good, bizids: [1.5] }],
  ])('%s is refused, in words', (_, value) => expect(readDocument(value, 7)).toMatch(/[\u4e00-\u9fff]/))
})

describe('domains in a document', () => {
  const allows = (domain: string, address: string): boolean =>
    judge({ liveAppID: 1, domains: [domain], bizids: [] }, question(address)).allowed
  test.each<[string, string, boolean]>([
    ['play.example.com', 'rtmp://play.example.com/a/b', true],
    ['PLAY.Example.com', 'rtmp://play.example.com/a/b', true],
    [' play.example.com ', 'rtmp://play.example.com/a/b', true],
    ['play.example.com', 'rtmp://play.example.com:1935/a/b', true],
    ['play.example.com', 'rtmp://a.play.example.com/a/b', false],
    ['*.example.com', 'rtmp://play.example.com/a/b', true],
    ['*.example.com', 'rtmp://example.com/a/b', false],
    ['*.example.com', 'rtmp://a.play.example.com/a/b', false],
    ['*.EXAMPLE.com', 'rtmp://play.example.com/a/b', true],
    ['*.com', 'rtmp://example.com/a/b', false],
    ['*', 'rtmp://play.example.com/a/b', false],
    ['*.', 'rtmp://play.example.com/a/b', false],
    ['', 'rtmp://play.example.com/a/b', false],
    ['.example.com', 'rtmp://play.example.com/a/b', false],
    ['play.*.com', 'rtmp://play.example.com/a/b', false],
    ['p*.example.com', 'rtmp://play.example.com/a/b', false],
    ['**.example.com', 'rtmp://a.play.example.com/a/b', false],
    ['play.example.com:1935', 'rtmp://play.example.com:1935/a/b', false],
    ['rtmp://play.example.com', 'rtmp://play.example.com/a/b', false],
    ['.*', 'rtmp://play.example.com/a/b', false],
  ])('%p and %s: %p', (domain, address, allowed) => expect(allows(domain, address)).toBe(allowed))

  test('the refusal names the domain and the AppID', () => {
    expect(judge(DOCUMENT, question('rtmp://other.example.com/a/b'))).toEqual({
      allowed: false,
      reason: 'domain',
      detail:
        '域名 other.example.com 不在 liveAppID 1250000001 的白名单里，请检查地址，或联系插件提供方登记这个域名',
    })
  })
})

describe('the older scheme', () => {
  test.each<['play' | 'push', string, string]>([
    ['play', 'rtmp://3891.liveplay.myqcloud.com/live/3891_room', 'allowed'],
    ['play', 'https://3891.liveplay.myqcloud.com/live/3891_room.flv', 'allowed'],
    ['push', 'rtmp://3891.livepush.myqcloud.com/live/3891_room?bizid=3891', 'allowed'],
    ['push', 'rtmp://3891.liveplay.myqcloud.com/live/3891_room', 'bizid'],
    ['play', 'rtmp://3891.livepush.myqcloud.com/live/3891_room', 'bizid'],
    ['play', 'rtmp://3892.liveplay.myqcloud.com/live/3892_room', 'bizid'],
    ['play', 'rtmp://3891.liveplay.myqcloud.com/live/3892_room', 'bizid'],
    ['play', 'rtmp://3891.liveplay.myqcloud.com/live/room', 'bizid'],
    ['play', 'rtmp://3891.liveplay.myqcloud.com/live/3891', 'bizid'],
    ['play', 'rtmp://3891.liveplay.myqcloud.com/live/38910_room', 'bizid'],
    ['play', 'rtmp://03891.liveplay.myqcloud.com/live/03891_room', 'bizid'],
    ['play', 'rtmp://x.liveplay.myqcloud.com/live/3891_room', 'domain'],
  ])('%s %s: %s', (kind, address, expected) => {
    const verdict = judge(DOCUMENT, question(address, { kind }))
    expect(verdict.allowed ? 'allowed' : verdict.reason).toBe(expected)
    if (!verdict.allowed) expect(verdict.detail).toMatch(/[\u4e00-\u9fff]/)
  })

  test('each of a customer’s numbers counts', () => {
    const document = { ...DOCUMENT, bizids: [1, 3891, 5] }
    expect(judge(document, question('rtmp://3891.liveplay.myqcloud.com/live/3891_room')).allowed).toBe(true)
  })

  test.each<['play' | 'push', string, string]>([
    ['play', 'livepush', '3891.livepush.myqcloud.com 是推流域名，这里要用 3891.liveplay.myqcloud.com'],
    ['push', 'liveplay', '3891.liveplay.myqcloud.com 是播放域名，这里要用 3891.livepush.myqcloud.com'],
  ])('to %s with an address of %s: the refusal names the right one', (kind, use, detail) => {
    const address = `rtmp://3891.${use}.myqcloud.com/live/3891_room`
    expect(judge(DOCUMENT, question(address, { kind }))).toHaveProperty('detail', detail)
  })

  test('a domain of it that is listed as a domain is one', () => {
    const document = { ...DOCUMENT, domains: ['77.liveplay.myqcloud.com'] }
    expect(judge(document, question('rtmp://77.liveplay.myqcloud.com/live/room')).allowed).toBe(true)
  })
})

describe('hosts', () => {
  const verdict = (hosts: string[] | undefined, hostAppId: string): string => {
    const answer = judge({ ...DOCUMENT, hosts }, question('rtmp://good.example.com/live/room', { hostAppId }))
    return answer.allowed ? 'allowed' : answer.reason
  }
  test.each<[string[] | undefined, string, string]>([
    [undefined, HOST, 'allowed'],
    [undefined, '', 'allowed'],
    [[HOST], HOST, 'allowed'],
    [['wxother', ` ${HOST} `], HOST, 'allowed'],
    [['wxother'], HOST, 'host'],
    [[], HOST, 'host'],
    [[HOST], '', 'host'],
    [[HOST], HOST.toUpperCase(), 'host'],
  ])('%p, and the plugin runs in %p: %s', (hosts, hostAppId, expected) =>
    expect(verdict(hosts, hostAppId)).toBe(expected),
  )

  test('the refusal names the mini-program', () => {
    const answer = judge({ ...DOCUMENT, hosts: ['wx1'] }, question('rtmp://good.example.com/live/room'))
    expect(answer).toHaveProperty('detail', expect.stringContaining(`小程序 ${HOST} 不在`))
  })

  test('or says that the phone does not name it', () => {
    const address = question('rtmp://good.example.com/live/room', { hostAppId: '' })
    const answer = judge({ ...DOCUMENT, hosts: ['wx1'] }, address)
    expect(answer).toHaveProperty('detail', expect.stringContaining('小程序 （读不到 AppID） 不在'))
  })
})

describe('until', () => {
  const end = Date.UTC(2026, 5, 1, 15, 59, 59, 999)
  const at = (now: number) =>
    judge({ ...DOCUMENT, until: end }, question('rtmp://good.example.com/live/room', { now }))

  test('the last moment still counts, the next one does not', () => {
    expect(at(end).allowed).toBe(true)
    expect(at(end + 1)).toEqual({
      allowed: false,
      reason: 'expired',
      detail: 'liveAppID 1250000001 的服务已于 2026-06-01 23:59:59（北京时间）到期，请联系插件提供方续期',
    })
  })
})
