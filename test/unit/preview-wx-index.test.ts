/** @jest-environment jsdom */
import '../setup/jsdom'
import { inspect } from 'node:util'
import { createHostWx, createPluginWx } from '../../preview/browser/wx'
import * as table from '../../preview/browser/wx/api-table'
import { apiFromTypings } from '../../preview/browser/wx/api-typings'
import { callOf, fakeShell, outcome, type FakeShell } from './preview-wx-shell'

let shell: FakeShell
let host: Record<string, unknown>
let plugin: Record<string, unknown>

beforeEach(() => {
  shell = fakeShell()
  host = createHostWx(shell, '')
  plugin = createPluginWx(shell, 'live')
})

test('the table of names is that of the installed typings (else run api-table.write.ts)', () => {
  const entries = apiFromTypings()
  const names = (keep: (entry: (typeof entries)[number]) => boolean) =>
    entries.filter(keep).map(({ name }) => name)
  expect([...table.asyncNames]).toEqual(names(({ form }) => form === 'async'))
  expect([...table.syncNames]).toEqual(names(({ form }) => form === 'sync'))
  expect([...table.objectNames]).toEqual(names(({ form }) => form === 'object'))
  expect([...table.pluginNames]).toEqual(names(({ plugin: allowed }) => allowed))
})

describe('every name of the preview is one of WeChat', () => {
  test('none is invented', () => {
    const known = new Set([...table.asyncNames, ...table.syncNames, ...table.objectNames])
    // Left out of today's typings, still on phones.
    known.add('getExtConfigSync')
    expect(Object.keys(host).filter((name) => !known.has(name))).toEqual([])
  })
})

describe('what live hosts call is there', () => {
  const names = `
    request downloadFile uploadFile connectSocket onSocketOpen onSocketMessage onSocketClose onSocketError sendSocketMessage closeSocket
    setStorage getStorage removeStorage clearStorage getStorageInfo setStorageSync getStorageSync removeStorageSync clearStorageSync
    showToast hideToast showLoading hideLoading showModal showActionSheet enableAlertBeforeUnload disableAlertBeforeUnload
    navigateTo redirectTo navigateBack reLaunch switchTab setNavigationBarTitle setNavigationBarColor showNavigationBarLoading
    hideNavigationBarLoading setTabBarBadge removeTabBarBadge showTabBarRedDot hideTabBarRedDot setTabBarItem showTabBar hideTabBar
    startPullDownRefresh stopPullDownRefresh pageScrollTo
    getSystemInfo getSystemInfoSync getSystemInfoAsync getWindowInfo getDeviceInfo getAppBaseInfo getSystemSetting
    getAppAuthorizeSetting getMenuButtonBoundingClientRect getLaunchOptionsSync getEnterOptionsSync getAccountInfoSync canIUse
    getUpdateManager onWindowResize offWindowResize getNetworkType onNetworkStatusChange offNetworkStatusChange setKeepScreenOn
    vibrateShort vibrateLong setScreenBrightness getScreenBrightness getBatteryInfo onMemoryWarning setClipboardData getClipboardData
    base64ToArrayBuffer arrayBufferToBase64 onAppShow onAppHide offAppShow offAppHide onError
    getSetting openSetting authorize getPrivacySetting requirePrivacyAuthorize onNeedPrivacyAuthorization login checkSession
    getUserInfo getUserProfile saveImageToPhotosAlbum chooseImage chooseMedia previewImage getImageInfo createInnerAudioContext
    getBackgroundAudioManager createVideoContext getFileSystemManager createLivePlayerContext createLivePusherContext
    createCanvasContext canvasToTempFilePath createOffscreenCanvas createSelectorQuery createIntersectionObserver nextTick
    createAnimation onAudioInterruptionBegin onAudioInterruptionEnd getRealtimeLogManager getLogManager`
    .trim()
    .split(/\s+/)

  test.each(names)('%s', (name) => {
    expect(Object.keys(host)).toContain(name)
    expect(typeof host[name]).toBe('function')
    expect(callOf(host, 'canIUse')(name)).toBe(true)
  })

  test('env', () => {
    expect(host['env']).toEqual({ USER_DATA_PATH: 'wxfile://usr' })
  })
})

