/** What <input> and <textarea> share: value both ways, placeholder, focus, selection, and their events. */
import type { Field, LabelTarget } from './fields'
import type { Tag } from './tag'

export const textProps = {
  name: '',
  value: '',
  placeholder: '',
  placeholderStyle: '',
  disabled: false,
  maxlength: 140,
  focus: false,
  autoFocus: false,
  confirmHold: false,
  cursor: -1,
  cursorSpacing: 0,
  cursorColor: '',
  selectionStart: -1,
  selectionEnd: -1,
  adjustPosition: true,
  alwaysEmbed: false,
  holdKeyboard: false,
}

export type TextProps = typeof textProps

/** WeChat reads 0 as a real limit and any negative number as none. */
export const isLengthLimited = (maxlength: number): boolean => maxlength >= 0

interface TextEntry {
  update(): void
  api: Field & LabelTarget
}

export function textEntry(tag: Tag<TextProps>, field: HTMLInputElement | HTMLTextAreaElement): TextEntry {
  const { props } = tag
  const initial = props.value
  let lastKey = 0
  let shownFocus = false
  let noting = false

  const showPlaceholder = () => {
    const placeholder = tag.part('placeholder')
    placeholder.textContent = props.placeholder
    placeholder.style.cssText = props.placeholderStyle
    placeholder.hidden = field.value !== ''
    // Read by screen readers; the visible one is ours because pages style it.
    field.setAttribute('aria-label', tag.element.getAttribute('aria-label') ?? props.placeholder)
  }

  /** The page's handler of `input` may return the text to show in place of what was typed. */
  const applyReturn = (returned: unknown) => {
    const isObject = typeof returned === 'object' && returned !== null
    const value: unknown = isObject ? Reflect.get(returned, 'value') : returned
    if (typeof value !== 'string') return
    const cursor: unknown = isObject ? Reflect.get(returned, 'cursor') : undefined
    field.value = value
    tag.set('value', value)
    if (typeof cursor === 'number') field.setSelectionRange(cursor, cursor)
    showPlaceholder()
  }

  const tellInput = () => {
    showPlaceholder()
    tag.set('value', field.value)
    const detail = {
      value: field.value,
      cursor: field.selectionStart ?? field.value.length,
      keyCode: lastKey,
    }
    tag.emit('input', detail, { handleListenerReturn: applyReturn })
  }

  /** The user moved the focus: the attribute follows, which is no wish of the page. */
  const noteFocus = (on: boolean) => {
    noting = true
    tag.set('focus', on)
    tag.changed('focus')
    shownFocus = on
    noting = false
  }

  // The DOM's own input and change would reach the page's bindinput as a second, raw event.
  tag.listen(field, 'change', (event) => event.stopPropagation())
  tag.listen(field, 'keydown', (event) => {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- it is what the native event's keyCode is
    lastKey = event.keyCode
  })
  tag.listen(field, 'input', (event) => {
    event.stopPropagation()
    // An input method's unfinished letters are not text yet.
    if (!(event instanceof InputEvent && event.isComposing)) tellInput()
  })
  tag.listen(field, 'compositionend', () => tellInput())
  tag.listen(field, 'focus', () => {
    noteFocus(true)
    tag.emit('focus', { value: field.value, height: 0 })
  })
  tag.listen(field, 'blur', () => {
    noteFocus(false)
    tag.emit('blur', { value: field.value, cursor: field.selectionStart ?? 0 })
  })

  const select = () => {
    const { selectionStart, selectionEnd, cursor } = props
    if (selectionStart >= 0 && selectionEnd >= selectionStart)
      field.setSelectionRange(selectionStart, selectionEnd)
    else if (cursor >= 0) field.setSelectionRange(cursor, cursor)
  }
  const takeFocus = () => {
    if (document.activeElement === field) return
    field.focus({ preventScroll: true })
    select()
  }

  return {
    update() {
      field.disabled = props.disabled
      field.style.caretColor = props.cursorColor
      if (field.value !== props.value) field.value = props.value
      showPlaceholder()
      if (noting) return
      const asked = tag.changed('autoFocus') && props.autoFocus
      // A page that is still being put together cannot take the focus, so it waits one task.
      if (tag.changed('focus') ? props.focus : asked) tag.later(0, takeFocus)
      else if (!props.focus && shownFocus) field.blur()
      shownFocus = props.focus
      const moved = [tag.changed('cursor'), tag.changed('selectionStart'), tag.changed('selectionEnd')]
      if (moved.includes(true) && document.activeElement === field) select()
    },
    api: {
      labelTap: () => field.focus(),
      fieldName: () => props.name,
      fieldValue: () => field.value,
      resetField: () => tag.set('value', initial),
    },
  }
}
