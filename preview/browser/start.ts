/** Starts the preview in a page: a phone, the mini-program in it, and everything that tells what went wrong. */
import type { AppConfig, CompiledPackage, CompileProblem, PreviewConfig } from '../package-format'
import { AppLife } from './app'
import { PhoneBackend } from './backend'
import type { CreateWx, Shell, TagDefinition, WxObject } from './contracts'
import { setShell } from './current-shell'
import { ErrorCenter, type Problem } from './errors'
import { listenToFramework } from './framework-messages'
import { HistorySync } from './history-sync'
import { Program } from './launch'
import { Page } from './page'
import { PageStack } from './page-stack'
import { PageStyles } from './page-styles'
import { createShell, showTop, type PhoneParts } from './phone'
import { followServer } from './reload'
import { Router } from './router'
import { Frame } from './shell/frame'
import { NavigationBar } from './shell/navigation-bar'
import { ProblemPanel } from './shell/problem-panel'
import { PullDown } from './shell/pull-down'
import { TabBar } from './shell/tab-bar'
import { listenToTouches } from './touches'
import { parsePageUrl, type PageUrl } from './url'
import { listenToWindow } from './window-events'

export interface PreviewParts {
  packages: CompiledPackage[]
  config: PreviewConfig
  problems: CompileProblem[]
  tags: TagDefinition[]
  tagStyles: string
  createHostWx: CreateWx
  createPluginWx: CreateWx
  /** Hands the host's `wx` to the tags that call it. */
  provideHostWx(wx: WxObject): void
}

/** What `window.__preview` is: for tests and for the curious in the browser's console. */
export interface Preview {
  shell: Shell | undefined
  /** What the host's getCurrentPages() gives. */
  getCurrentPages(): Record<string, unknown>[]
  getApp(): Record<string, unknown>
  /** Everything that went wrong so far and is still shown. */
  problems(): Problem[]
  /** Resolves once the first page is loaded and shown. */
  ready: Promise<void>
  /** Takes it all down again. */
  stop(): void
}

const NO_APP: AppConfig = { pages: [] }
const FIRST_SCENE = 1001

export function startPreview(parts: PreviewParts): Preview {
  const { packages, config } = parts
  const errors = new ErrorCenter()
  const panel = new ProblemPanel()
  const host = packages.find((source) => source.kind === 'host')
  const plugin = packages.find((source) => source.kind === 'plugin')
  const app = host?.app ?? NO_APP
  const stack = new PageStack()
  const closing: (() => void)[] = []

  const bar = new NavigationBar({
    back: () => void router.navigateBack(),
    home: () => void router.reLaunch(`/${router.home}`),
  })
  const tabs = new TabBar(app.tabBar, {
    select: (index) => selectTab(index),
    resolve: (path) => shell.resolveFile(path, ''),
  })
  const frame = new Frame({ bar: bar.element, tabs: tabs.element, problems: panel.element }, parts.tagStyles)
  const pull = new PullDown(frame.pages, {
    scroller: () => (stack.top?.config.enablePullDownRefresh === true ? stack.top.element : undefined),
    refresh: () => stack.top?.hook('onPullDownRefresh'),
  })
  frame.pages.before(pull.element)

  errors.onProblem((problem) => panel.add(problem))
  panel.setCompiled(parts.problems)
  for (const { severity, file, line, message } of parts.problems) {
    console[severity === 'error' ? 'error' : 'warn'](`${[file, line].filter(Boolean).join(':')} ${message}`)
  }
  closing.push(
    listenToFramework(errors),
    followServer(config.eventsUrl, {
      reload: () => location.reload(),
      problems: (list) => panel.setCompiled(list),
    }),
    () => frame.remove(),
  )

  const history = new HistorySync({
    back: (delta) => quietly(router.navigateBack(delta, 'none')),
    open: (url, how) =>
      quietly(
        how === 'push'
          ? router.navigateTo(url, undefined, 'none')
          : router.reLaunch(url || `/${router.home}`),
      ),
  })
  const firstUrl = history.initialUrl()
  const first = parsePageUrl(firstUrl ?? `/${app.entryPagePath ?? app.pages[0] ?? ''}`)
  const life = new AppLife(
    { path: first.path, query: first.query, scene: FIRST_SCENE, referrerInfo: {} },
    errors,
  )
  const phoneParts: PhoneParts = {
    ...{ config, app, packages, errors, life, frame, bar, tabs, stack },
    router: () => router,
    pull: () => pull,
  }
  const shell = createShell(phoneParts)
  setShell(shell)

  const styles = new PageStyles()
  const hostWx = parts.createHostWx(shell, '')
  parts.provideHostWx(hostWx)
  const getCurrentPages = () => stack.list().map((page) => page.instance)
  const program = host
    ? new Program({
        ...{ host, plugin, tags: parts.tags, errors, styles },
        hostGlobals: { App: life.define, getApp: life.get, getCurrentPages, wx: hostWx },
        pluginGlobals: (packageId) => ({
          wx: parts.createPluginWx(shell, packageId),
          getApp: () => undefined,
          // A plugin sees its own pages only.
          getCurrentPages: () =>
            stack
              .list()
              .filter((page) => page.packageId === packageId)
              .map((page) => page.instance),
        }),
      })
    : undefined
  const backend = program?.env.associateBackend(new PhoneBackend(styles, () => frame.size()))

  const router: Router = new Router({
    ...{ app, stack, history },
    exists: (path) => program?.exists(path) ?? false,
    create: (target, opener) => {
      if (!program || !backend) throw new Error('no mini-program is loaded')
      return new Page(program.pageSource(target, opener), { backend, styles, errors, container: frame.pages })
    },
    notFound: (target, isEntry) => tellNotFound(target, isEntry),
    changed: () => showTop(phoneParts),
  })

  function tellNotFound({ path, query }: PageUrl, isEntryPage: boolean): void {
    if (isEntryPage) {
      errors.problem({
        file: 'app.json',
        message: `there is no page "${path}"`,
        hint: `The pages are ${listOf(app.pages)}.`,
        severity: 'error',
      })
    }
    life.pageNotFound({ path, query, isEntryPage })
  }

  function selectTab(index: number): void {
    const tab = app.tabBar?.list[index]
    if (!tab) return
    void router.switchTab(`/${tab.pagePath}`).then(() => {
      stack.top?.hook('onTabItemTap', { index: String(index), pagePath: tab.pagePath, text: tab.text })
    })
  }

  /** Navigation that no script asked for: its failure is told, not thrown. */
  function quietly(navigation: Promise<unknown>): void {
    navigation.catch((error: unknown) => errors.report(error, { file: 'app.json', step: 'navigation' }))
  }

  closing.push(
    listenToTouches(),
    listenToWindow({ errors, life, stack, frame }),
    () => history.close(),
    () => stack.clear(),
  )

  const launch = async () => {
    // Without pages there is nothing to open; compiling has told.
    if (!program || app.pages.length === 0) return
    program.run()
    if (document.visibilityState !== 'hidden') life.show()
    await router.launch(firstUrl)
  }
  const ready = launch()
  quietly(ready)

  return {
    shell,
    getCurrentPages,
    getApp: life.get,
    problems: () => panel.list(),
    ready,
    stop: () =>
      closing
        .splice(0)
        .reverse()
        .forEach((close) => close()),
  }
}

function listOf(pages: string[]): string {
  const shown = pages.slice(0, 20).join(', ')
  return pages.length > 20 ? `${shown} and ${pages.length - 20} more` : shown
}
