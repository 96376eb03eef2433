/** live-room-plugin-types against the plugin itself: types by the compiler (the types step), names here. */
import { expectTypeOf } from 'expect-type'
import { attributes as playAttributes } from '../../plugin/components/live-room-play/props'
import { attributes as pushAttributes } from '../../plugin/components/live-room-push/props'
import type { CallResult } from '../../plugin/room/calls'
import { codes, type describeCode } from '../../plugin/room/codes'
import { errorCodes } from '../../plugin/room/events'
import { imErrorCodes } from '../../plugin/chat/im-events'
import type * as events from '../../plugin/room/events'
import { raisedReasons } from '../../scripts/manual/errors'
import { playEventNames, pushEventNames } from '../../scripts/manual/events'
import { playMethodNames, pushMethodNames } from '../../scripts/manual/methods'
import { pluginSources, readSource } from '../../scripts/manual/sources'
import { typings } from '../../scripts/manual/typings'
import type { TSL } from '../../tim-live-sell/src'
import {
  type ChatMessage,
  ErrorCode,
  IMErrorCode,
  type IMEventDetail,
  type LiveRoomEvent,
  type LiveRoomPlayAttributes,
  type LiveRoomPlayer,
  type LiveRoomPlayEvents,
  type LiveRoomPlugin,
  type LiveRoomPushAttributes,
  type LiveRoomPusher,
  type LiveRoomPushEvents,
  type NativeStartError,
  type NetStatusDetail,
  type PermissionError,
  PlayerCode,
  type PlayEventDetail,
  type PlayState,
  type PrivacyError,
  PusherCode,
  type PushEventDetail,
  type PushState,
  type RetryState,
  type RoomError,
  type SnapshotResult,
  type WhitelistError,
} from '../../types/src'

/** Each key once; the compiler refuses a missing or a strange one. */
type Names<Of> = Record<keyof Of & string, true>
type KnownKeys<Of> = keyof { [Key in keyof Of as string extends Key ? never : Key]: Of[Key] }
const namesOf = (names: object): string[] => Object.keys(names).sort()

/** Every method but the one that gives the chat's TSL as it is. */
type Calls<Handle> = Extract<
  Handle[Exclude<keyof Handle, 'getLiveSell' | 'liveSell'>],
  (...args: never) => unknown
>

/** The plugin's own promises, as plugin/index.ts makes them. */
interface Source {
  codes: typeof codes
  describeCode: typeof describeCode
  errorCodes: typeof errorCodes
}

