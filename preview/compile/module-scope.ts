/**
 * The scope a module runs in. As on a phone, a script sees what WeChat gives it and the language's own globals, and
 * nothing of a browser: what works here only because of `window` would fail there.
 */

/** Names of the browser that a mini-program's script must not see. */
const hidden = `
  window document frames self parent top opener location history navigator screen localStorage sessionStorage indexedDB
  caches cookieStore customElements fetch XMLHttpRequest WebSocket EventSource Headers Request Response FormData Blob
  File FileReader URL URLSearchParams AbortController TextEncoder TextDecoder Worker SharedWorker BroadcastChannel
  MessageChannel MutationObserver IntersectionObserver ResizeObserver PerformanceObserver performance crypto
  requestAnimationFrame cancelAnimationFrame requestIdleCallback getComputedStyle matchMedia alert confirm prompt open
  close print postMessage dispatchEvent addEventListener removeEventListener atob btoa structuredClone queueMicrotask
  Event CustomEvent EventTarget Node Element HTMLElement Document DOMParser XMLSerializer Image Audio Option
  AudioContext MediaSource MediaRecorder RTCPeerConnection VideoDecoder VideoEncoder Notification innerWidth
  innerHeight devicePixelRatio scrollX scrollY event name status origin length`
  .trim()
  .split(/\s+/)

/** The language's own globals, which `global` and `globalThis` hold besides what WeChat gives. */
const language = `
  Object Function Array Number Boolean String Symbol BigInt Date Promise RegExp Map Set WeakMap WeakSet WeakRef Proxy
  Reflect JSON Math Intl Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError
  ArrayBuffer SharedArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array
  Uint32Array Float32Array Float64Array BigInt64Array BigUint64Array FinalizationRegistry parseInt parseFloat isNaN
  isFinite decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape Infinity NaN console setTimeout
  clearTimeout setInterval clearInterval`
  .trim()
  .split(/\s+/)

/**
 * JavaScript that defines `defineModule(name, strict, code)`, which gives a ModuleFunction. The code is evaluated when
 * the module is first required, under its own name, so that stack traces and DevTools show the file; its lines are
 * those of the file. What the runtime hands in as `globals` becomes visible by name. `global` is one object for the
 * whole package, as scripts use it to share.
 */
export const moduleScope = `
const hidden = ${JSON.stringify(hidden)}, language = ${JSON.stringify(language)}
const shared = {}
for (const key of language) if (key in globalThis) shared[key] = globalThis[key]
const defineModule = (name, strict, code) => {
  let run
  return (require, module, exports, globals) => {
    if (!run) {
      for (const key of Object.keys(globals)) if (!(key in shared)) shared[key] = globals[key]
      const scope = { global: shared, globalThis: shared, ...globals }
      const names = Object.keys(scope)
      const absent = hidden.filter((key) => !(key in scope))
      const text = '(function(' + [...names, ...absent] + '){return function(require,module,exports){' + (strict ? '"use strict";' : '')
      const make = (0, eval)(text + code + '\\n}})\\n//# sourceURL=' + name)
      run = make(...names.map((key) => scope[key]))
    }
    run.call(undefined, require, module, exports)
  }
}
`

/** The module as it will be evaluated, for a syntax check; it must stay alike to the text above. */
export function asEvaluated(code: string, strict: boolean): string {
  return `(function(){return function(require,module,exports){${strict ? '"use strict";' : ''}${code}\n}})`
}
