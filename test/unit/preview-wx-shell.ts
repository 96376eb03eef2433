/** A phone for the tests of preview/browser/wx: it notes what `wx` asks of it. */
import type { PageHandle, Shell } from '../../preview/browser/contracts'

export interface FakeShell extends Shell {
  /** What was asked, in order: 'setTitle 首页'. */
  calls: string[]
  warnings: string[]
  stack: PageHandle[]
  tellShow: (options: object) => void
}

/** Two phones never share permissions or storage. */
let count = 0

export function fakeShell(more: Partial<Shell> = {}): FakeShell {
  const calls: string[] = []
  const warnings: string[] = []
  const stack: PageHandle[] = []
  const note = (text: string) => void calls.push(text)
  const noted = (text: string) => {
    note(text)
    return Promise.resolve()
  }
  const showListeners: ((options: object) => void)[] = []
  // Plain node has no document; what needs none is tested there.
  const element = () =>
    typeof document === 'undefined' ? ({} as HTMLElement) : document.createElement('div')
  const shell: FakeShell = {
    calls,
    warnings,
    stack,
    tellShow: (options) => showListeners.forEach((listener) => listener(options)),
    config: {
      mediaOrigin: 'http://127.0.0.1:1',
      requestMap: {},
      pluginId: 'live',
      hostAppId: `wxhost${++count}`,
      eventsUrl: '/events',
    },
    app: { pages: ['pages/home/home'], window: { navigationBarTitleText: '直播间' } },
    router: {
      navigateTo: (url, opener) => {
        note(`navigateTo ${url}`)
        opener?.emit('opened', url)
        return Promise.resolve(page(url))
      },
      redirectTo: (url) => noted(`redirectTo ${url}`),
      navigateBack: (delta) => noted(`navigateBack ${delta}`),
      reLaunch: (url) => noted(`reLaunch ${url}`),
      switchTab: (url) => Promise.reject(new Error(`can not switch to no-tabBar page ${url}`)),
    },
    pages: () => stack,
    currentPage: () => stack.at(-1),
    navigationBar: {
      setTitle: (text) => note(`setTitle ${text}`),
      setColor: ({ frontColor, backgroundColor }) =>
        note(`setColor ${String(frontColor)} ${String(backgroundColor)}`),
      setLoading: (on) => note(`setLoading ${on}`),
      height: 44,
      statusBarHeight: 0,
    },
    tabBar: {
      setBadge: (index, text) => note(`setBadge ${index} ${String(text)}`),
      setRedDot: (index, on) => note(`setRedDot ${index} ${on}`),
      setItem: (index, item) => note(`setItem ${index} ${JSON.stringify(item)}`),
      setVisible: (on) => note(`setVisible ${on}`),
    },
    pullDown: { start: () => note('pullDown start'), stop: () => note('pullDown stop') },
    overlay: element(),
    screen: element(),
    resolveFile: (path, packageId) =>
      `http://127.0.0.1:1/files/${packageId || 'host'}/${path.replace(/^\//, '')}`,
    launchOptions: () => ({ path: 'pages/home/home', query: {}, scene: 1001 }),
    theme: () => undefined,
    onThemeChange: () => undefined,
    onAppShow: (listener) => {
      showListeners.push(listener)
      return () => undefined
    },
    onAppHide: () => () => undefined,
    warnOnce: (text) => {
      if (!warnings.includes(text)) warnings.push(text)
    },
    ...more,
  }
  if (typeof document !== 'undefined') document.body.replaceChildren(shell.screen, shell.overlay)
  return shell
}

export function page(route: string, more: Partial<PageHandle> = {}): PageHandle {
  // The pages of these tests are never looked into, except where a test hands in its own component.
  const component = {} as unknown as PageHandle['component']
  const element = typeof document === 'undefined' ? ({} as HTMLElement) : document.createElement('div')
  return { instance: {}, route, query: {}, config: {}, element, component, ...more }
}

type Call = (...args: unknown[]) => unknown

/** `wx[name]` as a function; a test that misspells one says so. */
export function callOf(wx: Record<string, unknown>, name: string): Call {
  const call = wx[name]
  if (typeof call !== 'function') throw new Error(`wx.${name} is ${typeof call}`)
  return call as Call
}

/** What success or fail was called with. */
export function outcome(
  wx: Record<string, unknown>,
  name: string,
  options: object = {},
): Promise<Record<string, unknown>> {
  return new Promise((resolve) => {
    callOf(wx, name)({ ...options, success: resolve, fail: resolve })
  })
}
