/** The demo's push page: how it drives the pusher, and what it says of what happens to it. */
import type { CodeKind, CodeMeaning } from '../../miniprogram/play-events'
import type { Music } from '../../miniprogram/components/music-sheet/music'
import { type Rendered, renderPage, settled, textOf } from './demo-stage'

type Fake = Record<string, jest.Mock>

const kinds: Record<number, CodeKind> = {
  1101: 'warning',
  1102: 'retrying',
  50001: 'retrying',
  3004: 'warning',
  10001: 'warning',
  10003: 'warning',
  [-1307]: 'final',
}

let wx: Fake
let pusher: Fake

beforeEach(() => {
  jest.useFakeTimers({ now: new Date(2024, 0, 1, 9, 0, 0) })
  const call = () => jest.fn<Promise<unknown>, unknown[]>(() => Promise.resolve({}))
  const calls =
    'start stop startPreview stopPreview switchCamera toggleTorch snapshot playBGM stopBGM pauseBGM resumeBGM ' +
    'setBGMVolume setMICVolume openSetting'
  pusher = Object.fromEntries(calls.split(' ').map((name) => [name, call()]))
  wx = {
    navigateTo: jest.fn(),
    navigateBack: jest.fn(),
    reLaunch: jest.fn(),
    showToast: jest.fn(),
    showModal: jest.fn(({ success }: { success: (answer: object) => void }) => success({ confirm: true })),
    setStorage: jest.fn(),
    onAudioInterruptionEnd: jest.fn(),
    offAudioInterruptionEnd: jest.fn(),
    getStorageSync: jest.fn(() => 'my-abc234'),
    canIUse: jest.fn(() => true),
    enableAlertBeforeUnload: jest.fn(),
    disableAlertBeforeUnload: jest.fn(),
  }
  const describeCode = (_component: string, code: number): CodeMeaning => ({
    code,
    name: `CODE_${code}`,
    zh: `代码${code}的意思`,
    kind: kinds[code] ?? 'progress',
  })
  Object.assign(globalThis, {
    wx,
    getCurrentPages: () => [{}, {}],
    requirePlugin: () => ({ instance: { getLiveRoomPushInstance: () => pusher }, describeCode }),
  })
})

afterEach(() => {
  jest.useRealTimers()
})

const called = (name: string): number => pusher[name]?.mock.calls.length ?? 0

async function opened(): Promise<Rendered> {
  const page = renderPage('push')
  page.instance['onLoad']?.({})
  await settled()
  return page
}

async function report(page: Rendered, code: number, more: object = {}): Promise<void> {
  page.instance['onPushEvent']?.({ detail: { tag: 'pushEvent', code, detail: '', ...more } })
  await settled()
}

async function bar(page: Rendered, name = 'main'): Promise<void> {
  page.instance['onBar']?.({ detail: { name } })
  await settled()
}

async function tool(page: Rendered, name: string): Promise<void> {
  page.instance['onTool']?.({ detail: { name } })
  await settled()
}

/** On air, for this many seconds. */
async function onAir(seconds = 0): Promise<Rendered> {
  const page = await opened()
  await bar(page)
  for (const code of [1001, 1008, 1002]) await report(page, code)
  jest.advanceTimersByTime(seconds * 1000)
  await settled()
  return page
}

const shown = (page: Rendered): string => textOf(page.querySelector('.stage'))

