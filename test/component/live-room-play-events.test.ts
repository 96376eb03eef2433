/** What live-room-play tells its host: every event under both spellings, each binding once. */
import { APP_ID, URL_A } from '../fixtures/component/fake-phone'
import { openHost, openPlayer, settled, type Stage } from '../fixtures/component/stage'

beforeEach(() => jest.useFakeTimers())
afterEach(() => {
  document.body.innerHTML = ''
  jest.useRealTimers()
})

const LIVE = { liveAppID: APP_ID, playUrl: URL_A }

/** What was heard since the last look. */
const heard = ({ events }: Stage): Stage['events'] => events.splice(0)

const INFO = { videoBitrate: 1200, videoFPS: 25, netSpeed: 1500 }

test.each<[string, object, string, object]>([
  [
    'statechange',
    { code: 2004, message: '视频播放开始' },
    'PlayEvent',
    { tag: 'playEvent', code: 2004, detail: { code: 2004, message: '视频播放开始' } },
  ],
  ['statechange', { code: -2301 }, 'PlayEvent', { tag: 'playEvent', code: -2301, detail: { code: -2301 } }],
  ['statechange', { code: 99999 }, 'PlayEvent', { tag: 'playEvent', code: 99999, detail: { code: 99999 } }],
  ['netstatus', { info: INFO }, 'NetStatus', INFO],
  ['netstatus', INFO, 'NetStatus', INFO],
  [
    'fullscreenchange',
    { direction: 'horizontal', fullScreen: true },
    'fullscreenChangeEvent',
    { direction: 'horizontal', fullScreen: true },
  ],
])('the native %s %p goes out as %s', async (native, detail, name, sent) => {
  const stage = openPlayer(LIVE)
  await settled()
  heard(stage)
  stage.nativeEvent(native, detail)
  expect(heard(stage)).toEqual([
    { name, detail: sent },
    { name: name.toLowerCase(), detail: sent },
  ])
})

test.each<[string, object]>([
  ['enterpictureinpicture', {}],
  ['leavepictureinpicture', { reason: 1 }],
  ['audiovolumenotify', { volume: 3 }],
  ['castinguserselect', { state: 'success' }],
  ['castingstatechange', { state: 'success' }],
  ['castinginterrupt', {}],
  ['rendererror', { errMsg: 'x' }],
  ['error', { errMsg: 'x', errCode: 10004 }],
])('the native %s goes out under its own name, once', async (name, detail) => {
  const stage = openPlayer(LIVE)
  await settled()
  heard(stage)
  stage.nativeEvent(name, detail)
  expect(heard(stage)).toEqual([{ name, detail }])
})

test('AttachedEvent: once, when calls can be taken', async () => {
  const stage = openPlayer(LIVE)
  expect(heard(stage).map(({ name }) => name)).toEqual(['AttachedEvent', 'attachedevent'])
  expect(stage.phone.contexts).toEqual([['player', expect.anything()]])
  await settled()
  expect(heard(stage)).toEqual([])
})

test('an error of ours goes out under both names, and not before AttachedEvent', async () => {
  const stage = openPlayer({ liveAppID: 'wx1', playUrl: URL_A, autoplay: true })
  await settled()
  const detail = { tag: 'error', code: -1, reason: 'bad-app-id', detail: 'liveAppID 应为数字，收到 "wx1"' }
  expect(heard(stage)).toEqual([
    { name: 'AttachedEvent', detail: {} },
    { name: 'attachedevent', detail: {} },
    { name: 'PlayEvent', detail },
    { name: 'playevent', detail },
  ])
})

test('a native start that fails is told in words', async () => {
  const stage = openPlayer({ ...LIVE, autoplay: true }, (phone) => (phone.native = 'fail'))
  await settled()
  expect(heard(stage).filter(({ name }) => name === 'PlayEvent')).toEqual([
    {
      name: 'PlayEvent',
      detail: {
        tag: 'error',
        code: -10001,
        reason: 'native-start-failed',
        detail: 'operateLivePlayer:fail no player',
      },
    },
  ])
})

describe('in a host’s page', () => {
  const lines = (stage: { host: { data: Record<string, unknown> } }): unknown => stage.host.data['heard']

  test('each binding hears its own spelling once', async () => {
    const stage = openHost({ ...LIVE, autoplay: true })
    await settled()
    stage.nativeEvent('statechange', { code: 2004 })
    stage.nativeEvent('netstatus', { info: INFO })
    stage.nativeEvent('fullscreenchange', { fullScreen: true, direction: 0 })
    stage.nativeEvent('enterpictureinpicture')
    await settled()
    expect(lines(stage)).toEqual([
      'AttachedEvent',
      'PlayEvent playEvent 2004',
      'playevent playEvent 2004',
      'NetStatus',
      'fullscreenChangeEvent',
      'enterpictureinpicture',
    ])
  })

  test('the slot stands over the video', async () => {
    const stage = openHost({ words: '欢迎来到直播间' })
    await settled()
    const video = stage.host.dom.querySelector('wx-live-player')
    expect(video?.textContent).toBe('欢迎来到直播间')
    stage.host.setData({ words: '再见' })
    expect(video?.textContent).toBe('再见')
  })

  test('a host that calls back from inside an event finds the room in order', async () => {
    const stage = openHost({ ...LIVE, autoplay: true })
    await settled()
    stage.phone.called()
    stage.player.addEventListener('PlayEvent', () => void stage.handle()['stop']?.())
    stage.nativeEvent('statechange', { code: 2004 })
    expect(stage.phone.called()).toEqual(['stop'])
  })
})
