/**
 * The phone's theme: the browser's own light or dark. A mini-program hears of it only with "darkmode": true, as in WeChat; its
 * style sheets' `prefers-color-scheme` counts either way.
 */
import type { AppConfig, TabBarConfig } from '../package-format'

export type ThemeName = 'light' | 'dark'

const QUERY = '(prefers-color-scheme: dark)'

export class Theme {
  private readonly media = typeof matchMedia === 'function' ? matchMedia(QUERY) : undefined
  private readonly stopping = new AbortController()

  constructor(private readonly app: Pick<AppConfig, 'darkmode' | 'themes'>) {}

  /** What `wx` says; undefined: the mini-program has not said "darkmode": true. */
  get name(): ThemeName | undefined {
    if (this.app.darkmode !== true) return undefined
    return this.media?.matches === true ? 'dark' : 'light'
  }

  /** A configuration with its variables (`@name`) in place. */
  resolve<Config extends object>(config: Config): Config {
    const values = this.app.themes?.[this.name ?? 'light'] ?? {}
    const entries = Object.entries(config).map(([key, value]: [string, unknown]) => [
      key,
      typeof value === 'string' && value.startsWith('@') ? (values[value.slice(1)] ?? value) : value,
    ])
    return Object.fromEntries(entries) as Config
  }

  resolveTabBar(config: TabBarConfig | undefined): TabBarConfig | undefined {
    return config && { ...this.resolve(config), list: config.list.map((tab) => this.resolve(tab)) }
  }

  /** Nothing is told to a mini-program that knows no dark mode. */
  onChange(listener: (theme: ThemeName) => void): void {
    const tell = () => {
      if (this.name) listener(this.name)
    }
    this.media?.addEventListener('change', tell, { signal: this.stopping.signal })
  }

  stop(): void {
    this.stopping.abort()
  }
}
