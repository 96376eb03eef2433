/** What the browser's window tells: errors nobody caught, a new size, and the tab going out of sight and back. */
import type { AppLife } from './app'
import type { ErrorCenter } from './errors'
import type { PageStack } from './page-stack'
import type { Frame } from './shell/frame'

export interface WindowParts {
  errors: ErrorCenter
  life: AppLife
  stack: PageStack
  frame: Frame
}

const UNKNOWN = { file: 'preview' }

export function listenToWindow({ errors, life, stack, frame }: WindowParts): () => void {
  const stop = new AbortController()
  const { signal } = stop

  window.addEventListener(
    'error',
    (event) => {
      // A picture that does not load is an event too, without an error; so is the browser's remark on resize observers.
      if (!(event instanceof ErrorEvent) || /ResizeObserver loop/.test(event.message)) return
      if (event.isTrusted) errors.report(event.error ?? event.message, UNKNOWN, 'window')
    },
    { signal },
  )
  window.addEventListener(
    'unhandledrejection',
    (event) => {
      errors.report(event.reason, { ...UNKNOWN, step: 'unhandled rejection' }, 'rejection')
      life.unhandledRejection(event.reason, event.promise)
    },
    { signal },
  )
  // wx.onError listens to the window; what was caught on the way is passed on to it.
  const stopErrors = errors.onError((error, source) => {
    if (source !== 'caught') return
    const message = error instanceof Error ? error.message : String(error)
    window.dispatchEvent(new ErrorEvent('error', { error, message }))
  })
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'hidden') {
        stack.top?.hide(true)
        life.hide()
      } else {
        life.show()
        stack.top?.show()
      }
    },
    { signal },
  )
  let size = frame.size()
  window.addEventListener(
    'resize',
    () => {
      frame.measure()
      const now = frame.size()
      if (now.width === size.width && now.height === size.height) return
      size = now
      stack.top?.resize(frame.resizeResult())
    },
    { signal },
  )
  return () => {
    stop.abort()
    stopErrors()
  }
}
