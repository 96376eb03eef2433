/** live-room-play and the whitelist: the native tag gets no address before it is allowed. */
import { errorCodes } from '../../plugin/room/events'
import { settings } from '../../plugin/settings'
import { APP_ID, URL_A, URL_B } from '../fixtures/component/fake-phone'
import { openPlayer, settled, type Stage } from '../fixtures/component/stage'

beforeEach(() => jest.useFakeTimers())
afterEach(() => {
  document.body.innerHTML = ''
  jest.useRealTimers()
})

const errors = ({ events }: Stage): unknown[] =>
  events.filter(({ name, detail }) => name === 'PlayEvent' && (detail as { tag: string }).tag === 'error')

const LIVE = { liveAppID: APP_ID, playUrl: URL_A }

describe('nothing is played before the whitelist allows it', () => {
  test('the tag gets the address when the answer is there, and not before', async () => {
    const { phone, sources, handle } = openPlayer(LIVE, (fake) => (fake.holdsRequests = true))
    const start = handle()['start']?.()
    await settled()
    jest.advanceTimersByTime(3000)
    expect(phone.requested).toEqual([`${settings.registry}/${APP_ID}.json`])
    expect(sources.filter(Boolean)).toEqual([])
    expect(phone.called()).toEqual([])
    phone.answerRequests()
    await settled()
    expect(sources.filter(Boolean)).toEqual([URL_A])
    expect(phone.called()).toEqual(['play'])
    await expect(start).resolves.toMatchObject({ errMsg: 'operateLivePlayer:ok' })
  })

  test('the native start waits until the tag has the address', async () => {
    const { phone, native } = openPlayer({ ...LIVE, autoplay: true }, (fake) => (fake.holdsRequests = true))
    const atStart: unknown[] = []
    phone.onCall = (method) => atStart.push(method, native()['src'])
    phone.answerRequests()
    expect(atStart).toEqual([])
    await settled()
    expect(atStart).toEqual(['play', URL_A])
  })

  test('an address alone is loaded, and not started', async () => {
    const { phone, native } = openPlayer(LIVE)
    await settled()
    expect(native()).toMatchObject({ src: URL_A, autoplay: false })
    expect(phone.called()).toEqual([])
  })

  test.each<[string, string, object]>([
    ['a domain that is not listed', 'domain', { playUrl: 'rtmp://other.example.com/live/a' }],
    ['an AppID that is not registered', 'not-registered', { liveAppID: 1250000404 }],
    ['an AppID that is no number', 'bad-app-id', { liveAppID: 'wx1234' }],
    ['an AppID that is an object', 'bad-app-id', { liveAppID: {} }],
    ['an address that is none', 'malformed-address', { playUrl: 'play.example.com/live/a' }],
    [
      'an address with a user name',
      'malformed-address',
      { playUrl: 'rtmp://play.example.com@other.example.com/live/a' },
    ],
    ['webrtc:// in mode live', 'scheme', { playUrl: 'webrtc://play.example.com/live/a' }],
  ])('refused (%s): never an address, one error event, start() fails', async (_, reason, wrong) => {
    const stage = openPlayer({ ...LIVE, ...wrong })
    const heard: string[] = []
    const start = stage.handle()['start']?.({
      success: () => heard.push('success'),
      fail: () => heard.push('fail'),
      complete: () => heard.push('complete'),
    })
    await expect(start).rejects.toHaveProperty(
      'errMsg',
      expect.stringMatching(/^start:fail .*[\u4e00-\u9fff]/),
    )
    await settled()
    jest.advanceTimersByTime(60_000)
    expect(heard).toEqual(['fail', 'complete'])
    expect(errors(stage)).toEqual([
      {
        name: 'PlayEvent',
        detail: {
          tag: 'error',
          code: -1,
          reason,
          detail: expect.stringMatching(/[\u4e00-\u9fff]/) as string,
        },
      },
    ])
    expect(stage.sources.filter(Boolean)).toEqual([])
    expect(stage.phone.called()).toEqual([])
  })

  test('refused beside autoplay: the same', async () => {
    const stage = openPlayer({ ...LIVE, liveAppID: 1250000404, autoplay: true })
    await settled()
    expect(errors(stage)).toHaveLength(1)
    expect(stage.sources.filter(Boolean)).toEqual([])
  })

  test('no network: three tries, then refused as unreachable; start() again plays when it is back', async () => {
    const stage = openPlayer({ ...LIVE, autoplay: true }, (phone) => (phone.offline = true))
    await settled()
    expect(errors(stage)).toEqual([])
    jest.advanceTimersByTime((500 + 1500) * 1.25)
    await settled()
    expect(stage.phone.requested).toHaveLength(3)
    expect(errors(stage)).toMatchObject([{ detail: { code: -1, reason: 'unreachable' } }])
    stage.phone.offline = false
    await stage.handle()['start']?.()
    expect(stage.native()['src']).toBe(URL_A)
  })

  test.each([
    [`${URL_A}?txSecret=abc&txTime=7F000000`, '允许'],
    ['rtmp://other.example.com/live/a?txSecret=abc', '拒绝（domain）'],
    ['rtmp://anna:abc@play.example.com/live/a', '拒绝（malformed-address）'],
  ])('debug tells the verdict on %s, and neither signature nor password', async (playUrl, verdict) => {
    const said = [
      jest.spyOn(console, 'info').mockImplementation(() => undefined),
      jest.spyOn(console, 'warn').mockImplementation(() => undefined),
    ]
    // A base library that lacks nothing.
    const stage = openPlayer(
      { ...LIVE, playUrl, debug: true, autoplay: true },
      (phone) => (phone.version = '9.0.0'),
    )
    await settled()
    const words = said.flatMap(({ mock }) => mock.calls.map((line) => line.join(' ')))
    expect(words).toEqual([expect.stringContaining(`/live/a → ${verdict}`)])
    expect(words.join()).not.toMatch(/abc|txSecret/)
    expect(JSON.stringify(errors(stage))).not.toContain('abc')
  })

  test('without debug the verdict is not told in the console', async () => {
    const info = jest.spyOn(console, 'info').mockImplementation(() => undefined)
    openPlayer({ ...LIVE, autoplay: true })
    await settled()
    expect(info).not.toHaveBeenCalled()
  })

  test('the stream of an address that has run out fails: the event says so, and when', async () => {
    const stage = openPlayer({ ...LIVE, playUrl: `${URL_A}?txSecret=abc&txTime=5F000000`, autoplay: true })
    await settled()
    stage.nativeEvent('statechange', { code: -2301, message: '失败' })
    const [{ detail } = { detail: null }] = stage.events.filter(({ name }) => name === 'PlayEvent')
    expect(detail).toEqual({
      tag: 'playEvent',
      code: -2301,
      detail: { code: -2301, message: expect.stringMatching(/^失败；.*txTime=5F000000.*2020/) as string },
    })
  })

  test('liveAppID is missing: one error event after 3 s, then it goes on when it comes', async () => {
    const stage = openPlayer({ playUrl: URL_A, autoplay: true })
    await settled()
    jest.advanceTimersByTime(settings.missingAttributeMs)
    expect(errors(stage)).toMatchObject([
      { detail: { code: errorCodes.WHITELIST, reason: 'missing-app-id' } },
    ])
    stage.player.setData({ liveAppID: String(APP_ID) })
    await settled()
    expect(stage.phone.called()).toEqual(['play'])
    expect(errors(stage)).toHaveLength(1)
  })

  test('another address while it plays: checked, then switched over', async () => {
    const stage = openPlayer({ ...LIVE, autoplay: true })
    await settled()
    stage.nativeEvent('statechange', { code: 2004 })
    stage.player.setData({ playUrl: URL_B })
    await settled()
    expect(stage.sources.filter(Boolean)).toEqual([URL_A, URL_B])
    expect(stage.phone.called()).toEqual(['play', 'stop', 'play'])
    // The document is fresh: it is not fetched again.
    expect(stage.phone.requested).toHaveLength(1)
  })

  test('another address that is refused: the tag loses the one it had', async () => {
    const stage = openPlayer({ ...LIVE, autoplay: true })
    await settled()
    stage.player.setData({ playUrl: 'rtmp://other.example.com/live/a' })
    await settled()
    expect(stage.native()['src']).toBe('')
    expect(stage.phone.called()).toEqual(['play', 'stop'])
    expect(errors(stage)).toHaveLength(1)
  })

  test.each([null, undefined, ''])('the address becomes %p while it plays: it stops', async (playUrl) => {
    const stage = openPlayer({ ...LIVE, autoplay: true })
    await settled()
    stage.player.setData({ playUrl })
    await settled()
    expect(stage.native()['src']).toBe('')
    expect(stage.phone.called()).toEqual(['play', 'stop'])
    expect(errors(stage)).toEqual([])
  })
})
