/** live-room-play as it is built: attributes in, the native tag's attributes out. */
import { APP_ID, URL_A } from '../fixtures/component/fake-phone'
import { openHost, openPlayer, settled, type Stage } from '../fixtures/component/stage'

beforeEach(() => jest.useFakeTimers())
afterEach(() => {
  document.body.innerHTML = ''
  jest.useRealTimers()
})

const LIVE = { liveAppID: APP_ID, playUrl: URL_A }

describe('attributes reach the native tag', () => {
  test('with their defaults while the host gives nothing', async () => {
    const { native } = openPlayer()
    await settled()
    expect(native()).toEqual({
      src: '',
      mode: 'live',
      autoplay: false,
      muted: false,
      orientation: 'vertical',
      objectFit: 'contain',
      backgroundMute: false,
      minCache: 1,
      maxCache: 3,
      soundMode: 'speaker',
      autoPauseIfNavigate: true,
      autoPauseIfOpenNative: true,
      pictureInPictureMode: [],
      pictureInPictureInitPosition: '',
      referrerPolicy: 'no-referrer',
      enableAutoRotation: false,
      enableCasting: false,
      debug: false,
    })
  })

  const warn = (): jest.SpyInstance => jest.spyOn(console, 'warn').mockImplementation(() => undefined)

  test('converted, at the start and later, whatever the page’s data holds', async () => {
    warn()
    const { player, native } = openPlayer()
    await settled()
    const rows: [string, unknown, string, unknown][] = [
      ['muted', 'true', 'muted', true],
      ['muted', 'false', 'muted', false],
      ['muted', undefined, 'muted', false],
      ['muted', 1, 'muted', true],
      ['muted', null, 'muted', false],
      ['mode', 'RTC', 'mode', 'RTC'],
      ['mode', 'LIVE', 'mode', 'live'],
      ['mode', 'rtc', 'mode', 'RTC'],
      ['mode', undefined, 'mode', 'live'],
      ['minCache', '0.5', 'minCache', 0.5],
      ['minCache', null, 'minCache', 1],
      ['maxCache', '8', 'maxCache', 8],
      ['maxCache', 'abc', 'maxCache', 3],
      ['orientation', 'horizontal', 'orientation', 'horizontal'],
      ['orientation', '', 'orientation', 'vertical'],
      ['objectFit', 'FILLCROP', 'objectFit', 'fillCrop'],
      ['soundMode', 'ear', 'soundMode', 'ear'],
      ['debug', 'true', 'debug', true],
      ['backgroundMute', 'true', 'backgroundMute', true],
      ['autoPauseIfOpenNative', 'false', 'autoPauseIfOpenNative', false],
      ['autoPauseIfOpenNative', undefined, 'autoPauseIfOpenNative', true],
      ['pictureInPictureMode', 'push', 'pictureInPictureMode', ['push']],
      ['pictureInPictureMode', ['push', 'pop'], 'pictureInPictureMode', ['push', 'pop']],
      ['pictureInPictureMode', '', 'pictureInPictureMode', []],
      ['pictureInPictureInitPosition', '(left, 10)', 'pictureInPictureInitPosition', '(left, 10)'],
      ['pictureInPictureInitPosition', null, 'pictureInPictureInitPosition', ''],
      ['referrerPolicy', 'origin', 'referrerPolicy', 'origin'],
      ['enableAutoRotation', true, 'enableAutoRotation', true],
      ['enableCasting', 'true', 'enableCasting', true],
      ['autopause', 'false', 'autoPauseIfNavigate', false],
      ['autopause', undefined, 'autoPauseIfNavigate', true],
      ['autoPauseIfNavigate', false, 'autoPauseIfNavigate', false],
      ['autoplay', 'true', 'autoplay', false],
    ]
    for (const [name, raw, attribute, value] of rows) {
      player.setData({ [name]: raw })
      expect([name, raw, native()[attribute]]).toEqual([name, raw, value])
    }
  })

  test('given before the component is attached', async () => {
    const { native } = openPlayer({ mode: 'RTC', muted: 'true', minCache: '2', autopause: 'false' })
    await settled()
    expect(native()).toMatchObject({ mode: 'RTC', muted: true, minCache: 2, autoPauseIfNavigate: false })
  })

  test('what makes no sense is told once in the console', async () => {
    const told = warn()
    const { player } = openPlayer({ mode: 'vod' })
    player.setData({ mode: 'live' })
    player.setData({ mode: 'vod' })
    await settled()
    expect(told.mock.calls).toEqual([
      ['[live-room-plugin]', '属性 mode 的值 "vod" 无效，应为 live、RTC，已使用默认值'],
    ])
  })

  test('debug says once what this base library lacks', async () => {
    const told = warn()
    const { player } = openPlayer({ debug: true }, (phone) => (phone.version = '2.10.0'))
    player.setData({ debug: false })
    player.setData({ debug: true })
    await settled()
    expect(told).toHaveBeenCalledTimes(1)
    expect(told).toHaveBeenCalledWith(
      '[live-room-plugin]',
      '当前基础库 2.10.0 不支持这些属性，不会生效：pictureInPictureMode（2.10.3）、pictureInPictureInitPosition（3.3.0）、referrerPolicy（2.13.0）、enableAutoRotation（2.11.0）、enableCasting（2.32.0）',
    )
  })

  test('through a host’s template: undefined, null and late values', async () => {
    const { host, native, phone } = openHost({ playUrl: null, liveAppID: '', muted: undefined, mode: null })
    await settled()
    expect(native()).toMatchObject({
      src: '',
      muted: false,
      mode: 'live',
      maxCache: 3,
      autoPauseIfNavigate: true,
    })
    expect(phone.requested).toEqual([])
    host.setData({ playUrl: URL_A })
    host.setData({
      liveAppID: String(APP_ID),
      muted: 'true',
      mode: 'LIVE',
      sdkAppID: 1400000000,
      userID: 'not set',
    })
    await settled()
    expect(native()).toMatchObject({ src: URL_A, muted: true, mode: 'live' })
  })
})