describe('before it begins', () => {
  it('shows the camera first, with the address given, and sends nothing', async () => {
    const page = renderPage('push')
    pusher['startPreview']?.mockImplementation(() => {
      expect(page.data['stream']).toMatchObject({ pushUrl: 'rtmp://push.live-room.example/live/my-abc234' })
      return new Promise(() => undefined)
    })
    page.instance['onLoad']?.({})
    await settled()
    expect([called('startPreview'), called('start'), page.data['state']]).toEqual([1, 0, 'opening'])
    await report(page, 1003)
    expect(page.data['state']).toBe('previewing')
    expect(shown(page)).toContain('开始直播')
  })

  it('says so when the camera does not open, and tries again', async () => {
    pusher['startPreview']?.mockRejectedValueOnce({ errMsg: 'startPreview:fail busy' })
    const page = await opened()
    expect(shown(page)).toContain('摄像头没有打开 busy')
    page.instance['onRetry']?.()
    await settled()
    expect([called('startPreview'), called('start'), page.data['state']]).toEqual([2, 0, 'previewing'])
  })

  it('goes live on demand', async () => {
    const page = await opened()
    await bar(page)
    expect([called('start'), page.data['state']]).toEqual([1, 'starting'])
    await report(page, 1001)
    await report(page, 1002)
    expect(page.data['state']).toBe('live')
    expect(wx['enableAlertBeforeUnload']).toHaveBeenCalledTimes(1)
    jest.advanceTimersByTime(65_000)
    await settled()
    expect(shown(page)).toContain('直播中 01:05')
  })

  it('can be called off before anybody could see it: back to the camera, no end page', async () => {
    const page = await opened()
    await bar(page)
    // Whoever taps twice wants to begin.
    await bar(page)
    expect([called('start'), called('stop'), page.data['state']]).toEqual([1, 0, 'starting'])
    jest.advanceTimersByTime(600)
    await bar(page)
    expect([called('stop'), called('startPreview'), page.data['state']]).toEqual([1, 2, 'previewing'])
    expect(page.data['ending']).toBeNull()
    expect(wx['showModal']).not.toHaveBeenCalled()
  })
})

describe('what it says', () => {
  it('why the whitelist refused; another try starts again', async () => {
    const page = await opened()
    await bar(page)
    await report(page, -1, { tag: 'error', detail: '域名没有登记', reason: 'domain' })
    expect(shown(page)).toContain('域名没有登记')
    page.instance['onRetry']?.()
    await settled()
    expect([called('start'), page.data['state'], page.data['trouble']]).toEqual([2, 'starting', null])
  })

  it('that it is on air, when it goes on air by itself once the network is back', async () => {
    const page = await opened()
    await bar(page)
    const detail = '暂时无法校验白名单（request:fail http://1.2.3.4）'
    await report(page, -1, { tag: 'error', detail, reason: 'unreachable' })
    expect(shown(page)).toContain('等待网络')
    expect(shown(page)).toContain('连上之后会自动开播')
    expect(shown(page)).not.toContain('1.2.3.4')
    await report(page, 1001)
    await report(page, 1002)
    expect(page.data).toMatchObject({ state: 'live', trouble: null, seconds: 0 })
    await bar(page)
    expect([called('stop'), page.data['state']]).toEqual([1, 'ended'])
  })

  it('why it is refused after all, when the whitelist can be asked again', async () => {
    const page = await opened()
    await bar(page)
    await report(page, -1, { tag: 'error', detail: '', reason: 'unreachable' })
    await report(page, -1, { tag: 'error', detail: '域名没有登记', reason: 'domain' })
    expect(shown(page)).toContain('域名没有登记')
    expect(page.data['state']).toBe('failed')
  })

  it('leads to the settings in the tap, and goes on by itself when the plugin does', async () => {
    let refuse: (error: object) => void = () => undefined
    pusher['startPreview']?.mockImplementationOnce(() => new Promise((_, reject) => (refuse = reject)))
    const page = await opened()
    await report(page, -10002, { tag: 'error', detail: '用户拒绝', reason: 'microphone-refused' })
    refuse({ errMsg: 'startPreview:fail refused' })
    await settled()
    expect(shown(page)).toContain('需要麦克风权限')
    page.instance['onSettings']?.()
    expect(called('openSetting')).toBe(1)
    await settled()
    // The plugin takes up what it has refused; only a refusal of the native tag needs another call.
    expect(called('startPreview')).toBe(1)
    await report(page, 1007)
    expect([page.data['state'], page.data['trouble']]).toEqual(['previewing', null])
  })

  it('begins the preview anew after the settings when the native tag had refused it', async () => {
    const page = await opened()
    page.instance['onNativeError']?.({ detail: { errCode: 10001, errMsg: 'no camera' } })
    await settled()
    expect(page.data['state']).toBe('refused')
    page.instance['onSettings']?.()
    await settled()
    expect([called('stopPreview'), called('startPreview'), page.data['state']]).toEqual([2, 2, 'previewing'])
  })

  it('a hint for a while when the uplink is weak', async () => {
    const page = await onAir()
    await report(page, 1101)
    expect(shown(page)).toContain('代码1101的意思')
    jest.advanceTimersByTime(6000)
    await settled()
    expect(shown(page)).not.toContain('代码1101的意思')
  })

  it.each(['onShow', 'the end of the interruption'])(
    'that it is live again after a call: %s',
    async (how) => {
      const page = await onAir(3)
      const flow = async (videoBitrate: number) => {
        page.instance['onNetStatus']?.({ detail: { videoBitrate } })
        await settled()
      }
      const [[callEnds] = []] = wx['onAudioInterruptionEnd']?.mock.calls as [() => void][]
      await report(page, 5001)
      // The picture for the pause goes out meanwhile.
      await flow(300)
      expect(page.data['state']).toBe('interrupted')
      if (how === 'onShow') page.instance['onShow']?.()
      else callEnds?.()
      await flow(0)
      expect(page.data['state']).toBe('interrupted')
      await flow(800)
      expect(page.data['state']).toBe('live')
      page.instance['onUnload']?.()
      expect(wx['offAudioInterruptionEnd']?.mock.calls).toEqual([[callEnds]])
    },
  )

  it('which try to reconnect it is, and nothing of it once it flows again', async () => {
    const page = await onAir(5)
    await report(page, 1102)
    await report(page, 1102)
    expect(shown(page)).toContain('正在重连（2/3）')
    await report(page, 1001)
    await report(page, 1002)
    expect(page.data).toMatchObject({ state: 'live', tries: 0, seconds: 5 })
  })
})

