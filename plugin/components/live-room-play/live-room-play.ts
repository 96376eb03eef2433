/** live-room-play: attributes, native events and life cycle of the component, handed on to its room. */
import { warnOnce, reportHostError } from '../../platform/log'
import { createPlayerContext, type NativeContext, openSetting } from '../../platform/native-context'
import { keepScreenOn, keepScreenOnAgain } from '../../platform/screen'
import { setTimer } from '../../platform/timers'
import { baseLibrary, hasVersion } from '../../platform/versions'
import { checkPlay, players, refuseChat } from '../../rooms'
import { playerSignal } from '../../room/codes'
import { errorCodes, type NativeState, roomError } from '../../room/events'
import type { Handle } from '../../room/instances'
import { LiveRoom } from '../../room/live-room'
import { chatMethods, playMethods } from '../../room/methods'
import { neverReconnect } from '../../room/reconnect'
import { settings } from '../../settings'
import { type Converted, convert } from '../attributes'
import { emit } from '../emit'
import { attributes } from './props'

type Value = Converted['value']
type NativeValues = Record<string, Value>

const MISSING_APP_ID = roomError(
  errorCodes.WHITELIST,
  'missing-app-id',
  '没有填写 liveAppID，无法校验白名单；填写后会自动继续',
)

/** What the native tag gets while the host has given nothing. */
const nativeDefaults: NativeValues = { src: '', autoPauseIfNavigate: true }
for (const { native, value } of attributes) if (native) nativeDefaults[native] = value

/** type null: the table converts, see attributes.ts. */
const properties: Record<string, { type: null; value: Value }> = {}
for (const { name, value } of attributes) properties[name] = { type: null, value }

const attributeNames = attributes.map(({ name }) => name).join(', ')
const chatNames: readonly string[] = chatMethods

interface PlayerFields {
  room: LiveRoom
  /** null until attached. */
  handle: Handle | null
  context: NativeContext | null
  values: Record<string, Value>
}

type Player = WechatMiniprogram.Component.TrivialInstance & PlayerFields

/** Calls of the handle that reach the outside world. */
function invoke(player: Player, method: string, options: Record<string, unknown>): boolean {
  if (chatNames.includes(method)) return refuseChat()
  if (method === 'openSetting') {
    openSetting(options)
    return true
  }
  if (!player.context) throw new Error('组件还没有准备好，请在 AttachedEvent 之后调用')
  return player.context.invoke(method, options)
}

function createRoom(player: Player): LiveRoom {
  const room: LiveRoom = new LiveRoom({
    platform: {
      check: checkPlay,
      invoke: (method, options) => {
        if (method === 'play') players.stopFloating(room)
        return invoke(player, method, options)
      },
      bindSource: (url, applied) => player.setData({ 'native.src': url }, applied),
      emitError: (error) => emit(player, 'PlayEvent', error),
      emitState: (detail) => emit(player, 'PlayEvent', { tag: 'playEvent', code: detail.code, detail }),
      keepScreenOn: (on) => keepScreenOn(room, on),
      setTimer,
      reportHostError,
    },
    methods: playMethods,
    signalOf: playerSignal,
    reconnect: neverReconnect,
    nativeCallTimeoutMs: settings.nativeCallTimeoutMs,
    missingAppIdMs: settings.missingAppIdMs,
    missingAppId: MISSING_APP_ID,
    onDisposed: () => players.release(room),
  })
  return room
}

function readAttributes(player: Player): void {
  const values: Record<string, Value> = {}
  for (const attribute of attributes) {
    const { value, problem } = convert(attribute, (player.data as Record<string, unknown>)[attribute.name])
    values[attribute.name] = value
    if (problem) warnOnce(problem)
  }
  player.values = values
  bindNative(player, values)
  if (values['debug'] === true) sayWhatIsMissing()
  const { liveAppID, playUrl, mode, autoplay } = values
  player.room.setAttributes({
    liveAppID: typeof liveAppID === 'number' ? liveAppID : String(liveAppID),
    url: String(playUrl),
    mode: String(mode).toLowerCase(),
    autoplay: autoplay === true,
  })
}

/** Hands the native tag what has changed, and nothing else. */
function bindNative(player: Player, values: Record<string, Value>): void {
  const before = (player.data as { native: NativeValues }).native
  const changes: Record<string, Value> = {}
  const set = (name: string, value: Value): void => {
    if (String(before[name]) !== String(value)) changes[`native.${name}`] = value
  }
  for (const { name, native, value } of attributes) if (native) set(native, values[name] ?? value)
  set('autoPauseIfNavigate', values['autopause'] === true && values['autoPauseIfNavigate'] === true)
  if (Object.keys(changes).length > 0) player.setData(changes)
}

/** An older base library ignores attributes that it does not know: `debug` says once which. */
function sayWhatIsMissing(): void {
  const missing = attributes.filter(({ since }) => since !== undefined && !hasVersion(since))
  if (missing.length === 0) return
  const names = missing.map(({ name, since }) => `${name}（${since}）`).join('、')
  warnOnce(`当前基础库 ${baseLibrary()} 不支持这些属性，不会生效：${names}`)
}

/** A page that gives the component no height would see nothing; a page that is hidden has no width either. */
function giveHeightIfNone(player: Player): void {
  player
    .createSelectorQuery()
    .select('#player')
    .boundingClientRect((rect: { width: number; height: number } | null) => {
      if (rect && rect.width > 0 && rect.height === 0) player.setData({ unsized: true })
    })
    .exec()
}

Component({
  behaviors: ['wx://component-export'],
  options: { multipleSlots: false },
  properties,
  data: { native: nativeDefaults, unsized: false },
  observers: {
    [attributeNames](this: Player) {
      // Before that, `attached` reads them all at once.
      if (this.handle) readAttributes(this)
    },
  },
  lifetimes: {
    created(this: Player) {
      this.handle = null
      this.context = null
      this.room = createRoom(this)
    },
    attached(this: Player) {
      this.handle = players.attach(this.room, this.id || '')
      readAttributes(this)
    },
    ready(this: Player) {
      this.context = createPlayerContext('player', this)
      giveHeightIfNone(this)
      emit(this, 'AttachedEvent')
      this.room.mount()
    },
    detached(this: Player) {
      this.room.detach()
      players.detach(this.room)
    },
  },
  pageLifetimes: {
    show(this: Player) {
      players.show(this.room)
      keepScreenOnAgain()
    },
    hide(this: Player) {
      players.hide(this.room)
    },
  },
  /** What `selectComponent` gives a host: the same handle as `plugin.instance.getLiveRoomInstance()`. */
  export(this: Player) {
    return this.handle || {}
  },
  methods: {
    onStateChange(this: Player, { detail }: { detail: NativeState }) {
      this.room.nativeState(detail)
    },
    onFullScreenChange(this: Player, { detail }: { detail: object }) {
      emit(this, 'fullscreenChangeEvent', detail)
    },
    onNetStatus(this: Player, { detail }: { detail: { info?: object } }) {
      emit(this, 'NetStatus', detail.info || detail)
    },
    onEnterPictureInPicture(this: Player, { detail }: { detail: object }) {
      this.room.pictureInPicture(true)
      emit(this, 'enterpictureinpicture', detail)
    },
    onLeavePictureInPicture(this: Player, { detail }: { detail: object }) {
      this.room.pictureInPicture(false)
      emit(this, 'leavepictureinpicture', detail)
    },
    onNativeEvent(this: Player, { type, detail }: { type: string; detail: object }) {
      emit(this, type, detail)
    },
  },
})