describe('what is missing', () => {
  test('an asynchronous call fails, and is named once', async () => {
    const errMsg = 'requestPayment:fail the preview does not have wx.requestPayment'
    expect(await outcome(host, 'requestPayment')).toEqual({ errMsg })
    await expect(callOf(host, 'requestPayment')()).rejects.toEqual({ errMsg })
    expect(shell.warnings).toEqual(['wx.requestPayment is not in the preview; on a phone it may work.'])
    expect(host['requestPayment']).toBe(host['requestPayment'])
  })

  test('a synchronous one gives undefined, and is named once', () => {
    expect(callOf(host, 'createMapContext')('map')).toBeUndefined()
    expect(callOf(host, 'onCompassChange')(() => undefined)).toBeUndefined()
    expect(shell.warnings).toHaveLength(2)
  })

  test('wx.cloud is undefined, and named once', () => {
    expect(host['cloud']).toBeUndefined()
    expect(shell.warnings).toEqual(['wx.cloud is not in the preview; on a phone it may work.'])
  })

  test('canIUse says no', () => {
    const canIUse = callOf(host, 'canIUse')
    expect(
      ['requestPayment', 'nonsense', 'web-view', 'getSystemInfoSync.return.theme', 'live-player.src'].map(
        (name) => canIUse(name),
      ),
    ).toEqual([false, false, false, true, true])
  })

  test.each(['then', 'toJSON', 'nonsense', 'constructorX', '$$typeof'])(
    '%s, which WeChat does not know, is undefined',
    (name) => {
      expect(host[name]).toBeUndefined()
      expect(name in host).toBe(false)
      expect(shell.warnings).toEqual([])
    },
  )
})

describe('the object is as safe as a plain one', () => {
  test.each<[string, () => unknown, unknown]>([
    ['await', async () => (await Promise.resolve(host)) === host, true],
    ['JSON', () => typeof JSON.stringify(host), 'string'],
    ['inspect', () => inspect(host, { showProxy: false }).includes('request'), true],
    ['text', () => Object.prototype.toString.call(host), '[object Object]'],
    ['spread', () => ({ ...host })['request'] === host['request'], true],
    ['in', () => ['request' in host, 'requestPayment' in host], [true, true]],
  ])('%s', async (_name, use, expected) => {
    expect(await use()).toEqual(expected)
    expect(shell.warnings).toEqual([])
  })

  test('hosts may put functions of their own in place, also where WeChat’s is missing', () => {
    const own = () => 'own'
    host['request'] = own
    host['requestPayment'] = own
    Object.defineProperty(host, 'showToast', { configurable: true, get: () => own })
    expect([host['request'], host['requestPayment'], host['showToast']]).toEqual([own, own, own])
    expect(plugin['request']).not.toBe(own)
  })
})

describe('a plugin', () => {
  test.each([
    'createLivePlayerContext',
    'createLivePusherContext',
    'request',
    'connectSocket',
    'setStorageSync',
    'getStorageSync',
    'removeStorageSync',
    'getStorage',
    'setStorage',
    'getNetworkType',
    'onNetworkStatusChange',
    'offNetworkStatusChange',
    'login',
    'getSetting',
    'openSetting',
    'nextTick',
    'onAudioInterruptionBegin',
    'offAudioInterruptionEnd',
    'getRealtimeLogManager',
    'getAccountInfoSync',
    'setKeepScreenOn',
    'showModal',
    'showToast',
    'getSystemInfoSync',
    'getAppBaseInfo',
  ])('may call %s', (name) => {
    expect(plugin[name]?.toString()).toBe(host[name]?.toString())
  })

  test.each(['authorize', 'getUserProfile', 'requestPayment', 'requirePrivacyAuthorize', 'clearStorage'])(
    'is refused %s',
    async (name) => {
      const errMsg = `${name}:fail wx.${name} may not be called in a plugin`
      expect(await outcome(plugin, name, { scope: 'scope.camera' })).toEqual({ errMsg })
      expect(shell.warnings).toEqual([
        `wx.${name} may not be called in a plugin: WeChat refuses it on a phone, so the preview does too.`,
      ])
    },
  )

  test.each([
    'canIUse',
    'onAppShow',
    'onAppHide',
    'onError',
    'onMemoryWarning',
    'onWindowResize',
    'getLogManager',
    'onNetworkWeakChange',
    'clearStorageSync',
  ])('is refused %s, which throws', (name) => {
    expect(() => callOf(plugin, name)('x')).toThrow(`${name}:fail wx.${name} may not be called in a plugin`)
    expect(shell.warnings).toHaveLength(1)
  })

  test('has storage of its own, and knows both accounts', () => {
    shell.app.plugins = { liveRoomPlugin: { provider: 'wxplugin', version: 'dev' } }
    callOf(plugin, 'setStorageSync')('key', 1)
    expect(callOf(host, 'getStorageSync')('key')).toBe('')
    expect(callOf(plugin, 'getAccountInfoSync')()).toEqual({
      miniProgram: { appId: shell.config.hostAppId, envVersion: 'develop', version: '' },
      plugin: { appId: 'wxplugin', version: 'dev' },
    })
  })
})
