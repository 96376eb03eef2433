/**
 * What live-room-play and live-room-push have in common: attributes read and handed to the native tag, life cycle, and the
 * way between the component and its room. Each component adds its own table, native context and events.
 */
import { Chat } from '../chat/chat'
import { debug, warnOnce, reportHostError } from '../platform/log'
import type { NativeContext } from '../platform/native-context'
import { openSetting } from '../platform/native-context'
import { watchNetwork } from '../platform/network'
import { keepScreenOn, keepScreenOnAgain } from '../platform/screen'
import { now, random, setTimer } from '../platform/timers'
import { baseLibrary, hasVersion } from '../platform/versions'
import type { Signal } from '../room/codes'
import { errorCodes, roomError, toNativeState } from '../room/events'
import type { RoomError } from '../room/events'
import type { Handle, Instances } from '../room/instances'
import { LiveRoom } from '../room/live-room'
import { BEGINNINGS, isChatCall } from '../room/methods'
import type { NativeMethod } from '../room/methods'
import { growingPauses } from '../room/reconnect'
import { chatSessions } from '../rooms'
import { settings } from '../settings'
import type { Subject } from '../whitelist/check'
import { expiryWords } from '../whitelist/expiry'
import type { WhitelistVerdict } from '../whitelist/reasons'
import { shownAddress } from '../whitelist/stream-url'
import { convert } from './attributes'
import type { Attribute, Converted } from './attributes'
import { emit } from './emit'
import { dict } from '../values'

export type Value = Converted['value']
export type Values = Record<string, Value>

/** What tells one component from the other. */
export interface LiveRoomKind {
  attributes: readonly Attribute[]
  methods: readonly NativeMethod[]
  signalOf(code: number): Signal | undefined
  instances: Instances
  /** The host's event for native codes and errors, and the tag that marks native ones. */
  stateEvent: { name: string; tag: string }
  /** Which attributes hold the address and the wish to start by itself, and where the native tag takes the address. */
  url: { attribute: string; native: string; auto: string }
  check(subject: Subject, answer: (verdict: WhitelistVerdict) => void): () => void
  createContext(component: LiveRoomComponent): NativeContext
  /** Native attributes that are made of several of ours. */
  derive?(values: Values): Values
  /** Calls that the native context has not. */
  ownCalls?: Record<string, (component: LiveRoomComponent, options: Record<string, unknown>) => void>
  askPermission?: (values: Values, answer: (refusal: RoomError | null) => void) => void
  /** Called before a native call. */
  beforeNative?(component: LiveRoomComponent, method: string): void
}

export interface LiveRoomFields {
  room: LiveRoom
  chat: Chat
  /** null until attached. */
  handle: Handle | null
  context: NativeContext | null
  values: Values
  /** The native tag has begun to capture or to play: attributes that it reads at its start only are settled. */
  begun: boolean
  /** Its page is hidden: another lies above, or it plays in the small window of a page that the user has left. */
  away: boolean
}

export type LiveRoomComponent = WechatMiniprogram.Component.TrivialInstance & LiveRoomFields

/** start() waits in vain: which attributes are still to come. */
function missingError(names: string[], reason: 'missing-app-id' | 'missing-url'): RoomError {
  return roomError(
    errorCodes.WHITELIST,
    reason,
    `已调用 start()，但没有填写 ${names.join(' 和 ')}；填写后会自动继续`,
  )
}

/** Calls of the handle that reach the outside world. */
function invoke(
  kind: LiveRoomKind,
  component: LiveRoomComponent,
  method: string,
  options: Record<string, unknown>,
): boolean {
  if (isChatCall(method)) {
    const { success, fail } = options as Record<'success' | 'fail', (result: unknown) => void>
    component.chat.call(method, options).then(success, fail)
    return true
  }
  if (method === 'openSetting') {
    openSetting({ ...options, complete: () => component.room.shown() })
    return true
  }
  const own = kind.ownCalls?.[method]
  if (own) {
    own(component, options)
    return true
  }
  if (!component.context) throw new Error('组件还没有准备好，请在 AttachedEvent 之后调用')
  if (BEGINNINGS.includes(method)) component.begun = true
  kind.beforeNative?.(component, method)
  return component.context.invoke(method, options)
}

/** For the console of a developer who has `debug` on: no signature, no password. */
const verdictWords = ({ liveAppID, url }: Subject, verdict: WhitelistVerdict): string =>
  `白名单：liveAppID ${liveAppID}，${shownAddress(url)} → ${verdict.allowed ? '允许' : `拒绝（${verdict.reason}）${verdict.detail}`}`

