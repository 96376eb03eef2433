import { hostFolder } from './fixtures'
import { loadHost, settle, until, type LoadedHost } from './harness'

let host: LoadedHost
const logged = () => host.preview.getApp().log as string[]
const log = () => logged().splice(0)
const routes = () => host.pages().map((page) => page.route)
const errors = () => host.preview.problems().filter((problem) => problem.severity === 'error')
afterEach(() => host.stop())
beforeEach(() => {
  jest.spyOn(console, 'warn').mockReturnValue()
  jest.spyOn(console, 'error').mockReturnValue()
})

/** A page that notes its life cycle in the app's log. */
const noting = (name: string, more = '') => `
  const note = (what) => getApp().log.push('${name} ' + what)
  Page({
    onLoad(query) { note('onLoad ' + JSON.stringify(query)) },
    onShow() { note('onShow') }, onReady() { note('onReady') },
    onHide() { note('onHide') }, onUnload() { note('onUnload') },
    ${more}
  })`

const notingComponent = `
  const note = (self, what) => getApp().log.push(self.is.split('/').pop() + ' ' + what)
  Component({
    lifetimes: {
      created() { note(this, 'created') }, attached() { note(this, 'attached') },
      ready() { note(this, 'ready') }, detached() { note(this, 'detached') },
    },
    pageLifetimes: { show() { note(this, 'show') }, hide() { note(this, 'hide') } },
  })`

const pages = {
  'pages/a/a.js': noting('a'),
  'pages/b/b.js': noting('b'),
  'pages/c/c.js': noting('c'),
}

async function load(files: Record<string, string | object> = pages, app: object = {}, url?: string) {
  host = await loadHost({ hostDir: hostFolder(files, app), ...(url === undefined ? {} : { url }) })
}

describe('life cycle', () => {
  test('components stand before onLoad; ready comes before onReady; one behind wx:if comes later', async () => {
    await load({
      'components/part/part.js': notingComponent,
      'components/late/late.js': notingComponent,
      'pages/a/a.json': { usingComponents: { part: '/components/part/part', late: '/components/late/late' } },
      'pages/a/a.wxml': '<part/><late wx:if="{{on}}"/>',
      'pages/a/a.js': noting('a', 'data: { on: false }, open() { this.setData({ on: true }) }'),
    })
    expect(log()).toEqual([
      'part created',
      'part attached',
      'a onLoad {}',
      'part show',
      'a onShow',
      'part ready',
      'a onReady',
    ])
    Reflect.apply(host.page().instance.open as () => void, host.page().instance, [])
    expect(log()).toEqual(['late created', 'late attached'])
    await settle()
    expect(log()).toEqual(['late ready'])
  })

  test('a page made by Component gets its query as properties too', async () => {
    await load(
      {
        'pages/a/a.js': `Component({
          properties: { name: String },
          methods: { onLoad(query) { getApp().log.push(this.data.name, query.name, this.route, this.is) } },
        })`,
      },
      {},
      '/pages/a/a?name=x%26y',
    )
    // The browser's address holds the value as a mini-program would write it: still encoded.
    expect(log()).toEqual(['x%26y', 'x%26y', 'pages/a/a', 'pages/a/a'])
  })

  test('the app: onLaunch before pages are loaded, onShow before the first is shown', async () => {
    await load(
      {
        'app.js': `App({ log: [], onLaunch(o) { this.log.push('launch ' + o.path + ' ' + o.query.x) }, onShow() { this.log.push('show') }, onHide() { this.log.push('hide') } })`,
        ...pages,
      },
      {},
      '/pages/b/b?x=1',
    )
    expect(log()).toEqual(['launch pages/b/b 1', 'show', 'b onLoad {"x":"1"}', 'b onShow', 'b onReady'])
  })

  test('the tab of the browser goes out of sight and comes back', async () => {
    await load({
      'app.js': `App({ log: [], onShow() { this.log.push('show') }, onHide() { this.log.push('hide') } })`,
      ...pages,
    })
    log()
    const visibility = jest.spyOn(document, 'visibilityState', 'get')
    visibility.mockReturnValue('hidden')
    document.dispatchEvent(new Event('visibilitychange'))
    expect(log()).toEqual(['a onHide', 'hide'])
    visibility.mockReturnValue('visible')
    document.dispatchEvent(new Event('visibilitychange'))
    expect(log()).toEqual(['show', 'a onShow'])
  })
})

