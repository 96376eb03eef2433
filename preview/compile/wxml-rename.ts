/** Gives native tags their browser names in a wxml text: `<view>` → `<wx-view>`. Nothing else in the text changes. */
import { elementName, nativeTags } from './native-tags'
import type { WxmlTag } from './wxml-lexer'

export function renameNativeTags(text: string, tags: WxmlTag[], components: ReadonlySet<string>): string {
  let result = ''
  let at = 0
  for (const insertion of insertions(tags, components)) {
    result += `${text.slice(at, insertion)}wx-`
    at = insertion
  }
  return result + text.slice(at)
}

/** Offsets, ascending, before which `wx-` must stand. */
function insertions(tags: WxmlTag[], components: ReadonlySet<string>): number[] {
  return tags.flatMap((tag) => {
    const own = elementName(tag.name, components) === tag.name ? [] : [tag.nameStart]
    // `generic:item="view"` names a tag as well.
    const generics = tag.attributes.flatMap(({ name, value }) =>
      name.startsWith('generic:') && value && nativeTags.has(value.text) && !components.has(value.text)
        ? [value.start]
        : [],
    )
    return [...own, ...generics]
  })
}