function createRoom(kind: LiveRoomKind, component: LiveRoomComponent): LiveRoom {
  const { name, tag } = kind.stateEvent
  const { askPermission } = kind
  const room: LiveRoom = new LiveRoom({
    platform: {
      check: (subject, answer) =>
        kind.check(subject, (verdict) => {
          if (component.values['debug'] === true) debug(verdictWords(subject, verdict))
          answer(verdict)
        }),
      invoke: (method, options) => invoke(kind, component, method, options),
      bindSource: (url, applied) => component.setData({ [`native.${kind.url.native}`]: url }, applied),
      emitError: (error) => emit(component, name, error),
      emitState: (detail) => emit(component, name, { tag, code: detail.code, detail }),
      emitRetry: (retry) => emit(component, name, retry),
      watchNetwork,
      keepScreenOn: (on) => keepScreenOn(room, on),
      startCalled: () => component.chat.begin(),
      liveSell: () => component.chat.liveSell,
      askPermission: askPermission && ((answer) => askPermission(component.values, answer)),
      setTimer,
      reportHostError,
    },
    methods: kind.methods,
    signalOf: (code) => kind.signalOf(code),
    reconnect: growingPauses(() => Number(component.values['reconnect']) || 0, settings, random),
    nativeCallTimeoutMs: settings.nativeCallTimeoutMs,
    chatCallTimeoutMs: settings.chatCallTimeoutMs,
    missingAttributeMs: settings.missingAttributeMs,
    missingAttribute: ({ liveAppID, url }) =>
      missingError(
        [...(liveAppID ? ['liveAppID'] : []), ...(url ? [kind.url.attribute] : [])],
        url ? 'missing-url' : 'missing-app-id',
      ),
    explainFailure: (url) => expiryWords(url, now()),
    onDisposed: () => kind.instances.release(room),
  })
  return room
}

function createChat(component: LiveRoomComponent): Chat {
  return new Chat({
    sessions: chatSessions,
    setTimer,
    missingAttributeMs: settings.missingAttributeMs,
    emit: (event) => emit(component, 'IMEvent', event),
  })
}

/** Both spellings count; a 0 is what hosts begin with. */
function setChatAttributes({ chat, values }: LiveRoomComponent): void {
  const text = (name: string): string => String(values[name])
  const id = text('sdkAppId') || text('sdkAppID')
  chat.setAttributes({
    sdkAppID: id === '0' ? '' : id,
    userID: text('userID'),
    userSig: text('userSig'),
    roomID: text('roomID'),
    nickName: text('nickName'),
    avatar: text('avatar'),
  })
}

function readAttributes(kind: LiveRoomKind, component: LiveRoomComponent): void {
  const data = component.data as Record<string, unknown>
  const values: Values = {}
  for (const attribute of kind.attributes) {
    const { value, problem } = convert(attribute, data[attribute.name])
    values[attribute.name] = value
    if (problem) warnOnce(problem)
  }
  component.values = values
  bindNative(kind, component)
  if (values['debug'] === true) sayWhatIsMissing(kind.attributes)
  const { liveAppID, mode } = values
  const url = String(values[kind.url.attribute])
  const autoplay = values[kind.url.auto] === true
  component.room.setAttributes({
    liveAppID: typeof liveAppID === 'number' ? liveAppID : String(liveAppID),
    url,
    mode: String(mode).toLowerCase(),
    autoplay,
  })
  setChatAttributes(component)
  if (autoplay && url !== '') component.chat.begin()
}

/** Hands the native tag what has changed, and nothing else. */
function bindNative(kind: LiveRoomKind, component: LiveRoomComponent): void {
  const before = (component.data as { native: Values }).native
  const changes: Values = {}
  const set = (name: string, value: Value): void => {
    if (String(before[name]) !== String(value)) changes[`native.${name}`] = value
  }
  for (const { name, native, value, initialOnly } of kind.attributes) {
    if (native && !(initialOnly && component.begun)) set(name, component.values[name] ?? value)
  }
  const derived = kind.derive?.(component.values) ?? {}
  for (const name of Object.keys(derived)) set(name, derived[name] ?? '')
  if (Object.keys(changes).length > 0) component.setData(changes)
}

/** An older base library ignores attributes that it does not know: `debug` says once which. */
function sayWhatIsMissing(attributes: readonly Attribute[]): void {
  const missing = attributes.filter(({ since }) => since !== undefined && !hasVersion(since))
  if (missing.length === 0) return
  const names = missing.map(({ name, since }) => `${name}（${since}）`).join('、')
  warnOnce(`当前基础库 ${baseLibrary()} 不支持这些属性，不会生效：${names}`)
}

/**
 * The native tag goes into the small window by itself when its page leaves the stack. A page that was hidden before has been
 * left already: closing the small window is what ends it.
 */
