/** @jest-environment jsdom */
import '../setup/jsdom'
import { animationArea } from '../../preview/browser/wx/animation'
import { appEventsArea } from '../../preview/browser/wx/app-events'
import { deviceArea } from '../../preview/browser/wx/device'
import { systemArea } from '../../preview/browser/wx/system'
import { toolsArea } from '../../preview/browser/wx/tools'
import { callOf, fakeShell, outcome, page, type FakeShell } from './preview-wx-shell'

let shell: FakeShell
let wx: Record<string, unknown>

beforeEach(() => {
  shell = fakeShell()
  const home = { shell, packageId: '', has: (name: string) => name in wx }
  wx = {
    ...systemArea(home),
    ...deviceArea(home),
    ...appEventsArea(home),
    ...toolsArea(home),
    ...animationArea(home),
  }
  size(shell.screen, 390, 844)
})

function size(element: HTMLElement, width: number, height: number): void {
  Object.defineProperty(element, 'clientWidth', { configurable: true, value: width })
  Object.defineProperty(element, 'clientHeight', { configurable: true, value: height })
}

describe('window and system', () => {
  test('the window is the page’s visible part', () => {
    expect(callOf(wx, 'getWindowInfo')()).toMatchObject({
      windowWidth: 390,
      windowHeight: 800,
      screenHeight: 844,
    })
    const shown = page('pages/home/home')
    size(shown.element, 390, 750)
    shell.stack.push(shown)
    expect(callOf(wx, 'getWindowInfo')()).toMatchObject({ windowHeight: 750 })
  })

  test('getSystemInfo in its three forms', async () => {
    const info = callOf(wx, 'getSystemInfoSync')()
    expect(info).toMatchObject({
      platform: 'devtools',
      SDKVersion: expect.stringMatching(/^\d+\.\d+\.\d+$/) as unknown,
    })
    expect(await outcome(wx, 'getSystemInfo')).toEqual({ errMsg: 'getSystemInfo:ok', ...(info as object) })
    expect(await outcome(wx, 'getSystemInfoAsync')).toMatchObject(info as object)
  })

  test('the capsule stands in the bar, at the right', () => {
    expect(callOf(wx, 'getMenuButtonBoundingClientRect')()).toEqual({
      width: 87,
      height: 32,
      top: 6,
      bottom: 38,
      left: 296,
      right: 383,
    })
  })

  test('launch options are the phone’s', () => {
    expect(callOf(wx, 'getLaunchOptionsSync')()).toMatchObject({
      path: 'pages/home/home',
      scene: 1001,
      query: {},
    })
  })
})

describe('network', () => {
  const online = (on: boolean) => {
    jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(on)
    window.dispatchEvent(new Event(on ? 'online' : 'offline'))
  }

  test('changes are told to those who still listen, and one that throws stops nobody', () => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined)
    const heard: unknown[] = []
    const gone = jest.fn()
    const on = callOf(wx, 'onNetworkStatusChange')
    on(() => {
      throw new Error('host bug')
    })
    on(gone)
    on((result: unknown) => heard.push(result))
    callOf(wx, 'offNetworkStatusChange')(gone)
    online(false)
    online(true)
    expect(heard).toEqual([
      { isConnected: false, networkType: 'none' },
      { isConnected: true, networkType: 'wifi' },
    ])
    expect(gone).not.toHaveBeenCalled()
    callOf(wx, 'offNetworkStatusChange')()
    online(false)
    expect(heard).toHaveLength(2)
  })

  test('getNetworkType', async () => {
    online(false)
    expect(await outcome(wx, 'getNetworkType')).toMatchObject({ networkType: 'none' })
  })
})

