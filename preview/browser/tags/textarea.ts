/** <textarea>: several lines, growing with the text when auto-height is set. */
import { defineTag } from './define'
import { isLengthLimited, textEntry, textProps } from './text-entry'

export const textarea = defineTag({
  name: 'textarea',
  props: {
    ...textProps,
    autoHeight: false,
    fixed: false,
    showConfirmBar: true,
    disableDefaultPadding: false,
    confirmType: 'return',
  },
  externalClasses: ['placeholder-class'],
  exposes: ['labelTap', 'fieldName', 'fieldValue', 'resetField'],
  shape: [{ id: 'placeholder', class: 'wx-placeholder placeholder-class' }],
  styles: `
wx-textarea { display: block; position: relative; width: 300px; height: 150px; cursor: text; }
wx-textarea > textarea { display: block; position: relative; width: 100%; height: 100%; padding: 0; margin: 0; border: 0; outline: 0; resize: none;
  background: none; font: inherit; color: inherit; text-align: inherit; line-height: inherit; letter-spacing: inherit; box-sizing: border-box; }
:where(wx-textarea > .wx-placeholder) { position: absolute; inset: 0; padding: inherit; color: #808080; pointer-events: none; white-space: pre-wrap; overflow: hidden; }`,
  setup(tag) {
    const { props } = tag
    const field = document.createElement('textarea')
    const entry = textEntry(tag, field)
    let lines = 0
    tag.element.append(field)
    tag.onEnd(() => field.remove())

    const measure = () => {
      const style = getComputedStyle(field)
      const lineHeight = parseFloat(style.lineHeight) || 1.2 * (parseFloat(style.fontSize) || 16)
      // The box must not hold the height up while the text is measured.
      field.style.height = '0'
      const height = Math.max(field.scrollHeight, lineHeight)
      field.style.height = ''
      if (props.autoHeight) tag.style(`height:${height}px`)
      const count = Math.max(1, Math.round(height / lineHeight))
      if (count === lines) return
      lines = count
      const rpx = 750 / window.innerWidth
      tag.emit('linechange', { height, heightRpx: Math.round(height * rpx), lineCount: count, lineHeight })
    }

    tag.listen(field, 'input', measure)
    tag.listen(field, 'keydown', (event) => {
      const isLineBreak = props.confirmType === 'return' && !(event.ctrlKey || event.metaKey)
      if (event.key !== 'Enter' || event.isComposing || isLineBreak) return
      event.preventDefault()
      tag.emit('confirm', { value: field.value })
      if (!props.confirmHold) field.blur()
    })
    tag.later(0, measure)
    return {
      update() {
        if (isLengthLimited(props.maxlength)) field.maxLength = props.maxlength
        else field.removeAttribute('maxlength')
        if (tag.changed('autoHeight') && !props.autoHeight) tag.style('')
        entry.update()
        if (tag.changed('value')) measure()
      },
      api: entry.api,
    }
  },
})
