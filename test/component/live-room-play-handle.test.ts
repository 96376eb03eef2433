/** Driving live-room-play: the handle's methods, export(), page lifetimes, and the handle in a page's data. */
import { playMethods } from '../../plugin/room/methods'
import { settings } from '../../plugin/settings'
import { APP_ID, settle, URL_A } from '../fixtures/component/fake-phone'
import { openHost, openPlayer, settled, type Stage } from '../fixtures/component/stage'
import type { Handle } from '../../plugin/room/instances'

beforeEach(() => jest.useFakeTimers())
afterEach(() => {
  document.body.innerHTML = ''
  jest.useRealTimers()
})

const LIVE = { liveAppID: APP_ID, playUrl: URL_A }

async function playing(more: object = {}): Promise<Stage> {
  const stage = openPlayer({ ...LIVE, autoplay: true, ...more })
  await settled()
  stage.nativeEvent('statechange', { code: 2004 })
  stage.phone.called()
  return stage
}

function method(handle: Handle, name: string): Handle[string] {
  const found = handle[name]
  if (!found) throw new Error(`The handle has no ${name}`)
  return found
}

/** Calls with callbacks, and gives what they and the promise said. */
async function outcome(handle: Handle, name: string, options: object = {}): Promise<string[]> {
  const said: string[] = []
  const promise = method(
    handle,
    name,
  )({
    ...options,
    success: () => said.push('success'),
    fail: ({ errMsg }: { errMsg: string }) => said.push(`fail ${errMsg}`),
    complete: () => said.push('complete'),
  })
  await promise.then(
    () => said.push('resolved'),
    () => said.push('rejected'),
  )
  return said
}

const OK = ['success', 'complete', 'resolved']

describe('every method of LivePlayerContext', () => {
  test.each(playMethods.map(({ name, native }) => ({ name, native })))('$name', async ({ name, native }) => {
    const stage = await playing()
    const said = await outcome(stage.handle(), name, { quality: 'raw' })
    expect(said).toEqual(OK)
    // A second start() beside a stream that runs calls nothing.
    expect(stage.phone.called()).toEqual(name === 'start' ? [] : [native])
  })

  const answering = playMethods.filter(({ name, silent }) => name !== 'start' && !silent)
  test.each(answering.map(({ name }) => name))('%s: the native failure reaches the host', async (name) => {
    const stage = await playing()
    stage.phone.native = 'fail'
    expect(await outcome(stage.handle(), name)).toEqual([
      'fail operateLivePlayer:fail no player',
      'complete',
      'rejected',
    ])
  })

  test.each(['requestBackgroundPlayback', 'exitBackgroundPlayback'])(
    '%s, which the native side never answers, succeeds at once',
    async (name) => {
      const stage = await playing()
      stage.phone.native = 'held'
      expect(await outcome(stage.handle(), name)).toEqual(OK)
    },
  )

  test('one that this base library lacks says which it takes', async () => {
    const stage = await playing()
    stage.phone.lacks.push('startCasting')
    expect(await outcome(stage.handle(), 'startCasting')).toEqual([
      'fail startCasting:fail 当前基础库没有 startCasting，需要 2.32.0 以上',
      'complete',
      'rejected',
    ])
  })

  test('one that stays silent fails after its time', async () => {
    const stage = await playing()
    stage.phone.native = 'held'
    const said = outcome(stage.handle(), 'snapshot')
    jest.advanceTimersByTime(settings.nativeCallTimeoutMs)
    expect(await said).toEqual([
      'fail snapshot:fail 没有得到回应，不知是否成功，可以重试',
      'complete',
      'rejected',
    ])
  })

  test('arguments reach the native side, its result the host', async () => {
    const stage = await playing()
    stage.phone.native = 'held'
    const snapshot = method(stage.handle(), 'snapshot')({ quality: 'raw', sourceType: 'view' })
    const [call] = stage.phone.natives
    expect(call?.options).toMatchObject({ quality: 'raw', sourceType: 'view' })
    if (call) settle(call.options, 'success', { tempImagePath: 'wxfile://a.jpg' })
    await expect(snapshot).resolves.toMatchObject({ tempImagePath: 'wxfile://a.jpg' })
  })

  test.each<[unknown, string]>([
    [true, 'requestFullScreen'],
    [undefined, 'requestFullScreen'],
    [{ direction: 90 }, 'requestFullScreen'],
    [false, 'exitFullScreen'],
  ])('requestFullScreen(%p) → %s', async (how, native) => {
    const stage = await playing()
    await method(stage.handle(), 'requestFullScreen')(how)
    expect(stage.phone.called()).toEqual([native])
  })

  test('is called in the caller’s own tick, which casting and settings need', async () => {
    const stage = await playing()
    void method(stage.handle(), 'startCasting')()
    void method(stage.handle(), 'openSetting')()
    expect(stage.phone.called()).toEqual(['startCasting', 'openSetting'])
  })

  test.each(['initIM', 'sendTextMsg', 'sendCustomMsg'])(
    '%s fails in words that name what is missing, while no attribute of the chat is set',
    async (name) => {
      const stage = await playing()
      const fail = jest.fn()
      const promise = method(stage.handle(), name)(name === 'initIM' ? { fail } : 'hi', undefined, fail)
      jest.advanceTimersByTime(settings.missingAttributeMs)
      await expect(promise).rejects.toMatchObject({
        errMsg: expect.stringContaining('没有填写 sdkAppID、userID、userSig、roomID') as unknown,
        errCode: -20001,
      })
      expect(fail).toHaveBeenCalledTimes(1)
      const heard = stage.events.filter((event) => event.name === 'IMEvent')
      expect(heard).toHaveLength(name === 'initIM' ? 1 : 0)
    },
  )
})

