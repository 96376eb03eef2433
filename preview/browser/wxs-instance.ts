/** What a wxs event function gets for a component or element (`event.instance`, `ownerInstance`). */
import * as glassEasel from 'glass-easel'
import { phoneUnits } from './css-units'
import { domOf } from './dispatch'

type PhoneElement = glassEasel.Element

const instances = new WeakMap<PhoneElement, WxsInstance>()

export function wxsInstance(element: PhoneElement): WxsInstance {
  const known = instances.get(element)
  if (known) return known
  const created = new WxsInstance(element)
  instances.set(element, created)
  return created
}

export class WxsInstance {
  private readonly state: Record<string, unknown> = {}

  constructor(private readonly element: PhoneElement) {}

  selectComponent(selector: string): WxsInstance | null {
    const found = this.root()?.querySelector(selector)
    return found ? wxsInstance(found) : null
  }

  selectAllComponents(selector: string): WxsInstance[] {
    return (this.root()?.querySelectorAll(selector) ?? []).map(wxsInstance)
  }

  setStyle(style: string | Record<string, unknown>): this {
    const text =
      typeof style === 'string'
        ? style
        : Object.entries(style)
            .map(
              ([name, value]) =>
                `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: ${String(value)}`,
            )
            .join('; ')
    this.element.setNodeStyle(phoneUnits(text), glassEasel.StyleSegmentIndex.TEMP_EXTRA)
    return this
  }

  addClass(name: string): this {
    this.element.toggleNodeClass(name, true)
    return this
  }

  removeClass(name: string): this {
    this.element.toggleNodeClass(name, false)
    return this
  }

  hasClass(name: string): boolean {
    return this.element.classList?.contains(name) ?? false
  }

  getDataset(): Record<string, unknown> {
    return { ...this.element.dataset }
  }

  callMethod(name: string, argument?: unknown): void {
    const component = this.element.asGeneralComponent()
    if (component)
      glassEasel.Component.getMethod(component, name)?.call(component.getMethodCaller(), argument)
  }

  triggerEvent(name: string, detail?: unknown): void {
    this.element.triggerEvent(name, detail ?? {})
  }

  requestAnimationFrame(callback: () => void): void {
    requestAnimationFrame(callback)
  }

  setTimeout(callback: () => void, ms: number): ReturnType<typeof setTimeout> {
    return setTimeout(callback, ms)
  }

  clearTimeout(timer: ReturnType<typeof setTimeout>): void {
    clearTimeout(timer)
  }

  getState(): Record<string, unknown> {
    return this.state
  }

  getComputedStyle(names: string[]): Record<string, string> {
    const node = domOf(this.element)
    if (!node) return {}
    const style = getComputedStyle(node)
    return Object.fromEntries(names.map((name) => [name, String(Reflect.get(style, name) ?? '')]))
  }

  getBoundingClientRect(): DOMRect | null {
    return domOf(this.element)?.getBoundingClientRect() ?? null
  }

  private root(): PhoneElement | null | undefined {
    return this.element.asGeneralComponent()?.getShadowRoot() ?? this.element
  }
}
