/** One page in the stack: its root component, its place on the phone, and its life cycle. */
import type { GeneralComponent } from 'glass-easel'
import type { AssociatedBackend, CodeSpace, Root } from 'glass-easel-miniprogram-adapter'
import type { ComponentConfig } from '../package-format'
import type { EventChannel, PageHandle } from './contracts'
import type { ErrorCenter } from './errors'
import { PageScroll } from './page-scroll'
import type { PageStyles, StyleGroup } from './page-styles'
import { scriptName } from './owner'
import { PAGE_CLASS, SCROLLER_CLASS } from './viewport'
import type { BarState } from './shell/navigation-bar'
import type { Theme } from './theme'

export interface PageSource {
  /** What `this.route` says. */
  route: string
  /** Path of the page's component in its package. */
  path: string
  query: Record<string, string>
  /** route + query as written; what the browser's address shows. */
  full: string
  packageId: string
  space: CodeSpace
  config: ComponentConfig
  openerChannel: EventChannel
  /** Path of the custom tab bar's component, on pages that show it. */
  tabBarPath?: string
}

export interface PageServices {
  backend: AssociatedBackend
  styles: PageStyles
  errors: ErrorCenter
  /** Where pages stand on the phone. */
  container: HTMLElement
  theme: Theme
}

type PageInstance = Record<string, unknown> & { _$: GeneralComponent }

const pagesByRoot = new WeakMap<GeneralComponent, Page>()

/** The page a component stands in. */
export function pageOf(component: GeneralComponent): Page | undefined {
  let root = component
  for (let owner = root.ownerShadowRoot; owner; owner = root.ownerShadowRoot) root = owner.getHostNode()
  return pagesByRoot.get(root)
}

let pagesMade = 0

export class Page implements PageHandle {
  readonly id = `pageId:${++pagesMade}`
  readonly route: string
  readonly query: Record<string, string>
  config: ComponentConfig
  readonly element: HTMLElement
  readonly component: GeneralComponent
  readonly instance: PageInstance
  readonly openerChannel: EventChannel
  readonly full: string
  readonly packageId: string
  /** What the navigation bar shows while this page is on top. */
  readonly bar: BarState
  tabBar: unknown = null
  private readonly viewport: HTMLElement
  private readonly roots: Root[] = []
  private readonly styleGroup: StyleGroup
  private readonly scroll: PageScroll
  private shown = false
  private readied = false
  private unloaded = false

  /** Creates the page's components; `start()` puts them on the phone. */
  constructor(
    private readonly source: PageSource,
    private readonly services: PageServices,
  ) {
    this.route = source.route
    this.query = source.query
    this.config = services.theme.resolve(source.config)
    this.openerChannel = source.openerChannel
    this.full = source.full
    this.packageId = source.packageId
    this.bar = barState(this.config)
    this.viewport = document.createElement('div')
    this.viewport.className = PAGE_CLASS
    this.viewport.dataset.page = source.route
    this.element = document.createElement('div')
    this.element.className = SCROLLER_CLASS
    this.viewport.append(this.element)
    this.paint()
    if (source.config.disableScroll === true) this.element.style.overflow = 'hidden'

    const { result: root, group } = services.styles.collect(() => {
      const page = this.createRoot('wx-page', source.path, source.query)
      this.roots.push(page)
      this.addTabBar()
      return page
    })
    this.styleGroup = group
    this.component = root.getComponent()
    this.instance = root.get() as unknown as PageInstance
    pagesByRoot.set(this.component, this)
    Object.assign(this.instance, { route: source.route, __route__: source.route, options: source.query })
    this.scroll = new PageScroll(this.element, source.config, {
      scrolled: (scrollTop) => this.hasHook('onPageScroll') && this.hook('onPageScroll', { scrollTop }),
      bottomReached: () => this.hook('onReachBottom'),
    })
  }

