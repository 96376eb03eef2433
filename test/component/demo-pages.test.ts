/** The demo's pages: what the home page opens, and how the play page drives the player and tells of it. */
import type { CodeKind, CodeMeaning } from '../../miniprogram/play-events'
import { type Rendered, renderPage, settled, textOf } from './demo-stage'

type Fake = Record<string, jest.Mock>

const kinds: Record<number, CodeKind> = {
  2103: 'retrying',
  [-2301]: 'final',
  2006: 'final',
  2105: 'warning',
  50001: 'retrying',
}

let wx: Fake
let player: Fake

beforeEach(() => {
  const call = () => jest.fn<Promise<unknown>, unknown[]>(() => Promise.resolve({}))
  player = {
    start: call(),
    stop: call(),
    pause: call(),
    resume: call(),
    requestFullScreen: call(),
    exitFullScreen: call(),
    snapshot: call(),
    requestPictureInPicture: call(),
    exitPictureInPicture: call(),
  }
  wx = {
    navigateTo: jest.fn(),
    navigateBack: jest.fn(),
    reLaunch: jest.fn(),
    showToast: jest.fn(),
    setNavigationBarTitle: jest.fn(),
    setStorage: jest.fn(),
    getStorageSync: jest.fn(() => ''),
    getWindowInfo: jest.fn(() => ({ windowWidth: 390, windowHeight: 800 })),
    getBackgroundAudioManager: jest.fn(),
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
    requirePlugin: () => ({
      instance: { getLiveRoomInstance: () => player },
      describeCode,
      pureAudioUrl: (url: string) => `${url}_pureAudio.m3u8`,
    }),
  })
})

describe('home', () => {
  it('opens the room tapped', async () => {
    const page = renderPage('home')
    page.instance['onEnter']?.({ detail: { id: 'offline' } })
    await settled()
    expect(wx['navigateTo']).toHaveBeenCalledWith(
      expect.objectContaining({ url: '/pages/play/play?id=offline' }),
    )
  })

  it('opens an address of one’s own and keeps it for the next time', async () => {
    const page = renderPage('home')
    const detail = { liveAppID: '12', playUrl: 'rtmp://a.example.com/live/x' }
    page.instance['onEnterOwn']?.({ detail })
    await settled()
    const url = '/pages/play/play?liveAppID=12&url=rtmp%3A%2F%2Fa.example.com%2Flive%2Fx'
    expect(wx['navigateTo']).toHaveBeenCalledWith(expect.objectContaining({ url }))
    expect(wx['setStorage']).toHaveBeenCalledWith(expect.objectContaining({ data: detail }))
  })

  it.each([{ liveAppID: '12', playUrl: 'rtmp://a/b/c' }, '', null, { liveAppID: 3 }])(
    'starts with what is in the storage: %j',
    (kept) => {
      wx['getStorageSync']?.mockReturnValue(kept)
      const page = renderPage('home')
      page.instance['onLoad']?.({})
      const right = typeof kept === 'object' && kept !== null && 'playUrl' in kept
      expect(page.data).toMatchObject(
        right ? { ownAppId: '12', ownUrl: 'rtmp://a/b/c' } : { ownAppId: '', ownUrl: '' },
      )
    },
  )
})

