/** createIntersectionObserver, of `wx` and of components, on the browser's own observer. */
import type { Element as PhoneElement } from 'glass-easel'
import { domOf } from './dispatch'
import { componentOf } from './selector-query'
import { scrollerOf, viewportOf } from './viewport'

export interface ObserverOptions {
  thresholds?: number[]
  initialRatio?: number
  observeAll?: boolean
}

export interface Margins {
  left?: number
  top?: number
  right?: number
  bottom?: number
}

interface Box {
  left: number
  top: number
  right: number
  bottom: number
  width: number
  height: number
}

export interface IntersectionResult {
  id: string
  dataset: Record<string, unknown>
  intersectionRatio: number
  intersectionRect: Box
  boundingClientRect: Box
  relativeRect: Box
  time: number
}

/** `owner`: a component's or page's `this`; left out, the page on top. */
export function createIntersectionObserver(
  owner?: unknown,
  options: ObserverOptions = {},
): PhoneIntersectionObserver {
  return new PhoneIntersectionObserver(owner, options)
}

export class PhoneIntersectionObserver {
  private readonly thresholds: number[]
  private readonly initialRatio: number
  private readonly observeAll: boolean
  private relative: { selector?: string; margins: Margins } = { margins: {} }
  private observers: IntersectionObserver[] = []

  constructor(
    private readonly owner: unknown,
    options: ObserverOptions,
  ) {
    this.thresholds = options.thresholds?.length ? options.thresholds : [0]
    this.initialRatio = options.initialRatio ?? 0
    this.observeAll = options.observeAll ?? false
  }

  relativeTo(selector: string, margins: Margins = {}): this {
    this.relative = { selector, margins }
    return this
  }

  relativeToViewport(margins: Margins = {}): this {
    this.relative = { margins }
    return this
  }

  observe(selector: string, callback: (result: IntersectionResult) => void): void {
    const shadowRoot = componentOf(this.owner)?.getShadowRoot()
    const found = shadowRoot?.querySelectorAll(selector) ?? []
    const targets = this.observeAll ? found : found.slice(0, 1)
    const relativeElement = this.relative.selector
      ? shadowRoot?.querySelector(this.relative.selector)
      : undefined
    for (const target of targets) this.watch(target, relativeElement ?? undefined, callback)
  }

  disconnect(): void {
    for (const observer of this.observers.splice(0)) observer.disconnect()
  }

  private watch(
    target: PhoneElement,
    relativeElement: PhoneElement | undefined,
    callback: (result: IntersectionResult) => void,
  ): void {
    const node = domOf(target)
    if (!node) return
    const root = relativeElement ? domOf(relativeElement) : scrollerOf(node)
    const { top = 0, right = 0, bottom = 0, left = 0 } = this.relative.margins
    let last: number | undefined
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          // A page under another keeps its layout on a phone; here it has none until it is shown again.
          if (scrollerOf(node)?.clientHeight === 0) continue
          const isInitial = last === undefined
          if (last === entry.intersectionRatio) continue
          last = entry.intersectionRatio
          if (isInitial && !this.crosses(entry.intersectionRatio, entry.isIntersecting)) continue
          callback(resultOf(target, node, entry))
        }
      },
      { root, rootMargin: `${top}px ${right}px ${bottom}px ${left}px`, threshold: this.thresholds },
    )
    observer.observe(node)
    this.observers.push(observer)
  }

  /** The browser always tells the first state; WeChat only one on another side of a threshold than `initialRatio`. */
  private crosses(ratio: number, intersecting: boolean): boolean {
    const side = (value: number, threshold: number) => (threshold === 0 ? value > 0 : value >= threshold)
    const seen = intersecting && ratio === 0 ? Number.MIN_VALUE : ratio
    return this.thresholds.some((threshold) => side(seen, threshold) !== side(this.initialRatio, threshold))
  }
}

function resultOf(
  target: PhoneElement,
  node: HTMLElement,
  entry: IntersectionObserverEntry,
): IntersectionResult {
  const origin = viewportOf(node)
  const box = (rect: DOMRectReadOnly | null): Box => ({
    left: (rect?.left ?? 0) - origin.left,
    top: (rect?.top ?? 0) - origin.top,
    right: (rect?.right ?? 0) - origin.left,
    bottom: (rect?.bottom ?? 0) - origin.top,
    width: rect?.width ?? 0,
    height: rect?.height ?? 0,
  })
  return {
    id: target.id,
    dataset: { ...target.dataset },
    intersectionRatio: entry.intersectionRatio,
    intersectionRect: box(entry.intersectionRect),
    boundingClientRect: box(entry.boundingClientRect),
    relativeRect: box(entry.rootBounds),
    time: Date.now(),
  }
}
