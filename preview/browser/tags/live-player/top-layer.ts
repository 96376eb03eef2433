/**
 * Lifts an element of the page over everything else, by the browser's top layer: no parent's clipping, transform or
 * z-index can hold it back. Place and size come in a style sheet of its own, since the page may rewrite inline styles.
 */
let count = 0

export interface Lifted {
  /** CSS declarations, each of which wins over the page's own. */
  place(css: Record<string, string>): void
  drop(): void
}

export function lift(element: HTMLElement): Lifted {
  const mark = `lifted-${++count}`
  const sheet = document.head.appendChild(document.createElement('style'))
  element.setAttribute('data-lifted', mark)
  element.setAttribute('popover', 'manual')
  element.showPopover()
  return {
    place(css) {
      const rules = Object.entries(css).map(([name, value]) => `${name}: ${value} !important;`)
      sheet.textContent = `[data-lifted="${mark}"] { ${rules.join(' ')} }`
    },
    drop() {
      element.removeAttribute('popover')
      element.removeAttribute('data-lifted')
      sheet.remove()
    },
  }
}

/** What a lifted element must not take over from the browser's own look of popovers. */
export const BARE = { margin: '0', padding: '0', border: '0', 'max-width': 'none', 'max-height': 'none' }
