/** What the phone says about itself: system, window, device, app, launch, account. */
import type { Shell } from '../contracts'
import { asyncCalls } from './async'
import { canIUse } from './can-i-use'
import type { WxArea, WxHome } from './home'
import { permissionsOf } from './permissions'

/** The base library the preview stands for: the one whose calls miniprogram-api-typings 5.2 describes. */
const baseLibrary = '3.15.0'

const wechatVersion = '8.0.60'
const capsule = { width: 87, height: 32, right: 7 }

export const systemArea: WxArea = (home) => {
  const { shell } = home
  const info = () => systemInfo(home)
  return {
    ...asyncCalls({ getSystemInfo: info, getSystemInfoAsync: info }),
    getSystemInfoSync: info,
    getWindowInfo: () => windowInfo(shell),
    getDeviceInfo: deviceInfo,
    getAppBaseInfo: () => appBaseInfo(home),
    getSystemSetting: () => systemSetting(shell),
    getAppAuthorizeSetting: () => appAuthorizeSetting(shell),
    getMenuButtonBoundingClientRect: () => menuButton(shell),
    getLaunchOptionsSync: () => ({ referrerInfo: {}, ...shell.launchOptions() }),
    getEnterOptionsSync: () => ({ referrerInfo: {}, ...shell.launchOptions() }),
    getAccountInfoSync: () => accountInfo(home),
    canIUse: (schema: unknown) => canIUse(String(schema), home.has),
  }
}

function windowInfo(shell: Shell) {
  const { screen, navigationBar } = shell
  const screenWidth = screen.clientWidth
  const screenHeight = screen.clientHeight
  const top = navigationBar.statusBarHeight
  return {
    pixelRatio: window.devicePixelRatio,
    screenWidth,
    screenHeight,
    windowWidth: screenWidth,
    windowHeight: shell.currentPage()?.element.clientHeight || screenHeight - navigationBar.height - top,
    statusBarHeight: top,
    screenTop: navigationBar.height + top,
    safeArea: {
      left: 0,
      right: screenWidth,
      top,
      bottom: screenHeight,
      width: screenWidth,
      height: screenHeight - top,
    },
  }
}

function deviceInfo() {
  const memory = (navigator as { deviceMemory?: number }).deviceMemory ?? 8
  return {
    abi: '',
    deviceAbi: '',
    benchmarkLevel: 50,
    brand: 'devtools',
    model: 'browser',
    system: 'browser',
    platform: 'devtools',
    cpuType: '',
    memorySize: String(memory * 1024),
  }
}

function appBaseInfo({ shell }: WxHome) {
  return {
    SDKVersion: baseLibrary,
    version: wechatVersion,
    language: 'zh_CN',
    ...(shell.theme() ? { theme: shell.theme() } : {}),
    enableDebug: false,
    fontSizeSetting: 16,
    fontSizeScaleFactor: 1,
    host: { appId: shell.config.hostAppId, env: 'WeChat' },
  }
}

function systemSetting({ screen }: Shell) {
  return {
    bluetoothEnabled: false,
    locationEnabled: true,
    wifiEnabled: true,
    deviceOrientation: screen.clientWidth > screen.clientHeight ? 'landscape' : 'portrait',
  }
}

/** WeChat's own permissions: granted, unless the user has refused them to this mini-program. */
function appAuthorizeSetting(shell: Shell) {
  const state = (scope: string) => (permissionsOf(shell).all()[scope] === false ? 'denied' : 'authorized')
  return {
    albumAuthorized: state('scope.writePhotosAlbum'),
    cameraAuthorized: state('scope.camera'),
    locationAuthorized: state('scope.userLocation'),
    locationReducedAccuracy: false,
    microphoneAuthorized: state('scope.record'),
    bluetoothAuthorized: 'not determined',
    notificationAuthorized: 'not determined',
    notificationAlertAuthorized: 'not determined',
    notificationBadgeAuthorized: 'not determined',
    notificationSoundAuthorized: 'not determined',
    phoneCalendarAuthorized: 'not determined',
  }
}

function systemInfo(home: WxHome) {
  const { albumAuthorized, cameraAuthorized, locationAuthorized, microphoneAuthorized } = appAuthorizeSetting(
    home.shell,
  )
  const { brand, model, system, platform, benchmarkLevel } = deviceInfo()
  return {
    ...windowInfo(home.shell),
    brand,
    model,
    system,
    platform,
    benchmarkLevel,
    ...appBaseInfo(home),
    ...systemSetting(home.shell),
    albumAuthorized: albumAuthorized === 'authorized',
    cameraAuthorized: cameraAuthorized === 'authorized',
    locationAuthorized: locationAuthorized === 'authorized',
    microphoneAuthorized: microphoneAuthorized === 'authorized',
  }
}

/** Where a phone draws its capsule; pages with a bar of their own keep clear of it. */
function menuButton({ screen, navigationBar }: Shell) {
  const barHeight = navigationBar.height || 44
  const top = navigationBar.statusBarHeight + (barHeight - capsule.height) / 2
  const right = screen.clientWidth - capsule.right
  const { width, height } = capsule
  return { width, height, top, right, bottom: top + height, left: right - width }
}

function accountInfo({ shell, packageId }: WxHome) {
  const miniProgram = { appId: shell.config.hostAppId, envVersion: 'develop', version: '' }
  if (packageId === '') return { miniProgram }
  const declared = Object.values(shell.app.plugins ?? {})[0]
  return { miniProgram, plugin: { appId: declared?.provider ?? '', version: declared?.version ?? '' } }
}
