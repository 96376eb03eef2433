/** <text>: line breaks kept; `space` and `decode` rewrite the text where the page put it. */
import { defineTag } from './define'

const spaces: Record<string, string> = { nbsp: '\u00a0', ensp: '\u2002', emsp: '\u2003' }

const entities: Record<string, string> = {
  '&nbsp;': '\u00a0',
  '&ensp;': '\u2002',
  '&emsp;': '\u2003',
  '&lt;': '<',
  '&gt;': '>',
  '&apos;': "'",
  '&quot;': '"',
  '&amp;': '&',
}

/** What WeChat shows for a text, given the two attributes. */
export function shownText(text: string, space: string, decode: boolean): string {
  const filler = spaces[space]
  // One pass, so that &amp;lt; becomes &lt; and no further.
  const decoded = decode ? text.replace(/&[a-z]+;/g, (entity) => entities[entity] ?? entity) : text
  return filler ? decoded.replace(/ /g, filler) : decoded
}

export const text = defineTag({
  name: 'text',
  props: { space: '', decode: false, selectable: false, userSelect: false },
  styles: `
wx-text { display: inline; white-space-collapse: preserve-breaks; -webkit-user-select: none; user-select: none; }
wx-text[user-select] { display: inline-block; }
wx-text[user-select], wx-text[user-select] wx-text { -webkit-user-select: text; user-select: text; }`,
  setup(tag) {
    /** What stands in each text node because of us, so that our own writing is not taken for the page's. */
    const written = new WeakMap<Node, { raw: string; shown: string }>()
    let observer: MutationObserver | undefined

    const rewrite = () => {
      const walker = document.createTreeWalker(tag.element, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const now = node.nodeValue ?? ''
        const known = written.get(node)
        const raw = known && known.shown === now ? known.raw : now
        const shown = shownText(raw, tag.props.space, tag.props.decode)
        written.set(node, { raw, shown })
        if (shown !== now) node.nodeValue = shown
      }
    }
    tag.onEnd(() => observer?.disconnect())
    return {
      update() {
        const { space, decode, selectable, userSelect } = tag.props
        tag.element.toggleAttribute('user-select', selectable || userSelect)
        if (!observer && (space !== '' || decode)) {
          observer = new MutationObserver(rewrite)
          observer.observe(tag.element, { childList: true, characterData: true, subtree: true })
        }
        if (observer) rewrite()
      },
    }
  },
})
