/** App(): the mini-program as a whole, its life cycle, and getApp(). */
import { messageOf, type ErrorCenter } from './errors'

export interface LaunchOptions {
  path: string
  query: Record<string, string>
  scene: number
  referrerInfo: Record<string, unknown>
}

type AppInstance = Record<string, unknown>
type AppListener<T> = (value: T) => void

const FILE = 'app.js'

export class AppLife {
  private instance: AppInstance | undefined
  /** What getApp() gave before App() was called; App() makes it the real one. */
  private early: AppInstance | undefined
  private readonly showListeners = new Set<AppListener<object>>()
  private readonly hideListeners = new Set<() => void>()
  private shown = false

  constructor(
    readonly launch: LaunchOptions,
    private readonly errors: ErrorCenter,
  ) {
    errors.onError((error, source) => {
      if (source !== 'rejection') this.call('onError', errorText(error))
    })
  }

  /** `App({…})`; onLaunch runs at once, so that scripts loaded after app.js find what it has made. */
  readonly define = (definition: unknown): void => {
    if (typeof definition !== 'object' || definition === null) throw new TypeError('App() takes an object')
    if (this.instance) {
      this.errors.warnOnce('App() was called twice; the first call counts')
      return
    }
    this.instance = Object.assign(this.early ?? {}, definition)
    this.call('onLaunch', this.launch)
  }

  readonly get = (): AppInstance => {
    if (this.instance) return this.instance
    this.early ??= {}
    return this.early
  }

  show(): void {
    if (this.shown) return
    this.shown = true
    this.call('onShow', this.launch)
    for (const listener of this.showListeners) listener(this.launch)
  }

  hide(): void {
    if (!this.shown) return
    this.shown = false
    this.call('onHide')
    for (const listener of this.hideListeners) listener()
  }

  themeChange(theme: 'light' | 'dark'): void {
    this.call('onThemeChange', { theme })
  }

  /** True when the mini-program has a say in it. */
  pageNotFound(options: { path: string; query: Record<string, string>; isEntryPage: boolean }): boolean {
    const heard = typeof this.instance?.['onPageNotFound'] === 'function'
    this.call('onPageNotFound', options)
    return heard
  }

  unhandledRejection(reason: unknown, promise: Promise<unknown>): void {
    this.call('onUnhandledRejection', { reason, promise })
  }

  onShow(listener: AppListener<object>): () => void {
    this.showListeners.add(listener)
    return () => this.showListeners.delete(listener)
  }

  onHide(listener: () => void): () => void {
    this.hideListeners.add(listener)
    return () => this.hideListeners.delete(listener)
  }

  private call(name: string, ...args: unknown[]): void {
    const method = this.instance?.[name]
    if (typeof method !== 'function') return
    this.errors.guard({ file: FILE, step: name }, () => void Reflect.apply(method, this.instance, args))
  }
}

function errorText(error: unknown): string {
  return error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : messageOf(error)
}
