/**
 * What live-room-play and live-room-push have in common: their life in a page, and the events of the native tag. Each
 * component adds its own table, native context and events.
 */
import { warnOnce } from '../platform/log'
import { keepScreenOnAgain } from '../platform/screen'
import { toNativeState } from '../room/events'
import { createChat, createRoom } from './create-room'
import { emit } from './emit'
import type { LiveRoomComponent, LiveRoomKind, Value, Values } from './live-room-kind'
import { nativeDefaults, readAttributes } from './read-attributes'
import { dict } from '../values'

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
      kind.instances.ask(this.room)
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
