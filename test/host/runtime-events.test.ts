import { hostFolder, matching } from './fixtures'
import { loadHost, settle, type LoadedHost } from './harness'

let host: LoadedHost
const log = () => (host.preview.getApp().log as unknown[]).splice(0)
const errors = () => host.preview.problems().filter((problem) => problem.severity === 'error')
afterEach(() => {
  jest.useRealTimers()
  host.stop()
})
beforeEach(() => {
  jest.spyOn(console, 'warn').mockReturnValue()
  jest.spyOn(console, 'error').mockReturnValue()
})

async function load(wxml: string, script = '', files: Record<string, string | object> = {}) {
  const handlers = ['a', 'b', 'c', 'd'].map(
    (name) => `${name}(e) { getApp().log.push('${name} ' + e.type); getApp().last = e },`,
  )
  host = await loadHost({
    hostDir: hostFolder({
      'pages/a/a.wxml': wxml,
      'pages/a/a.js': `Page({ ${handlers.join('\n')} ${script} })`,
      ...files,
    }),
  })
}

const mouse = (type: string, target: string, clientX = 5, clientY = 5) =>
  host
    .find(target)
    .dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, button: 0, clientX, clientY }))

function touch(
  type: string,
  target: string,
  points: { identifier: number; clientX: number; clientY: number }[],
) {
  const event = new Event(type, { bubbles: true, cancelable: true })
  const touches = type === 'touchend' ? [] : points
  Object.assign(event, { touches, changedTouches: points })
  host.find(target).dispatchEvent(event)
  return event
}

describe('tap', () => {
  test('carries where, on what, and the marks on the way', async () => {
    await load(
      '<view id="out" data-out="1" mark:m="{{1}}" bindtap="a"><view id="in" data-in-side="x" mark:k="k" bindtap="b"><text id="t">t</text></view></view>',
    )
    host.tap('#t')
    expect(log()).toEqual(['b tap', 'a tap'])
    expect(host.preview.getApp().last).toMatchObject({
      type: 'tap',
      detail: { x: 5, y: 5 },
      target: { id: 't', dataset: {} },
      currentTarget: { id: 'out', offsetLeft: 0, offsetTop: 0, dataset: { out: '1' } },
      mark: { m: 1, k: 'k' },
      touches: [],
      changedTouches: [{ identifier: 0, pageX: 5, pageY: 5, clientX: 5, clientY: 5 }],
    })
  })

  test('catch stops it, capture comes first, of several mut-bind one hears it', async () => {
    await load(`
      <view capture-bind:tap="a"><view bindtap="d"><view catchtap="b"><view id="t" bind:tap="c"/></view></view></view>
      <view mut-bind:tap="a"><view mut-bind:tap="b"><view id="m" bindtap="c"/></view></view>
      <view bindtap="d"><view capture-catch:tap="a"><view id="x" bindtap="b"/></view></view>`)
    host.tap('#t')
    expect(log()).toEqual(['a tap', 'c tap', 'b tap'])
    host.tap('#m')
    expect(log()).toEqual(['c tap', 'b tap'])
    host.tap('#x')
    expect(log()).toEqual(['a tap'])
  })

  test('a finger that moves far does not tap; nor does one that scrolls', async () => {
    await load('<view id="t" bindtap="a" bindtouchmove="b"/>')
    mouse('mousedown', '#t')
    mouse('mousemove', '#t', 30)
    mouse('mouseup', '#t', 30)
    expect(log()).toEqual(['b touchmove'])
    const { element } = host.page()
    mouse('mousedown', '#t')
    element.scrollTop = 40
    element.dispatchEvent(new Event('scroll'))
    mouse('mouseup', '#t')
    expect(log()).toEqual([])
  })

  test('what scrolls elsewhere, or told late that it had scrolled before, takes no tap away', async () => {
    await load('<view id="list"/><view id="t" bindtap="a"/>')
    const { element } = host.page()
    element.scrollTop = 40
    mouse('mousedown', '#t')
    element.dispatchEvent(new Event('scroll'))
    host.find('#list').scrollTop = 90
    host.find('#list').dispatchEvent(new Event('scroll'))
    mouse('mouseup', '#t')
    expect(log()).toEqual(['a tap'])
  })

  test('touches tap once, though the browser sends a mouse after them', async () => {
    await load('<view id="t" bindtap="a" bindtouchstart="b" bindtouchend="c"/>')
    const point = { identifier: 3, clientX: 1, clientY: 2 }
    touch('touchstart', '#t', [point])
    touch('touchend', '#t', [point])
    mouse('mousedown', '#t')
    mouse('mouseup', '#t')
    expect(log()).toEqual(['b touchstart', 'c touchend', 'a tap'])
    expect(host.preview.getApp().last).toMatchObject({
      changedTouches: [{ identifier: 3, clientX: 1, clientY: 2 }],
    })
  })

  test('catchtouchmove keeps the page from scrolling', async () => {
    await load('<view id="t" catchtouchmove="none"/><view id="u" bindtouchmove="a"/>')
    const point = { identifier: 0, clientX: 1, clientY: 2 }
    expect(touch('touchmove', '#t', [point]).defaultPrevented).toBe(true)
    expect(touch('touchmove', '#u', [point]).defaultPrevented).toBe(false)
    expect(console.warn).not.toHaveBeenCalledWith(expect.stringContaining('none'))
  })
})

