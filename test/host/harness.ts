/** Loads host mini-program folders with a plugin into the preview's runtime, in jsdom: for tests of anything that runs in it. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { compileHost, compilePlugin } from '../../preview/compile'
import type { CompiledPackage, CompileProblem, PreviewConfig } from '../../preview/package-format'
import type { PageHandle, Shell, WxObject } from '../../preview/browser/contracts'
import { startPreview, type Preview } from '../../preview/browser/start'
import { provideHostWx, tags, tagStyles } from '../../preview/browser/tags'
import { createHostWx, createPluginWx } from '../../preview/browser/wx'

export interface HostOptions {
  /** Folder with app.json. */
  hostDir: string
  /** Folder with plugin.json; left out, the host has no plugin. */
  pluginDir?: string
  /** Page to open first, as in the browser's address: '/pages/a/a?x=1'. */
  url?: string
  /** Laid over the preview's own `wx`: stubs of the host's calls. */
  wx?: WxObject
  /** The same for the plugin's `wx`. */
  pluginWx?: WxObject
  /** Where the whitelist's origins lead. */
  requestMap?: Record<string, string>
  /** The chat service; without it the SDKs of packages run as they are. */
  chat?: PreviewConfig['chat']
}

export interface LoadedHost {
  preview: Preview
  shell: Shell
  /** What compiling found; a test of a good host wants none. */
  problems: CompileProblem[]
  /** The pages in the stack, bottom to top. */
  pages(): PageHandle[]
  /** The page on top; throws when there is none. */
  page(): PageHandle
  navigateTo(url: string): Promise<PageHandle>
  navigateBack(delta?: number): Promise<void>
  redirectTo(url: string): Promise<void>
  reLaunch(url: string): Promise<void>
  switchTab(url: string): Promise<void>
  /** A DOM element of the page on top; throws when there is none. */
  find(selector: string): HTMLElement
  findAll(selector: string): HTMLElement[]
  /** Text of the page on top, white space gathered. */
  text(): string
  /** A finger that taps an element of the page on top, given by selector or itself. */
  tap(target: string | Element): void
  stop(): void
}

const STEP_MS = 2

/** What a preview holds lives as long as its page; one host at a time. */
let running: LoadedHost | undefined

export async function loadHost(options: HostOptions): Promise<LoadedHost> {
  running?.stop()
  history.replaceState(null, '', options.url === undefined ? location.pathname : `#${options.url}`)
  const { packages, problems } = await compile(options)
  const preview = startPreview({
    packages,
    config: {
      mediaOrigin: 'http://127.0.0.1:1',
      requestMap: options.requestMap ?? {},
      pluginId: PLUGIN_ID,
      hostAppId: 'touristappid',
      chat: options.chat,
      eventsUrl: '',
    },
    problems,
    ...{ tags, tagStyles, provideHostWx },
    createHostWx: (shell, id) => overlaid(createHostWx(shell, id), options.wx),
    createPluginWx: (shell, id) => overlaid(createPluginWx(shell, id), options.pluginWx),
  })
  running = loaded(preview, problems)
  await preview.ready
  await settle()
  return running
}

/**
 * Lets promises, `ready`, frames and the tags' own delays come to their end. In small steps: when a busy machine takes the time
 * away from one of them, what follows from it has the others.
 */
export async function settle(ms = 20): Promise<void> {
  for (let left = ms; left > 0; left -= STEP_MS) {
    await new Promise((resolve) => setTimeout(resolve, Math.min(left, STEP_MS)))
  }
}

/** Waits for what takes its time, and a moment longer, for what must not come after it. */
export async function until(done: () => boolean): Promise<void> {
  for (let turn = 0; !done(); turn++) {
    if (turn === 500) throw new Error(`After 10 s this is still not so: ${done.toString()}`)
    await settle()
  }
  await settle()
}

/** Writes files (path → text, or an object for .json) to a new folder and gives its path. */
export function writeFolder(files: Record<string, string | object>): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'host-'))
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name)
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  }
  return folder
}

const PLUGIN_ID = 'live-room'

async function compile({ hostDir, pluginDir }: HostOptions) {
  const results = [
    ...(pluginDir === undefined
      ? []
      : [await compilePlugin({ folder: pluginDir, id: PLUGIN_ID, filesUrl: '/files/plugin/' })]),
    await compileHost({ folder: hostDir, filesUrl: '/files/host/' }),
  ]
  const packages: CompiledPackage[] = []
  window.__PACKAGES__ = packages
  for (const { script } of results) {
    // In the page's own realm, as a <script> would run.
    if (script !== undefined) window.eval(script)
  }
  return { packages, problems: results.flatMap((result) => result.problems) }
}

function overlaid(wx: WxObject, stubs: WxObject = {}): WxObject {
  return new Proxy(wx, {
    get: (target, key, receiver) => Reflect.get(key in stubs ? stubs : target, key, receiver) as unknown,
    has: (target, key) => key in stubs || key in target,
  })
}

function loaded(preview: Preview, problems: CompileProblem[]): LoadedHost {
  const { shell } = preview
  const { router } = shell
  const top = () => {
    const page = shell.currentPage()
    if (!page) throw new Error('there is no page')
    return page
  }
  const findAll = (selector: string) => Array.from(top().element.querySelectorAll<HTMLElement>(selector))
  const find = (selector: string) => {
    const [element] = findAll(selector)
    if (!element) throw new Error(`${top().route} has no element ${selector}`)
    return element
  }
  /** Navigation, and what the new page does by itself. */
  const after = async <T>(navigation: Promise<T>): Promise<T> => {
    const result = await navigation
    await settle()
    return result
  }
  const host: LoadedHost = {
    preview,
    shell,
    problems,
    pages: () => shell.pages(),
    page: top,
    navigateTo: (url) => after(router.navigateTo(url)),
    navigateBack: (delta = 1) => after(router.navigateBack(delta)),
    redirectTo: (url) => after(router.redirectTo(url)),
    reLaunch: (url) => after(router.reLaunch(url)),
    switchTab: (url) => after(router.switchTab(url)),
    find,
    findAll,
    text: () => top().element.textContent.replace(/\s+/g, ' ').trim(),
    tap(target) {
      const element = typeof target === 'string' ? find(target) : target
      const at = { bubbles: true, cancelable: true, composed: true, button: 0, clientX: 5, clientY: 5 }
      element.dispatchEvent(new MouseEvent('mousedown', at))
      element.dispatchEvent(new MouseEvent('mouseup', at))
    },
    stop() {
      if (running === host) running = undefined
      preview.stop()
    },
  }
  return host
}
