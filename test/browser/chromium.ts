/** Starts the Chromium of browser tests and of the bench, always with the same flags. */
import { chromium, type Browser, type LaunchOptions } from 'playwright-core'
import { findChromium } from '../../scripts/browser'

/** A made-up camera and microphone, sound without a click, and no calls home. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The caller closes the browser. `args` are added to the usual flags. */
export async function launchChromium({ args = [], ...options }: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: [...chromiumFlags, ...args], ...options })
}
