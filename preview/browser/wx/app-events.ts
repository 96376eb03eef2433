/** App-wide events: those the browser knows are told, the others are registered and never come. */
import type { Shell } from '../contracts'
import { perShell, type WxArea } from './home'
import { eventPair, Listeners } from './listeners'

/** A phone tells these; nothing in a browser does. */
const silentEvents = [
  'MemoryWarning',
  'UserCaptureScreen',
  'KeyboardHeightChange',
  'NetworkWeakChange',
  'BatteryInfoChange',
  'PageNotFound',
  'LazyLoadError',
  'ScreenRecordingStateChanged',
]

/** A phone call takes the sound, and gives it back; here the panel says when. */
export const audioInterruption = perShell(() => ({
  begin: new Listeners('wx.onAudioInterruptionBegin'),
  end: new Listeners('wx.onAudioInterruptionEnd'),
}))

const listenersOf = perShell((shell) => ({
  AppShow: fed('AppShow', (listeners) => shell.onAppShow((options) => listeners.emit(options))),
  AppHide: fed('AppHide', (listeners) => shell.onAppHide(() => listeners.emit({}))),
  ThemeChange: fed('ThemeChange', (listeners) => shell.onThemeChange((theme) => listeners.emit({ theme }))),
  WindowResize: fed('WindowResize', (listeners) => onResize(shell, listeners)),
  Error: fed<[string]>('Error', (listeners) =>
    window.addEventListener('error', (event) =>
      listeners.emit(
        event.error instanceof Error ? `${event.message}\n${event.error.stack ?? ''}` : event.message,
      ),
    ),
  ),
  UnhandledRejection: fed('UnhandledRejection', (listeners) =>
    window.addEventListener('unhandledrejection', (event) =>
      listeners.emit({ reason: event.reason as unknown, promise: event.promise }),
    ),
  ),
}))

export const appEventsArea: WxArea = ({ shell }) => {
  const {
    Error: errors,
    AppShow,
    AppHide,
    ThemeChange,
    WindowResize,
    UnhandledRejection,
  } = listenersOf(shell)
  return Object.assign(
    {},
    eventPair('AudioInterruptionBegin', audioInterruption(shell).begin),
    eventPair('AudioInterruptionEnd', audioInterruption(shell).end),
    eventPair('AppShow', AppShow),
    eventPair('AppHide', AppHide),
    eventPair('ThemeChange', ThemeChange),
    eventPair('WindowResize', WindowResize),
    eventPair('UnhandledRejection', UnhandledRejection),
    eventPair('Error', errors),
    ...silentEvents.map((event) => eventPair(event, new Listeners(`wx.on${event}`))),
  ) as Record<string, unknown>
}

function fed<Args extends unknown[] = [result: object]>(
  event: string,
  feed: (listeners: Listeners<Args>) => unknown,
): Listeners<Args> {
  const listeners = new Listeners<Args>(`wx.on${event}`)
  feed(listeners)
  return listeners
}

/** The window is the phone's screen; it also changes when the browser's own does not. */
function onResize(shell: Shell, listeners: Listeners): void {
  if (typeof ResizeObserver === 'undefined') return
  let last = ''
  new ResizeObserver(() => {
    const { clientWidth: windowWidth, clientHeight: windowHeight } = shell.screen
    const size = `${windowWidth}×${windowHeight}`
    if (last !== '' && size !== last) listeners.emit({ size: { windowWidth, windowHeight } })
    last = size
  }).observe(shell.screen)
}
