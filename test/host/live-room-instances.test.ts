/** The eight ways in which real hosts take a player's handle, in WeChat's component framework with the built plugin. */
import type { CallResult } from '../../plugin/room/calls'
import {
  answer,
  playConfig,
  playPage,
  settle,
  stage,
  until,
  URL_A,
  URL_B,
  type Stage,
} from './live-room-stage'

/** A matcher, without the `any` that jest gives it. */
const containing = (text: string | RegExp): unknown =>
  typeof text === 'string' ? expect.stringContaining(text) : expect.stringMatching(text)

type Handle = Record<string, (...args: unknown[]) => Promise<CallResult>>

let current: Stage
afterEach(() => current.host.stop())

async function load(...args: Parameters<typeof stage>): Promise<Stage> {
  current = await stage(...args)
  expect(current.host.problems).toEqual([])
  return current
}

const noErrors = (): void =>
  expect(current.host.preview.problems().filter(({ severity }) => severity === 'error')).toEqual([])

const GET = 'plugin.instance.getLiveRoomInstance()'

test('1: taken in onLoad and kept in the page’s data for its life', async () => {
  const { host, last } = await load(
    playPage(
      'a',
      `onLoad() { this.setData({ handle: ${GET} }) },
       onReady() { this.data.handle.start() },
       onTap() { this.data.handle.stop() }`,
    ),
  )
  expect(last().calls).toEqual(['play'])
  expect(last().src()).toBe(URL_A)
  const { data } = host.page().instance as { data: { handle: Handle } }
  await data.handle['stop']?.()
  expect(last().calls).toEqual(['play', 'stop'])
  noErrors()
})

test('1b, while it plays and would go into a small window at the page’s end: none opens, the page is still there', async () => {
  const page = playPage(
    'a',
    `onLoad() { this.setData({ on: true, handle: ${GET} }); this.data.handle.start() },
     onTap() { this.setData({ on: false }); this.setData({ on: true }, () => this.data.handle.start()) }`,
    'wx:if="{{on}}" pictureInPictureMode="pop"',
  )
  const { host, players } = await load({
    ...page,
    'pages/a/a.wxml': `${page['pages/a/a.wxml'] as string}<view id="again" bindtap="onTap"/>`,
  })
  players[0]?.code(2004)
  host.tap('#again')
  await settle()
  expect(players.map(({ calls }) => calls)).toEqual([['play', 'stop'], ['play']])
  noErrors()
})

test('1c: taken at the top of the page’s script, as the manual’s sample does, on every visit', async () => {
  const { host, players } = await load(
    {
      'pages/b/b.wxml': '<view/>',
      ...playPage('a', ''),
      'pages/a/a.js': `const plugin = requirePlugin('live')
        const kept = ${GET}
        Page({ data: { appId: 1250000001, url: '${URL_A}' }, onReady() { kept.start() } })`,
    },
    { url: '/pages/b/b' },
  )
  for (let visit = 0; visit < 2; visit++) {
    await host.navigateTo('/pages/a/a')
    await host.navigateBack()
  }
  expect(players.map(({ calls }) => calls)).toEqual([
    ['play', 'stop'],
    ['play', 'stop'],
  ])
  noErrors()
})

test('1d: the same, beside autoplay: what is tapped on a later visit drives what plays then', async () => {
  const page = playPage('a', '', 'autoplay')
  const { host, players } = await load(
    {
      'pages/b/b.wxml': '<view/>',
      ...page,
      'pages/a/a.wxml': `${page['pages/a/a.wxml'] as string}<view id="stop" bindtap="onTap"/>`,
      'pages/a/a.js': `const plugin = requirePlugin('live')
        const kept = ${GET}
        Page({ data: { appId: 1250000001, url: '${URL_A}' }, onTap() { kept.mute(); kept.stop() } })`,
    },
    { url: '/pages/b/b' },
  )
  for (let visit = 0; visit < 3; visit++) {
    await host.navigateTo('/pages/a/a')
    host.tap('#stop')
    await settle()
    await host.navigateBack()
  }
  expect(players.map(({ calls }) => calls)).toEqual(Array(3).fill(['play', 'mute', 'stop']))
  noErrors()
})

