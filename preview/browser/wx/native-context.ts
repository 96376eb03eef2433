/** A native tag's context: an object whose methods go to the tag in the caller's own tick, then call back. */
import type { NativeTag } from '../contracts'
import { CallFailure, optionsOf, run, tell, withoutCallbacks } from './async'

export interface ContextKind {
  /** The name native errMsgs begin with, e.g. 'operateLivePlayer'. */
  errName: string
  methods: readonly string[]
  /** Methods that take no callbacks on a phone. */
  silent?: readonly string[]
  /** Turns positional arguments into options, e.g. `seek(12)`. */
  options?: (method: string, args: unknown[]) => Record<string, unknown>
}

/** `find` gives the tag or throws the reason why there is none. */
export function nativeContext(kind: ContextKind, find: () => object): Record<string, unknown> {
  return Object.fromEntries(
    kind.methods.map((method) => [
      method,
      (...args: unknown[]): void => {
        const given = kind.options?.(method, args) ?? optionsOf(args[0])
        const outcome = run(() => tagOf(find()).invokeNative(method, withoutCallbacks(given)), given)
        const callbacks = kind.silent?.includes(method) ? {} : given
        tell(kind.errName, callbacks, outcome)
      },
    ]),
  )
}

/** A tag's methods stand on its method caller, which for glass-easel's own components is the component. */
function tagOf(component: object): NativeTag {
  const caller = Reflect.get(component, 'getMethodCaller') as unknown
  const candidates = [
    typeof caller === 'function' ? (caller.call(component) as object) : component,
    component,
  ]
  for (const candidate of candidates) {
    if (typeof Reflect.get(candidate, 'invokeNative') === 'function') return candidate as NativeTag
  }
  throw new CallFailure('the preview cannot drive this tag: it has no native methods')
}