test('longpress after 350 ms, and then no tap if someone heard it', async () => {
  await load('<view id="t" bindlongpress="a" bindtap="b"/><view id="u" bindtap="b"/>')
  jest.useFakeTimers()
  mouse('mousedown', '#t')
  jest.advanceTimersByTime(349)
  expect(log()).toEqual([])
  jest.advanceTimersByTime(1)
  mouse('mouseup', '#t')
  expect(log()).toEqual(['a longpress'])
  mouse('mousedown', '#u')
  jest.advanceTimersByTime(1000)
  mouse('mouseup', '#u')
  expect(log()).toEqual(['b tap'])
})

test('the ends of transitions and animations reach the element they are of', async () => {
  await load('<view bindtransitionend="b"><view id="t" bindtransitionend="a" bindanimationend="c"/></view>')
  for (const type of ['transitionend', 'animationend']) {
    host
      .find('#t')
      .dispatchEvent(
        Object.assign(new Event(type, { bubbles: true }), { elapsedTime: 0.5, propertyName: 'top' }),
      )
  }
  expect(log()).toEqual(['a transitionend', 'c animationend'])
})

describe('a component’s own events', () => {
  test('names with capitals and dashes, bubbling over borders only when composed', async () => {
    await load(
      '<view bindin="c" bindout="d"><box id="b" bindBigEvent="a" bindbig-dash="b" bind:plain="c"/></view>',
      '',
      {
        'pages/a/a.json': { usingComponents: { box: '/components/box/box' } },
        'components/box/box.js': `Component({ methods: { go() {
          this.triggerEvent('BigEvent', { call: () => 7 })
          this.triggerEvent('big-dash')
          this.triggerEvent('plain', {}, { bubbles: true })
        } } })`,
        'components/box/box.wxml': '<view id="inner" bindtap="go">x</view>',
      },
    )
    host.tap('[id$=--inner]')
    expect(log()).toEqual(['a BigEvent', 'b big-dash', 'c plain'])
  })
})

describe('handlers', () => {
  test('one that is not there is told once; the event goes on', async () => {
    await load('<view bindtap="a"><view id="t" bindtap="missing"/></view>')
    host.tap('#t')
    host.tap('#t')
    expect(log()).toEqual(['a tap', 'a tap'])
    const told = jest.mocked(console.warn).mock.calls.filter(([text]) => String(text).includes('"missing"'))
    expect(told).toEqual([['"pages/a/a" has no method "missing" to handle the event "tap"']])
  })

  test('one that throws: the problem names file and handler, App.onError hears it, the rest goes on', async () => {
    await load(
      '<view bindtap="a"><view id="t" bindtap="bad"/></view>',
      'bad() { throw new Error("no way") }',
      {
        'app.js': 'App({ log: [], onError(text) { this.log.push(text.split("\\n")[0]) } })',
      },
    )
    host.tap('#t')
    expect(log()).toEqual(['no way', 'a tap'])
    expect(errors()).toEqual([
      expect.objectContaining({
        file: matching(/^pages\/a\/a\.js/),
        message: 'tap → bad: no way',
      }),
    ])
    const panel = document.querySelector<HTMLElement>('.phone-problems')
    expect(panel?.hidden).toBe(false)
    panel?.querySelector('button')?.click()
    expect(panel?.hidden).toBe(true)
  })
})

test('scrolling: onPageScroll, and onReachBottom once per arrival', async () => {
  await load(
    '<view/>',
    'onPageScroll(e) { getApp().log.push(e.scrollTop) }, onReachBottom() { getApp().log.push("bottom") }',
  )
  const { element } = host.page()
  Object.defineProperties(element, { clientHeight: { value: 100 }, scrollHeight: { value: 500 } })
  for (const top of [100, 360, 380, 100, 400]) {
    element.scrollTop = top
    element.dispatchEvent(new Event('scroll'))
    await settle(40)
  }
  expect(log()).toEqual([100, 360, 'bottom', 380, 100, 400, 'bottom'])
})

test('what bindinput returns takes the place of the typed text; what other handlers return means nothing', async () => {
  await load(
    '<input bindinput="shout"/><view class="v" bindtap="quiet"/>',
    'shout(e) { return e.detail.value.toUpperCase() }, quiet() { return "nothing" }',
  )
  const input = host.find('input') as HTMLInputElement
  input.value = 'abc'
  input.dispatchEvent(new Event('input', { bubbles: true }))
  await settle()
  expect(input.value).toBe('ABC')
  host.tap('.v')
  expect(errors()).toEqual([])
})
