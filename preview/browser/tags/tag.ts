/** One tag on a page: its element, its attributes, its events, and everything that ends with it. */
import * as glassEasel from 'glass-easel'
import { domOf } from '../dispatch'
import { shell } from './context'
import { coerce, type PropDefaults } from './props'

export type TagEvent = glassEasel.ShadowedEvent<unknown>

export interface Tag<P> {
  readonly component: glassEasel.GeneralComponent
  readonly element: HTMLElement
  readonly props: Readonly<P>
  /** A part of the tag's own shape. */
  part(id: string): HTMLElement
  /** Tells the page, in a later task as the native side does; nothing is told once the tag has left. */
  emit(name: string, detail?: unknown, options?: glassEasel.EventOptions): void
  /** Hears an event of the mini-program (tap …) at this tag. Returning false stops it; in the capture phase, before the page hears it. */
  on(name: string, handler: (event: TagEvent) => boolean | void, options?: { capture?: boolean }): void
  /** Hears a DOM event until the tag leaves. */
  listen<K extends keyof HTMLElementEventMap>(
    target: EventTarget,
    type: K,
    handler: (event: HTMLElementEventMap[K]) => void,
    options?: AddEventListenerOptions,
  ): void
  /** A timer that ends with the tag; returns its cancelling. */
  later(ms: number, run: () => void): () => void
  onEnd(run: () => void): void
  /** Adds an element of the tag's own in front of the page's content, removed with the tag. */
  prepend<E extends Element>(element: E): E
  /** Writes an attribute back, as `model:` and later changes by the page expect. */
  set(name: keyof P & string, value: unknown): void
  /** Whether the attribute differs from when this was last asked (first time: from its default). */
  changed(name: keyof P & string): boolean
  /** Inline style that stands after the page's own; `slot` keeps several uses apart. */
  style(css: string, slot?: 'tag' | 'animation'): void
}

export interface RunningTag<P> extends Tag<P> {
  end(): void
}

function rpxSize(): number {
  return shell().screen.clientWidth / 750
}

/** A tag's attributes with their types, read anew each time and so never out of date. One shape per tag, as there may be many of it. */
const shapes = new WeakMap<PropDefaults, object>()

function shapeOf(defaults: PropDefaults): object {
  const known = shapes.get(defaults)
  if (known) return known
  const shape = {}
  for (const [name, fallback] of Object.entries(defaults)) {
    Object.defineProperty(shape, name, {
      enumerable: true,
      get(this: { data: PropDefaults }) {
        return coerce<unknown>(this.data[name], fallback, rpxSize)
      },
    })
  }
  shapes.set(defaults, shape)
  return shape
}

function viewOf(component: glassEasel.GeneralComponent, defaults: PropDefaults): PropDefaults {
  const data = { get: (): PropDefaults => component.data }
  return Object.create(shapeOf(defaults), { data }) as PropDefaults
}

export function createTag(
  component: glassEasel.GeneralComponent,
  defaults: PropDefaults,
): RunningTag<PropDefaults> {
  // glass-easel forgets the backend element on removal, so it is kept here.
  const element = domOf(component)
  if (!element) throw new Error(`${component.tagName}: a native tag needs an element of its own`)
  const props = viewOf(component, defaults)
  const seen: PropDefaults = { ...defaults }
  const endings: (() => void)[] = []
  const timers = new Set<ReturnType<typeof setTimeout>>()
  let ended = false

  return {
    component,
    element,
    props,
    part(id) {
      const part = component.getShadowRoot()?.getElementById(id)
      const node = part && domOf(part)
      if (!node) throw new Error(`${component.tagName}: its shape has no part "${id}"`)
      return node
    },
    emit(name, detail = {}, options = {}) {
      setTimeout(() => {
        if (!ended) glassEasel.Event.triggerEvent(component, name, detail, options)
      })
    },
    on(name, handler, options = {}) {
      component.addListener(name, handler, options)
      endings.push(() => component.removeListener(name, handler, options))
    },
    listen(target, type, handler, options) {
      // EventTarget's own typing knows only Event; the key fixes which one it is.
      const listener = handler as EventListener
      target.addEventListener(type, listener, options)
      endings.push(() => target.removeEventListener(type, listener, options))
    },
    later(ms, run) {
      const timer = setTimeout(() => {
        timers.delete(timer)
        run()
      }, ms)
      timers.add(timer)
      return () => {
        clearTimeout(timer)
        timers.delete(timer)
      }
    },
    onEnd: (run) => void endings.push(run),
    prepend(own) {
      element.prepend(own)
      endings.push(() => own.remove())
      return own
    },
    set(name, value) {
      if (component.data[name] === value) return
      component.replaceDataOnPath([name], value)
      component.applyDataUpdates()
    },
    changed(name) {
      const value = props[name]
      if (Object.is(value, seen[name])) return false
      seen[name] = value
      return true
    },
    style(css, slot = 'tag') {
      component.setNodeStyle(css, slot === 'tag' ? 3 : 2)
    },
    end() {
      ended = true
      timers.forEach(clearTimeout)
      timers.clear()
      for (const run of endings.splice(0).reverse()) run()
    },
  }
}