describe('height', () => {
  const rectangle = (width: number, height: number): void => {
    jest.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, width, height))
  }
  const unsized = ({ player }: Stage): boolean => player.dom.innerHTML.includes('native-unsized')

  test.each<[string, number, number, boolean]>([
    ['a page that gives none: the native tag’s own', 375, 0, true],
    ['a page that gives one: that', 375, 211, false],
    ['a hidden page says nothing about it', 0, 0, false],
  ])('%s', async (_, width, height, own) => {
    rectangle(width, height)
    const stage = openPlayer(LIVE)
    jest.runOnlyPendingTimers()
    await settled()
    expect(unsized(stage)).toBe(own)
  })
})

describe('while it plays', () => {
  test.each([
    ['muted', [true, false, 'true', 'false']],
    ['orientation', ['horizontal', 'vertical']],
    ['debug', [true, false]],
    ['objectFit', ['fillCrop', 'contain']],
    ['pictureInPictureMode', ['push', ['push', 'pop'], '']],
    ['soundMode', ['ear', 'speaker']],
  ])('%s is toggled without touching the stream', async (name, values) => {
    jest.spyOn(console, 'warn').mockImplementation(() => undefined)
    const stage = openPlayer({ ...LIVE, autoplay: true })
    await settled()
    stage.phone.called()
    const { length } = stage.sources
    for (const value of values) {
      const before = stage.native()[name]
      stage.player.setData({ [name]: value })
      await settled()
      expect(stage.native()[name]).not.toEqual(before)
    }
    expect(stage.phone.called()).toEqual([])
    expect(stage.sources).toHaveLength(length)
    expect(stage.phone.requested).toHaveLength(1)
  })

  test('the screen is kept on until it stops', async () => {
    const stage = openPlayer({ ...LIVE, autoplay: true })
    await settled()
    jest.advanceTimersByTime(1000)
    expect(stage.phone.screen).toEqual([true])
    await stage.handle()['stop']?.()
    expect(stage.phone.screen).toEqual([true, false])
  })

  test('the end of the component stops it', async () => {
    const stage = openPlayer({ ...LIVE, autoplay: true })
    await settled()
    stage.player.detach()
    expect(stage.phone.called()).toEqual(['play', 'stop'])
    expect(stage.phone.screen).toEqual([])
    expect(jest.getTimerCount()).toBe(0)
  })

  test('the component plays once, whatever else is set at the same time', async () => {
    const { host, phone } = openHost()
    host.setData({ autoplay: true, liveAppID: APP_ID })
    host.setData({ playUrl: URL_A, muted: true })
    host.setData({ playUrl: URL_A, autoplay: 'true' })
    await settled()
    expect(phone.called()).toEqual(['play'])
  })
})
