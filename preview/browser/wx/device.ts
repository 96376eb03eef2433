/** The phone's parts: network, battery, clipboard, screen, vibration, and events that never come in a browser. */
import type { Shell } from '../contracts'
import { asyncCall, asyncCalls } from './async'
import { perShell, type WxArea } from './home'
import { eventPair, Listeners } from './listeners'
import { optionalNumber, requireString } from './parameters'
import { toastsOf } from './toast'
import { keepScreenOn } from './wake-lock'

const shortVibration = 15
const longVibration = 400

export const deviceArea: WxArea = ({ shell }) => ({
  ...network(shell),
  ...battery(),
  ...clipboard(shell),
  ...asyncCalls({
    setKeepScreenOn: (options) => keepScreenOn(options['keepScreenOn'] === true),
    vibrateShort: () => vibrate(shortVibration),
    vibrateLong: () => vibrate(longVibration),
    setScreenBrightness: (options) =>
      void (brightness = Math.min(1, Math.max(0, optionalNumber(options, 'value', 1)))),
    getScreenBrightness: () => ({ value: brightness }),
  }),
})

/** A page cannot change the screen's; it is remembered for whoever asks. */
let brightness = 1

function vibrate(ms: number): void {
  // Missing on desktops without harm: there is nothing to shake.
  if ('vibrate' in navigator) navigator.vibrate(ms)
}

const networkListeners = perShell(() => {
  const listeners = new Listeners('wx.onNetworkStatusChange')
  const tell = () => listeners.emit({ isConnected: navigator.onLine, networkType: networkType() })
  window.addEventListener('online', tell)
  window.addEventListener('offline', tell)
  return listeners
})

function networkType(): string {
  return navigator.onLine ? 'wifi' : 'none'
}

function network(shell: Shell) {
  return {
    getNetworkType: asyncCall('getNetworkType', () => ({
      networkType: networkType(),
      signalStrength: 0,
      hasSystemProxy: false,
      weakNet: false,
    })),
    ...eventPair('NetworkStatusChange', networkListeners(shell)),
  }
}

interface Battery {
  level: number
  charging: boolean
}

let lastBattery: Battery = { level: 1, charging: true }

function battery() {
  const ask = async () => {
    const getBattery = (navigator as { getBattery?: () => Promise<Battery> }).getBattery
    if (getBattery) lastBattery = await getBattery.call(navigator)
    return batteryInfo()
  }
  const batteryInfo = () => ({
    level: Math.round(lastBattery.level * 100),
    isCharging: lastBattery.charging,
    isLowPowerModeEnabled: false,
  })
  return {
    getBatteryInfo: asyncCall('getBatteryInfo', ask),
    getBatteryInfoSync: () => ({ ...batteryInfo(), level: String(batteryInfo().level) }),
  }
}

/** What a browser will not give back is at least what this page put there. */
let lastCopied = ''

function clipboard(shell: Shell) {
  return asyncCalls({
    async setClipboardData(options) {
      lastCopied = requireString(options, 'data')
      try {
        await navigator.clipboard.writeText(lastCopied)
      } catch {
        shell.warnOnce(
          'The browser keeps its clipboard shut (it opens after a tap): copied text stays in the preview.',
        )
      }
      toastsOf(shell).show('success', '内容已复制', false)
      toastsOf(shell).hideAfter(1500)
      return { data: lastCopied }
    },
    async getClipboardData() {
      try {
        return { data: await navigator.clipboard.readText() }
      } catch {
        // Refused by the user or the browser.
        return { data: lastCopied }
      }
    },
  })
}
