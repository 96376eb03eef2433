/** What a host writes on a handle, turned into a call with options: the forms that differ from the native ones. */
import { type CallOptions, toOptions } from './calls'

export interface NamedCall {
  name: string
  options: CallOptions
}

/** What the host has written, as one object of options. */
type Convert = (args: unknown[]) => CallOptions

const isCallback = (value: unknown): value is (...args: unknown[]) => void => typeof value === 'function'
const toCallback = (value: unknown): ((...args: unknown[]) => void) | undefined =>
  isCallback(value) ? value : undefined

/** `(what, ok, fail)`, as the chat calls are written; `{success, fail, complete}` may stand beside it, or in it, as well. */
const withCallbacks =
  (argument: string): Convert =>
  ([value, ok, fail]) => {
    const {
      success,
      fail: failed,
      complete,
      [argument]: inside,
    } = toOptions(isCallback(ok) ? value : ok || value)
    return {
      [argument]: inside === undefined ? value : inside,
      success: toCallback(ok) || success,
      fail: toCallback(fail) || failed,
      complete,
    }
  }

const SPECIAL: Record<string, Convert> = {
  /** The pusher's takes a boolean, or what a page's data holds for one; the player's toggles. */
  mute: ([how]) => toOptions(typeof how === 'object' ? how : { muted: how }),
  /** Natively a string; hosts write numbers as well. */
  setBGMVolume: ([how]) => {
    const options = toOptions(how)
    const { volume } = options
    return typeof volume === 'number' ? { ...options, volume: String(volume) } : options
  },
  sendTextMsg: withCallbacks('text'),
  sendCustomMsg: withCallbacks('message'),
}

export function toNamedCall(name: string, args: unknown[]): NamedCall {
  // requestFullScreen(false) = leave it.
  if (name === 'requestFullScreen' && args[0] === false) return { name: 'exitFullScreen', options: {} }
  const convert = SPECIAL[name]
  return { name, options: convert ? convert(args) : toOptions(args[0]) }
}
