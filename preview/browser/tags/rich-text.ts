/** <rich-text>: HTML text, or nodes as data, with WeChat's list of allowed tags. */
import { defineTag } from './define'
import { renderHtml, renderNodes } from './rich-nodes'

const spaces: Record<string, string> = { nbsp: '\u00a0', ensp: '\u2002', emsp: '\u2003' }

export const richText = defineTag({
  name: 'rich-text',
  props: { nodes: null as unknown, space: '', mode: 'default', userSelect: false },
  reflect: ['userSelect'],
  styles: `
wx-rich-text { display: block; }
wx-rich-text img { max-width: 100%; }
wx-rich-text[user-select] { -webkit-user-select: text; user-select: text; }`,
  setup(tag) {
    const body = tag.prepend(document.createElement('div'))
    return {
      update() {
        if (![tag.changed('nodes'), tag.changed('space')].includes(true)) return
        const { nodes, space } = tag.props
        body.replaceChildren(typeof nodes === 'string' ? renderHtml(nodes) : renderNodes(nodes))
        const filler = spaces[space]
        if (!filler) return
        const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          node.nodeValue = (node.nodeValue ?? '').replace(/ /g, filler)
        }
      },
    }
  },
})
