/** @jest-environment jsdom */
import { actionSheetArea } from '../../preview/browser/wx/action-sheet'
import { modalArea } from '../../preview/browser/wx/modal'
import { settingsArea } from '../../preview/browser/wx/settings'
import { toastArea } from '../../preview/browser/wx/toast'
import { callOf, fakeShell, outcome, type FakeShell } from './preview-wx-shell'

let shell: FakeShell
let wx: Record<string, unknown>

beforeEach(() => {
  localStorage.clear()
  shell = fakeShell()
  const home = { shell, packageId: '', has: () => false }
  wx = { ...toastArea(home), ...modalArea(home), ...actionSheetArea(home), ...settingsArea(home) }
})

const layers = () => [...shell.overlay.querySelectorAll<HTMLElement>(':scope > .wx-layer')]
const texts = () => layers().map((layer) => layer.textContent)
const tick = () => Promise.resolve()

function click(text: string): void {
  const button = [...shell.overlay.querySelectorAll('button')].find((node) => node.textContent === text)
  if (!button) throw new Error(`no button ${text} among ${texts().join()}`)
  button.click()
}

describe('toasts', () => {
  beforeEach(() => jest.useFakeTimers())
  afterEach(() => jest.useRealTimers())

  test('one stands for its duration, 1.5 s by default', () => {
    callOf(wx, 'showToast')({ title: '已关注' })
    expect(texts()).toEqual(['已关注'])
    jest.advanceTimersByTime(1499)
    expect(layers()).toHaveLength(1)
    jest.advanceTimersByTime(1)
    expect(layers()).toHaveLength(0)
    callOf(wx, 'showToast')({ title: '久一点', duration: 3000 })
    jest.advanceTimersByTime(2999)
    expect(layers()).toHaveLength(1)
  })

  test('the newer takes the older’s place, with a time of its own', () => {
    callOf(wx, 'showToast')({ title: '一', duration: 1000 })
    jest.advanceTimersByTime(900)
    callOf(wx, 'showLoading')({ title: '加载中' })
    expect(texts()).toEqual(['加载中'])
    jest.advanceTimersByTime(5000)
    expect(layers()).toHaveLength(1)
    callOf(wx, 'hideLoading')({ fail: () => undefined })
    expect(layers()).toHaveLength(0)
  })

  test.each([
    ['success', true],
    ['error', true],
    ['loading', true],
    ['none', false],
  ])('icon %s', (icon, drawn) => {
    callOf(wx, 'showToast')({ title: '文', icon })
    expect(shell.overlay.querySelector('svg') !== null).toBe(drawn)
  })

  test('a picture in place of the icon', () => {
    callOf(wx, 'showToast')({ title: '文', image: '/images/like.png' })
    expect(shell.overlay.querySelector('img')?.src).toBe('http://127.0.0.1:1/files/host/images/like.png')
  })

  test.each([
    [undefined, true],
    [false, true],
    [true, false],
  ])('mask %p: taps go through: %p', (mask, through) => {
    callOf(wx, 'showToast')({ title: '文', mask })
    expect(layers()[0]?.classList.contains('wx-through')).toBe(through)
  })
})

test.each([
  ['showToast', 'showToast:fail parameter error: parameter.title should be String instead of Undefined;'],
  ['hideLoading', "hideLoading:fail toast can't be found"],
])('%s without what it needs', async (name, errMsg) => {
  expect(await outcome(wx, name)).toMatchObject({ errMsg })
})