describe('device', () => {
  test('what is copied can be pasted, clipboard or not', async () => {
    expect(await outcome(wx, 'setClipboardData', { data: '链接' })).toMatchObject({
      errMsg: 'setClipboardData:ok',
    })
    expect(shell.overlay.textContent).toContain('内容已复制')
    expect(await outcome(wx, 'getClipboardData')).toMatchObject({ data: '链接' })
  })

  test.each([
    ['setKeepScreenOn', { keepScreenOn: true }],
    ['vibrateShort', { type: 'light' }],
    ['vibrateLong', {}],
    ['getBatteryInfo', {}],
  ])('%s succeeds without the hardware', async (name, options) => {
    expect(await outcome(wx, name, options)).toMatchObject({ errMsg: `${name}:ok` })
  })

  test('the screen is kept on by a wake lock where there is one, and let go again', async () => {
    const release = jest.fn(() => Promise.resolve())
    const request = jest.fn(() => Promise.resolve({ release }))
    Object.defineProperty(navigator, 'wakeLock', { configurable: true, value: { request } })
    jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible')
    await outcome(wx, 'setKeepScreenOn', { keepScreenOn: true })
    await outcome(wx, 'setKeepScreenOn', { keepScreenOn: true })
    expect(request).toHaveBeenCalledTimes(1)
    await outcome(wx, 'setKeepScreenOn', { keepScreenOn: false })
    expect(release).toHaveBeenCalledTimes(1)
    Reflect.deleteProperty(navigator, 'wakeLock')
  })

  test('brightness is remembered', async () => {
    await outcome(wx, 'setScreenBrightness', { value: 0.4 })
    expect(await outcome(wx, 'getScreenBrightness')).toMatchObject({ value: 0.4 })
  })
})

describe('app events', () => {
  test('onAppShow hears the phone', () => {
    const heard = jest.fn()
    callOf(wx, 'onAppShow')(heard)
    shell.tellShow({ path: 'pages/home/home' })
    expect(heard).toHaveBeenCalledWith({ path: 'pages/home/home' })
  })

  test.each(['onMemoryWarning', 'onAudioInterruptionBegin', 'offAudioInterruptionEnd'])(
    '%s registers in silence',
    (name) => {
      expect(() => callOf(wx, name)(() => undefined)).not.toThrow()
      expect(shell.warnings).toEqual([])
    },
  )
})

describe('tools', () => {
  test('base64 there and back, every byte', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index)
    const text = callOf(wx, 'arrayBufferToBase64')(bytes.buffer)
    expect(text).toBe(Buffer.from(bytes).toString('base64'))
    expect(new Uint8Array(callOf(wx, 'base64ToArrayBuffer')(text) as ArrayBuffer)).toEqual(bytes)
  })

  test('nextTick', async () => {
    const later = jest.fn()
    callOf(wx, 'nextTick')(later)
    expect(later).not.toHaveBeenCalled()
    await Promise.resolve()
    expect(later).toHaveBeenCalledTimes(1)
  })

  test('no update is waiting', async () => {
    const manager = callOf(wx, 'getUpdateManager')() as {
      onCheckForUpdate: (listener: (result: object) => void) => void
    }
    expect(await new Promise((resolve) => manager.onCheckForUpdate(resolve))).toEqual({ hasUpdate: false })
  })

  test('an animation’s steps, as the animation attribute takes them', () => {
    type Chain = Record<string, (...args: unknown[]) => Chain>
    const animation = callOf(wx, 'createAnimation')({ duration: 300, timingFunction: 'ease' }) as Chain
    animation['translateY']?.(-120)
      ['opacity']?.(0)
      ['width']?.(40)
      ['step']?.()
      ['scale']?.(2)
      ['opacity']?.(1)
      ['step']?.({ duration: 100, delay: 5 })
    const transition = { duration: 300, timingFunction: 'ease', delay: 0 }
    expect(animation['export']?.()).toEqual({
      actions: [
        {
          animates: [
            { type: 'translateY', args: [-120] },
            { type: 'style', args: ['opacity', 0] },
            { type: 'style', args: ['width', '40px'] },
          ],
          option: { transformOrigin: '50% 50% 0', transition },
        },
        {
          // A step keeps what was set before it, unless it sets the same again.
          animates: [
            { type: 'translateY', args: [-120] },
            { type: 'style', args: ['opacity', 1] },
            { type: 'style', args: ['width', '40px'] },
            { type: 'scale', args: [2] },
          ],
          option: { transformOrigin: '50% 50% 0', transition: { ...transition, duration: 100, delay: 5 } },
        },
      ],
    })
    expect(animation['export']?.()).toEqual({ actions: [] })
  })
})