it('holds out against a lost network only once somebody may be watching', async () => {
  const page = await opened()
  const holdsOut = () => page.querySelector('#pusher')?.data['reconnect']
  await bar(page)
  await report(page, 1001)
  expect(holdsOut()).toBe(false)
  await report(page, 1002)
  expect(holdsOut()).toBe(true)
  for (const code of [1102, 1102, 1102]) await report(page, code)
  expect(shown(page)).toContain('正在重连（3/3）')
  await report(page, 50001, { tag: 'reconnect', attempt: 1, attempts: 10 })
  expect([page.data['state'], page.data['tries']]).toEqual(['retrying', 0])
  await report(page, 1102)
  expect(shown(page)).toContain('正在重连（1/3）')
  await report(page, -1307)
  expect([page.data['state'], holdsOut()]).toEqual(['ended', false])
})

describe('the end', () => {
  it('is asked about, stops the pusher and sums up', async () => {
    const page = await onAir(90)
    for (const videoBitrate of [900, 1100]) {
      const detail = { videoBitrate, audioBitrate: 50, videoWidth: 540, videoHeight: 960, netSpeed: 1000 }
      page.instance['onNetStatus']?.({ detail })
    }
    await tool(page, 'more')
    await bar(page)
    expect(wx['showModal']).toHaveBeenCalledTimes(1)
    expect([called('stop'), page.data['state'], page.data['sheet']]).toEqual([1, 'ended', ''])
    expect(shown(page)).toContain('直播已结束 这场直播由你结束。 直播时长 01:30')
    expect(shown(page)).toContain('1050 kbit/s 平均码率')
    expect(wx['disableAlertBeforeUnload']).toHaveBeenCalledTimes(1)
  })

  it('does not come when the question is answered with no', async () => {
    wx['showModal']?.mockImplementation(({ success }: { success: (answer: object) => void }) =>
      success({ confirm: false }),
    )
    const page = await onAir(3)
    await bar(page)
    expect([called('stop'), page.data['state']]).toEqual([0, 'live'])
  })

  it('says why it broke off, and nothing begins again behind it', async () => {
    const page = await onAir(30)
    await report(page, 3004)
    await report(page, -1307)
    expect(shown(page)).toContain('直播中断了 服务器拒绝了这次推流。')
    expect(called('stop')).toBe(1)
    await report(page, 1002)
    expect(page.data['state']).toBe('ended')
  })

  it('leads to the next broadcast, which counts from its own beginning', async () => {
    const page = await onAir(30)
    await bar(page)
    page.instance['onAgain']?.()
    await settled()
    expect(page.data).toMatchObject({ ending: null, state: 'previewing', seconds: -1 })
    await bar(page)
    await report(page, 1002)
    jest.advanceTimersByTime(2000)
    await settled()
    expect(page.data['seconds']).toBe(2)
  })

  it('comes with the page’s end: the pusher stops, no clock goes on, late answers pass', async () => {
    const page = await onAir(3)
    pusher['switchCamera']?.mockRejectedValueOnce({ errMsg: 'switchCamera:fail gone' })
    page.instance['onTool']?.({ detail: { name: 'flip' } })
    page.instance['onUnload']?.()
    await settled()
    jest.advanceTimersByTime(5000)
    expect([called('stop'), page.data['seconds'], jest.getTimerCount()]).toEqual([1, 3, 0])
    expect(wx['showToast']).not.toHaveBeenCalled()
  })
})

