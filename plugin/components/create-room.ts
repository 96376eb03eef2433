/** The room and the chat of one component: what they ask of the outside world goes to its native context and its host. */
import { Chat } from '../chat/chat'
import { debug, reportHostError } from '../platform/log'
import { openSetting } from '../platform/native-context'
import { watchNetwork } from '../platform/network'
import { keepScreenOn } from '../platform/screen'
import { now, random, setTimer } from '../platform/timers'
import { errorCodes, roomError } from '../room/events'
import type { RoomError } from '../room/events'
import { LiveRoom } from '../room/live-room'
import { BEGINNINGS, isChatCall } from '../room/methods'
import { growingPauses } from '../room/reconnect'
import { chatSessions } from '../rooms'
import { settings } from '../settings'
import type { Subject } from '../whitelist/check'
import { expiryWords } from '../whitelist/expiry'
import type { WhitelistVerdict } from '../whitelist/reasons'
import { shownAddress } from '../whitelist/stream-url'
import { emit } from './emit'
import type { LiveRoomComponent, LiveRoomKind } from './live-room-kind'

/** start() waits in vain: which attributes are still to come. */
function missingError(names: string, reason: 'missing-app-id' | 'missing-url'): RoomError {
  return roomError(errorCodes.WHITELIST, reason, `已要求开始，但没有填写 ${names}；填写后会自动继续`)
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

export function createRoom(kind: LiveRoomKind, component: LiveRoomComponent): LiveRoom {
  const { name, tag } = kind.stateEvent
  const { askPermission } = kind
  const room: LiveRoom = new LiveRoom({
    ...settings,
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
    missingAttribute: ({ liveAppID, url }) =>
      missingError(
        [liveAppID && 'liveAppID', url && kind.url.attribute].filter(Boolean).join(' 和 '),
        url ? 'missing-url' : 'missing-app-id',
      ),
    refusalIn: kind.refusalIn,
    explainFailure: (url) => expiryWords(url, now()),
    onDisposed: () => kind.instances.release(room),
  })
  return room
}

export function createChat(component: LiveRoomComponent): Chat {
  return new Chat({
    sessions: chatSessions,
    setTimer,
    missingAttributeMs: settings.missingAttributeMs,
    emit: (event) => emit(component, 'IMEvent', event),
  })
}
