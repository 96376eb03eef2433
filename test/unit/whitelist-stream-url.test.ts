/** Stream addresses taken apart: the field's ordinary ones pass, and none that means two things to two parsers does. */
import { checkSubject } from '../../plugin/whitelist/check'
import { Registry } from '../../plugin/whitelist/registry'
import { DocumentStore } from '../../plugin/whitelist/store'
import { parseStreamUrl, shownAddress } from '../../plugin/whitelist/stream-url'
import { judge } from '../../plugin/whitelist/whitelist'
import { DOCUMENT, hostile } from '../fixtures/whitelist/hostile'
import { SETTINGS } from '../fixtures/whitelist/world'

const verdict = (address: unknown): string => {
  const parsed = parseStreamUrl(address)
  if (!parsed.ok) return `malformed: ${parsed.problem}`
  const question = { url: parsed.url, kind: 'play' as const, hostAppId: '', now: 0 }
  return judge(DOCUMENT, question).allowed ? 'allowed' : 'another domain'
}

const SIGNED = 'txSecret=f85a2ab363fe4deaffef9754d79da6fe&txTime=5D0B3B80'

describe('ordinary addresses', () => {
  test.each<[string, string, string, string, string]>([
    ['rtmp://good.example.com/live/room', 'rtmp', 'good.example.com', 'live', 'room'],
    ['rtmp://good.example.com:1935/live/room', 'rtmp', 'good.example.com', 'live', 'room'],
    [`rtmp://good.example.com/live/room?${SIGNED}`, 'rtmp', 'good.example.com', 'live', 'room'],
    ['http://good.example.com/live/room.flv', 'http', 'good.example.com', 'live', 'room'],
    ['https://good.example.com/live/room.flv', 'https', 'good.example.com', 'live', 'room'],
    [`https://good.example.com:8443/live/room.flv?${SIGNED}`, 'https', 'good.example.com', 'live', 'room'],
    ['https://good.example.com/live/room.m3u8', 'https', 'good.example.com', 'live', 'room'],
    ['https://good.example.com/live/room', 'https', 'good.example.com', 'live', 'room'],
    ['RTMP://good.example.com/live/room', 'rtmp', 'good.example.com', 'live', 'room'],
    ['rtmp://GOOD.Example.COM/live/room', 'rtmp', 'good.example.com', 'live', 'room'],
    ['rtmp://Good.Example.com/Live/Room_A', 'rtmp', 'good.example.com', 'Live', 'Room_A'],
    ['rtmp://a.live.example.com/live/room', 'rtmp', 'a.live.example.com', 'live', 'room'],
    ['rtmp://play-1.live.example.com/live/room-1_2', 'rtmp', 'play-1.live.example.com', 'live', 'room-1_2'],
    ['rtmp://good.example.com/trtc_1400000000/room', 'rtmp', 'good.example.com', 'trtc_1400000000', 'room'],
    ['rtmp://good.example.com/app/sub/deep/room', 'rtmp', 'good.example.com', 'app/sub/deep', 'room'],
    [
      'rtmp://good.example.com/live/1400000000_room_user_main',
      'rtmp',
      'good.example.com',
      'live',
      '1400000000_room_user_main',
    ],
    ['https://good.example.com/live/room_lhd.flv?a=1&b=&c', 'https', 'good.example.com', 'live', 'room_lhd'],
    ['https://good.example.com/live/room.flv?', 'https', 'good.example.com', 'live', 'room'],
    [
      'https://good.example.com/live/room.flv?back=https://other.example.com/a?b@c',
      'https',
      'good.example.com',
      'live',
      'room',
    ],
    [
      'rtmp://good.example.com/live/%E6%88%BF%E9%97%B4',
      'rtmp',
      'good.example.com',
      'live',
      '%E6%88%BF%E9%97%B4',
    ],
    ['rtmp://good.example.com/live/a~b!c$d*(e)', 'rtmp', 'good.example.com', 'live', 'a~b!c$d*(e)'],
    [
      'rtmp://3891.liveplay.myqcloud.com/live/3891_room',
      'rtmp',
      '3891.liveplay.myqcloud.com',
      'live',
      '3891_room',
    ],
    [
      'http://3891.liveplay.myqcloud.com/live/3891_room.flv',
      'http',
      '3891.liveplay.myqcloud.com',
      'live',
      '3891_room',
    ],
    ['rtmp://good.example.com/live/room?vhost=good.example.com', 'rtmp', 'good.example.com', 'live', 'room'],
    ['rtmp://good.example.com/live/room@1:2', 'rtmp', 'good.example.com', 'live', 'room@1:2'],
    ['webrtc://good.example.com/live/room', 'webrtc', 'good.example.com', 'live', 'room'],
    ['rtmp://good.example.com/live../..a/..room', 'rtmp', 'good.example.com', 'live../..a', '.'],
    ['rtmp://good.example.com/live.vhost...x/room', 'rtmp', 'good.example.com', 'live.vhost...x', 'room'],
    ['rtmp://good.example.com/live...vhost.x/room', 'rtmp', 'good.example.com', 'live...vhost.x', 'room'],
    ['https://good.example.com/live/room.hd.flv', 'https', 'good.example.com', 'live', 'room.hd'],
    ['rtmp://good.example.com:65535/live/room', 'rtmp', 'good.example.com', 'live', 'room'],
  ])('%s', (address, scheme, host, app, stream) => {
    expect(parseStreamUrl(address)).toEqual({ ok: true, url: { scheme, host, app, stream } })
    expect(verdict(address)).toBe('allowed')
  })
})

