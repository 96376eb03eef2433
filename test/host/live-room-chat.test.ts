/** The built-in chat of both components as it is built, in WeChat's component framework: attributes, calls, IMEvent, useTIM and liveSell. */
import { createChatSdk } from '../../preview/chat/sdk'
import { sign } from '../fixtures/chat/user-sig'
import {
  ATTRIBUTES,
  cloud,
  complete,
  connect,
  current,
  heard,
  joins,
  links,
  open,
  other,
  OTHER_ROOM,
  page,
  player,
  pusher,
  ROOM,
  setUp,
  tags,
  tearDown,
  untilTold,
  useTIM,
  type Live,
  type HostPage,
} from './live-room-chat-stage'
import { settle, until } from './live-room-stage'

beforeEach(setUp)
afterEach(tearDown)

describe.each([
  ['live-room-play', player],
  ['live-room-push', pusher],
])('%s', (_component, files) => {
  test('initIM(), without a start: login, room, and the calls with callbacks and promises', async () => {
    await open(files('a'))
    page().setData({ ...complete(), nickName: '安' })
    await page().live.initIM()
    expect(tags()).toEqual(['login_event', 'join_group_event'])
    expect(tags('lower')).toEqual(tags())
    expect([cloud.membersOf(ROOM), current.last().calls]).toEqual([['ann'], []])

    const said = await other('bob')
    const ok = jest.fn()
    const fail = jest.fn()
    await page().live.sendTextMsg('你好', ok, fail)
    expect(ok).toHaveBeenCalledWith(expect.objectContaining({ userID: 'ann', nick: '安', message: '你好' }))
    const message = { data: 'LOTTERY', extension: '{"open":true}' }
    await page().live.sendCustomMsg(message, ok, fail)
    expect(fail).not.toHaveBeenCalled()
    await until(() => said.length === 2)
    expect(said).toEqual([{ text: '你好' }, { ...message, description: '' }])

    await expect(page().live.sendTextMsg('', ok, fail)).rejects.toMatchObject({
      errMsg: expect.stringContaining('sendTextMsg:fail') as string,
    })
    expect(fail).toHaveBeenCalledTimes(1)
  })

  test('attributes half set: one IMEvent error that names what is missing, under each name of the event', async () => {
    await open(files('a'))
    jest.useFakeTimers()
    page().setData({ ...complete(), userSig: undefined, roomID: null })
    void page().live.start()
    await jest.advanceTimersByTimeAsync(60_000)
    const error = { tag: 'error', code: -20001, reason: 'incomplete' }
    expect(heard()).toEqual([
      { ...error, detail: expect.stringContaining('没有填写 userSig、roomID，') as string },
    ])
    expect(heard('lower')).toEqual(heard())
    jest.useRealTimers()

    page().setData(complete())
    await untilTold('join_group_event')
    expect(tags()).toEqual(['error', 'login_event', 'join_group_event'])
  })

  test('late and changed attributes: another room, a renewed userSig, another user', async () => {
    await open(files('a'))
    void page().live.start()
    const { roomID, ...late } = complete()
    page().setData({ roomID })
    await settle()
    page().setData(late)
    await untilTold('join_group_event')
    page().setData({ roomID: OTHER_ROOM })
    await untilTold('join_group_event', 2)
    expect([cloud.membersOf(ROOM), cloud.membersOf(OTHER_ROOM)]).toEqual([[], ['ann']])

    page().setData({ userSig: sign('ann', { expire: 1000 }) })
    cloud.kick('ann', 'userSigExpired')
    await untilTold('join_group_event', 3)
    expect(cloud.membersOf(OTHER_ROOM)).toEqual(['ann'])

    page().setData({ ...complete(), userID: 'bob', userSig: sign('bob') })
    await untilTold('join_group_event', 4)
    expect([cloud.membersOf(ROOM), cloud.membersOf(OTHER_ROOM)]).toEqual([['bob'], []])
    expect(joins).toEqual([`ann ${ROOM}`, `ann ${OTHER_ROOM}`, `ann ${OTHER_ROOM}`, `bob ${ROOM}`])
    expect(tags()).not.toContain('error')
  })

  test('taken off the page it leaves and logs out; put back it joins once more', async () => {
    await open(files('a'))
    page().setData(complete())
    void page().live.start()
    await untilTold('join_group_event')
    expect([cloud.membersOf(ROOM), links]).toEqual([['ann'], 1])
    page().setData({ away: true })
    await until(() => links === 0)
    expect([cloud.membersOf(ROOM), links, page().live.getLiveSell()]).toEqual([[], 0, null])

    page().setData({ away: false })
    page().take()
    await page().live.initIM()
    expect([cloud.membersOf(ROOM), links, joins.length]).toEqual([['ann'], 1, 2])
  })
})