  /** The page comes to the phone: its components are attached, then onLoad, onShow and onReady follow. */
  start(): void {
    const [root] = this.roots
    this.services.container.append(this.viewport)
    this.styleGroup.setActive(true)
    if (root) mount(root, this.element)
    for (const tabBar of this.roots.slice(1)) mount(tabBar, this.viewport)
    this.hook('onLoad', { ...this.query })
    this.enter()
  }

  show(): void {
    if (this.shown || this.unloaded) return
    this.viewport.hidden = false
    this.styleGroup.setActive(true)
    this.scroll.restore()
    this.enter()
  }

  /** The page leaves the screen; `keep` leaves it drawn, as when the whole app goes to the background. */
  hide(keep = false): void {
    this.leave()
    if (keep) return
    this.scroll.save()
    this.viewport.hidden = true
    this.styleGroup.setActive(false)
  }

  unload(): void {
    if (this.unloaded) return
    this.unloaded = true
    this.shown = false
    this.hook('onUnload')
    this.scroll.stop()
    for (const root of this.roots) root.release()
    this.viewport.remove()
    this.styleGroup.setActive(false)
  }

  /** The theme has changed: what its configuration says follows; what its script has set in the bar stays. */
  retheme(): void {
    const before = barState(this.config)
    this.config = this.services.theme.resolve(this.source.config)
    const now = barState(this.config)
    if (this.bar.front === before.front) this.bar.front = now.front
    if (this.bar.background === before.background) this.bar.background = now.background
    this.paint()
  }

  resize(size: object): void {
    this.hook('onResize', size)
    this.pageLifetime('resize', [size])
  }

  hasHook(name: string): boolean {
    return typeof this.instance[name] === 'function'
  }

  /** Calls a method of the page's script; what it throws is reported. */
  hook(name: string, ...args: unknown[]): unknown {
    const method = this.instance[name]
    if (typeof method !== 'function') return undefined
    const file = scriptName(this.packageId, this.source.path)
    return this.services.errors.guard(
      { file, step: name },
      () => Reflect.apply(method, this.instance, args) as unknown,
    )
  }

  private paint(): void {
    const { backgroundColor } = this.config
    if (typeof backgroundColor === 'string') this.viewport.style.backgroundColor = backgroundColor
  }

  private enter(): void {
    this.shown = true
    // In WeChat a page's components hear of it before the page itself.
    this.pageLifetime('show', [])
    this.hook('onShow')
    if (this.readied) return
    this.readied = true
    // After the components' own `ready`, which stand in the same queue since they were attached.
    void Promise.resolve().then(() => {
      if (!this.unloaded) this.hook('onReady')
    })
  }

  private leave(): void {
    if (!this.shown) return
    this.shown = false
    this.pageLifetime('hide', [])
    this.hook('onHide')
  }

  private pageLifetime(name: string, args: unknown[]): void {
    for (const root of this.roots) root.getComponent().triggerPageLifetime(name, args)
  }

  private createRoot(tagName: string, path: string, query: Record<string, string>): Root {
    // The framework decodes, WeChat does not: encoded once more, the values arrive as they are written.
    const parameters = Object.entries(query).map(([key, value]) => `${encode(key)}=${encode(value)}`)
    return this.services.backend.createRoot(tagName, this.source.space, `/${path}?${parameters.join('&')}`)
  }

  private addTabBar(): void {
    const { tabBarPath } = this.source
    if (tabBarPath === undefined) return
    const root = this.createRoot('custom-tab-bar', tabBarPath, {})
    pagesByRoot.set(root.getComponent(), this)
    this.tabBar = root.get()
    this.roots.push(root)
  }
}

const encode = encodeURIComponent

function mount(root: Root, parent: HTMLElement): void {
  const placeholder = parent.appendChild(document.createElement('div'))
  // glass-easel has a type of its own for what are the DOM's elements here.
  root.attach(parent as never, placeholder as never)
}

function barState(config: ComponentConfig): BarState {
  return {
    title: config.navigationBarTitleText ?? '',
    front: config.navigationBarTextStyle === 'black' ? '#000000' : '#ffffff',
    background: config.navigationBarBackgroundColor ?? '#000000',
    loading: false,
    custom: config.navigationStyle === 'custom',
  }
}