describe('hostile addresses', () => {
  const rows = Object.entries(hostile).flatMap(([trick, addresses]) =>
    addresses.map((address) => ({ trick, shown: JSON.stringify(address), address })),
  )

  test('there are enough of them', () => {
    expect(rows.length).toBeGreaterThanOrEqual(200)
  })

  test.each(rows)('$trick: $shown', ({ address }) => {
    expect(verdict(address)).not.toBe('allowed')
  })

  test('a refusal names what is missing', () => {
    expect(parseStreamUrl('')).toHaveProperty('problem', '地址为空')
  })

  const label = 'a'.repeat(59)
  test.each<[string, string, boolean]>([
    ['a name alone', 'rtmp://localhost/live/room', false],
    ['the shortest top domain', 'rtmp://example.cn/live/room', true],
    ['a top domain of one letter', 'rtmp://example.c/live/room', false],
    ['a domain of 253 characters', `rtmp://${`${label}.`.repeat(4)}${'b'.repeat(13)}/live/room`, true],
    ['one of 254', `rtmp://${`${label}.`.repeat(4)}${'b'.repeat(14)}/live/room`, false],
    ['an address of 4096 characters', `rtmp://good.example.com/live/room?${'a'.repeat(4062)}`, true],
    ['one of 4097', `rtmp://good.example.com/live/room?${'a'.repeat(4063)}`, false],
  ])('%s', (_, address, ok) => expect(parseStreamUrl(address).ok).toBe(ok))

  test('each refusal says in Chinese what is wrong', () => {
    const problems = rows
      .map(({ address }) => parseStreamUrl(address))
      .flatMap((parsed) => (parsed.ok ? [] : [parsed.problem]))
    expect(problems.filter((problem) => !/[\u4e00-\u9fff]/.test(problem))).toEqual([])
  })

  test('where an address is read in one way only, the web’s own parser reads the same domain', () => {
    const differing = rows.flatMap(({ address }) => {
      const parsed = parseStreamUrl(address)
      if (!parsed.ok) return []
      const { host } = new URL(String(address).replace(/^(rtmp|webrtc):/i, 'http:'))
      return host.replace(/:\d+$/, '') === parsed.url.host ? [] : [address]
    })
    expect(differing).toEqual([])
  })
})

describe('an address as it is shown', () => {
  test.each([
    ['rtmp://a.example.com/live/room?txSecret=1&txTime=2', 'rtmp://a.example.com/live/room'],
    ['rtmp://a.example.com/live/room#secret', 'rtmp://a.example.com/live/room'],
    ['rtmp%3A%2F%2Fa.example.com%2Froom%3FtxSecret%3D1', 'rtmp%3A%2F%2Fa.example.com%2Froom'],
    ['rtmp://a.example.com/live/room%3ftxSecret=1', 'rtmp://a.example.com/live/room'],
    ['rtmp://user:word@a.example.com/live/room', 'rtmp://***@a.example.com/live/room'],
    ['rtmp://a.example.com/live/room?a\n=secret', 'rtmp://a.example.com/live/room'],
    ['', ''],
  ])('%j → %s', (address, shown) => expect(shownAddress(address)).toBe(shown))
})

describe('through the whole check', () => {
  const registry = new Registry(
    {
      get: (_url, _timeout, done) => done({ status: 200, body: { ...DOCUMENT } }),
      setTimer: () => () => undefined,
      now: () => 1,
      random: () => 0,
      onNetworkBack: () => () => undefined,
    },
    SETTINGS,
    new DocumentStore({ read: () => undefined, write: () => undefined }),
  )
  const allowed = (url: unknown, mode: string): boolean => {
    let answer: boolean | undefined
    checkSubject(
      registry,
      { registry: 'https://r', hostAppId: '' },
      'play',
      { liveAppID: 1250000001, url: url as string, mode },
      (v) => {
        answer = v.allowed
      },
    )
    if (answer === undefined) throw new Error('The check gave no answer')
    return answer
  }

  test('no hostile address passes in any mode', () => {
    const passing = Object.values(hostile)
      .flat()
      .filter((url) => allowed(url, 'live') || allowed(url, 'rtc'))
    expect(passing).toEqual([])
  })

  test('webrtc:// passes in mode RTC alone', () => {
    expect(allowed('webrtc://good.example.com/live/room', 'rtc')).toBe(true)
    expect(allowed('webrtc://good.example.com/live/room', 'live')).toBe(false)
  })
})
