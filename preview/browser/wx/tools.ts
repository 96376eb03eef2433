/** Small things: base64, nextTick, updates, logs. */
import { asyncCall, callSafely } from './async'
import type { WxArea } from './home'
import { Listeners } from './listeners'

export const toolsArea: WxArea = () => ({
  arrayBufferToBase64: (buffer: ArrayBuffer) =>
    btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('')),
  base64ToArrayBuffer: (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer,
  nextTick: (callback: unknown) => queueMicrotask(() => callSafely('The callback of wx.nextTick', callback)),
  // No third-party platform stands behind the preview's host.
  getExtConfigSync: () => ({}),
  getExtConfig: asyncCall('getExtConfig', () => ({ extConfig: {} })),
  getUpdateManager: () => updateManager,
  getLogManager: () => logger,
  getRealtimeLogManager: () => logger,
})

/** The preview always runs the newest code: a check finds nothing. */
const updateManager = {
  onCheckForUpdate: (listener: unknown) =>
    void setTimeout(() => callSafely('The listener of onCheckForUpdate', listener, { hasUpdate: false })),
  onUpdateReady: new Listeners('UpdateManager.onUpdateReady').on,
  onUpdateFailed: new Listeners('UpdateManager.onUpdateFailed').on,
  applyUpdate: () => location.reload(),
}

const log =
  (level: 'debug' | 'info' | 'warn' | 'error') =>
  (...values: unknown[]) =>
    console[level]('[log]', ...values)

const nothing = () => undefined

const logger = {
  debug: log('debug'),
  log: log('info'),
  info: log('info'),
  warn: log('warn'),
  error: log('error'),
  setFilterMsg: nothing,
  addFilterMsg: nothing,
  in: nothing,
  tag: () => logger,
  getCurrentState: () => ({ size: 0, maxSize: 5 * 1024 * 1024, logCount: 0, maxLogCount: 5000 }),
}
