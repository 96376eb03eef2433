/** Starts the preview in a page: a phone, the mini-program in it, and everything that tells what went wrong. */
import type { AppConfig, CompiledPackage, CompileProblem, PreviewConfig } from '../package-format'
import { AppLife } from './app'
import { PageChat } from './chat'
import type { CreateWx, Shell, TagDefinition, WxObject } from './contracts'
import { setShell } from './current-shell'
import { ErrorCenter, type Problem } from './errors'
import { listenToFramework } from './framework-messages'
import { resolveFile } from './files'
import { HistorySync } from './history-sync'
import { Program } from './launch'
import type { Page } from './page'
import { PageStack } from './page-stack'
import { PageStyles } from './page-styles'
import { Panel } from './panel/panel'
import { sections } from './panel/sections'
import { createShell, showTop, type PhoneParts } from './phone'
import { followServer } from './reload'
import { Router } from './router'
import { Hardware } from './shell/hardware'
import { tellServer } from './tell-server'
import { Theme } from './theme'
import { listenToTouches } from './touches'
import { parsePageUrl, type PageUrl } from './url'
import { listenToWindow } from './window-events'
import { leaveQuestion } from './wx/leave-question'
import { showModal } from './wx/modal'

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
  shell: Shell
  /** What the host's getCurrentPages() gives. */
  getCurrentPages(): Record<string, unknown>[]
  getApp(): Record<string, unknown>
  /** Everything that went wrong so far and is still shown. */
  problems(): Problem[]
  /** The drawer beside the phone; sections may be added. */
  panel: Panel
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
  const host = packages.find((source) => source.kind === 'host')
  const app = host?.app ?? NO_APP
  const stack = new PageStack()
  const theme = new Theme(app)
  const hardware = new Hardware(
    {
      tabBar: theme.resolveTabBar(app.tabBar),
      iconAddress: (path) => resolveFile(path, host?.filesUrl ?? ''),
      tagStyles: parts.tagStyles,
    },
    {
      // Someone who presses twice is too late the second time; that is no error.
      back: () => void goBack().catch(() => undefined),
      home: () => void router.reLaunch(`/${router.home}`).catch(() => undefined),
      tab: (index) => quietly(router.tapTab(index)),
      pullable: () => (stack.top?.config.enablePullDownRefresh === true ? stack.top.element : undefined),
      refresh: () => stack.top?.hook('onPullDownRefresh'),
    },
  )
  errors.onProblem((problem) => hardware.panel.add(problem))
  errors.onProblem(tellServer(config.eventsUrl))
  hardware.tellCompiled(parts.problems)

  const history = new HistorySync({
    back: (delta) => quietly(router.navigateBack(delta, 'none')),
    open(url, how) {
      const target = parsePageUrl(url || `/${router.home}`)
      if (program?.exists(target.path) !== true) tellNotFound(target, true)
      else if (how === 'push') quietly(router.navigateTo(url, undefined, 'none'))
      else quietly(router.reLaunch(`/${target.full}`))
    },
  })
  const firstUrl = history.initialUrl()
  const { path, query } = parsePageUrl(firstUrl ?? `/${app.entryPagePath ?? app.pages[0] ?? ''}`)
  const life = new AppLife({ path, query, scene: FIRST_SCENE, referrerInfo: {} }, errors)
  const phoneParts: PhoneParts = {
    ...{ config, app, packages, errors, life, hardware, stack, theme },
    router: () => router,
  }
  const shell = createShell(phoneParts)
  setShell(shell)
  const showTheme = () => {
    hardware.frame.setDark(theme.name === 'dark')
    hardware.tabs.configure(theme.resolveTabBar(app.tabBar))
    for (const page of stack.all()) page.retheme()
    showTop(phoneParts)
  }
  showTheme()
  theme.onChange((name) => {
    showTheme()
    life.themeChange(name)
  })
  const chat = config.chat && new PageChat(config.chat, packages, (text) => errors.warnOnce(text))
  const panel = new Panel()
  for (const create of sections) {
    const section = create({ shell, config, life, stack, errors, chat, changed: () => panel.changed() })
    if (section) panel.add(section)
  }

  const closing = [
    listenToFramework(errors),
    followServer(config.eventsUrl, {
      reload: () => location.reload(),
      problems: (problems) => hardware.tellCompiled(problems),
    }),
    listenToTouches(),
    listenToWindow({ errors, life, stack, frame: hardware.frame }),
  ]

  const hostWx = parts.createHostWx(shell, '')
  parts.provideHostWx(hostWx)
  const pagesOf = (packageId?: string) =>
    stack
      .list()
      .filter((page) => packageId === undefined || page.packageId === packageId)
      .map((page) => page.instance)
  const program =
    host &&
    new Program({
      ...{ host, tags: parts.tags, errors, theme, styles: new PageStyles() },
      standInFor: chat?.standInFor,
      plugin: packages.find((source) => source.kind === 'plugin'),
      screenSize: () => hardware.frame.size(),
      hostGlobals: { App: life.define, getApp: life.get, getCurrentPages: () => pagesOf(), wx: hostWx },
      // A plugin sees its own pages only, and no app.
      pluginGlobals: (id) => ({
        wx: parts.createPluginWx(shell, id),
        getApp: () => undefined,
        getCurrentPages: () => pagesOf(id),
      }),
    })

  const router: Router = new Router({
    ...{ app, stack, history },
    exists: (page) => program?.exists(page) ?? false,
    create(target, opener) {
      if (!program) throw new Error('no mini-program is loaded')
      return program.createPage(target, opener, hardware.frame.pages)
    },
    notFound: (target, isEntry) => tellNotFound(target, isEntry),
    changed: () => showTop(phoneParts),
  })

  let asked: Page | undefined
  /** By the navigation bar's button, which asks first where the page wants that. */
  async function goBack(): Promise<void> {
    const page = stack.top
    const question = leaveQuestion(page)
    if (question !== undefined) {
      if (asked === page) return
      asked = page
      const { confirm } = await showModal(shell, { content: question })
      asked = undefined
      if (!confirm || stack.top !== page) return
    }
    await router.navigateBack()
  }

  function tellNotFound(target: PageUrl, isEntryPage: boolean): void {
    if (isEntryPage) {
      errors.problem({
        file: 'app.json',
        message: `there is no page "${target.path}"`,
        hint: `The pages are ${listOf(app.pages)}.`,
        severity: 'error',
      })
    }
    life.pageNotFound({ path: target.path, query: target.query, isEntryPage })
  }

  /** Navigation that no script asked for: its failure is told, not thrown. */
  function quietly(navigation: Promise<unknown>): void {
    navigation.catch((error: unknown) => errors.report(error, { file: 'app.json', step: 'navigation' }))
  }

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
    getCurrentPages: () => pagesOf(),
    getApp: life.get,
    problems: () => hardware.panel.list(),
    panel,
    ready,
    stop() {
      stack.clear()
      theme.stop()
      history.close()
      for (const close of closing) close()
      panel.remove()
      chat?.stop()
      hardware.remove()
    },
  }
}

function listOf(pages: string[]): string {
  const shown = pages.slice(0, 20).join(', ')
  return pages.length > 20 ? `${shown} and ${pages.length - 20} more` : shown
}