describe('getting the handle', () => {
  test('export(): selectComponent gives the host the same one', async () => {
    const { host, handle } = openHost(LIVE)
    await settled()
    expect(host.instance.selectComponent('#room')).toBe(handle())
    expect(handle('room')).toBe(handle())
    expect(handle('other')).not.toBe(handle())
  })

  test('kept in a page’s data by setData, it still drives its player', async () => {
    const { host, handle, phone } = openHost(LIVE)
    await settled()
    host.instance.setData({ kept: { player: handle() } })
    const { player } = host.instance.data['kept'] as { player: Handle }
    expect(await outcome(player, 'start')).toEqual(OK)
    expect(phone.called()).toEqual(['play'])
  })

  test('asked for in AttachedEvent, start() at once', async () => {
    const stage = openPlayer(LIVE)
    const started: Promise<string[]>[] = []
    stage.player.addEventListener('AttachedEvent', () => started.push(outcome(stage.handle(), 'start')))
    stage.player.instance.triggerEvent('AttachedEvent')
    await settled()
    expect(await started[0]).toEqual(OK)
  })

  test('in a setData callback, then start() at once', async () => {
    const { host, handle, phone } = openHost()
    await settled()
    host.instance.setData(LIVE, () => void outcome(handle(), 'start'))
    await settled()
    expect(phone.called()).toEqual(['play'])
  })

  test('on a page whose component has gone, for the next one: its calls say so', async () => {
    const stage = openPlayer()
    stage.player.detach()
    expect(await outcome(stage.handle(), 'mute')).toEqual([
      'fail mute:fail 页面上还没有这个组件，请在组件的 AttachedEvent 之后调用',
      'complete',
      'rejected',
    ])
  })
})