function floatsAtPageEnd({ values, away }: LiveRoomComponent): boolean {
  const { pictureInPictureMode } = values
  return !away && Array.isArray(pictureInPictureMode) && pictureInPictureMode.includes('pop')
}

/** '' where the framework does not say. */
const pageOf = (component: { getPageId?(): string }): string =>
  component.getPageId ? component.getPageId() : ''

/** The native tag pauses by itself when its page is hidden; a pusher has no choice. */
const pausesWhenHidden = ({ autopause, autoPauseIfNavigate }: Values): boolean =>
  autopause !== false && autoPauseIfNavigate !== false

/** A page that gives the component no height would see nothing; a page that is hidden has no width either. */
function giveHeightIfNone(component: LiveRoomComponent): void {
  component
    .createSelectorQuery()
    .select('.native')
    .boundingClientRect((rect: { width: number; height: number } | null) => {
      if (rect && rect.width > 0 && rect.height === 0) component.setData({ unsized: true })
    })
    .exec()
}

/** What the native tag gets while the host has given nothing. */
function nativeDefaults(kind: LiveRoomKind): Values {
  const values: Values = {}
  const defaults: Values = { [kind.url.native]: '' }
  for (const { name, native, value } of kind.attributes) {
    values[name] = value
    if (native) defaults[name] = value
  }
  return { ...defaults, ...kind.derive?.(values) }
}

type Methods = Record<string, (this: LiveRoomComponent, event: { type: string; detail: never }) => void>

type Definition = WechatMiniprogram.Component.Options<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.Component.BehaviorOption
>

/** The definition that `Component()` takes. `methods`: what the wxml binds besides the common ones. */
export function liveRoomComponent(kind: LiveRoomKind, methods: Methods): Definition {
  // type null: the table converts, see attributes.ts.
  const properties: Record<string, { type: null; value: Value }> = {}
  for (const { name, value } of kind.attributes) properties[name] = { type: null, value }
  return {
    behaviors: ['wx://component-export'],
    options: { multipleSlots: false },
    properties,
    data: { native: nativeDefaults(kind), unsized: false },
    observers: {
      [Object.keys(properties).join(', ')](this: LiveRoomComponent) {
        // Before that, `attached` reads them all at once.
        if (this.handle) readAttributes(kind, this)
      },
    },
    lifetimes: {
      created(this: LiveRoomComponent) {
        this.handle = null
        this.context = null
        this.values = {}
        this.begun = this.away = false
        this.room = createRoom(kind, this)
        this.chat = createChat(this)
      },
      attached(this: LiveRoomComponent) {
        this.handle = kind.instances.attach(this.room, this.id || '', pageOf(this))
        readAttributes(kind, this)
      },
      ready(this: LiveRoomComponent) {
        this.context = kind.createContext(this)
        giveHeightIfNone(this)
        emit(this, 'AttachedEvent')
        this.room.mount()
        this.chat.mount()
      },
      detached(this: LiveRoomComponent) {
        this.room.detach(floatsAtPageEnd(this))
        kind.instances.detach(this.room)
        this.chat.end()
      },
    },
    pageLifetimes: {
      show(this: LiveRoomComponent) {
        this.away = false
        kind.instances.show(this.room)
        keepScreenOnAgain()
        this.room.shown()
      },
      hide(this: LiveRoomComponent) {
        this.away = true
        kind.instances.hide(this.room)
        this.room.hidden(pausesWhenHidden(this.values))
      },
    },
    /** What `selectComponent` gives a host: the same handle as the getters of `plugin.instance`. */
    export(this: LiveRoomComponent) {
      return this.handle || {}
    },
    methods: {
      onStateChange(this: LiveRoomComponent, { detail }: { detail: unknown }) {
        const state = toNativeState(detail)
        if (state) this.room.nativeState(state)
        else warnOnce('原生组件的 statechange 事件没有状态码，已忽略')
      },
      onNetStatus(this: LiveRoomComponent, { detail }: { detail: unknown }) {
        emit(this, 'NetStatus', dict(detail)['info'] || detail)
      },
      onEnterPictureInPicture(this: LiveRoomComponent, { detail }: { detail: object }) {
        this.room.pictureInPicture(true)
        emit(this, 'enterpictureinpicture', detail)
      },
      onLeavePictureInPicture(this: LiveRoomComponent, { detail }: { detail: object }) {
        this.room.pictureInPicture(false)
        emit(this, 'leavepictureinpicture', detail)
      },
      /** Goes out under the native name. */
      onNativeEvent(this: LiveRoomComponent, { type, detail }: { type: string; detail: object }) {
        emit(this, type, detail)
      },
      ...methods,
    },
  }
}
