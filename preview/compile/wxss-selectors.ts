/** Selectors as WeChat means them, written for the elements the browser has. */
import parser from 'postcss-selector-parser'
import { elementName } from './native-tags'

/** The element each page is mounted as; `page` in a style sheet means this. */
export const pageElement = 'wx-page'

export interface SelectorScope {
  /** Prefix of the class names of a component that keeps its styles to itself; undefined: none. */
  scope?: string
  /** Names of components, which a native tag's name may be hidden by. */
  components: ReadonlySet<string>
  /** What `:host` means where no class prefix tells: the tags under which the component is used. */
  hostTags: readonly string[]
}

/** Throws what postcss-selector-parser throws when the selector makes no sense. */
export function rewriteSelector(selector: string, options: SelectorScope): string {
  return parser((root) => rewrite(root, options)).processSync(selector)
}

function rewrite(root: parser.Root, options: SelectorScope): void {
  const { scope, components } = options
  root.walkTags((tag) => {
    tag.value = tag.value === 'page' ? pageElement : elementName(tag.value, components)
  })
  if (scope !== undefined) {
    root.walkClasses((name) => {
      name.value = `${scope}--${name.value}`
    })
  }
  root.walkPseudos((pseudo) => {
    if (pseudo.value === ':host') replaceHost(pseudo, options)
  })
  root.walkUniversals((universal) => {
    // Alone or first, `*` would reach the preview's own elements as well. :where() adds no weight.
    if (universal.prev() === undefined)
      universal.replaceWith(parser.pseudo({ value: `:where(${pageElement}, ${pageElement} *)` }))
  })
}

/** `:host`, and `:host(.a)` as the same element with one more condition. */
function replaceHost(pseudo: parser.Pseudo, { scope, hostTags }: SelectorScope): void {
  const conditions = pseudo.nodes[0]?.nodes ?? []
  const parent = pseudo.parent
  if (!parent) return
  const host =
    scope === undefined
      ? parser.pseudo({ value: `:is(${hostTags.join(', ')})` })
      : parser.attribute({ attribute: 'wx-host', operator: '=', value: scope, quoteMark: '"', raws: {} })
  parent.insertBefore(pseudo, host)
  for (const condition of conditions) parent.insertBefore(pseudo, condition)
  pseudo.remove()
}
