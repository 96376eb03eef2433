/**
 * The seams between the preview's rooms: the runtime (loader, page stack, shell), the native tags and the `wx` object
 * know each other only through these types.
 */
import type * as glassEasel from 'glass-easel'
import type { AppConfig, ComponentConfig, PreviewConfig } from '../package-format'

/** A native tag: `name` as written in wxml, `definition` as glass-easel's `space.defineComponent` takes it (without `is`). */
export interface TagDefinition {
  name: string
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- glass-easel's own definition type has seven generics that each tag fills differently
  definition: any
}

/** Methods of a tag that has a native context (live-player, live-pusher, canvas, video…). */
export interface NativeTag {
  /**
   * Runs the context's method in the caller's own tick.
   * Resolves with the native success result; rejects with `{errMsg: string, errCode?: number}`.
   */
  invokeNative(method: string, options: Record<string, unknown>): Promise<Record<string, unknown>>
}

/** A component or page instance of the mini-program, as its own script sees `this`. */
export type MiniProgramInstance = glassEasel.GeneralComponent | Record<string, unknown>

/** A page in the stack. */
export interface PageHandle {
  /** What getCurrentPages() gives: the page's `this`. */
  instance: Record<string, unknown>
  /** Path without leading slash. */
  route: string
  query: Record<string, string>
  config: ComponentConfig
  /** The DOM element that holds the page's content (its scroll container). */
  element: HTMLElement
  /** glass-easel's root component of the page. */
  component: glassEasel.GeneralComponent
}

/** One end of the channel between a page and the page it opened by navigateTo. */
export interface EventChannel {
  on(name: string, listener: (...args: unknown[]) => void): void
  once(name: string, listener: (...args: unknown[]) => void): void
  off(name: string, listener?: (...args: unknown[]) => void): void
  emit(name: string, ...args: unknown[]): void
}

/**
 * The phone around the pages. Tags reach it by `currentShell()` of current-shell.ts, and the package and path of the
 * component they stand in by `ownerOf(element)` of owner.ts. `wx` calls it, the runtime implements it. Every promise
 * rejects with an Error whose message is the text after 'fail '.
 */
export interface Shell {
  config: PreviewConfig
  app: AppConfig
  router: {
    /** `opener` is what the new page's `getOpenerEventChannel()` gives, from before its onLoad on. */
    navigateTo(url: string, opener?: EventChannel): Promise<PageHandle>
    redirectTo(url: string): Promise<void>
    navigateBack(delta: number): Promise<void>
    reLaunch(url: string): Promise<void>
    switchTab(url: string): Promise<void>
  }
  /** Pages from bottom to top. */
  pages(): PageHandle[]
  currentPage(): PageHandle | undefined
  navigationBar: {
    setTitle(text: string): void
    setColor(options: { frontColor?: string; backgroundColor?: string }): void
    setLoading(on: boolean): void
    /** px; statusBarHeight is 0 in a browser window unless the shell draws one. */
    height: number
    statusBarHeight: number
  }
  tabBar: {
    setBadge(index: number, text: string | null): void
    setRedDot(index: number, on: boolean): void
    setItem(index: number, item: { text?: string; iconPath?: string; selectedIconPath?: string }): void
    setVisible(on: boolean): void
  }
  pullDown: { start(): void; stop(): void }
  /** A layer above every page, inside the phone's frame, for toasts, modals, action sheets and pickers. */
  overlay: HTMLElement
  /** The phone's screen (the element whose width is 750rpx). */
  screen: HTMLElement
  /** Turns a path as a mini-program writes it ('/images/a.png', 'a.png', 'http://…', 'wxfile://…') into an address the browser loads. `from` = path of the asking component or page. */
  resolveFile(path: string, packageId: string, from?: string): string
  /** The page-visible events of the app: launch options, show/hide of the whole app (document visibility). */
  launchOptions(): { path: string; query: Record<string, string>; scene: number }
  /** undefined: the mini-program has not said "darkmode": true. */
  theme(): 'light' | 'dark' | undefined
  onThemeChange(listener: (theme: 'light' | 'dark') => void): void
  onAppShow(listener: (options: object) => void): () => void
  onAppHide(listener: () => void): () => void
  /** One line in the console and the log panel; the same text is written once only. */
  warnOnce(text: string): void
}

/** `wx` for a package: the host's, or a plugin's with what WeChat refuses a plugin taken out. */
export type WxObject = Record<string, unknown>

/** preview/browser/wx/index.ts exports `createHostWx: CreateWx` and `createPluginWx: CreateWx`. */
export type CreateWx = (shell: Shell, packageId: string) => WxObject

/** Temporary files made in the page (snapshots, chosen pictures): path 'http://tmp/…' → object URL. Lives in preview/browser/temp-files.ts. */
export interface TempFiles {
  /** Stores a blob and gives the path a mini-program passes around, e.g. 'http://tmp/1.png'. */
  put(blob: Blob, extension: string): string
  /** Stores a blob under a path of the caller's choice (wx.env.USER_DATA_PATH + …), in place of what was there. */
  set(path: string, blob: Blob): void
  remove(path: string): void
  /** Every path now stored. */
  paths(): string[]
  get(path: string): Blob | undefined
  /** The address a browser can load for that path. */
  url(path: string): string | undefined
}
