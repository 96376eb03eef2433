/** live-room-push as it is built: attributes, permission, events and every method, in WeChat's older component framework. */
import { settings } from '../../plugin/settings'
import { APP_ID, settle } from '../fixtures/component/fake-phone'
import { openPusher, settled, type Stage } from '../fixtures/component/stage'

const PUSH_URL = 'rtmp://play.example.com/live/mine?txSecret=s&txTime=7F000000'
const LIVE = { liveAppID: APP_ID, pushUrl: PUSH_URL, autopush: false }

beforeEach(() => jest.useFakeTimers())
afterEach(() => {
  document.body.innerHTML = ''
  jest.useRealTimers()
})

async function opened(...args: Parameters<typeof openPusher>): Promise<Stage> {
  const stage = openPusher(...args)
  await settled()
  return stage
}

const errorsOf = ({ events }: Stage): unknown[] =>
  events
    .filter(({ name }) => name === 'PushEvent')
    .map(({ detail }) => (detail as { reason?: string }).reason)

describe('attributes reach the native tag', () => {
  test('with the defaults of the contract while the host gives nothing', async () => {
    const { native } = await opened()
    expect(native()).toMatchObject({
      url: '',
      autopush: false,
      mode: 'SD',
      enableCamera: true,
      autoFocus: true,
      orientation: 'vertical',
      beauty: 0,
      whiteness: 0,
      aspect: '9:16',
      minBitrate: 200,
      maxBitrate: 1000,
      audioQuality: 'high',
      zoom: false,
      devicePosition: 'front',
      backgroundMute: false,
      mirror: false,
      enableMic: true,
      customEffect: false,
      fps: 15,
    })
  })

  test.each<[string, unknown, unknown]>([
    ['beauty', 6.3, 6.3],
    ['beauty', 10, 9],
    ['beauty', -1, 0],
    ['beauty', '5', 5],
    ['whiteness', undefined, 0],
    ['mode', 'hd', 'HD'],
    ['mode', undefined, 'SD'],
    ['mode', 'qvga', 'QVGA'],
    ['mode', 'HVGA', 'HVGA'],
    ['muted', 'false', false],
    ['enableCamera', 'false', false],
    ['enableCamera', null, true],
    ['aspect', '3:4', '3:4'],
    ['minBitrate', '300', 300],
    ['eyeBigness', 2, 1],
    ['fps', 60, 30],
    ['audioReverbType', '3', 3],
    ['localMirror', 'enable', 'enable'],
    ['pictureInPictureMode', 'push,pop', ['push', 'pop']],
    ['waitingImage', null, ''],
  ])('%s %p → %p', async (name, raw, value) => {
    const { player, native } = await opened()
    player.setData({ [name]: raw })
    expect(native()[name]).toEqual(value)
  })

  test.each([
    ['devicePosition', 'back', 'front'],
    ['backgroundMute', true, false],
    ['autoFocus', false, true],
    ['customEffect', true, false],
  ])('%s counts until the camera is on; a later change is not handed on', async (name, early, later) => {
    const stage = await opened(LIVE)
    stage.player.setData({ [name]: early })
    expect(stage.native()[name]).toBe(early)
    await stage.handle()['startPreview']?.()
    stage.player.setData({ [name]: later })
    expect(stage.native()[name]).toBe(early)
  })
})