describe('the tools', () => {
  it('turn the camera, and forget the lamp of the other lens', async () => {
    const page = await opened()
    await tool(page, 'torch')
    expect(page.data['torch']).toBe(true)
    await tool(page, 'flip')
    expect([called('switchCamera'), page.data['torch']]).toEqual([1, false])
  })

  it('say so when there is no lamp', async () => {
    pusher['toggleTorch']?.mockRejectedValueOnce({ errMsg: 'toggleTorch:fail no torch' })
    const page = await opened()
    await tool(page, 'torch')
    expect(page.data['torch']).toBe(false)
    expect(wx['showToast']).toHaveBeenCalledWith(expect.objectContaining({ title: '这个镜头没有补光灯' }))
  })

  it('mute by the attribute', async () => {
    const page = await opened()
    await tool(page, 'mute')
    expect(page.data['muted']).toBe(true)
  })

  it.each(['beauty', 'music', 'watch', 'more'])('open the sheet %s', async (name) => {
    const page = await opened()
    await tool(page, name)
    expect(page.data['sheet']).toBe(name)
    page.instance['onCloseSheet']?.()
    await settled()
    expect(page.data['sheet']).toBe('')
  })

  it('set quality, beauty and direction by the attributes', async () => {
    const page = await opened()
    page.instance['onQuality']?.({ detail: { mode: 'FHD' } })
    page.instance['onSetting']?.({ detail: { name: 'beauty', value: 6.3 } })
    page.instance['onSetting']?.({ detail: { name: 'orientation', value: 'horizontal' } })
    await settled()
    expect(page.data).toMatchObject({
      mode: 'FHD',
      quality: '超清',
      beauty: 6.3,
      orientation: 'horizontal',
    })
  })

  it('show the picture taken', async () => {
    const page = await opened()
    pusher['snapshot']?.mockResolvedValueOnce({
      tempImagePath: 'http://tmp/1.png',
      width: '540',
      height: 960,
    })
    await bar(page, 'snapshot')
    expect(page.data['shot']).toEqual({ path: 'http://tmp/1.png', width: 540, height: 960 })
  })
})

