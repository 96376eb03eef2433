/** What a host writes on a handle, turned into a call with options: the forms that differ from the native ones. */
import { type CallOptions, toOptions } from './calls'

export interface NamedCall {
  name: string
  options: CallOptions
}

type Convert = (args: unknown[]) => NamedCall

const isCallback = (value: unknown): value is (...args: unknown[]) => void => typeof value === 'function'
const toCallback = (value: unknown): ((...args: unknown[]) => void) | undefined =>
  isCallback(value) ? value : undefined

/** `(what, ok, fail)`, as the chat calls are written; `{success, fail, complete}` may stand beside it, or in it, as well. */
const withCallbacks =
  (name: string, argument: string): Convert =>
  ([value, ok, fail]) => {
    const {
      success,
      fail: failed,
      complete,
      [argument]: inside,
    } = toOptions(isCallback(ok) ? value : ok || value)
    const what = inside === undefined ? value : inside
    return {
      name,
      options: {
        [argument]: what,
        success: toCallback(ok) || success,
        fail: toCallback(fail) || failed,
        complete,
      },
    }
  }

const SPECIAL: Record<string, Convert> = {
  /** `true`, `false` (= leave it) or the native options. */
  requestFullScreen: ([how]) =>
    how === false
      ? { name: 'exitFullScreen', options: {} }
      : { name: 'requestFullScreen', options: toOptions(how) },
  /** The pusher's takes a boolean; the player's toggles. */
  mute: ([how]) =>
    typeof how === 'boolean'
      ? { name: 'mute', options: { muted: how } }
      : { name: 'mute', options: toOptions(how) },
  /** Natively a string; hosts write numbers as well. */
  setBGMVolume: ([how]) => {
    const options = toOptions(how)
    const { volume } = options
    return {
      name: 'setBGMVolume',
      options: typeof volume === 'number' ? { ...options, volume: String(volume) } : options,
    }
  },
  sendTextMsg: withCallbacks('sendTextMsg', 'text'),
  sendCustomMsg: withCallbacks('sendCustomMsg', 'message'),
}

export function toNamedCall(name: string, args: unknown[]): NamedCall {
  const convert = SPECIAL[name]
  return convert ? convert(args) : { name, options: toOptions(args[0]) }
}