describe('several components with one account and room', () => {
  /** A player and a pusher on one page, each behind its own switch. */
  const both = (name: string) => {
    const files = { ...player(name) }
    const tag = (live: string, url: string) =>
      `<live-room-${live} liveAppID="{{appId}}" ${url}="{{url}}" ${ATTRIBUTES.replace('away', `away.${live}`).replace('"onIM"', `"onIM_${live}"`).replace('bindimevent="onLowerCase"', '')}/>`
    files[`pages/${name}/${name}.json`] = {
      usingComponents: {
        'live-room-play': 'plugin://live/live-room-play',
        'live-room-push': 'plugin://live/live-room-push',
      },
    }
    files[`pages/${name}/${name}.wxml`] = tag('play', 'playUrl') + tag('push', 'pushUrl')
    files[`pages/${name}/${name}.js`] = `const plugin = requirePlugin('live')
      Page({
        data: { appId: 1250000001, away: {} },
        onLoad() {
          this.play = plugin.instance.getLiveRoomInstance()
          this.push = plugin.instance.getLiveRoomPushInstance()
        },
        onIM_play(e) { (getApp().play ??= []).push(e.detail) },
        onIM_push(e) { (getApp().push ??= []).push(e.detail) },
      })`
    return files
  }

  test('player and pusher on one page: one login, one join, one TSL; the last to go logs out', async () => {
    await open(both('a'))
    const shown = current.host.page().instance as unknown as HostPage & { play: Live; push: Live }
    shown.setData(complete())
    await Promise.all([shown.play.initIM(), shown.push.initIM()])
    await until(() => tags('push').length === 2)
    for (const name of ['play', 'push']) expect(tags(name)).toEqual(['login_event', 'join_group_event'])
    expect([joins, links]).toEqual([[`ann ${ROOM}`], 1])
    expect(shown.play.getLiveSell()).not.toBeNull()
    expect(shown.push.getLiveSell()).toBe(shown.play.getLiveSell())

    cloud.notify(ROOM, 'to both')
    await until(() => tags('play').length === 3)
    expect([tags('play')[2], tags('push')[2]]).toEqual(['group_system_notifys', 'group_system_notifys'])

    shown.setData({ 'away.play': true })
    await settle(100)
    expect([cloud.membersOf(ROOM), links]).toEqual([['ann'], 1])
    await expect(shown.push.sendTextMsg('still here')).resolves.toMatchObject({ userID: 'ann' })
    shown.setData({ 'away.push': true })
    await until(() => links === 0)
    expect([cloud.membersOf(ROOM), links, joins.length]).toEqual([[], 0, 1])
  })

  test('a page above with the same account and room joins nothing anew, and takes nothing with it', async () => {
    await open({ ...player('a'), ...pusher('b') })
    page().setData(complete())
    await page().live.initIM()
    const below = page()
    await current.host.navigateTo('/pages/b/b')
    page().setData(complete())
    await page().live.initIM()
    expect(page().live.getLiveSell()).toBe(below.live.getLiveSell())
    await current.host.navigateBack()
    await settle(100)
    expect([joins, links, cloud.membersOf(ROOM)]).toEqual([[`ann ${ROOM}`], 1, ['ann']])
    await expect(below.live.sendTextMsg('still here')).resolves.toMatchObject({ userID: 'ann' })
  })
})