test('2: taken in a setData callback, then start() at once', async () => {
  const { last } = await load(
    playPage('a', `onLoad() { this.setData({ url: '${URL_B}' }, () => { ${GET}.start() }) }`),
  )
  expect(last().calls).toEqual(['play'])
  expect(last().src()).toBe(URL_B)
})

test('2b: the component comes with that setData, behind wx:if', async () => {
  const page = playPage(
    'a',
    `onLoad() { this.setData({ on: true }, () => { ${GET}.start() }) }`,
    'wx:if="{{on}}"',
  )
  const { last } = await load(page)
  expect(last().calls).toEqual(['play'])
})

test('2c: asked for and started in onLoad, while the component is still to come', async () => {
  const page = playPage(
    'a',
    `onLoad() { ${GET}.start(); setTimeout(() => this.setData({ on: true }), 10) }`,
    'wx:if="{{on}}"',
  )
  const { last, players } = await load(page)
  await until(() => players.length > 0 && last().calls.length > 0)
  expect(last().calls).toEqual(['play'])
})

test('1b: kept in the page’s data while wx:if takes the component away and brings another one', async () => {
  const page = playPage(
    'a',
    `onLoad() { this.setData({ on: true, handle: ${GET} }) },
     onReady() { this.setData({ on: false }); this.setData({ on: true }, () => this.data.handle.start()) }`,
    'wx:if="{{on}}"',
  )
  const { players } = await load(page)
  expect(players.map(({ calls }) => calls)).toEqual([[], ['play']])
  noErrors()
})

test('3: taken again in every onShow: each drives the same player, which starts once', async () => {
  const { host, app, last } = await load(
    {
      ...playPage('a', `onShow() { (getApp().handles ??= []).push(${GET}); ${GET}.start() }`),
      'pages/b/b.wxml': '<view/>',
    },
    { url: '/pages/a/a' },
  )
  await host.navigateTo('/pages/b/b')
  await host.navigateBack()
  const handles = app()['handles'] as Handle[]
  expect(handles).toHaveLength(2)
  expect(handles[1]).toBe(handles[0])
  expect(last().calls).toEqual(['play'])
  await handles[1]?.['mute']?.()
  await handles[0]?.['stop']?.()
  expect(last().calls).toEqual(['play', 'mute', 'stop'])
})

test('4: taken and started inside onAttachedEvent', async () => {
  const { last } = await load(
    playPage('a', `onAttached() { ${GET}.start() }`, 'bindAttachedEvent="onAttached"'),
  )
  expect(last().calls).toEqual(['play'])
})

test('5: on a page without a component, for the small window that outlived its page', async () => {
  const { host, last, app } = await load(
    {
      ...playPage('a', `onReady() { ${GET}.start() }`, 'pictureInPictureMode="push"'),
      'pages/b/b.js': `const plugin = requirePlugin('live')
        Page({ onShow() { const handle = ${GET}; getApp().handle = handle; handle.exitPictureInPicture() } })`,
      'pages/b/b.wxml': '<view/>',
    },
    { url: '/pages/a/a' },
  )
  last().code(2004)
  last().emit('enterpictureinpicture', {})
  await host.redirectTo('/pages/b/b')
  expect(last().calls).toEqual(['play', 'exitPictureInPicture'])
  last().emit('leavepictureinpicture', {})
  expect(last().calls).toEqual(['play', 'exitPictureInPicture', 'stop'])
  await expect((app()['handle'] as Handle)['mute']?.()).rejects.toMatchObject({
    errMsg: containing('mute:fail'),
  })
  noErrors()
})

