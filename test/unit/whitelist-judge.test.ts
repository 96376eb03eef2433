/** The verdict over a whitelist document, and the document as it comes from the net. */
import { parseStreamUrl } from '../../plugin/whitelist/stream-url'
import { judge, readDocument } from '../../plugin/whitelist/whitelist'
import { DOCUMENT } from '../fixtures/whitelist/hostile'

describe('a document as it is fetched', () => {
  const good = { liveAppID: 7, domains: ['a.example.com'], bizids: [1] }
  test.each<[string, unknown, unknown]>([
    ['whole', good, good],
    ['with fields of later versions', { ...good, hosts: ['wx1'], until: 1 }, good],
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
    ['a bizid that is no whole number', { ...good, bizids: [1.5] }],
  ])('%s is refused, in words', (_, value) => expect(readDocument(value, 7)).toMatch(/[\u4e00-\u9fff]/))
})

describe('domains in a document', () => {
  const allows = (domain: string, address: string): boolean => {
    const parsed = parseStreamUrl(address)
    return parsed.ok && judge({ liveAppID: 1, domains: [domain], bizids: [] }, parsed.url, 'play').allowed
  }
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
    const parsed = parseStreamUrl('rtmp://other.example.com/a/b')
    expect(parsed.ok && judge(DOCUMENT, parsed.url, 'play')).toEqual({
      allowed: false,
      reason: 'domain',
      detail:
        '域名 other.example.com 不在 liveAppID 1250000001 的白名单里，请检查地址，或联系插件提供方登记这个域名',
    })
  })
})

describe('pushing', () => {
  test('takes the bizid’s push domain, and not its play domain', () => {
    const push = parseStreamUrl('rtmp://3891.livepush.myqcloud.com/live/3891_room')
    const play = parseStreamUrl('rtmp://3891.liveplay.myqcloud.com/live/3891_room')
    expect(push.ok && judge(DOCUMENT, push.url, 'push').allowed).toBe(true)
    expect(play.ok && judge(DOCUMENT, play.url, 'push').allowed).toBe(false)
  })
})