// Never called: only its types are of interest.
const types = (plugin: LiveRoomPlugin, play: PlayEventDetail, push: PushEventDetail, im: IMEventDetail) => {
  expectTypeOf<Source>().toExtend<Pick<LiveRoomPlugin, keyof Source>>()
  expectTypeOf<LiveRoomPlugin['errorCodes']>().toEqualTypeOf<typeof errorCodes>()
  // What the plugin's own types say of an event is wider: its reasons are plain text.
  expectTypeOf<PlayEventDetail>().toExtend<events.PlayEventDetail>()
  expectTypeOf<PushEventDetail>().toExtend<events.PushEventDetail>()
  expectTypeOf<PlayEventDetail['tag']>().toEqualTypeOf<events.PlayEventDetail['tag']>()
  expectTypeOf<PushEventDetail['tag']>().toEqualTypeOf<events.PushEventDetail['tag']>()
  expectTypeOf<keyof RoomError>().toEqualTypeOf<keyof events.RoomError>()
  expectTypeOf<RoomError['code']>().toEqualTypeOf<(typeof errorCodes)[keyof typeof errorCodes]>()

  if (play.tag === 'playEvent') expectTypeOf(play).toEqualTypeOf<PlayState>()
  else if (play.tag === 'reconnect') expectTypeOf(play).toEqualTypeOf<RetryState>()
  else if (play.code === ErrorCode.WHITELIST) expectTypeOf(play).toEqualTypeOf<WhitelistError>()
  else if (play.code === ErrorCode.PERMISSION) expectTypeOf(play).toEqualTypeOf<PermissionError>()
  if (push.tag === 'pushEvent') expectTypeOf(push).toEqualTypeOf<PushState>()
  else if (push.tag === 'error') expectTypeOf(push).toEqualTypeOf<RoomError>()
  else expectTypeOf(push).toEqualTypeOf<RetryState>()
  // @ts-expect-error no such reason
  if (play.tag === 'error') expectTypeOf(play.reason === 'no-such-reason')

  // What WeChat hands to a page’s handler.
  expectTypeOf<WechatMiniprogram.CustomEvent<PlayEventDetail>>().toExtend<LiveRoomEvent<PlayEventDetail>>()
  expectTypeOf<LiveRoomEvent<PlayEventDetail>['currentTarget']['dataset']>().toEqualTypeOf<
    Record<string, unknown>
  >()
  expectTypeOf<LiveRoomPlayEvents['IMEvent']>().toEqualTypeOf<IMEventDetail>()
  if (im.tag === 'big_group_msg_notify') expectTypeOf(im.detail).items.toEqualTypeOf<ChatMessage>()
  else if (im.tag === 'error') expectTypeOf(im.reason).toEqualTypeOf<string>()
  expectTypeOf(plugin.instance.useTIM({})).toEqualTypeOf<boolean>()

  const player = plugin.instance.getLiveRoomInstance('id')
  expectTypeOf(player.getLiveSell()).toEqualTypeOf<TSL | null>()
  expectTypeOf(player.liveSell).toEqualTypeOf<TSL | null>()
  expectTypeOf(player).toEqualTypeOf<LiveRoomPlayer>()
  expectTypeOf<ReturnType<Calls<LiveRoomPlayer>>>().toExtend<Promise<CallResult>>()
  expectTypeOf<ReturnType<Calls<LiveRoomPusher>>>().toExtend<Promise<CallResult>>()
  expectTypeOf(player.openSetting()).resolves.toHaveProperty('authSetting')
  void player.openSetting({ success: ({ authSetting }) => authSetting['scope.camera'] })
  expectTypeOf(player.snapshot({ quality: 'raw' })).resolves.toEqualTypeOf<SnapshotResult>()
  void player.requestFullScreen(true)
  void player.requestFullScreen({
    direction: 90,
    fail: ({ errMsg }) => expectTypeOf(errMsg).toEqualTypeOf<string>(),
  })
  // @ts-expect-error no such direction
  void player.requestFullScreen({ direction: 45 })
  expectTypeOf(player).not.toHaveProperty('switchCamera')
  const pusher = plugin.instance.getLiveRoomPushInstance()
  void pusher.setBGMVolume({ volume: '0.5', complete: () => undefined })
  void pusher.mute(true)
  // @ts-expect-error which music?
  void pusher.playBGM()

  expectTypeOf(requirePlugin('liveRoomPlugin')).toEqualTypeOf<LiveRoomPlugin>()
  expectTypeOf(requirePlugin.async('liveRoomPlugin')).resolves.toEqualTypeOf<LiveRoomPlugin>()
  expectTypeOf(requirePlugin('anotherPlugin')).toBeAny()
}

test('types are checked by the compiler', () => {
  expect(typeof types).toBe('function')
})

test.each(Object.entries(typings))('%s is what `npm run manual` writes', (file, content) => {
  expect(readSource(file)).toBe(content)
})

test('the codes are the plugin’s', () => {
  const byName = (table: Record<number, { code: number; name: string }>): object =>
    Object.fromEntries(Object.values(table).map(({ code, name }) => [name, code]))
  expect(PlayerCode).toEqual(byName(codes.player))
  expect(PusherCode).toEqual(byName(codes.pusher))
  expect(ErrorCode).toEqual(errorCodes)
  expect(IMErrorCode).toEqual(imErrorCodes)
})

