import { hostFolder } from './fixtures'
import { loadHost, type LoadedHost } from './harness'

const theme = {
  light: { nav: '#f5f6f8', ink: 'black', paper: '#ffffff', icon: '/sun.png' },
  dark: { nav: '#101216', ink: 'white', paper: '#191919', icon: '/moon.png' },
}
const window_ = {
  navigationBarBackgroundColor: '@nav',
  navigationBarTextStyle: '@ink',
  backgroundColor: '@paper',
}
const heard = `
  App({
    heard: [],
    onThemeChange({ theme }) { this.heard.push('App ' + theme) },
    themes: () => [wx.getSystemInfoSync().theme, wx.getAppBaseInfo().theme],
  })
  wx.onThemeChange(({ theme }) => getApp().heard.push('wx ' + theme))`

let host: LoadedHost
let turn: (dark: boolean) => void

/** The browser's own setting, which jsdom does not have. */
beforeEach(() => {
  const media = Object.assign(new EventTarget(), { matches: false })
  window.matchMedia = () => media as unknown as MediaQueryList
  turn = (dark) => {
    media.matches = dark
    media.dispatchEvent(new Event('change'))
  }
})
afterEach(() => {
  host.stop()
  Reflect.deleteProperty(window, 'matchMedia')
})

async function load(app: object, files: Record<string, string | object> = {}) {
  host = await loadHost({
    hostDir: hostFolder(
      {
        'app.js': heard,
        'pages/a/a.js': 'Page({})',
        'pages/b/b.js': 'Page({})',
        'theme.json': theme,
        'sun.png': '',
        'moon.png': '',
        ...files,
      },
      app,
    ),
  })
}

const bar = () => {
  const element = document.querySelector<HTMLElement>('.phone-bar')
  return [element?.style.backgroundColor, element?.style.color]
}
const paper = () => document.querySelector<HTMLElement>('.phone-page:not([hidden])')?.style.backgroundColor
const said = () => host.preview.getApp()['heard']
const wxTheme = () => (host.preview.getApp()['themes'] as () => unknown)()

test('bar, background and tabs follow the theme; App and wx hear of it', async () => {
  const tab = { pagePath: 'pages/a/a', text: 'a', iconPath: '@icon', selectedIconPath: '@icon' }
  const tabBar = { backgroundColor: '@paper', list: [tab, { ...tab, pagePath: 'pages/b/b' }] }
  await load({ darkmode: true, themeLocation: 'theme.json', window: window_, tabBar })
  const tabs = () => document.querySelector<HTMLElement>('.phone-tabs')
  expect(host.problems).toEqual([])
  expect([bar(), paper(), wxTheme()]).toEqual([
    ['rgb(245, 246, 248)', 'rgb(0, 0, 0)'],
    'rgb(255, 255, 255)',
    ['light', 'light'],
  ])
  turn(true)
  expect([bar(), paper(), wxTheme()]).toEqual([
    ['rgb(16, 18, 22)', 'rgb(255, 255, 255)'],
    'rgb(25, 25, 25)',
    ['dark', 'dark'],
  ])
  expect(tabs()?.style.backgroundColor).toBe('rgb(25, 25, 25)')
  expect(tabs()?.querySelector('img')?.src).toContain('moon.png')
  expect(document.querySelector('.phone.phone-dark')).not.toBeNull()
  turn(false)
  expect(bar()).toEqual(['rgb(245, 246, 248)', 'rgb(0, 0, 0)'])
  expect(tabs()?.querySelector('img')?.src).toContain('sun.png')
  expect(said()).toEqual(['App dark', 'wx dark', 'App light', 'wx light'])
})

test('a page opened in the dark is dark; one that lay below follows as well', async () => {
  await load({ darkmode: true, themeLocation: 'theme.json', window: window_ })
  turn(true)
  await host.navigateTo('/pages/b/b')
  expect(paper()).toBe('rgb(25, 25, 25)')
  turn(false)
  await host.navigateBack()
  expect([bar()[0], paper()]).toEqual(['rgb(245, 246, 248)', 'rgb(255, 255, 255)'])
})

test('what a script has set in the bar stays', async () => {
  await load({ darkmode: true, themeLocation: 'theme.json', window: window_ })
  host.shell.navigationBar.setColor({ backgroundColor: '#f0364f' })
  turn(true)
  expect(bar()).toEqual(['rgb(240, 54, 79)', 'rgb(255, 255, 255)'])
})

test('without "darkmode": true nothing changes, and nobody says there are themes', async () => {
  await load({ window: { navigationBarBackgroundColor: '#ffffff' } })
  turn(true)
  expect([bar()[0], wxTheme(), said()]).toEqual(['rgb(255, 255, 255)', [undefined, undefined], []])
  expect(document.querySelector('.phone-dark')).toBeNull()
})
