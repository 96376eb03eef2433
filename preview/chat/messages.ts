/** Messages as the SDK makes them: objects it knows again, with an ID that a second sending keeps. */
import { TYPES, priorities } from './constants'
import { type WireMessage } from './link'
import { type MessageOptions, type SdkMessage } from './sdk-api'

const made = new WeakSet()

export function createMessage(
  type: string,
  { to, conversationType, priority, payload }: MessageOptions,
  from: string,
  now: number,
): SdkMessage {
  const random = Math.floor(Math.random() * 2 ** 31)
  const clientTime = Math.floor(now / 1000)
  const message: SdkMessage = {
    ID: `${from}-${clientTime}-${random}`,
    type,
    payload: type === TYPES.MSG_CUSTOM ? customPayload(payload) : payload,
    conversationID: `${conversationType}${to}`,
    conversationType,
    to,
    from,
    // Empty in one's own messages; receivers get them from the cloud.
    nick: '',
    avatar: '',
    flow: 'out',
    status: 'unSend',
    time: clientTime,
    sequence: 0,
    priority: priorities.find((known) => known === priority) ?? 'Normal',
    clientTime,
    random,
    cloudCustomData: '',
    isRevoked: false,
  }
  made.add(message)
  return message
}

export function isMessage(value: unknown): value is SdkMessage {
  return typeof value === 'object' && value !== null && made.has(value)
}

/** What is not given arrives as ''. */
function customPayload(given: unknown): object {
  const { data = '', description = '', extension = '' } = given as Record<string, unknown>
  return { data, description, extension }
}

/** The system says that this room is no more. */
export function isDismissal(message: unknown, roomID: string | undefined): boolean {
  const { type, payload } = (message ?? {}) as Partial<WireMessage>
  const { operationType, groupProfile } = (payload ?? {}) as {
    operationType?: number
    groupProfile?: unknown
  }
  const { groupID } = (groupProfile ?? {}) as { groupID?: string }
  return type === TYPES.MSG_GRP_SYS_NOTICE && operationType === 5 && groupID === roomID
}
