/**
 * The DOM as glass-easel sees it, with what a phone's page has and a browser's document has not: units of the phone,
 * plain ids on a page's elements, style sheets per page, and events of the phone instead of the browser's.
 */
import { CurrentWindowBackendContext, type Element as PhoneElement } from 'glass-easel'
import { phoneUnits } from './css-units'
import type { PageStyles } from './page-styles'

type BackendDocument = CurrentWindowBackendContext['document']
type BackendElement = ReturnType<BackendDocument['createElement']>

/** How long a `setData` callback waits for a frame; a tab in the background draws none. */
const FRAME_LIMIT_MS = 100

export class PhoneBackend extends CurrentWindowBackendContext {
  override document: BackendDocument

  constructor(
    private readonly styles: PageStyles,
    private readonly screen: () => { width: number; height: number },
  ) {
    super()
    this.document = {
      createElement: (tagName) => adapt(document.createElement(safeTagName(tagName))),
      // glass-easel's own element type is a subset of the DOM's, under another name.
      createTextNode: (text) => document.createTextNode(text) as unknown as BackendElement,
      createDocumentFragment: () => document.createDocumentFragment() as unknown as BackendElement,
    }
  }

  override getWindowWidth(): number {
    return this.screen().width
  }

  override getWindowHeight(): number {
    return this.screen().height
  }

  override registerStyleSheetContent(path: string, content: unknown): void {
    this.styles.register(path, String(content))
  }

  override appendStyleSheetPath(path: string): number {
    return this.styles.append(path)
  }

  override disableStyleSheet(): void {
    // Sheets come and go with their page: PageStyles.
  }

  /** Touches and transitions come from touches.ts; every other event is fired by the native tag that has it. */
  override setListenerStats(): void {}

  override render(done: (error: Error | null) => void): void {
    let called = false
    const once = () => {
      if (called) return
      called = true
      clearTimeout(timer)
      done(null)
    }
    const timer = setTimeout(once, FRAME_LIMIT_MS)
    requestAnimationFrame(once)
  }
}

/** A component may be called `dialog` or `img`: such an HTML element would bring its own look and behaviour. */
function safeTagName(name: string): string {
  if (name.includes('-')) return name
  const { constructor } = document.createElement(name)
  return constructor === HTMLElement || constructor === HTMLUnknownElement ? name : `x-${name}`
}

function adapt(element: HTMLElement): BackendElement {
  const setAttribute = element.setAttribute.bind(element)
  Object.defineProperties(element, {
    setAttribute: {
      value: (name: string, value: unknown) =>
        setAttribute(name, name === 'style' ? styleText(String(value)) : String(value)),
    },
    id: {
      get: () => element.getAttribute('id') ?? '',
      set: (id: string) => setAttribute('id', isOfPage(element) ? id.slice(id.indexOf('--') + 2) : id),
    },
  })
  return element as unknown as BackendElement
}

/** glass-easel joins several sources of style, the first of which may be empty. */
function styleText(text: string): string {
  return phoneUnits(text.replace(/^;+/, ''))
}

/** glass-easel writes ids as `prefix--id`. A page's own style sheet and tests know them by their plain name. */
function isOfPage(element: HTMLElement & { __wxElement?: PhoneElement }): boolean {
  const owner = element.__wxElement?.ownerShadowRoot?.getHostNode()
  return owner !== undefined && owner.ownerShadowRoot === null
}