describe('navigation', () => {
  test('navigateTo, navigateBack: who hears what in which order', async () => {
    await load()
    log()
    await host.navigateTo('/pages/b/b?x=1&y=%2F')
    expect(log()).toEqual(['a onHide', 'b onLoad {"x":"1","y":"%2F"}', 'b onShow', 'b onReady'])
    await host.navigateTo('../c/c')
    expect(routes()).toEqual(['pages/a/a', 'pages/b/b', 'pages/c/c'])
    log()
    await host.navigateBack(2)
    expect(log()).toEqual(['c onUnload', 'b onUnload', 'a onShow'])
    expect(routes()).toEqual(['pages/a/a'])
    expect(document.querySelectorAll('wx-page')).toHaveLength(1)
  })

  test('redirectTo and reLaunch', async () => {
    await load()
    await host.navigateTo('/pages/b/b')
    log()
    await host.redirectTo('/pages/c/c')
    expect(log()).toEqual(['b onUnload', 'c onLoad {}', 'c onShow', 'c onReady'])
    expect(routes()).toEqual(['pages/a/a', 'pages/c/c'])
    await host.reLaunch('/pages/b/b')
    expect(log()).toEqual(['c onUnload', 'a onUnload', 'b onLoad {}', 'b onShow', 'b onReady'])
    expect(routes()).toEqual(['pages/b/b'])
  })

  test('what a script does after wx.navigateTo comes before the new page', async () => {
    await load({
      ...pages,
      'pages/a/a.js': noting('a', `go() { wx.navigateTo({ url: '../b/b' }); getApp().log.push('after') }`),
    })
    log()
    Reflect.apply(host.page().instance.go as () => void, host.page().instance, [])
    await settle()
    expect(log().slice(0, 2)).toEqual(['after', 'a onHide'])
  })

  test('no more than ten pages', async () => {
    await load()
    for (let i = 0; i < 9; i += 1) await host.shell.router.navigateTo('/pages/b/b')
    await expect(host.navigateTo('/pages/b/b')).rejects.toThrow('webview count limit exceed')
    expect(host.pages()).toHaveLength(10)
  })

  test.each([
    ['navigateTo', '/pages/x/x', 'page "pages/x/x" is not found'],
    ['redirectTo', 'x', 'page "pages/a/x" is not found'],
    ['navigateTo', '/pages/tab/tab', 'can not navigateTo a tabbar page'],
    ['redirectTo', '/pages/tab/tab', 'can not redirectTo a tabbar page'],
    ['switchTab', '/pages/b/b', 'can not switch to no-tabBar page'],
  ] as const)('%s %s: %s', async (method, url, message) => {
    const tabBar = {
      list: [
        { pagePath: 'pages/tab/tab', text: 'tab' },
        { pagePath: 'pages/c/c', text: 'c' },
      ],
    }
    await load({ ...pages, 'pages/tab/tab.js': noting('tab') }, { tabBar })
    await expect(host[method](url)).rejects.toThrow(message)
    expect(routes()).toEqual(['pages/a/a'])
  })

  test('going back from the first page fails', async () => {
    await load()
    await expect(host.navigateBack()).rejects.toThrow('cannot navigate back at first page')
  })

  test('tab pages stay alive, others end', async () => {
    const tabBar = {
      list: [
        { pagePath: 'pages/a/a', text: 'A', iconPath: 'i/a.png', selectedIconPath: 'i/on.png' },
        { pagePath: 'pages/b/b', text: 'B' },
      ],
    }
    await load(
      { ...pages, 'pages/b/b.js': noting('b', 'onTabItemTap(item) { note("tap " + JSON.stringify(item)) }') },
      { tabBar },
    )
    expect(Array.from(document.querySelectorAll('.phone-tab'), (tab) => tab.textContent)).toEqual(['A', 'B'])
    expect(document.querySelector<HTMLImageElement>('.phone-tab img')?.src).toMatch(
      /\/files\/host\/i\/on\.png$/,
    )
    await host.navigateTo('/pages/c/c')
    expect(document.querySelector<HTMLElement>('.phone-tabs')?.hidden).toBe(true)
    log()
    await host.switchTab('/pages/b/b')
    expect(log()).toEqual(['c onUnload', 'b onLoad {}', 'b onShow', 'b onReady'])
    await host.switchTab('/pages/a/a')
    expect(log()).toEqual(['b onHide', 'a onShow'])
    document.querySelectorAll<HTMLElement>('.phone-tab')[1]?.click()
    await settle()
    expect(log()).toEqual(['a onHide', 'b onShow', 'b tap {"index":"1","pagePath":"pages/b/b","text":"B"}'])
    expect(routes()).toEqual(['pages/b/b'])
    await host.reLaunch('/pages/c/c')
    expect(log().sort()).toEqual(['a onUnload', 'b onUnload', 'c onLoad {}', 'c onReady', 'c onShow'])
  })

  test('a page and its opener talk through the event channel, also before the other listens', async () => {
    await load({
      'pages/a/a.js': `Page({ onReady() {
        wx.navigateTo({
          url: '/pages/b/b',
          events: { up: (x) => getApp().log.push('up ' + x) },
          success: (res) => res.eventChannel.emit('down', 'late'),
        })
      } })`,
      'pages/b/b.js': `Page({ onLoad() {
        const channel = this.getOpenerEventChannel()
        channel.emit('up', 1)
        setTimeout(() => channel.on('down', (x) => getApp().log.push('down ' + x)))
      } })`,
    })
    await until(() => logged().length === 2)
    expect(log()).toEqual(['up 1', 'down late'])
  })
})

