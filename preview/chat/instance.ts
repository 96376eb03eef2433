/** What `create` returns: methods without a prototype, which answer `{code, data}` or reject with an error of a code. */
import { CODE, EVENT, TYPES, answerWithin } from './constants'
import { SdkEmitter } from './emitter'
import {
  type Link,
  type Operation,
  type Operations,
  type Profile,
  type Push,
  type Refusal,
  type WireMessage,
} from './link'
import { createMessage, isDismissal, isMessage } from './messages'
import {
  type Answer,
  type Reply,
  type SdkClock,
  type SdkInstance,
  type SdkMessage,
  type SdkOptions,
} from './sdk-api'

const systemClock: SdkClock = {
  now: () => Date.now(),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
}
/** Between the login's answer and SDK_READY, in ms. */
const syncing = 20
/** The SDK's own clockwork, which runs until destroy(). */
const heartbeat = 1000

export function createInstance(link: Link, options: SdkOptions, destroyed: () => void): SdkInstance {
  const { clock = systemClock, ready: order = 'after', hasIsReady = false } = options
  const emitter = new SdkEmitter()
  const timers = new Set<unknown>()
  let profile: Profile | undefined
  let isReady = false
  let isPending = false
  let roomID: string | undefined
  let online = true

  const later = (run: () => void, ms: number) => {
    const timer = clock.setTimeout(() => {
      timers.delete(timer)
      run()
    }, ms)
    timers.add(timer)
    return timer
  }
  const beat = () => void later(beat, heartbeat)
  beat()

  link.attach({
    push: (push: Push) => {
      if (push.kind === 'messages') receive(push.messages)
      else if (push.kind === 'profile') {
        // A broken service may send somebody else's, or one to nobody.
        if (!profile || push.profile.userID !== profile.userID) return
        profile = push.profile
        emitter.emit(EVENT.PROFILE_UPDATED, [push.profile])
      } else {
        emitter.emit(EVENT.KICKED_OUT, { type: push.type })
        logOut()
      }
    },
    state: (state) => {
      online = state === TYPES.NET_STATE_CONNECTED
      emitter.emit(EVENT.NET_STATE_CHANGE, { state })
    },
  })

  function receive(messages: WireMessage[]): void {
    const userID = profile?.userID
    const data = messages.map((one: unknown) =>
      typeof one === 'object' && one !== null
        ? { ...one, flow: (one as WireMessage).from === userID ? 'out' : 'in' }
        : one,
    )
    emitter.emit(EVENT.MESSAGE_RECEIVED, data)
    if (messages.some((one) => isDismissal(one, roomID))) roomID = undefined
  }

  function logOut(): void {
    profile = undefined
    roomID = undefined
    if (!isReady) return
    isReady = false
    emitter.emit(EVENT.SDK_NOT_READY)
  }

  function becomeReady(): void {
    if (isReady || !profile) return
    isReady = true
    emitter.emit(EVENT.SDK_READY)
  }

  /** Calls before SDK_READY raise ERROR, and are rejected after that. */
  function gate(method: string): Promise<never> | undefined {
    if (isReady) return undefined
    const message = ` | ${method} | `
    const code = isPending || profile ? CODE.LOGGING_IN : CODE.NOT_LOGGED_IN
    emitter.emit(EVENT.ERROR, { code, message })
    return Promise.reject(sdkError(code, message))
  }

  /** The link may never answer; the SDK gives up after 90 s, and at once when there is no network. */
  function request<Name extends Operation>(name: Name, ask: Operations[Name]['ask']): Reply<Name> {
    if (!online) return Promise.reject(sdkError(CODE.NO_NETWORK))
    return new Promise((resolve, reject) => {
      const timer = later(() => reject(sdkError(CODE.TIMED_OUT)), answerWithin)
      const stop = () => {
        clock.clearTimeout(timer)
        timers.delete(timer)
      }
      link.request(name, ask).then(
        (data) => {
          stop()
          resolve({ code: 0, data })
        },
        (refusal: unknown) => {
          stop()
          reject(sdkError((refusal as Refusal).code))
        },
      )
    })
  }

  function gated<Name extends Operation>(name: Name): (ask: Operations[Name]['ask']) => Reply<Name> {
    return (ask) => gate(name) ?? request(name, ask)
  }

  async function login({ userID, userSig }: { userID: string; userSig: string }): Promise<Answer> {
    if (profile)
      return { code: 0, data: { actionStatus: 'OK', errorCode: 0, errorInfo: '', repeatLogin: true } }
    if (isPending) throw sdkError(CODE.LOGIN_PENDING)
    isPending = true
    try {
      const { data } = await request('login', { userID, userSig })
      if ((data as Profile | null)?.userID !== userID) throw sdkError(CODE.NETWORK_ERROR)
      profile = data
    } finally {
      isPending = false
    }
    if (order === 'before') becomeReady()
    if (order === 'after') later(becomeReady, syncing)
    return { code: 0, data: { actionStatus: 'OK', errorCode: 0, errorInfo: '' } }
  }

  const methods: SdkInstance = {
    on: (name, handler) => emitter.add(name, handler),
    once: (name, handler) => emitter.add(name, handler, true),
    off: (name, handler) => emitter.remove(name, handler),
    login: (given) => {
      // Not a rejection: it throws.
      if (!isText((given as typeof given | undefined)?.userID) || !isText(given.userSig)) {
        throw new Error('Params validate failed.')
      }
      return login(given)
    },
    logout: async () => {
      if (!profile) throw sdkError(CODE.NOT_LOGGED_IN)
      await request('logout', {})
      logOut()
      return { code: 0, data: {} }
    },
    destroy: async () => {
      const wasLoggedIn = profile !== undefined
      logOut()
      emitter.emit(EVENT.SDK_DESTROY)
      timers.forEach((timer) => clock.clearTimeout(timer))
      timers.clear()
      emitter.clear()
      link.close()
      destroyed()
      await Promise.resolve()
      if (!wasLoggedIn) throw sdkError(CODE.NOT_LOGGED_IN)
      return { code: 0, data: {} }
    },
    setLogLevel: () => undefined,
    registerPlugin: () => undefined,
    createTextMessage: (given) =>
      gate('createTextMessage') ?? createMessage(TYPES.MSG_TEXT, given, userIDOf(profile), clock.now()),
    createCustomMessage: (given) =>
      gate('createCustomMessage') ?? createMessage(TYPES.MSG_CUSTOM, given, userIDOf(profile), clock.now()),
    sendMessage: (message) => gate('sendMessage') ?? send(message),
    joinGroup: async (given) => {
      if (!profile) throw sdkError(CODE.NOT_LOGGED_IN)
      const answer = await request('joinGroup', given)
      roomID = given.groupID
      return answer
    },
    quitGroup: async (groupID) => {
      // The SDK knows by itself in which rooms it is; the owner's refusal is the cloud's.
      if (roomID !== groupID) throw sdkError(CODE.NOT_A_MEMBER)
      const answer = await request('quitGroup', { groupID })
      roomID = undefined
      return answer
    },
    dismissGroup: (groupID) => gated('dismissGroup')({ groupID }),
    getGroupProfile: gated('getGroupProfile'),
    getGroupOnlineMemberCount: (groupID) => gated('getGroupOnlineMemberCount')({ groupID }),
    updateGroupProfile: gated('updateGroupProfile'),
    deleteGroupMember: gated('deleteGroupMember'),
    setGroupMemberMuteTime: gated('setGroupMemberMuteTime'),
    getUserProfile: gated('getUserProfile'),
    updateMyProfile: gated('updateMyProfile'),
    getMyProfile: async () => {
      await gate('getMyProfile')
      const { data } = await request('getUserProfile', { userIDList: [userIDOf(profile)] })
      return { code: 0, data: data[0] ?? fail(CODE.NOT_LOGGED_IN) }
    },
  }

  async function send(message: unknown): Promise<Answer<{ message: SdkMessage }>> {
    if (!isMessage(message)) throw sdkError(CODE.NOT_A_MESSAGE)
    if (message.conversationType === TYPES.CONV_GROUP && message.to !== roomID) {
      message.status = 'fail'
      throw sdkError(CODE.NOT_IN_ROOM)
    }
    try {
      const { data } = await request('sendMessage', message)
      // The very object that was sent changes.
      Object.assign(message, data, { status: 'success' })
      return { code: 0, data: { message } }
    } catch (error) {
      message.status = 'fail'
      throw error
    }
  }

  if (hasIsReady) methods.isReady = () => isReady
  return Object.assign(Object.create(null) as object, methods)
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}

function userIDOf(profile: Profile | undefined): string {
  return profile?.userID ?? fail(CODE.NOT_LOGGED_IN)
}

function fail(code: number): never {
  throw sdkError(code)
}

/** The SDK fetches its texts at run time; here, as so often, there are none. */
function sdkError(code: number, message = ''): Error & { code: number; data: object } {
  return Object.assign(new Error(message), { code, data: {} })
}