describe('the music', () => {
  const music = (page: Rendered) => page.data['music'] as Music

  async function command(page: Rendered, name: string): Promise<void> {
    page.instance['onMusic']?.({ detail: { name } })
    await settled()
  }

  it('plays at the chosen volume, pauses, goes on, stops', async () => {
    const page = await onAir()
    await command(page, 'toggle')
    expect(pusher['playBGM']).toHaveBeenCalledWith({ url: '/audio/walk-home.mp3' })
    expect(pusher['setBGMVolume']).toHaveBeenCalledWith({ volume: '0.6' })
    page.instance['onMusicProgress']?.({ detail: { progress: 4000, duration: 11_000 } })
    await command(page, 'toggle')
    expect([called('pauseBGM'), music(page).state]).toEqual([1, 'paused'])
    await command(page, 'toggle')
    expect([called('resumeBGM'), music(page).state]).toEqual([1, 'playing'])
    await command(page, 'stop')
    expect([called('stopBGM'), music(page).state, music(page).progress]).toEqual([1, 'stopped', 0])
  })

  it('begins again at its end only while it is to', async () => {
    const page = await onAir()
    await command(page, 'toggle')
    page.instance['onMusicComplete']?.()
    await settled()
    expect(called('playBGM')).toBe(2)
    page.instance['onMusicChange']?.({ detail: { name: 'loop', value: false } })
    page.instance['onMusicComplete']?.()
    await settled()
    expect([called('playBGM'), music(page).state]).toEqual([2, 'stopped'])
  })

  it('stays stopped when the pusher reports the end of what was stopped', async () => {
    const page = await onAir()
    await command(page, 'toggle')
    await command(page, 'stop')
    page.instance['onMusicComplete']?.()
    await settled()
    expect([called('playBGM'), music(page).state]).toEqual([1, 'stopped'])
  })

  it('says so when it cannot be played', async () => {
    pusher['playBGM']?.mockRejectedValueOnce({ errMsg: 'playBGM:fail no file' })
    const page = await onAir()
    await command(page, 'toggle')
    expect(music(page).state).toBe('stopped')
    expect(wx['showToast']).toHaveBeenCalledWith(expect.objectContaining({ title: '播放音乐没有成功' }))
  })

  it('is over when its file cannot be read', async () => {
    const page = await onAir()
    await command(page, 'toggle')
    await report(page, 10003)
    expect(music(page).state).toBe('stopped')
    expect(shown(page)).toContain('代码10003的意思')
  })

  it('ends with the broadcast without a word of its own', async () => {
    pusher['stopBGM']?.mockRejectedValueOnce({ errMsg: 'stopBGM:fail not started' })
    const page = await onAir(3)
    await command(page, 'toggle')
    await report(page, -1307)
    expect([called('stopBGM'), music(page).state]).toEqual([1, 'stopped'])
    expect(wx['showToast']).not.toHaveBeenCalled()
  })

  it.each([
    // As WeChat documents the two: one is a text, the other a number.
    ['volume', 'setBGMVolume', '0.25'],
    ['micVolume', 'setMICVolume', 0.25],
  ])('%s goes to the pusher by %s as %j', async (name, call, volume) => {
    const page = await onAir()
    page.instance['onMusicChange']?.({ detail: { name, value: 25 } })
    await settled()
    expect(pusher[call]).toHaveBeenCalledWith({ volume })
  })
})

describe('the home page', () => {
  it('leads to it, and to what it broadcasts', async () => {
    const page = renderPage('home')
    page.instance['onBroadcast']?.()
    expect(wx['navigateTo']).toHaveBeenLastCalledWith(expect.objectContaining({ url: '/pages/push/push' }))
    page.instance['onWatchMine']?.()
    await settled()
    expect(page.data['myUrl']).toBe('rtmp://play.live-room.example/live/my-abc234')
    page.instance['onOpenMine']?.()
    await settled()
    const query = 'liveAppID=1250000001&url=rtmp%3A%2F%2Fplay.live-room.example%2Flive%2Fmy-abc234'
    expect(wx['navigateTo']).toHaveBeenLastCalledWith(
      expect.objectContaining({ url: `/pages/play/play?${query}` }),
    )
    expect(page.data['myUrl']).toBe('')
  })
})