describe('the browser’s address', () => {
  test('follows the page on top, and its back and forward buttons move the stack', async () => {
    await load()
    await host.navigateTo('/pages/b/b?name=中文')
    expect(decodeURIComponent(location.hash)).toBe('#/pages/b/b?name=中文')
    history.back()
    await until(() => routes().length === 1)
    expect(routes()).toEqual(['pages/a/a'])
    expect(location.hash).toBe('#/pages/a/a')
    history.forward()
    await until(() => routes().length === 2)
    expect(routes()).toEqual(['pages/a/a', 'pages/b/b'])
    expect(host.page().query).toEqual({ name: '中文' })
    await host.navigateBack()
    expect(location.hash).toBe('#/pages/a/a')
  })

  test('one typed by hand opens that page', async () => {
    await load()
    location.hash = '#/pages/c/c?x=1'
    await until(() => routes()[0] === 'pages/c/c')
    expect(routes()).toEqual(['pages/c/c'])
    expect(host.page().query).toEqual({ x: '1' })
  })

  test('of a page that does not exist: the panel lists the pages, the app hears it, home is shown', async () => {
    await load(
      { ...pages, 'app.js': 'App({ log: [], onPageNotFound(o) { this.log.push(JSON.stringify(o)) } })' },
      {},
      '/pages/gone/gone?x=1',
    )
    expect(log()[0]).toBe('{"path":"pages/gone/gone","query":{"x":"1"},"isEntryPage":true}')
    expect(errors()).toEqual([
      expect.objectContaining({
        message: 'there is no page "pages/gone/gone"',
        hint: 'The pages are pages/a/a, pages/b/b, pages/c/c.',
      }),
    ])
    expect(document.querySelector('.phone-problems')?.textContent).toContain('there is no page')
    expect(routes()).toEqual(['pages/a/a'])
    // The page may be made yet: loading again then opens it.
    expect(location.hash).toContain('gone')
  })
})

