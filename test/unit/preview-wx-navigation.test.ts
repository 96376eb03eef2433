/** @jest-environment jsdom */
import { navigationArea } from '../../preview/browser/wx/navigation'
import { callOf, fakeShell, outcome, page, type FakeShell } from './preview-wx-shell'

let shell: FakeShell
let wx: Record<string, unknown>

beforeEach(() => {
  shell = fakeShell()
  wx = navigationArea({ shell, packageId: '', has: () => false })
})

test.each([
  ['redirectTo', { url: '/pages/a/a' }, 'redirectTo /pages/a/a'],
  ['reLaunch', { url: '/pages/a/a' }, 'reLaunch /pages/a/a'],
  ['navigateBack', {}, 'navigateBack 1'],
  ['navigateBack', { delta: 2 }, 'navigateBack 2'],
  ['setNavigationBarTitle', { title: '直播' }, 'setTitle 直播'],
  [
    'setNavigationBarColor',
    { frontColor: '#ffffff', backgroundColor: '#000000' },
    'setColor #ffffff #000000',
  ],
  ['showNavigationBarLoading', {}, 'setLoading true'],
  ['hideNavigationBarLoading', {}, 'setLoading false'],
  ['showTabBar', {}, 'setVisible true'],
  ['hideTabBar', {}, 'setVisible false'],
  ['startPullDownRefresh', {}, 'pullDown start'],
  ['stopPullDownRefresh', {}, 'pullDown stop'],
])('%s %j asks the phone', async (name, options, call) => {
  expect(await outcome(wx, name, options)).toEqual({ errMsg: `${name}:ok` })
  expect(shell.calls).toEqual([call])
})

test('what the router refuses is the errMsg', async () => {
  expect(await outcome(wx, 'switchTab', { url: '/pages/a/a' })).toEqual({
    errMsg: 'switchTab:fail can not switch to no-tabBar page /pages/a/a',
  })
})

test('navigateTo: events of the opened page are heard, and the channel leads there', async () => {
  const heard: unknown[] = []
  const result = await outcome(wx, 'navigateTo', {
    url: '/pages/a/a',
    events: { opened: (url: string) => heard.push(url) },
  })
  expect(heard).toEqual(['/pages/a/a'])
  expect(result).toMatchObject({
    errMsg: 'navigateTo:ok',
    eventChannel: { emit: expect.any(Function) as unknown },
  })
})

describe('the tab bar', () => {
  const list = [
    { pagePath: 'pages/home/home', text: '首页' },
    { pagePath: 'pages/me/me', text: '我的' },
  ]

  test.each([
    ['setTabBarBadge', { index: 1, text: '9' }, 'setBadge 1 9'],
    ['removeTabBarBadge', { index: 1 }, 'setBadge 1 null'],
    ['showTabBarRedDot', { index: 0 }, 'setRedDot 0 true'],
    ['hideTabBarRedDot', { index: 0 }, 'setRedDot 0 false'],
    ['setTabBarItem', { index: 0, text: '直播' }, 'setItem 0 {"text":"直播"}'],
  ])('%s', async (name, options, call) => {
    shell.app.tabBar = { list }
    shell.stack.push(page('pages/home/home'))
    expect(await outcome(wx, name, options)).toEqual({ errMsg: `${name}:ok` })
    expect(shell.calls).toEqual([call])
  })

  test.each([
    ['pages/play/play', { index: 0 }, 'removeTabBarBadge:fail not TabBar page'],
    ['pages/home/home', { index: 5 }, 'removeTabBarBadge:fail tabbar item not found'],
    [
      'pages/home/home',
      {},
      'removeTabBarBadge:fail parameter error: parameter.index should be Number instead of Undefined;',
    ],
  ])('on %s with %j', async (route, options, errMsg) => {
    shell.app.tabBar = { list }
    shell.stack.push(page(route))
    expect(await outcome(wx, 'removeTabBarBadge', options)).toMatchObject({ errMsg })
  })
})

test('pageScrollTo scrolls the page’s own container', async () => {
  const shown = page('pages/home/home')
  const scrollTo = jest.fn()
  shown.element.scrollTo = scrollTo as typeof shown.element.scrollTo
  shell.stack.push(shown)
  await outcome(wx, 'pageScrollTo', { scrollTop: 120, duration: 0 })
  expect(scrollTo).toHaveBeenCalledWith({ top: 120, behavior: 'auto' })
  expect(() => callOf(wx, 'pageScrollTo')).not.toThrow()
})