describe('showModal', () => {
  test.each([
    ['确定', { confirm: true, cancel: false, content: null }],
    ['取消', { confirm: false, cancel: true, content: null }],
  ])('%s', async (text, expected) => {
    const result = outcome(wx, 'showModal', { title: '提示', content: '退出直播间？' })
    expect(texts()).toEqual(['提示退出直播间？取消确定'])
    click(text)
    expect(await result).toEqual({ errMsg: 'showModal:ok', ...expected })
    expect(layers()).toHaveLength(0)
  })

  test('own words and colours, without cancel', async () => {
    const result = outcome(wx, 'showModal', {
      content: '好',
      showCancel: false,
      confirmText: '知道了',
      confirmColor: '#ff0000',
    })
    const buttons = shell.overlay.querySelectorAll('button')
    expect(buttons).toHaveLength(1)
    expect(buttons[0]?.style.color).toBe('rgb(255, 0, 0)')
    click('知道了')
    expect(await result).toMatchObject({ confirm: true })
  })

  test('editable: the field begins with content and comes back', async () => {
    const result = outcome(wx, 'showModal', {
      title: '昵称',
      content: '旧',
      editable: true,
      placeholderText: '请输入',
    })
    const field = shell.overlay.querySelector('input')
    expect([field?.value, field?.placeholder]).toEqual(['旧', '请输入'])
    if (field) field.value = '新'
    click('确定')
    expect(await result).toMatchObject({ confirm: true, content: '新' })
  })

  test('Escape cancels, the topmost only', async () => {
    const below = outcome(wx, 'showModal', { title: '下' })
    const above = outcome(wx, 'showModal', { title: '上' })
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
    expect(await above).toMatchObject({ cancel: true })
    expect(texts()).toEqual(['下取消确定'])
    click('确定')
    await below
  })

  test('a text is shown as text', () => {
    callOf(wx, 'showModal')({ content: '<img src=x onerror=1>', success: () => undefined })
    expect(shell.overlay.querySelector('img')).toBeNull()
  })

  test('a button of more than four characters is refused', async () => {
    const { errMsg } = await outcome(wx, 'showModal', { confirmText: '我已经知道了' })
    expect(errMsg).toContain('showModal:fail confirmText length')
  })
})

describe('showActionSheet', () => {
  test('the tapped one', async () => {
    const result = outcome(wx, 'showActionSheet', { itemList: ['标清', '高清'], alertText: '清晰度' })
    expect(texts()).toEqual(['清晰度标清高清取消'])
    click('高清')
    expect(await result).toEqual({ errMsg: 'showActionSheet:ok', tapIndex: 1 })
  })

  test('取消 and the dimmed part fail with cancel', async () => {
    const first = outcome(wx, 'showActionSheet', { itemList: ['一'] })
    click('取消')
    const second = outcome(wx, 'showActionSheet', { itemList: ['一'] })
    layers()[0]?.click()
    expect(await Promise.all([first, second])).toEqual(
      Array(2).fill({ errMsg: 'showActionSheet:fail cancel' }),
    )
  })

  test.each([[[]], [Array<string>(7).fill('x')], [undefined]])('%j is refused', async (itemList) => {
    const { errMsg } = await outcome(wx, 'showActionSheet', { itemList })
    expect(errMsg).toContain('showActionSheet:fail parameter error')
  })
})

describe('permissions', () => {
  test('asked once, remembered, told by getSetting', async () => {
    expect(await outcome(wx, 'getSetting')).toMatchObject({ authSetting: {} })
    const asked = outcome(wx, 'authorize', { scope: 'scope.camera' })
    await tick()
    expect(texts()[0]).toContain('直播间 申请使用你的摄像头')
    click('允许')
    expect(await asked).toEqual({ errMsg: 'authorize:ok' })
    expect(await outcome(wx, 'authorize', { scope: 'scope.camera' })).toEqual({ errMsg: 'authorize:ok' })
    expect(await outcome(wx, 'getSetting')).toMatchObject({ authSetting: { 'scope.camera': true } })
  })

  test('a refusal stays until the permission page changes it', async () => {
    const asked = outcome(wx, 'authorize', { scope: 'scope.record' })
    await tick()
    click('拒绝')
    const refused = { errMsg: 'authorize:fail auth deny', errno: 103 }
    expect(await asked).toEqual(refused)
    expect(await outcome(wx, 'authorize', { scope: 'scope.record' })).toEqual(refused)
    expect(layers()).toHaveLength(0)

    const opened = outcome(wx, 'openSetting')
    expect(texts()[0]).toContain('麦克风')
    shell.overlay.querySelector<HTMLInputElement>('input[role=switch]')?.click()
    shell.overlay.querySelector<HTMLElement>('[aria-label="返回"]')?.click()
    expect(await opened).toMatchObject({ authSetting: { 'scope.record': true } })
    expect(await outcome(wx, 'authorize', { scope: 'scope.record' })).toEqual({ errMsg: 'authorize:ok' })
  })

  test('the permission page opens only within a tap, where the browser tells', async () => {
    Object.defineProperty(navigator, 'userActivation', { configurable: true, value: { isActive: false } })
    const result = await outcome(wx, 'openSetting')
    Reflect.deleteProperty(navigator, 'userActivation')
    expect(result).toEqual({ errMsg: 'openSetting:fail can only be invoked by user TAP gesture.' })
  })

  test('an unknown scope', async () => {
    expect(await outcome(wx, 'authorize', { scope: 'scope.moon' })).toEqual({
      errMsg: 'authorize:fail invalid scope',
    })
  })
})