describe('starting', () => {
  test('autopush is on unless told otherwise', async () => {
    const { phone, sources } = await opened({ liveAppID: APP_ID, pushUrl: PUSH_URL })
    expect(sources.at(-1)).toBe(PUSH_URL)
    expect(phone.called()).toEqual(['start'])
  })

  test('autopush without liveAppID: the words do not tell of a start() that nobody called', async () => {
    const { events } = await opened({ pushUrl: PUSH_URL })
    jest.advanceTimersByTime(settings.missingAttributeMs)
    expect(events.find(({ name }) => name === 'PushEvent')?.detail).toEqual({
      tag: 'error',
      code: -1,
      reason: 'missing-app-id',
      detail: '已要求开始，但没有填写 liveAppID；填写后会自动继续',
    })
  })

  test('a refused address: one error, and the native tag never gets it', async () => {
    const stage = await opened({ ...LIVE, pushUrl: 'rtmp://evil.example/live/x', autopush: true })
    expect(errorsOf(stage)).toEqual(['domain'])
    expect(stage.phone.called()).toEqual([])
    expect(stage.sources.filter((source) => source !== '' && source !== null)).toEqual([])
  })

  test('an HTTP address is none to push to', async () => {
    const stage = await opened({ ...LIVE, pushUrl: 'https://play.example.com/live/x.flv', autopush: true })
    expect(errorsOf(stage)).toEqual(['scheme'])
  })

  test.each([
    ['scope.camera', 'camera-refused'],
    ['scope.record', 'microphone-refused'],
  ])(
    '%s refused before: one error in words; granted on the settings page it goes on',
    async (scope, reason) => {
      const stage = await opened({ ...LIVE, autopush: true }, (phone) => {
        phone.authSetting[scope] = false
      })
      expect(errorsOf(stage)).toEqual([reason])
      expect(stage.events.find(({ name }) => name === 'PushEvent')?.detail).toMatchObject({
        tag: 'error',
        code: -10002,
      })
      expect(stage.phone.called()).toEqual([])
      stage.phone.authSetting[scope] = true
      await stage.handle()['openSetting']?.()
      expect(stage.phone.called()).toEqual(['openSetting', 'start'])
      expect(errorsOf(stage)).toEqual([reason])
    },
  )

  test('a user who takes a minute on the settings page: the host hears what was granted', async () => {
    const stage = await opened(LIVE)
    stage.phone.native = 'held'
    const success = jest.fn()
    const promise = stage.handle()['openSetting']?.({ success })
    const [call] = stage.phone.natives
    jest.advanceTimersByTime(60_000)
    const answer = { errMsg: 'openSetting:ok', authSetting: { 'scope.camera': true } }
    if (call) settle(call.options, 'success', answer)
    await expect(promise).resolves.toEqual(answer)
    expect(success).toHaveBeenCalledWith(answer)
  })

  test.each([
    ['enableCamera', 'scope.camera'],
    ['enableMic', 'scope.record'],
  ])('what is switched off by %s is not asked for', async (name, scope) => {
    const stage = await opened({ ...LIVE, autopush: true, [name]: false }, (phone) => {
      phone.authSetting[scope] = false
    })
    expect(stage.phone.called()).toEqual(['start'])
  })

  test('the privacy agreement refused is told apart', async () => {
    const stage = await opened(LIVE)
    stage.nativeEvent('error', {
      errMsg: 'operateLivePusher:fail privacy permission is not authorized',
      errCode: 104,
    })
    expect(errorsOf(stage)).toEqual(['privacy-refused'])
    stage.nativeEvent('error', { errMsg: 'camera is busy', errCode: -1301 })
    expect(errorsOf(stage)).toEqual(['privacy-refused'])
  })

  test('the privacy agreement refused while it starts: start() after the user has agreed begins anew', async () => {
    const stage = await opened({ ...LIVE, autopush: true })
    stage.nativeEvent('error', { errMsg: 'live-pusher:fail privacy permission is not authorized' })
    await stage.handle()['start']?.()
    expect(stage.phone.called()).toEqual(['start', 'stop', 'start'])
    expect(errorsOf(stage)).toEqual(['privacy-refused'])
  })

  test('the privacy agreement refused in the answer to a start: the same words', async () => {
    const stage = await opened(LIVE)
    stage.phone.native = 'held'
    const promise = stage.handle()['start']?.()
    await settled()
    const errMsg = 'operateLivePusher:fail privacy permission is not authorized'
    const [call] = stage.phone.natives
    if (call) settle(call.options, 'fail', { errMsg })
    await expect(promise).rejects.toMatchObject({ errMsg })
    expect(errorsOf(stage)).toEqual(['privacy-refused'])
  })

  test('hosts’ toggle: camera off, stop, start after 500 ms', async () => {
    const stage = await opened(LIVE)
    const handle = stage.handle()
    await handle['start']?.()
    stage.player.setData({ enableCamera: false })
    await handle['stop']?.()
    jest.advanceTimersByTime(500)
    await handle['start']?.()
    expect(stage.phone.called()).toEqual(['start', 'stop', 'start'])
    expect(stage.native()['enableCamera']).toBe(false)
  })
})

describe('events', () => {
  test.each([
    [
      'statechange',
      { code: 1002, message: 'push' },
      'PushEvent',
      { tag: 'pushEvent', code: 1002, detail: { code: 1002, message: 'push' } },
    ],
    ['statechange', { code: -1307 }, 'PushEvent', { tag: 'pushEvent', code: -1307, detail: { code: -1307 } }],
    ['netstatus', { info: { videoFPS: 15 } }, 'NetStatus', { videoFPS: 15 }],
    ['error', { errMsg: 'busy', errCode: 1 }, 'Error', { errMsg: 'busy', errCode: 1 }],
    ['bgmstart', { a: 1 }, 'BgmStart', { a: 1 }],
    ['bgmprogress', { progress: 1 }, 'BgmProgress', { progress: 1 }],
    ['bgmcomplete', {}, 'BgmComplete', {}],
    ['audiovolumenotify', { volume: 3 }, 'audiovolumenotify', { volume: 3 }],
    ['rendererror', { x: 1 }, 'rendererror', { x: 1 }],
    ['enterpictureinpicture', {}, 'enterpictureinpicture', {}],
  ])('%s → %s', async (native, detail, name, heard) => {
    const stage = await opened(LIVE)
    stage.events.length = 0
    stage.nativeEvent(native, detail)
    const lower = name.toLowerCase()
    const names = lower === name ? [name] : [name, lower]
    expect(stage.events).toEqual(names.map((one) => ({ name: one, detail: heard })))
  })
})

