/** Everything of the phone that can be seen: its frame, bars, tabs, pull-down and the panel of problems. */
import type { CompileProblem, TabBarConfig } from '../../package-format'
import { Frame } from './frame'
import { NavigationBar } from './navigation-bar'
import { ProblemPanel } from './problem-panel'
import { PullDown } from './pull-down'
import { StatusBar } from './status-bar'
import { TabBar } from './tab-bar'

/** What happens when someone touches it. */
export interface Buttons {
  back: () => void
  home: () => void
  tab: (index: number) => void
  /** The page's scroller, where the page on top lets itself be pulled down. */
  pullable: () => HTMLElement | undefined
  refresh: () => void
}

export interface HardwareOptions {
  tabBar: TabBarConfig | undefined
  /** Address of a tab's icon. */
  iconAddress: (path: string) => string
  tagStyles: string
}

export class Hardware {
  readonly panel = new ProblemPanel()
  readonly status = new StatusBar()
  readonly bar: NavigationBar
  readonly tabs: TabBar
  readonly frame: Frame
  readonly pull: PullDown

  constructor({ tabBar, iconAddress, tagStyles }: HardwareOptions, buttons: Buttons) {
    this.bar = new NavigationBar(buttons)
    this.tabs = new TabBar(tabBar, { select: buttons.tab, resolve: iconAddress })
    const parts = [this.status, this.bar, this.tabs, this.panel].map((part) => part.element)
    this.frame = new Frame(parts, tagStyles)
    this.pull = new PullDown(this.frame.pages, { scroller: buttons.pullable, refresh: buttons.refresh })
    this.frame.pages.before(this.pull.element)
  }

  /** Shows what compiling found; the same list again changes nothing. */
  tellCompiled(problems: CompileProblem[]): void {
    if (!this.panel.setCompiled(problems)) return
    for (const { severity, file, line, message } of problems) {
      console[severity === 'error' ? 'error' : 'warn'](`${[file, line].filter(Boolean).join(':')} ${message}`)
    }
  }

  remove(): void {
    this.status.stop()
    this.pull.release()
    this.frame.remove()
  }
}