describe('play', () => {
  async function opened(query: Record<string, string> = { id: 'sample' }): Promise<Rendered> {
    const page = renderPage('play')
    page.instance['onLoad']?.(query)
    await settled()
    return page
  }

  async function report(
    page: Rendered,
    code: number,
    tag = 'playEvent',
    detail: unknown = '',
    reason = '',
  ): Promise<void> {
    page.instance['onPlayEvent']?.({ detail: { tag, code, detail, reason } })
    await settled()
  }

  async function command(page: Rendered, name: string): Promise<void> {
    page.instance['onCommand']?.({ detail: { name } })
    await settled()
  }

  it('starts the room of its query, once, with the address given first', async () => {
    const page = renderPage('play')
    player['start']?.mockImplementation(() => {
      expect(page.data['room']).toMatchObject({ playUrl: 'rtmp://play.live-room.example/live/sample' })
      return Promise.resolve({})
    })
    page.instance['onLoad']?.({ name: 'sample' })
    await settled()
    expect(player['start']).toHaveBeenCalledTimes(1)
    expect(page.data['state']).toBe('connecting')
  })

  it('says so when there is no such room, and starts nothing', async () => {
    const page = await opened({ id: 'nowhere' })
    expect(textOf(page.querySelector('.stage'))).toContain('没有这个直播间')
    expect(player['start']).not.toHaveBeenCalled()
    await command(page, 'play')
    expect(player['start']).not.toHaveBeenCalled()
  })

  it('follows the player: playing, buffering, retrying, given up', async () => {
    const page = await opened()
    const seen: unknown[] = []
    for (const code of [2001, 2004, 2007, 2004, 2103, 2103]) {
      await report(page, code)
      seen.push(page.data['state'])
    }
    expect(seen).toEqual(['connecting', 'playing', 'buffering', 'playing', 'retrying', 'retrying'])
    expect(textOf(page.querySelector('.stage'))).toContain('正在重试（2/3）')
    await report(page, -2301)
    expect(textOf(page.querySelector('.stage'))).toContain('没有连上直播')
    expect(textOf(page.querySelector('.more'))).toContain('代码-2301的意思')
  })

  it.each([
    ['network-lost', '网络断开，恢复后会接着播放'],
    ['stream-lost', '主播可能暂时离开，正在重连…'],
    ['', '连接断了，正在重连…'],
  ])(
    'lets the plugin go on where the native player gave up a picture that was seen: %s',
    async (reason, words) => {
      const page = await opened()
      const stage = () => textOf(page.querySelector('.stage'))
      const holdsOut = () => page.querySelector('#player')?.data['reconnect']
      // A room that has not begun is soon said to be none.
      expect(holdsOut()).toBe(false)
      await report(page, 2004)
      expect(holdsOut()).toBe(true)
      await report(page, 2103)
      await report(page, 50001, 'reconnect', '第 1 次', reason)
      for (const code of [2001, 2103]) await report(page, code)
      expect(page.data['state']).toBe('retrying')
      expect(stage()).toContain(words)
      expect(stage()).not.toContain('/3')
      await report(page, 2004)
      expect(stage()).not.toContain(words)
      await report(page, 2103)
      expect(stage()).toContain('连接断了，正在重试（1/3）')
    },
  )

  it('shows why it was refused, and asks again on demand', async () => {
    const page = await opened()
    await report(page, -1, 'error', 'AppID 1250000404 没有登记')
    expect(textOf(page.querySelector('.stage'))).toContain('AppID 1250000404 没有登记')
    page.instance['onRetry']?.()
    await settled()
    expect(player['start']).toHaveBeenCalledTimes(2)
    expect(page.data).toMatchObject({ state: 'connecting', trouble: null })
  })

  it('says no more that the network is away once the room plays by itself, and says it when it is refused after all', async () => {
    const page = await opened()
    const stage = () => textOf(page.querySelector('.stage'))
    await report(page, -1, 'error', 'request:fail http://1.2.3.4', 'unreachable')
    expect(stage()).toContain('网络不通')
    expect(stage()).not.toContain('1.2.3.4')
    await report(page, 2001)
    await report(page, 2004)
    expect(page.data).toMatchObject({ state: 'playing', trouble: null })

    await report(page, -1, 'error', '', 'unreachable')
    await report(page, -1, 'error', '域名没有登记', 'domain')
    expect(stage()).toContain('域名没有登记')
    expect(player['start']).toHaveBeenCalledTimes(1)
  })

  it('pauses and resumes; after the end, the same button starts anew', async () => {
    const page = await opened()
    await report(page, 2004)
    await command(page, 'play')
    expect([player['pause']?.mock.calls.length, page.data['state']]).toEqual([1, 'paused'])
    await command(page, 'play')
    expect([player['resume']?.mock.calls.length, page.data['state']]).toEqual([1, 'playing'])
    await report(page, 2006)
    await command(page, 'play')
    expect(player['start']).toHaveBeenCalledTimes(2)
  })

  it('paused before there was a picture, it connects when it goes on', async () => {
    const page = await opened()
    await command(page, 'play')
    expect(page.data['state']).toBe('paused')
    await command(page, 'play')
    expect(page.data).toMatchObject({ state: 'connecting', seen: false })
    await report(page, 2103)
    expect(textOf(page.querySelector('.stage'))).toContain('还没收到画面')
  })

  it('mutes by the attribute', async () => {
    const page = await opened()
    await command(page, 'mute')
    expect(page.data['muted']).toBe(true)
    await command(page, 'mute')
    expect(page.data['muted']).toBe(false)
  })

  it('shows the picture taken, and tells when none could be taken', async () => {
    const page = await opened()
    await report(page, 2004)
    player['snapshot']?.mockResolvedValueOnce({
      tempImagePath: 'http://tmp/1.png',
      width: '540',
      height: '960',
    })
    await command(page, 'snapshot')
    expect(page.data['shot']).toEqual({ path: 'http://tmp/1.png', width: 540, height: 960 })
    page.instance['onCloseShot']?.()
    player['snapshot']?.mockRejectedValueOnce({ errMsg: 'snapshot:fail no picture' })
    await command(page, 'snapshot')
    expect(wx['showToast']).toHaveBeenCalledWith(expect.objectContaining({ title: '截图没有成功' }))
    expect(textOf(page.querySelector('.more'))).toContain('no picture')
  })

  it.each([
    [540, 960, 0],
    [1280, 720, 90],
  ])('turns a %i × %i picture by %i degrees in full screen', async (videoWidth, videoHeight, direction) => {
    const page = await opened()
    page.instance['onNetStatus']?.({ detail: { videoWidth, videoHeight, netSpeed: 500 } })
    await command(page, 'fullscreen')
    expect(player['requestFullScreen']).toHaveBeenCalledWith({ direction })
    page.instance['onFullScreenChange']?.({ detail: { fullScreen: 'true', direction: 'vertical' } })
    await settled()
    expect(page.data['fullScreen']).toBe(true)
    page.instance['onExitFullScreen']?.()
    expect(player['exitFullScreen']).toHaveBeenCalled()
  })

  it('goes into the small window and back', async () => {
    const page = await opened()
    await command(page, 'window')
    expect(player['requestPictureInPicture']).toHaveBeenCalled()
    page.instance['onEnterWindow']?.()
    await command(page, 'window')
    expect(player['exitPictureInPicture']).toHaveBeenCalled()
  })

  it('plays the sound alone, and comes back to the picture when that fails', async () => {
    const handlers: Record<string, (error?: unknown) => void> = {}
    const on = (name: string) => (handler: (error?: unknown) => void) => (handlers[name] = handler)
    const manager = {
      onError: on('error'),
      onStop: on('stop'),
      onEnded: on('ended'),
      stop: jest.fn(),
      src: '',
      protocol: '',
    }
    wx['getBackgroundAudioManager']?.mockReturnValue(manager)
    const page = await opened()
    await report(page, 2004)
    page.instance['onSetting']?.({ detail: { name: 'soundOnly', value: true } })
    await settled()
    expect(manager).toMatchObject({
      src: 'rtmp://play.live-room.example/live/sample_pureAudio.m3u8',
      protocol: 'hls',
    })
    expect(player['stop']).toHaveBeenCalledTimes(1)
    handlers['error']?.({ errMsg: 'gone' })
    await settled()
    expect(page.data['soundOnly']).toBe(false)
    expect(player['start']).toHaveBeenCalledTimes(2)
    expect(wx['showToast']).toHaveBeenCalled()
  })

  it('can be passed on, and leads to the same room or address', async () => {
    expect((await opened()).instance['onShareAppMessage']?.()).toEqual({
      title: '护肤小课堂 · 样片直播',
      path: '/pages/play/play?id=sample',
      imageUrl: '/images/cover-sample.jpg',
    })
    const own = await opened({
      liveAppID: '1250000001',
      url: 'https://play.live-room.example/live/a.flv?x=1',
    })
    expect(own.instance['onShareAppMessage']?.()).toMatchObject({
      path: '/pages/play/play?liveAppID=1250000001&url=https%3A%2F%2Fplay.live-room.example%2Flive%2Fa.flv%3Fx%3D1',
    })
  })

  it('stops the player when it is left, unless that plays in the small window', async () => {
    const page = await opened()
    page.instance['onUnload']?.()
    expect(player['stop']).toHaveBeenCalledTimes(1)

    const other = await opened()
    other.instance['onEnterWindow']?.()
    other.instance['onUnload']?.()
    expect(player['stop']).toHaveBeenCalledTimes(1)
  })

  it('lets an answer that comes after the page has gone pass', async () => {
    const page = await opened()
    await report(page, 2004)
    player['pause']?.mockRejectedValueOnce({ errMsg: 'pause:fail gone' })
    page.instance['onCommand']?.({ detail: { name: 'play' } })
    page.instance['onUnload']?.()
    await settled()
    expect(player['pause']).toHaveBeenCalledTimes(1)
    expect(wx['showToast']).not.toHaveBeenCalled()
  })

  it('gives the list the way back, or home when there is none', async () => {
    const page = await opened({ id: 'nowhere' })
    page.instance['onLeave']?.()
    expect(wx['navigateBack']).toHaveBeenCalled()
    Object.assign(globalThis, { getCurrentPages: () => [{}] })
    page.instance['onLeave']?.()
    expect(wx['reLaunch']).toHaveBeenCalledWith({ url: '/pages/home/home' })
  })
})
