/**
 * What the socket between a page and the chat service carries: one JSON object a frame. Nothing is believed of what comes in:
 * a frame that is none of these is undefined.
 */
import { type Operation, type Operations, type Push } from './link'
import { asksByName } from './asks'

/** From the SDK's side. `hello` is the first; `session` names one that was lost. */
export type ClientFrame =
  | { hello: { SDKAppID: number; session?: string } }
  | { id: number; name: Operation; ask: Operations[Operation]['ask'] }
  /** What was asked is no operation, or not in its form. */
  | { id: number; bad: string }
  | { beat: number }
  | { bye: true }

/** From the service. `resumed`: the login and the room of the session named in hello still stand. */
export type ServerFrame =
  | { hello: { session: string; resumed: boolean } }
  | { id: number; data: unknown }
  /** `hint` is for the developer: the cloud itself says nothing but the code. */
  | { id: number; code: number; hint?: string }
  | { push: Push }
  | { beat: number }

export function readClientFrame(text: unknown): ClientFrame | undefined {
  const frame = parse(text)
  if (!frame) return undefined
  const { hello, id, name, ask, beat, bye } = frame
  if (isObject(hello) && isCount(hello['SDKAppID'])) {
    const { SDKAppID, session } = hello
    return { hello: typeof session === 'string' ? { SDKAppID, session } : { SDKAppID } }
  }
  if (isCount(id)) {
    if (typeof name !== 'string' || !Object.hasOwn(asksByName, name)) return { id, bad: 'no such operation' }
    const operation = name as Operation
    const asked = asksByName[operation](ask)
    return asked === undefined ? { id, bad: operation } : { id, name: operation, ask: asked }
  }
  if (isCount(beat)) return { beat }
  return bye === true ? { bye } : undefined
}

export function readServerFrame(text: unknown): ServerFrame | undefined {
  const frame = parse(text)
  if (!frame) return undefined
  const { hello, id, code, hint, push, beat } = frame
  if (isObject(hello) && typeof hello['session'] === 'string') {
    return { hello: { session: hello['session'], resumed: hello['resumed'] === true } }
  }
  if (isCount(id)) {
    if (typeof code === 'number') return { id, code, ...(typeof hint === 'string' ? { hint } : {}) }
    return 'data' in frame ? { id, data: frame['data'] } : undefined
  }
  if (isCount(beat)) return { beat }
  return isPush(push) ? { push } : undefined
}

/** Messages are as they are: what receivers make of nonsense is theirs, on a phone as well. */
function isPush(push: unknown): push is Push {
  if (!isObject(push)) return false
  const { kind, messages, type, profile } = push
  if (kind === 'messages') return Array.isArray(messages)
  if (kind === 'kicked') return typeof type === 'string'
  return kind === 'profile' && isObject(profile)
}

function parse(text: unknown): Record<string, unknown> | undefined {
  if (typeof text !== 'string') return undefined
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