test('5b: on a page without a component and nothing in a small window it fails in words and throws nothing', async () => {
  const { app } = await load({
    'pages/b/b.js': `const plugin = requirePlugin('live')
      Page({ onShow() { ${GET}.exitPictureInPicture({ fail: (e) => { getApp().failed = e } }) } })`,
  })
  expect(app()['failed']).toMatchObject({
    errMsg: containing(/^exitPictureInPicture:fail .*组件/),
  })
  noErrors()
})

test('6: kept after the page is gone, then stop() from a late callback', async () => {
  const { host, app, last } = await load(
    {
      ...playPage('a', `onReady() { getApp().handle = ${GET}; ${GET}.start() }`),
      'pages/b/b.wxml': '<view/>',
    },
    { url: '/pages/a/a' },
  )
  await host.redirectTo('/pages/b/b')
  expect(last().calls).toEqual(['play', 'stop'])
  const handle = app()['handle'] as Handle
  await expect(handle['stop']?.()).resolves.toMatchObject({ errMsg: 'stop:ok' })
  await expect(handle['pause']?.()).rejects.toMatchObject({ errMsg: containing('已离开页面') })
  expect(last().calls).toEqual(['play', 'stop'])
  noErrors()
})

test('7: a second page with its own player above one that still holds its own', async () => {
  const { host, app, players } = await load(
    {
      ...playPage('a', `onReady() { getApp().first = ${GET} }, again() { return ${GET} }`),
      ...playPage('b', `onReady() { getApp().second = ${GET} }`),
    },
    { url: '/pages/a/a' },
  )
  await host.navigateTo('/pages/b/b')
  const { first, second } = app() as { first: Handle; second: Handle }
  expect(first).not.toBe(second)
  await first['start']?.()
  expect(players.map(({ calls }) => calls)).toEqual([['play'], []])
  await second['start']?.()
  expect(players.map(({ calls }) => calls)).toEqual([['play'], ['play']])
  await host.navigateBack()
  const { again } = host.page().instance as { again: () => Handle }
  expect(again()).toBe(first)
  noErrors()
})

test('8: both components on one page, the player’s address null', async () => {
  const { app, players, requests } = await load({
    'pages/a/a.json': {
      usingComponents: {
        'live-room-play': 'plugin://live/live-room-play',
        'live-room-push': 'plugin://live/live-room-push',
      },
    },
    'pages/a/a.wxml': `<live-room-play id="player" liveAppID="{{appId}}" playUrl="{{url}}" bindPlayEvent="onPlay"/>
      <live-room-push id="pusher" liveAppID="{{appId}}" pushUrl="{{url}}" autopush="{{false}}" bindPushEvent="onPlay"/>`,
    'pages/a/a.js': `const plugin = requirePlugin('live')
      Page({
        data: { appId: '', url: null },
        onPlay(e) { (getApp().events ??= []).push(e.detail) },
        onReady() {
          getApp().play = plugin.instance.getLiveRoomInstance()
          getApp().push = plugin.instance.getLiveRoomPushInstance()
        },
      })`,
  })
  const { play, push } = app() as { play: Handle; push: Handle }
  expect(play).not.toBe(push)
  expect(players).toHaveLength(1)
  expect(requests).toEqual([])
  expect(app()['events']).toBeUndefined()
  noErrors()
})

