/**
 * Style sheets by page. In WeChat every page is a document of its own: the class `title` of one page does not meet that of
 * another. Here all pages share one document, so a page's sheets count only while it is the page shown.
 */
import { phoneUnits } from './css-units'

export class StyleGroup {
  constructor(private readonly elements: HTMLStyleElement[]) {}

  setActive(on: boolean): void {
    if (on) document.head.append(...this.elements)
    else for (const element of this.elements) element.remove()
  }
}

export class PageStyles {
  private readonly texts = new Map<string, string>()
  private collecting: HTMLStyleElement[] | undefined
  private count = 0

  register(path: string, text: string): void {
    this.texts.set(path, phoneUnits(text))
  }

  append(path: string): number {
    const text = this.texts.get(path)
    if (text === undefined) throw new Error(`There is no style sheet "${path}" to put on the page`)
    const element = document.createElement('style')
    element.dataset.path = path
    element.textContent = text
    if (this.collecting) this.collecting.push(element)
    else document.head.append(element)
    return ++this.count
  }

  /** Runs `create` and keeps together every sheet it asks for; they wait for `setActive`. */
  collect<T>(create: () => T): { result: T; group: StyleGroup } {
    const outer = this.collecting
    const elements: HTMLStyleElement[] = []
    this.collecting = elements
    try {
      return { result: create(), group: new StyleGroup(elements) }
    } finally {
      this.collecting = outer
    }
  }
}
