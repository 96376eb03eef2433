/** Attributes that every tag knows: hidden, aria-*, animation. */
import { applyAnimation } from './animation'
import { dashed, type PropDefaults } from './props'
import type { Tag } from './tag'

const ariaNames = [
  'ariaLabel',
  'ariaRole',
  'ariaHidden',
  'ariaDisabled',
  'ariaChecked',
  'ariaSelected',
  'ariaExpanded',
  'ariaDescribedby',
  'ariaLabelledby',
  'ariaHaspopup',
  'ariaLive',
] as const

export const baseProps = {
  hidden: false,
  animation: null as unknown,
  ...Object.fromEntries(ariaNames.map((name) => [name, null])),
}

export function applyBaseProps(tag: Tag<PropDefaults>): void {
  tag.element.toggleAttribute('hidden', Boolean(tag.props['hidden']))
  for (const name of ariaNames) {
    if (!tag.changed(name)) continue
    const attribute = name === 'ariaRole' ? 'role' : dashed(name)
    const value = tag.props[name]
    if (value === null || value === '') tag.element.removeAttribute(attribute)
    else tag.element.setAttribute(attribute, String(value))
  }
  if (tag.changed('animation')) applyAnimation(tag, tag.props['animation'])
}
