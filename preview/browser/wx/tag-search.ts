/** Finds a native tag the way wx contexts do: in a component's own shadow tree, or in a page. */
import type { Element, GeneralComponent, Node, ShadowRoot } from 'glass-easel'
import type { Shell } from '../contracts'

/** Where to look: the component a mini-program handed in as `this`, or else the page shown when the context was made. */
export interface SearchRoot {
  component(): GeneralComponent | undefined
  /** For error messages. */
  name: string
}

export function searchRoot(shell: Shell, owner: unknown): SearchRoot {
  const component = componentOf(owner)
  if (component) return { component: () => component, name: component.is }
  const page = shell.currentPage()
  if (page) return { component: () => page.component, name: page.route }
  // Made in App.onLaunch: the page is the one shown when the method is called.
  return { component: () => shell.currentPage()?.component, name: 'the current page' }
}

/** glass-easel's component behind `this`: the adapter's instances carry it as `_$`, native tags are one. */
export function componentOf(owner: unknown): GeneralComponent | undefined {
  if (typeof owner !== 'object' || owner === null) return undefined
  const inner: unknown = Reflect.get(owner, '_$') ?? owner
  return typeof Reflect.get(inner as object, 'getShadowRoot') === 'function'
    ? (inner as GeneralComponent)
    : undefined
}

/** The first tag of that name in the shadow tree for which `matches` holds. */
export function findTag(
  root: GeneralComponent | undefined,
  tagName: string,
  matches: (tag: GeneralComponent) => boolean,
  options: { intoComponents?: boolean } = {},
): GeneralComponent | undefined {
  const shadowRoot = root && shadowRootOf(root)
  return shadowRoot && search(shadowRoot, tagName, matches, options.intoComponents === true)
}

function search(
  parent: Element,
  tagName: string,
  matches: (tag: GeneralComponent) => boolean,
  intoComponents: boolean,
): GeneralComponent | undefined {
  for (const child of parent.childNodes) {
    const element = elementOf(child)
    if (!element) continue
    const component = asComponent(element)
    if (component && isTag(component, tagName) && matches(component)) return component
    const shadowRoot = intoComponents && component ? shadowRootOf(component) : undefined
    const found =
      (shadowRoot && search(shadowRoot, tagName, matches, intoComponents)) ??
      search(element, tagName, matches, intoComponents)
    if (found) return found
  }
  return undefined
}

/** A tag's definition may stand under a prefix: 'live-player', 'wx-live-player', 'wx://live-player'. */
function isTag(component: GeneralComponent, tagName: string): boolean {
  return [component.tagName, component.is].some(
    (name) => name === tagName || name === `wx-${tagName}` || name === `wx://${tagName}`,
  )
}

// Duck typing in place of glass-easel's own checks: this file then costs the pages' bundle and the tests no second copy of it.
function elementOf(node: Node): Element | undefined {
  return 'childNodes' in node ? node : undefined
}

function asComponent(element: Element): GeneralComponent | undefined {
  return 'tagName' in element && 'getShadowRoot' in element ? (element as GeneralComponent) : undefined
}

function shadowRootOf(component: GeneralComponent): ShadowRoot | undefined {
  return component.getShadowRoot() ?? undefined
}
