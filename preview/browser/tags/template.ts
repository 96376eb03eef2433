/** A tag's inner shape written as data, in the form glass-easel's compiled templates have. */
import type * as glassEasel from 'glass-easel'

/** 'slot' is where the page's own content goes; a part is an element of the tag itself, found again by its id. */
export type Shape = 'slot' | Part

export interface Part {
  id: string
  /** Default 'wx-part', a plain block. */
  tag?: string
  /** May name an external class ('placeholder-class'), which then carries the page's own class. */
  class?: string
  children?: Shape[]
}

type DefineElement = (
  tag: string,
  generics: Record<string, never>,
  init: (element: glassEasel.Element, isCreation: boolean) => void,
  children: DefineChildren,
) => void
type DefineSlot = (name: string) => void
/** Order of the callbacks as glass-easel 0.12 hands them: text, element, if, for, slot. */
type DefineChildren = (
  isCreation: boolean,
  text: unknown,
  element: DefineElement,
  branch: unknown,
  loop: unknown,
  slot: DefineSlot,
) => void

function childrenOf(shapes: Shape[]): DefineChildren {
  return (_isCreation, _text, element, _branch, _loop, slot) => {
    for (const shape of shapes) {
      if (shape === 'slot') slot('')
      else
        element(
          shape.tag ?? 'wx-part',
          {},
          (node, creating) => creating && initPart(node, shape),
          childrenOf(shape.children ?? []),
        )
    }
  }
}

function initPart(node: glassEasel.Element, part: Part): void {
  node.id = part.id
  if (part.class) node.setNodeClass(part.class)
}

/** The parts never change after creation, so there is nothing to update ('bindingMap' with an empty map). */
export function template(shapes: Shape[]): object {
  const generated = { C: childrenOf(shapes), B: {} }
  return { content: () => () => generated, updateMode: 'bindingMap' }
}