test('the reasons of each code are those that the plugin raises', () => {
  const start: Record<NativeStartError['reason'], true> = { 'native-start-failed': true }
  const permission: Record<PermissionError['reason'], true> = {
    'camera-refused': true,
    'microphone-refused': true,
  }
  const privacy: Record<PrivacyError['reason'], true> = { 'privacy-refused': true }
  expect(raisedReasons(pluginSources())).toEqual({
    NATIVE_START: namesOf(start),
    PERMISSION: namesOf(permission),
    PRIVACY: namesOf(privacy),
  })
})

test('the methods are those of the handles', () => {
  const common = {
    start: true,
    stop: true,
    pause: true,
    resume: true,
    snapshot: true,
    mute: true,
    exitPictureInPicture: true,
    openSetting: true,
    initIM: true,
    sendTextMsg: true,
    sendCustomMsg: true,
    getLiveSell: true,
  } as const
  const player: Names<Omit<LiveRoomPlayer, 'liveSell'>> = {
    ...common,
    requestFullScreen: true,
    exitFullScreen: true,
    requestPictureInPicture: true,
    requestBackgroundPlayback: true,
    exitBackgroundPlayback: true,
    startCasting: true,
    switchCasting: true,
    reconnectCasting: true,
    exitCasting: true,
  }
  const pusher: Names<Omit<LiveRoomPusher, 'liveSell'>> = {
    ...common,
    switchCamera: true,
    toggleTorch: true,
    playBGM: true,
    stopBGM: true,
    pauseBGM: true,
    resumeBGM: true,
    setBGMVolume: true,
    setMICVolume: true,
    startPreview: true,
    stopPreview: true,
    sendMessage: true,
    getMaxZoom: true,
    setZoom: true,
  }
  expect(namesOf(player)).toEqual([...playMethodNames].sort())
  expect(namesOf(pusher)).toEqual([...pushMethodNames].sort())
})

test('the events are those of the components', () => {
  const common = {
    NetStatus: true,
    AttachedEvent: true,
    IMEvent: true,
    audiovolumenotify: true,
    enterpictureinpicture: true,
    leavepictureinpicture: true,
    rendererror: true,
  } as const
  const play: Names<LiveRoomPlayEvents> = {
    ...common,
    PlayEvent: true,
    fullscreenChangeEvent: true,
    castinguserselect: true,
    castingstatechange: true,
    castinginterrupt: true,
    error: true,
  }
  const push: Names<LiveRoomPushEvents> = {
    ...common,
    PushEvent: true,
    Error: true,
    BgmStart: true,
    BgmProgress: true,
    BgmComplete: true,
  }
  expect(namesOf(play)).toEqual([...playEventNames].sort())
  expect(namesOf(push)).toEqual([...pushEventNames].sort())
})

test('the figures of NetStatus are those that the manual explains', () => {
  const figures: Record<KnownKeys<NetStatusDetail>, true> = {
    videoBitrate: true,
    audioBitrate: true,
    videoFPS: true,
    videoGOP: true,
    netSpeed: true,
    netJitter: true,
    netQualityLevel: true,
    videoWidth: true,
    videoHeight: true,
    videoCache: true,
    audioCache: true,
    vDecCacheSize: true,
    vSumCacheSize: true,
    avPlayInterval: true,
    avRecvInterval: true,
    audioCacheThreshold: true,
  }
  const [, explained = ''] = /### NetStatus 的内容\n([^]*?)\n## /.exec(readSource('doc/README.md')) ?? []
  const rows = explained.split('\n').filter((line) => line.startsWith('| `'))
  const names = rows.flatMap((row) =>
    [...(row.split(' | ')[0] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name),
  )
  expect(names.sort()).toEqual(namesOf(figures))
})

test('the attributes take the defaults of the components', () => {
  const play: LiveRoomPlayAttributes = { liveAppID: '1', mode: 'RTC', pictureInPictureMode: ['push', 'pop'] }
  const push: LiveRoomPushAttributes = { liveAppID: 1, aspect: '3:4', userID: 7 }
  const known = (rows: readonly { name: string }[]): string[] => rows.map(({ name }) => name)
  expect(known(playAttributes)).toEqual(expect.arrayContaining(Object.keys(play)))
  expect(known(pushAttributes)).toEqual(expect.arrayContaining(Object.keys(push)))
})
