/** Turns rich-text's input into elements: only the tags and attributes WeChat shows, nothing that runs. */

const anyTag = ['class', 'style']

/** tag → its own attributes, beside class and style. */
const allowed: Record<string, string[]> = {
  ...Object.fromEntries(
    (
      'a abbr address article aside b bdi big blockquote br caption center cite code colgroup dd del div dl dt em fieldset ' +
      'footer h1 h2 h3 h4 h5 h6 header hr i ins label legend li mark nav p pre q rt ruby s section small span strong sub sup ' +
      'table tbody tfoot thead tr tt u ul'
    )
      .split(' ')
      .map((name): [string, string[]] => [name, []]),
  ),
  bdo: ['dir'],
  col: ['span', 'width'],
  font: ['color', 'face', 'size'],
  img: ['alt', 'src', 'height', 'width'],
  ol: ['start', 'type'],
  table: ['width'],
  td: ['colspan', 'height', 'rowspan', 'width'],
  th: ['colspan', 'height', 'rowspan', 'width'],
}

function create(name: string, attributes: Iterable<[string, string]>): HTMLElement | undefined {
  const tag = name.toLowerCase()
  const own = allowed[tag]
  if (!own) return undefined
  // A link shows its text and leads nowhere, as in WeChat.
  const element = document.createElement(tag === 'a' ? 'span' : tag)
  for (const [key, value] of attributes) {
    const attribute = key.toLowerCase()
    if (![...anyTag, ...own].includes(attribute)) continue
    if (attribute === 'src' && !/^(https?:|data:image\/|blob:|\/|\.)/i.test(value)) continue
    element.setAttribute(attribute, value)
  }
  if (element instanceof HTMLImageElement) element.draggable = false
  return element
}

export function renderHtml(html: string): DocumentFragment {
  // DOMParser's documents neither run scripts nor load pictures.
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  return copyChildren(parsed.body, document.createDocumentFragment())
}

function copyChildren<T extends Node>(from: Node, to: T): T {
  for (const child of from.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) to.appendChild(document.createTextNode(child.nodeValue ?? ''))
    if (!isElement(child)) continue
    const attributes = Array.from(child.attributes, ({ name, value }): [string, string] => [name, value])
    const element = create(child.localName, attributes)
    if (element) to.appendChild(copyChildren(child, element))
  }
  return to
}

const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE

const decodings: Record<string, string> = {
  nbsp: '\u00a0',
  lt: '<',
  gt: '>',
  amp: '&',
  apos: "'",
  quot: '"',
  ensp: '\u2002',
  emsp: '\u2003',
}

/** `[{name, attrs, children}, {type: 'text', text}]`; anything else in the list is left out. */
export function renderNodes(nodes: unknown): DocumentFragment {
  return appendNodes(nodes, document.createDocumentFragment())
}

function appendNodes<T extends Node>(nodes: unknown, to: T): T {
  if (!Array.isArray(nodes)) return to
  for (const node of nodes as unknown[]) {
    if (typeof node !== 'object' || node === null) continue
    const { type, text, name, attrs, children } = node as Record<string, unknown>
    if (type === 'text') {
      const shown = String(text ?? '').replace(
        /&([a-z]+);/g,
        (entity, key: string) => decodings[key] ?? entity,
      )
      to.appendChild(document.createTextNode(shown))
      continue
    }
    const attributes = typeof attrs === 'object' && attrs !== null ? Object.entries(attrs) : []
    const element = create(
      String(name ?? ''),
      attributes.map(([key, value]): [string, string] => [key, String(value)]),
    )
    if (element) to.appendChild(appendNodes(children, element))
  }
  return to
}