describe('the navigation bar', () => {
  const bar = () => document.querySelector<HTMLElement>('.phone-bar')
  const button = (label: string) =>
    document.querySelector<HTMLButtonElement>(`.phone-bar [aria-label=${label}]`)

  test('shows each page’s own title and colours, and back', async () => {
    await load(
      {
        ...pages,
        'pages/b/b.json': {
          navigationBarTitleText: 'B',
          navigationBarBackgroundColor: '#ffffff',
          navigationBarTextStyle: 'black',
        },
      },
      { window: { navigationBarTitleText: 'App' } },
    )
    expect(bar()?.textContent).toBe('App')
    expect(button('返回')?.hidden).toBe(true)
    await host.navigateTo('/pages/b/b')
    host.shell.navigationBar.setTitle('changed')
    expect(bar()?.textContent).toBe('changed')
    expect(bar()?.style.color).toBe('rgb(0, 0, 0)')
    button('返回')?.click()
    await settle()
    expect(bar()?.textContent).toBe('App')
    expect(routes()).toEqual(['pages/a/a'])
  })

  test('asks before it goes back, once, where the page wants that; scripts are not asked', async () => {
    const asking = {
      ...pages,
      'pages/b/b.js': `Page({
        onLoad() { wx.enableAlertBeforeUnload({ message: 'leave?' }) },
        free() { wx.disableAlertBeforeUnload() },
      })`,
    }
    await load(asking)
    const dialogs = () => [...document.querySelectorAll('.wx-dialog')].map((dialog) => dialog.textContent)
    const press = async (label: string) => {
      const found = [...document.querySelectorAll<HTMLElement>('.wx-dialog button, .phone-bar button')]
      found.find((one) => [one.textContent, one.getAttribute('aria-label')].includes(label))?.click()
      await settle()
    }
    await host.navigateTo('/pages/b/b')
    await press('返回')
    await press('返回')
    expect(dialogs()).toEqual(['leave?取消确定'])
    await press('取消')
    expect([dialogs(), routes()]).toEqual([[], ['pages/a/a', 'pages/b/b']])
    await press('返回')
    await press('确定')
    expect(routes()).toEqual(['pages/a/a'])

    await host.navigateTo('/pages/b/b')
    await host.navigateBack()
    expect([dialogs(), routes()]).toEqual([[], ['pages/a/a']])
    await host.navigateTo('/pages/b/b')
    const { free } = host.page().instance as { free: () => void }
    free.call(host.page().instance)
    await press('返回')
    expect([dialogs(), routes()]).toEqual([[], ['pages/a/a']])
  })

  test('a page opened by its address alone has a way home', async () => {
    await load(pages, {}, '/pages/c/c')
    expect(button('回到首页')?.hidden).toBe(false)
    button('回到首页')?.click()
    await settle()
    expect(routes()).toEqual(['pages/a/a'])
  })

  test('navigationStyle custom leaves the bar to the page', async () => {
    await load({ ...pages, 'pages/a/a.json': { navigationStyle: 'custom' } })
    expect(bar()?.hidden).toBe(true)
    expect(host.shell.navigationBar.height).toBe(0)
  })
})

test('a custom tab bar stands on every tab page, and getTabBar gives it', async () => {
  const tabBar = {
    custom: true,
    list: [
      { pagePath: 'pages/a/a', text: 'A' },
      { pagePath: 'pages/b/b', text: 'B' },
    ],
  }
  await load(
    {
      ...pages,
      'pages/a/a.js': 'Page({ onShow() { this.getTabBar().setData({ on: "A" }) } })',
      'custom-tab-bar/index.json': { component: true },
      'custom-tab-bar/index.wxml': '<view class="bar">{{on}} chosen</view>',
      'custom-tab-bar/index.js': 'Component({ data: { on: "" } })',
    },
    { tabBar },
  )
  expect(document.querySelector('custom-tab-bar')?.textContent).toBe('A chosen')
  expect(document.querySelector<HTMLElement>('.phone-tabs')?.hidden).toBe(true)
})

test('only the shown page’s style sheets count', async () => {
  await load({
    ...pages,
    'pages/a/a.wxml': '<view class="title">a</view>',
    'pages/a/a.wxss': '.title { color: red }',
    'pages/b/b.wxml': '<view class="title">b</view>',
  })
  expect(getComputedStyle(host.find('.title')).color).toBe('rgb(255, 0, 0)')
  await host.navigateTo('/pages/b/b')
  expect(getComputedStyle(host.find('.title')).color).not.toBe('rgb(255, 0, 0)')
  await host.navigateBack()
  expect(getComputedStyle(host.find('.title')).color).toBe('rgb(255, 0, 0)')
})

test('pulling down asks the page to refresh', async () => {
  await load({
    'pages/a/a.json': { enablePullDownRefresh: true },
    'pages/a/a.js': noting('a', 'onPullDownRefresh() { note("pull"), wx.stopPullDownRefresh() }'),
  })
  log()
  host.shell.pullDown.start()
  expect(log()).toEqual(['a pull'])
  await settle()
  expect(document.querySelector<HTMLElement>('.phone-pull')?.hidden).toBe(true)
})
