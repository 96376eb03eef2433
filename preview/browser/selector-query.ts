/** createSelectorQuery, of `wx` and of components: positions relative to the page's own window, nodes and contexts included. */
import * as glassEasel from 'glass-easel'
import { currentShell } from './current-shell'
import { domOf } from './dispatch'
import { elementOf } from './event-object'
import { viewportOf } from './viewport'

type PhoneElement = glassEasel.Element
type Result = Record<string, unknown>
type Callback<T> = (result: T) => void

export interface QueryFields {
  id?: boolean
  dataset?: boolean
  mark?: boolean
  rect?: boolean
  size?: boolean
  scrollOffset?: boolean
  properties?: string[]
  computedStyle?: string[]
  context?: boolean
  node?: boolean
}

/** What a native tag's definition may have as methods so that `node()` and `context()` find something. */
interface SelectableTag {
  selectorNode?: () => unknown
  selectorContext?: () => unknown
  /** The element that scrolls, where it is not the tag's own. */
  selectorScroller?: () => HTMLElement
}

interface Entry {
  run(): unknown
}

/** `owner`: a component's or page's `this`, or its glass-easel component; left out, the page on top. */
export function createSelectorQuery(owner?: unknown): SelectorQuery {
  return new SelectorQuery(owner)
}

/** The glass-easel component behind what a script calls a component. */
export function componentOf(owner: unknown): glassEasel.GeneralComponent | undefined {
  if (typeof owner !== 'object' || owner === null) return currentShell().currentPage()?.component
  return elementOf(owner as PhoneElement).asGeneralComponent() ?? undefined
}

export class SelectorQuery {
  private readonly entries: Entry[] = []

  constructor(private owner: unknown) {}

  in(owner: unknown): this {
    this.owner = owner
    return this
  }

  select(selector: string): NodesRef<Result | null> {
    const owner = this.owner
    return new NodesRef(this, (read) => {
      const found = componentOf(owner)?.getShadowRoot()?.querySelector(selector)
      return found ? read(found) : null
    })
  }

  selectAll(selector: string): NodesRef<Result[]> {
    const owner = this.owner
    return new NodesRef(this, (read) =>
      (componentOf(owner)?.getShadowRoot()?.querySelectorAll(selector) ?? []).map(read),
    )
  }

  selectViewport(): NodesRef<Result> {
    const owner = this.owner
    return new NodesRef(this, (_read, fields) => readViewport(componentOf(owner), fields))
  }

  /** Answers in a later microtask, in the order asked. */
  exec(callback?: Callback<unknown[]>): this {
    void Promise.resolve().then(() => {
      const results = this.entries.map((entry) => entry.run())
      callback?.(results)
    })
    return this
  }

  /** Used by NodesRef. */
  add(entry: Entry): this {
    this.entries.push(entry)
    return this
  }
}

type Find<T> = (read: (element: PhoneElement) => Result, fields: QueryFields) => T

export class NodesRef<T> {
  constructor(
    private readonly query: SelectorQuery,
    private readonly find: Find<T>,
  ) {}

  fields(fields: QueryFields, callback?: Callback<T>): SelectorQuery {
    return this.query.add({
      run: () => {
        const result = this.find((element) => readElement(element, fields), fields)
        callback?.(result)
        return result
      },
    })
  }

  boundingClientRect(callback?: Callback<T>): SelectorQuery {
    return this.fields({ id: true, dataset: true, rect: true, size: true }, callback)
  }

  scrollOffset(callback?: Callback<T>): SelectorQuery {
    return this.fields({ id: true, dataset: true, scrollOffset: true }, callback)
  }

  context(callback?: Callback<T>): SelectorQuery {
    return this.fields({ context: true }, callback)
  }

  node(callback?: Callback<T>): SelectorQuery {
    return this.fields({ node: true }, callback)
  }
}

function readElement(element: PhoneElement, fields: QueryFields): Result {
  const result: Result = {}
  const node = nodeOf(element)
  if (fields.id) result['id'] = element.id
  if (fields.dataset) result['dataset'] = { ...element.dataset }
  if (fields.mark) result['mark'] = element.collectMarks()
  if (fields.rect || fields.size) Object.assign(result, readBox(node, fields))
  if (fields.scrollOffset) Object.assign(result, readScroll(element, node))
  if (fields.properties) Object.assign(result, readProperties(element, fields.properties))
  if (fields.computedStyle && node) {
    const style = getComputedStyle(node)
    for (const name of fields.computedStyle) result[name] = Reflect.get(style, name)
  }
  const tag = element as unknown as SelectableTag
  if (fields.context) result['context'] = tag.selectorContext?.() ?? null
  if (fields.node) result['node'] = tag.selectorNode?.() ?? node?.querySelector('canvas') ?? null
  return result
}

/** A component with a virtual host has no element of its own: its first inner element stands for it. */
function nodeOf(element: PhoneElement): HTMLElement | null {
  const own = domOf(element)
  if (own) return own
  let first: HTMLElement | null = null
  element.forEachNonVirtualComposedChild((child) => {
    const inner = child.asElement()
    first = inner ? domOf(inner) : null
    return first === null
  })
  return first
}

function readBox(node: HTMLElement | null, fields: QueryFields): Result {
  const origin = viewportOf(node)
  const box = node?.getBoundingClientRect() ?? { left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 }
  return {
    ...(fields.rect && {
      left: box.left - origin.left,
      top: box.top - origin.top,
      right: box.right - origin.left,
      bottom: box.bottom - origin.top,
    }),
    ...(fields.size && { width: box.width, height: box.height }),
  }
}

function readScroll(element: PhoneElement, node: HTMLElement | null): Result {
  const scroller = (element as unknown as SelectableTag).selectorScroller?.() ?? node
  return {
    scrollLeft: scroller?.scrollLeft ?? 0,
    scrollTop: scroller?.scrollTop ?? 0,
    scrollWidth: scroller?.scrollWidth ?? 0,
    scrollHeight: scroller?.scrollHeight ?? 0,
  }
}

function readProperties(element: PhoneElement, names: string[]): Result {
  const component = element.asGeneralComponent()
  if (!component) return {}
  const known = names.filter((name) => glassEasel.Component.hasProperty(component, name))
  return Object.fromEntries(known.map((name) => [name, component.data[name]]))
}

function readViewport(owner: glassEasel.GeneralComponent | undefined, fields: QueryFields): Result {
  const { width, height, scrollLeft, scrollTop, scrollWidth, scrollHeight } = viewportOf(
    owner ? domOf(owner) : null,
  )
  return {
    ...(fields.id && { id: '' }),
    ...(fields.dataset && { dataset: {} }),
    ...(fields.rect && { left: 0, top: 0, right: width, bottom: height }),
    ...(fields.size && { width, height }),
    ...(fields.scrollOffset && { scrollLeft, scrollTop, scrollWidth, scrollHeight }),
  }
}
