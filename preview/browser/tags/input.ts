/** <input>: one line of text. */
import { defineTag } from './define'
import { isLengthLimited, textEntry, textProps } from './text-entry'

/** type → which keyboard a phone shows. */
const keyboards: Record<string, string> = {
  number: 'numeric',
  digit: 'decimal',
  idcard: 'text',
  text: 'text',
  nickname: 'text',
  'safe-password': 'text',
}

/** confirm-type → the label of the keyboard's key. */
const confirmKeys: Record<string, string> = {
  send: 'send',
  search: 'search',
  next: 'next',
  go: 'go',
  done: 'done',
}

export const input = defineTag({
  name: 'input',
  props: {
    ...textProps,
    type: 'text',
    password: false,
    confirmType: 'done',
    safePasswordCertPath: '',
    safePasswordLength: 0,
    safePasswordTimeStamp: 0,
    safePasswordNonce: '',
    safePasswordSalt: '',
    safePasswordCustomHash: '',
  },
  externalClasses: ['placeholder-class'],
  exposes: ['labelTap', 'fieldName', 'fieldValue', 'resetField'],
  shape: [{ id: 'placeholder', class: 'wx-placeholder placeholder-class' }],
  styles: `
wx-input { display: block; position: relative; box-sizing: content-box; height: 1.4rem; min-height: 1.4rem; overflow: hidden; white-space: nowrap; cursor: text; }
wx-input > input { display: block; position: relative; width: 100%; height: 100%; min-height: inherit; padding: 0; margin: 0; border: 0; outline: 0;
  background: none; font: inherit; color: inherit; text-align: inherit; letter-spacing: inherit; line-height: normal; box-sizing: border-box; }
wx-input > .wx-placeholder { display: flex; }
:where(wx-input > .wx-placeholder) { position: absolute; inset: 0; padding: inherit; align-items: center; justify-content: inherit;
  overflow: hidden; color: #808080; pointer-events: none; white-space: pre; }
wx-input[wx-center] > .wx-placeholder { justify-content: center; }
wx-input[wx-right] > .wx-placeholder { justify-content: flex-end; }`,
  setup(tag) {
    const { props } = tag
    const field = document.createElement('input')
    const entry = textEntry(tag, field)
    tag.element.append(field)
    tag.onEnd(() => field.remove())

    tag.listen(field, 'keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return
      event.preventDefault()
      tag.emit('confirm', { value: field.value })
      if (!props.confirmHold) field.blur()
    })
    return {
      update() {
        field.type = props.password || props.type === 'safe-password' ? 'password' : 'text'
        field.inputMode = keyboards[props.type] ?? 'text'
        field.enterKeyHint = confirmKeys[props.confirmType] ?? 'done'
        // Without a limit the attribute must be absent: a browser takes -1 for an error.
        if (isLengthLimited(props.maxlength)) field.maxLength = props.maxlength
        else field.removeAttribute('maxlength')
        entry.update()
        const { textAlign } = getComputedStyle(tag.element)
        tag.element.toggleAttribute('wx-center', textAlign === 'center')
        tag.element.toggleAttribute('wx-right', textAlign === 'right' || textAlign === 'end')
      },
      api: entry.api,
    }
  },
})