describe('more pages and players', () => {
  test('a handle asked for while every player is hidden binds to the next component', async () => {
    const { host, players } = await load(
      {
        ...playPage('a', ''),
        ...playPage(
          'b',
          `onLoad() { const handle = ${GET}; handle.start(); setTimeout(() => this.setData({ on: true }), 10) }`,
          'wx:if="{{on}}"',
        ),
      },
      { url: '/pages/a/a' },
    )
    await host.navigateTo('/pages/b/b')
    await until(() => players[1] !== undefined && players[1].calls.length > 0)
    expect(players.map(({ calls }) => calls)).toEqual([[], ['play']])
  })

  test('several players on one page: the id picks one, selectComponent gives the same handle', async () => {
    const { app, players } = await load({
      'pages/a/a.json': playConfig,
      'pages/a/a.wxml': `<live-room-play id="{{item}}" wx:for="{{ids}}" wx:key="*this" liveAppID="1250000001" playUrl="${URL_A}"/>`,
      'pages/a/a.js': `const plugin = requirePlugin('live')
        Page({
          data: { ids: ['left', 'right'] },
          onReady() {
            const left = plugin.instance.getLiveRoomInstance('left')
            getApp().same = left === this.selectComponent('#left')
            getApp().other = left !== plugin.instance.getLiveRoomInstance('right')
            left.start()
          },
        })`,
    })
    expect(app()).toMatchObject({ same: true, other: true })
    expect(players.map(({ calls }) => calls)).toEqual([['play'], []])
  })

  test('a new start ends the stream that plays on in the small window of a page that has gone', async () => {
    const { host, players } = await load(
      {
        ...playPage('a', `onReady() { ${GET}.start() }`, "pictureInPictureMode=\"{{['push', 'pop']}}\""),
        ...playPage('b', `onReady() { setTimeout(() => ${GET}.start(), 10) }`),
      },
      { url: '/pages/a/a' },
    )
    players[0]?.code(2004)
    players[0]?.emit('enterpictureinpicture', {})
    await host.redirectTo('/pages/b/b')
    await until(() => players[1] !== undefined && players[1].calls.length > 0)
    expect(players.map(({ calls }) => calls)).toEqual([['play', 'stop'], ['play']])
  })
})

describe('the page’s life', () => {
  test('start() before the whitelist has answered plays when it has; the page’s end before that plays nothing', async () => {
    const page = playPage('a', `onReady() { ${GET}.start({ fail: (e) => { getApp().failed = e } }) }`)
    const { host, last, requests, app } = await load(
      { ...page, 'pages/b/b.wxml': '<view/>' },
      { holdRequests: true, url: '/pages/a/a' },
    )
    expect(last().calls).toEqual([])
    expect(last().src()).toBe('')
    await host.redirectTo('/pages/b/b')
    requests.forEach(answer)
    expect(last().calls).toEqual([])
    expect(app()['failed']).toMatchObject({ errMsg: containing('已离开页面') })
    noErrors()
  })

  test('late attributes: AppID and address arrive after start()', async () => {
    const { last, app } = await load(
      playPage(
        'a',
        `onLoad() { this.setData({ appId: '', url: null }); ${GET}.start()
           setTimeout(() => this.setData({ url: '${URL_B}' }), 5)
           setTimeout(() => this.setData({ appId: '1250000001' }), 10) }`,
      ),
    )
    await until(() => last().calls.length > 0)
    expect(last().calls).toEqual(['play'])
    expect(last().src()).toBe(URL_B)
    expect(app()['events']).toBeUndefined()
  })

  test('a refused AppID: one error event, and the native tag never gets an address', async () => {
    const { last, app } = await load(
      playPage('a', `onLoad() { this.setData({ appId: 1250000404 }) }, onReady() { ${GET}.start() }`),
    )
    await settle()
    expect(last().calls).toEqual([])
    expect(last().src()).toBe('')
    expect(app()['events']).toEqual([
      { tag: 'error', code: -1, reason: 'not-registered', detail: containing('1250000404') },
    ])
    noErrors()
  })

  test('both spellings of an event are heard, each once', async () => {
    const { last, app } = await load(
      playPage(
        'a',
        `onUpper() { getApp().upper = (getApp().upper ?? 0) + 1 }, onLower() { getApp().lower = (getApp().lower ?? 0) + 1 }`,
        'bindfullscreenChangeEvent="onUpper" bindfullscreenchangeevent="onLower"',
      ),
    )
    last().emit('fullscreenchange', { direction: 'vertical', fullScreen: true })
    expect(app()).toMatchObject({ upper: 1, lower: 1 })
  })

  test('the slot stands inside the native tag', async () => {
    const { host } = await load(
      playPage('a', '', '', '<cover-view class="over">over the picture</cover-view>'),
    )
    expect(host.find('wx-live-player wx-cover-view').textContent).toBe('over the picture')
  })
})
