/** What `preview/compile` writes and `preview/browser` loads: one mini-program or plugin as one script. */

/** A component's or page's own .json. */
export interface ComponentConfig {
  component?: boolean
  usingComponents?: Record<string, string>
  componentPlaceholder?: Record<string, string>
  styleIsolation?: string
  navigationBarTitleText?: string
  navigationBarBackgroundColor?: string
  navigationBarTextStyle?: 'black' | 'white'
  navigationStyle?: 'default' | 'custom'
  backgroundColor?: string
  enablePullDownRefresh?: boolean
  disableScroll?: boolean
  [key: string]: unknown
}

export interface TabBarConfig {
  color?: string
  selectedColor?: string
  backgroundColor?: string
  borderStyle?: 'black' | 'white'
  position?: 'bottom' | 'top'
  custom?: boolean
  list: { pagePath: string; text: string; iconPath?: string; selectedIconPath?: string }[]
}

/** app.json, as far as the preview reads it. */
export interface AppConfig {
  /** Page paths without extension, sub-packages' pages included (compile adds them). First = home. */
  pages: string[]
  entryPagePath?: string
  window?: ComponentConfig
  tabBar?: TabBarConfig
  usingComponents?: Record<string, string>
  plugins?: Record<string, { version: string; provider: string }>
  darkmode?: boolean
  /** What theme.json says (compile adds it): the values of `@name`. */
  themes?: { light: Record<string, string>; dark: Record<string, string> }
  [key: string]: unknown
}

/**
 * A module function; the names in `globals` are what a mini-program's script sees as globals: App, Page, Component,
 * Behavior, getApp, getCurrentPages, wx, requirePlugin, and what a mini-program lacks (window, document, …) as undefined.
 */
export type ModuleFunction = (
  require: (path: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
  globals: Record<string, unknown>,
) => void

/** One mini-program (`kind: 'host'`) or plugin, compiled. Paths are relative to its root, without extension, without leading slash. */
export interface CompiledPackage {
  kind: 'host' | 'plugin'
  /** '' for the host; the code space's name for a plugin. */
  id: string
  /** Host only. */
  app?: AppConfig
  /** Plugin only: publicComponents of plugin.json, public name → path. */
  publicComponents?: Record<string, string>
  /** Plugin only: pages of plugin.json, public name → path. */
  publicPages?: Record<string, string>
  /** Plugin only: path of the main module. */
  main?: string
  /** path → that page's or component's .json */
  configs: Record<string, ComponentConfig>
  /**
   * path → CSS text: rpx resolved to calc(n * var(--rpx)), class names prefixed by `scope--`, native tags `view` → `wx-view`,
   * `page` → `wx-page` (the root element of each page), `:host` → `[wx-host="scope"]`
   */
  styles: Record<string, string>
  /** path → the class prefix of that style sheet; absent = not scoped */
  styleScopes: Record<string, string | undefined>
  /** what TmplGroup.getTmplGenObjectGroups() evaluates to: path → template */
  templates: Record<string, unknown>
  /** path → module (wxs is inside the templates) */
  modules: Record<string, ModuleFunction>
  /** Prefix under which the server serves the package's other files (pictures, sound), e.g. '/files/host/'. */
  filesUrl: string
}

/** One problem found while compiling; shown in the terminal and on the page. */
export interface CompileProblem {
  /** Path as the developer knows it (relative to the working directory where possible). */
  file: string
  line?: number
  column?: number
  message: string
  /** What to do about it, one sentence. */
  hint?: string
  severity: 'error' | 'warning'
}

/** What the server writes into the page as `window.__PREVIEW__` before anything else. */
export interface PreviewConfig {
  /** Where media plays from: `http://127.0.0.1:<port>` (HTTP-FLV at /app/stream.flv, push by WebSocket at the same path). */
  mediaOrigin: string
  /** Origins the plugin's `wx.request` may name → local origin + path prefix that answers in their place. */
  requestMap: Record<string, string>
  /** The plugin's code-space id, and the provider appids or aliases it answers to ('*': every alias whose plugin is not otherwise known). */
  pluginId: string
  /** The host's appid as project.config.json gives it, or 'touristappid'. */
  hostAppId: string
  /** The local chat service; left out, the chat SDKs that packages bring run as they are. */
  chat?: { url: string; controlUrl: string }
  /** The server's own event stream (Server-Sent Events): 'reload' and 'problems'. Errors of the running page are posted to it. */
  eventsUrl: string
}

declare global {
  interface Window {
    __PREVIEW__: PreviewConfig
    /** Filled by the package scripts. */
    __PACKAGES__: CompiledPackage[]
    /** Filled by the server when compiling failed. */
    __PROBLEMS__?: CompileProblem[]
  }
}
