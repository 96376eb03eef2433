/**
 * A drawer beside the phone, with what a mini-program cannot cause itself: people, faults, interruptions. It is no part of the
 * phone: nothing in a page sees it, and while it is closed only its handle is there, where a phone has WeChat's capsule.
 */
import { icon } from '../shell/icons'
import { panelStyles } from './styles'
import type { PanelAction, PanelSection } from './section'

const OPEN_CLASS = 'phone-panel-open'
const LABEL = '模拟面板'

export class Panel {
  readonly element = document.createElement('aside')
  readonly handle = document.createElement('button')
  private readonly style = document.createElement('style')
  private readonly body = document.createElement('div')
  /** Says what came of the last action. */
  private readonly said = document.createElement('p')
  private readonly updates: (() => void)[] = []
  private readonly shown: (() => () => void)[] = []
  private hiding: (() => void)[] = []

  constructor() {
    this.style.textContent = panelStyles
    this.element.id = 'preview-panel'
    this.element.className = 'phone-panel'
    this.element.setAttribute('aria-label', LABEL)
    this.element.hidden = true
    this.said.className = 'phone-panel-said'
    this.said.setAttribute('role', 'status')
    this.body.className = 'phone-panel-body'
    this.element.append(this.head(), this.body, this.said)
    this.element.addEventListener('keydown', ({ key }) => key === 'Escape' && this.open(false))
    this.setUpHandle()
  }

  add(section: PanelSection): void {
    this.body.append(this.sectionElement(section))
    if (section.shown) this.shown.push(section.shown)
    if (this.handle.isConnected) return
    document.head.append(this.style)
    document.body.append(this.handle, this.element)
  }

  open(on: boolean): void {
    if (on === this.isOpen) return
    this.element.hidden = !on
    document.body.classList.toggle(OPEN_CLASS, on)
    this.handle.setAttribute('aria-expanded', String(on))
    if (!on) {
      this.hideSections()
      this.handle.focus()
      return
    }
    this.changed()
    this.hiding = this.shown.map((show) => show())
    this.element.querySelector('button')?.focus()
  }

  get isOpen(): boolean {
    return !this.element.hidden
  }

  /** Toggles and status lines show what is so now. */
  changed(): void {
    for (const update of this.updates) update()
  }

  remove(): void {
    this.hideSections()
    document.body.classList.remove(OPEN_CLASS)
    for (const part of [this.element, this.handle, this.style]) part.remove()
  }

  private hideSections(): void {
    for (const hide of this.hiding.splice(0)) hide()
  }

  private setUpHandle(): void {
    this.handle.type = 'button'
    this.handle.className = 'phone-panel-handle'
    this.handle.setAttribute('aria-label', LABEL)
    this.handle.setAttribute('aria-expanded', 'false')
    this.handle.setAttribute('aria-controls', this.element.id)
    this.handle.title = LABEL
    this.handle.innerHTML = icon.more
    this.handle.addEventListener('click', () => this.open(!this.isOpen))
  }

  private head(): HTMLElement {
    const head = document.createElement('header')
    const title = document.createElement('strong')
    title.textContent = LABEL
    const close = document.createElement('button')
    close.type = 'button'
    close.setAttribute('aria-label', '收起')
    close.innerHTML = icon.close
    close.addEventListener('click', () => this.open(false))
    head.append(title, close)
    return head
  }

  private sectionElement({ title, status, actions }: PanelSection): HTMLElement {
    const element = document.createElement('section')
    element.setAttribute('aria-label', title)
    const heading = document.createElement('h2')
    heading.textContent = title
    element.append(heading)
    if (status) {
      const line = document.createElement('p')
      this.updates.push(() => (line.textContent = status()))
      element.append(line)
    }
    const buttons = document.createElement('div')
    buttons.append(...actions.map((action) => this.actionElement(action)))
    element.append(buttons)
    this.changed()
    return element
  }

  private actionElement(action: PanelAction): HTMLElement {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = action.label
    if (action.hint !== undefined) button.title = action.hint
    if ('run' in action) {
      button.addEventListener('click', () => this.perform(action, () => action.run()))
      return button
    }
    button.setAttribute('role', 'switch')
    this.updates.push(() => button.setAttribute('aria-checked', String(action.isOn())))
    button.addEventListener('click', () => this.perform(action, () => action.turn(!action.isOn())))
    return button
  }

  private perform({ label }: PanelAction, act: () => unknown): void {
    const done = (text: unknown) => {
      this.said.textContent = typeof text === 'string' && text !== '' ? text : `${label}：已执行`
      this.changed()
    }
    const failed = (error: unknown) => {
      this.said.textContent = `${label}：${error instanceof Error ? error.message : String(error)}`
      this.changed()
    }
    this.said.textContent = ''
    try {
      Promise.resolve(act()).then(done, failed)
    } catch (error) {
      failed(error)
    }
  }
}