describe('the page’s life', () => {
  test('hidden and shown again: the same handle, and the screen is kept on while it is shown', async () => {
    const stage = await playing()
    const before = stage.handle()
    jest.advanceTimersByTime(1000)
    stage.phone.screen.length = 0
    stage.player.triggerPageLifeTime('hide')
    stage.player.triggerPageLifeTime('show')
    expect(stage.handle()).toBe(before)
    jest.advanceTimersByTime(1000)
    expect(stage.phone.screen).toEqual([false, true])
  })

  test('one that plays on behind another page: the screen, which the system may have let go, is kept on again', async () => {
    const stage = await playing({ autopause: false })
    jest.advanceTimersByTime(1000)
    stage.player.triggerPageLifeTime('hide')
    stage.phone.screen.length = 0
    stage.player.triggerPageLifeTime('show')
    expect(stage.phone.screen).toEqual([true])
  })

  test.each<[string, object, string[], string[]]>([
    ['begins when it is shown', {}, [], ['play']],
    ['begins at once without autopause', { autopause: 'false' }, ['play'], []],
    ['begins at once without autoPauseIfNavigate', { autoPauseIfNavigate: false }, ['play'], []],
  ])('allowed behind another page, it %s', async (_, attributes, behind, shown) => {
    const stage = openPlayer(
      { ...LIVE, autoplay: true, ...attributes },
      (phone) => (phone.holdsRequests = true),
    )
    stage.player.triggerPageLifeTime('hide')
    stage.phone.answerRequests()
    await settled()
    expect(stage.phone.called()).toEqual(behind)
    stage.player.triggerPageLifeTime('show')
    await settled()
    expect(stage.phone.called()).toEqual(shown)
  })

  test('a page without a player on top: its handle drives the one below, and closes its small window', async () => {
    const stage = await playing()
    stage.nativeEvent('enterpictureinpicture')
    stage.player.triggerPageLifeTime('hide')
    expect(await outcome(stage.handle(), 'exitPictureInPicture')).toEqual(OK)
    expect(stage.phone.called()).toEqual(['exitPictureInPicture'])
  })

  test('a page that the user has left for the small window: closing the window ends the room with it', async () => {
    const stage = await playing({ pictureInPictureMode: ['push', 'pop'] })
    stage.player.triggerPageLifeTime('hide')
    stage.nativeEvent('enterpictureinpicture')
    stage.nativeEvent('leavepictureinpicture')
    expect(stage.phone.called()).toEqual([])
    stage.player.detach()
    expect(stage.phone.called()).toEqual(['stop'])
    expect(jest.getTimerCount()).toBe(0)
  })

  test('a page that the user has come back to, and then leaves: it goes on in the small window', async () => {
    const stage = await playing({ pictureInPictureMode: ['push', 'pop'] })
    stage.player.triggerPageLifeTime('hide')
    stage.player.triggerPageLifeTime('show')
    stage.player.detach()
    expect(stage.phone.called()).toEqual([])
    expect(await outcome(stage.handle(), 'exitPictureInPicture')).toEqual(OK)
    expect(stage.phone.called()).toEqual(['exitPictureInPicture'])
  })

  test('gone: stop() succeeds, the others fail in words, nothing native is called', async () => {
    const stage = await playing()
    const handle = stage.handle()
    stage.player.detach()
    stage.phone.called()
    expect(await outcome(handle, 'stop')).toEqual(OK)
    expect(await outcome(handle, 'start')).toEqual([
      'fail start:fail 组件已离开页面，请在它出现后重新获取实例',
      'complete',
      'rejected',
    ])
    expect(await outcome(handle, 'snapshot')).toEqual([
      'fail snapshot:fail 组件已离开页面，请在它出现后重新获取实例',
      'complete',
      'rejected',
    ])
    expect(stage.phone.called()).toEqual([])
    expect(jest.getTimerCount()).toBe(0)
  })

  test('gone while the small window plays: it plays on until the window is closed', async () => {
    const stage = await playing()
    const handle = stage.handle()
    stage.nativeEvent('enterpictureinpicture')
    stage.player.detach()
    expect(stage.phone.called()).toEqual([])
    expect(await outcome(handle, 'mute')).toEqual(OK)
    expect(await outcome(stage.handle(), 'exitPictureInPicture')).toEqual(OK)
    expect(stage.phone.called()).toEqual(['mute', 'exitPictureInPicture'])
    stage.nativeEvent('leavepictureinpicture')
    expect(stage.phone.called()).toEqual(['stop'])
    expect(await outcome(handle, 'mute')).toContain('fail mute:fail 组件已离开页面，请在它出现后重新获取实例')
  })
})
