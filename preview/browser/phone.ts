/** The phone: what `wx` and the native tags know of everything around them. */
import type { AppConfig, CompiledPackage, PreviewConfig } from '../package-format'
import type { AppLife } from './app'
import type { PageHandle, Shell } from './contracts'
import type { ErrorCenter } from './errors'
import { resolveFile } from './files'
import type { Page } from './page'
import type { PageStack } from './page-stack'
import type { Router } from './router'
import type { Hardware } from './shell/hardware'
import { BAR_HEIGHT, type BarState } from './shell/navigation-bar'
import type { Theme } from './theme'

export interface PhoneParts {
  config: PreviewConfig
  app: AppConfig
  packages: CompiledPackage[]
  errors: ErrorCenter
  life: AppLife
  hardware: Hardware
  stack: PageStack
  theme: Theme
  /** Made after the phone, which its pages need. */
  router: () => Router
}

export function createShell(parts: PhoneParts): Shell {
  const { config, app, errors, life, stack, theme } = parts
  const { status, frame, tabs, pull } = parts.hardware
  const changeBar = (change: Partial<BarState>) => {
    if (!stack.top) return
    Object.assign(stack.top.bar, change)
    showTop(parts)
  }
  return {
    config,
    app,
    router: {
      navigateTo: (url, opener): Promise<PageHandle> => parts.router().navigateTo(url, opener),
      redirectTo: (url) => parts.router().redirectTo(url),
      navigateBack: (delta) => parts.router().navigateBack(delta),
      reLaunch: (url) => parts.router().reLaunch(url),
      switchTab: (url) => parts.router().switchTab(url),
    },
    pages: () => stack.list(),
    currentPage: () => stack.top,
    navigationBar: {
      setTitle: (title) => changeBar({ title }),
      setColor: ({ frontColor, backgroundColor }) =>
        changeBar({
          ...(frontColor === undefined ? {} : { front: frontColor }),
          ...(backgroundColor === undefined ? {} : { background: backgroundColor }),
        }),
      setLoading: (loading) => changeBar({ loading }),
      get height() {
        return stack.top?.bar.custom ? 0 : BAR_HEIGHT
      },
      get statusBarHeight() {
        return status.height
      },
    },
    tabBar: {
      setBadge: (index, text) => tabs.setBadge(index, text),
      setRedDot: (index, on) => tabs.setRedDot(index, on),
      setItem: (index, item) => tabs.setItem(index, item),
      setVisible: (on) => tabs.setVisible(on),
    },
    pullDown: { start: () => pull.start(), stop: () => pull.stop() },
    overlay: frame.overlay,
    screen: frame.screen,
    resolveFile: (path, packageId, from) => {
      const filesUrl = parts.packages.find((source) => source.id === packageId)?.filesUrl ?? ''
      return resolveFile(path, filesUrl, from)
    },
    launchOptions: () => life.launch,
    theme: () => theme.name,
    onThemeChange: (listener) => theme.onChange(listener),
    onAppShow: (listener) => life.onShow(listener),
    onAppHide: (listener) => life.onHide(listener),
    warnOnce: (text) => errors.warnOnce(text),
  }
}

/** Bar and tabs follow the page on top. */
export function showTop({ hardware, stack, app, router }: PhoneParts): void {
  const { status, bar, tabs } = hardware
  const page: Page | undefined = stack.top
  if (!page) return
  status.setColor(page.bar.front)
  bar.render(page.bar, {
    canGoBack: stack.size > 1,
    isHome: page.route === router().home || router().isTab(page.route),
  })
  tabs.select((app.tabBar?.list ?? []).findIndex((tab) => tab.pagePath === page.route))
}
