/** Page navigation, the navigation bar, the tab bar, pull-down and scrolling. */
import type { PageHandle } from '../contracts'
import { createChannel } from '../event-channel'
import { asyncCalls, CallFailure, callSafely, optionsOf, type Options } from './async'
import type { WxArea, WxHome } from './home'
import { optionalNumber, optionalString, requireNumber, requireString } from './parameters'

export const navigationArea: WxArea = (home) =>
  asyncCalls({ ...routes(home), ...navigationBar(home), ...tabBar(home), ...page(home) })

function routes({ shell }: WxHome) {
  return {
    async navigateTo(options: Options) {
      const listeners = Object.entries(optionsOf(options['events'])).map(([name, listener]) => {
        const heard = (...args: unknown[]) =>
          callSafely(`The listener of the page event ${name}`, listener, ...args)
        return [name, heard] as const
      })
      const { opener, opened } = createChannel(Object.fromEntries(listeners))
      await shell.router.navigateTo(requireString(options, 'url'), opened)
      return { eventChannel: opener }
    },
    redirectTo: (options: Options) => shell.router.redirectTo(requireString(options, 'url')),
    reLaunch: (options: Options) => shell.router.reLaunch(requireString(options, 'url')),
    switchTab: (options: Options) => shell.router.switchTab(requireString(options, 'url')),
    navigateBack: (options: Options) => shell.router.navigateBack(optionalNumber(options, 'delta', 1)),
  }
}

function navigationBar({ shell }: WxHome) {
  return {
    setNavigationBarTitle: (options: Options) =>
      shell.navigationBar.setTitle(requireString(options, 'title')),
    setNavigationBarColor(options: Options) {
      const frontColor = requireString(options, 'frontColor')
      if (!['#000000', '#ffffff'].includes(frontColor.toLowerCase())) {
        throw new CallFailure(`invalid frontColor "${frontColor}": only #ffffff and #000000 are supported`)
      }
      shell.navigationBar.setColor({ frontColor, backgroundColor: requireString(options, 'backgroundColor') })
    },
    showNavigationBarLoading: () => shell.navigationBar.setLoading(true),
    hideNavigationBarLoading: () => shell.navigationBar.setLoading(false),
    // The preview's bar has no home button to hide.
    hideHomeButton: () => undefined,
    setBackgroundColor(options: Options) {
      const color = optionalString(options, 'backgroundColor')
      const element = shell.currentPage()?.element
      if (element && color !== '') element.style.backgroundColor = color
    },
    setBackgroundTextStyle: () => undefined,
  }
}

function tabBar({ shell }: WxHome) {
  const indexOf = (options: Options) => {
    const index = requireNumber(options, 'index')
    const tabs = shell.app.tabBar?.list
    if (!tabs || !tabs.some((tab) => tab.pagePath === shell.currentPage()?.route)) {
      throw new CallFailure('not TabBar page')
    }
    if (!tabs[index]) throw new CallFailure('tabbar item not found')
    return index
  }
  return {
    setTabBarBadge: (options: Options) =>
      shell.tabBar.setBadge(indexOf(options), requireString(options, 'text')),
    removeTabBarBadge: (options: Options) => shell.tabBar.setBadge(indexOf(options), null),
    showTabBarRedDot: (options: Options) => shell.tabBar.setRedDot(indexOf(options), true),
    hideTabBarRedDot: (options: Options) => shell.tabBar.setRedDot(indexOf(options), false),
    setTabBarItem: (options: Options) =>
      shell.tabBar.setItem(indexOf(options), {
        ...textOf(options, 'text'),
        ...textOf(options, 'iconPath'),
        ...textOf(options, 'selectedIconPath'),
      }),
    showTabBar: () => shell.tabBar.setVisible(true),
    hideTabBar: () => shell.tabBar.setVisible(false),
  }
}

const textOf = (options: Options, key: string) =>
  options[key] === undefined ? {} : { [key]: optionalString(options, key) }

function page({ shell }: WxHome) {
  return {
    startPullDownRefresh: () => shell.pullDown.start(),
    stopPullDownRefresh: () => shell.pullDown.stop(),
    async pageScrollTo(options: Options) {
      const current = shell.currentPage()
      if (!current) throw new CallFailure('no page is shown')
      const duration = optionalNumber(options, 'duration', 300)
      const top = targetTop(current, options) + optionalNumber(options, 'offsetTop', 0)
      current.element.scrollTo({ top, behavior: duration > 0 ? 'smooth' : 'auto' })
      await new Promise((resolve) => setTimeout(resolve, duration))
    },
  }
}

function targetTop({ component, element }: PageHandle, options: Options): number {
  const selector = optionalString(options, 'selector')
  if (selector === '') return optionalNumber(options, 'scrollTop', element.scrollTop)
  // The page's own selector engine: class names carry a prefix in the DOM. In a browser `$$` is a DOM element.
  const target = component.getShadowRoot()?.querySelector(selector)?.$$ as
    globalThis.Element | null | undefined
  if (!target) throw new CallFailure(`no element "${selector}" in the page`)
  return target.getBoundingClientRect().top - element.getBoundingClientRect().top + element.scrollTop
}