describe('methods', () => {
  test.each([
    'switchCamera',
    'snapshot',
    'toggleTorch',
    'playBGM',
    'stopBGM',
    'pauseBGM',
    'resumeBGM',
    'setMICVolume',
    'sendMessage',
    'getMaxZoom',
    'setZoom',
    'exitPictureInPicture',
  ])('%s reaches the native context in the same tick', async (name) => {
    const stage = await opened(LIVE)
    const success = jest.fn()
    const promise = stage.handle()[name]?.({ success, url: 'https://a/b.mp3' })
    expect(stage.phone.natives.map(({ method }) => method)).toEqual([name])
    expect(stage.phone.natives[0]?.options['url']).toBe('https://a/b.mp3')
    await expect(promise).resolves.toMatchObject({ errMsg: 'operateLivePlayer:ok' })
    expect(success).toHaveBeenCalledTimes(1)
  })

  test('music in the background is the native side’s when the page is hidden and shown: nothing stops it, nothing starts it', async () => {
    const stage = await opened({ ...LIVE, autopush: true })
    void stage.handle()['playBGM']?.({ url: 'https://a/b.mp3' })
    stage.nativeEvent('statechange', { code: 1002 })
    stage.nativeEvent('bgmstart')
    stage.phone.called()
    stage.player.triggerPageLifeTime('hide')
    stage.nativeEvent('bgmprogress', { progress: 1, duration: 2 })
    stage.player.triggerPageLifeTime('show')
    await settled()
    expect(stage.phone.called()).toEqual([])
    expect(stage.events.filter(({ name }) => /^bgm/.test(name)).map(({ detail }) => detail)).toEqual([
      {},
      { progress: 1, duration: 2 },
    ])
  })

  test.each([
    [{ volume: '0.5' }, '0.5'],
    [{ volume: 0.5 }, '0.5'],
  ])('setBGMVolume(%p) hands on %p', async (options, volume) => {
    const stage = await opened(LIVE)
    await stage.handle()['setBGMVolume']?.(options)
    expect(stage.phone.natives[0]?.options['volume']).toBe(volume)
  })

  test('mute(bool) sets muted, mute() toggles it', async () => {
    const stage = await opened(LIVE)
    const handle = stage.handle()
    await handle['mute']?.(true)
    expect(stage.native()['muted']).toBe(true)
    await handle['mute']?.(false)
    expect(stage.native()['muted']).toBe(false)
    await handle['mute']?.()
    expect(stage.native()['muted']).toBe(true)
    expect(stage.phone.called()).toEqual([])
  })

  test.each<[unknown, boolean]>([
    ['true', true],
    ['false', false],
    [1, true],
    [0, false],
  ])('mute(%p), as a page’s data may hold it, sets %p and does not toggle', async (how, muted) => {
    const stage = await opened({ ...LIVE, muted })
    await stage.handle()['mute']?.(how)
    expect(stage.native()['muted']).toBe(muted)
  })

  test.each([[undefined], [null], [{ complete: () => undefined }]])('mute(%p) toggles', async (how) => {
    const stage = await opened({ ...LIVE, muted: true })
    await stage.handle()['mute']?.(how)
    expect(stage.native()['muted']).toBe(false)
  })

  test.each([[true], [false]])('mute(%p) stays when the host changes another attribute', async (muted) => {
    const stage = await opened({ ...LIVE, muted: !muted })
    await stage.handle()['mute']?.(muted)
    stage.player.setData({ beauty: 5 })
    expect(stage.native()).toMatchObject({ muted, beauty: 5 })
    stage.player.setData({ muted: !muted })
    expect(stage.native()['muted']).toBe(!muted)
  })

  test('the page’s end closes the camera, and a later stop() is no failure', async () => {
    const stage = await opened(LIVE)
    const handle = stage.handle()
    await handle['startPreview']?.()
    stage.player.detach()
    expect(stage.phone.called()).toEqual(['startPreview', 'stop'])
    await expect(handle['stop']?.()).resolves.toMatchObject({ errMsg: 'stop:ok' })
  })
})