test('liveSell is the room’s TSL, which no copy of the handle by the framework takes along', async () => {
  const files = player('a')
  files['pages/a/a.json'] = {
    usingComponents: {
      'live-room-play': 'plugin://live/live-room-play',
      keeper: '/components/keeper/keeper',
    },
  }
  files['pages/a/a.wxml'] =
    `<live-room-play liveAppID="{{appId}}" playUrl="{{url}}" ${ATTRIBUTES}/><keeper live="{{live}}"/>`
  files['components/keeper/keeper.js'] = `Component({
    properties: { live: { type: null, observer(live) { getApp().kept = live } } },
  })`
  await open(files)
  page().setData(complete())
  const { live } = page()
  const kept = current.app()['kept'] as Live
  // Properties are handed over as copies of all that the framework can see.
  expect(kept).not.toBe(live)
  expect(Object.keys(kept)).toEqual(Object.keys(live))
  expect([live.liveSell, kept.getLiveSell()]).toEqual([null, null])
  void kept.start()
  await untilTold('join_group_event')
  expect(live.liveSell).toMatchObject({ joinRoom: expect.any(Function) as unknown })
  page().setData({ live: { again: live } })
  const again = (current.app()['kept'] as { again: Live }).again
  expect(['liveSell' in live, 'liveSell' in again]).toEqual([true, false])
  expect(again.getLiveSell()).toBe(live.liveSell)
})

test('events of the room; the video’s end is not the chat’s, the page’s is', async () => {
  await open(player('a'))
  page().setData(complete())
  const { live } = page()
  void live.start()
  await untilTold('join_group_event')
  cloud.notify(ROOM, 'hello')
  await untilTold('group_system_notifys')
  expect(heard()[2]).toMatchObject({ tag: 'group_system_notifys', code: 255, detail: { text: 'hello' } })

  current.last().code(-2301)
  await settle(100)
  expect(cloud.membersOf(ROOM)).toEqual(['ann'])

  await current.host.reLaunch('/pages/a/a')
  await until(() => links === 0)
  expect([cloud.membersOf(ROOM), links, live.liveSell]).toEqual([[], 0, null])
})

test.each([
  ['live-room-play', player, 'play'],
  ['live-room-push', pusher, 'start'],
])(
  '%s: what is no SDK is refused, and said where the room wants chat; the video goes on',
  async (_tag, files, begin) => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined)
    await open(files('a'), false)
    expect(useTIM({})).toBe(false)
    expect(warn).toHaveBeenCalledWith(expect.anything(), expect.stringContaining('不是聊天 SDK'))
    page().setData({ ...complete(), sdkAppID: '1400000001' })
    void page().live.start()
    await until(() => heard().length > 0)
    expect(heard()).toEqual([expect.objectContaining({ tag: 'error', code: -20002, reason: 'no-sdk' })])
    expect(current.last().calls).toContain(begin)
  },
)

test('no SDK is taken into use before a room really uses chat', async () => {
  await open(player('a'))
  const { sdkAppID, ...rest } = complete()
  page().setData(rest)
  await page().live.start()
  await expect(page().live.sendTextMsg('x')).rejects.toMatchObject({ errCode: -20001 })
  // One that is in use could not be replaced any more.
  expect(useTIM(createChatSdk(connect))).toBe(true)
  page().setData({ sdkAppID })
  await untilTold('join_group_event')
  jest.spyOn(console, 'warn').mockImplementation(() => undefined)
  expect([useTIM(createChatSdk(connect)), links]).toEqual([false, 1])
})

test.each([
  ['the whitelist refuses the address', { url: 'rtmp://elsewhere.example.com/live/a' }],
  ['there is no address', { url: null }],
])('the chat goes on where %s', async (_what, video) => {
  await open(player('a'))
  page().setData({ ...complete(), ...video })
  page()
    .live.start()
    .catch(() => undefined)
  await untilTold('join_group_event')
  await settle(100)
  expect([cloud.membersOf(ROOM), current.players.flatMap(({ calls }) => calls)]).toEqual([['ann'], []])
})
