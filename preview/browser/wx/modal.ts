/** showModal: a dialog with one or two buttons and, if asked for, a field. */
import type { Shell } from '../contracts'
import { asyncCalls, CallFailure, type Options } from './async'
import { button, element, onEscape, show, takeFocus } from './dom'
import type { WxArea } from './home'
import { optionalString } from './parameters'
import { uiStyles } from './ui-styles'

interface ModalResult {
  confirm: boolean
  cancel: boolean
  content: string | null
}

export const modalArea: WxArea = ({ shell }) =>
  asyncCalls({ showModal: (options) => showModal(shell, options) })

export async function showModal(shell: Shell, options: Options): Promise<ModalResult> {
  const cancelText = buttonText(options, 'cancelText', '取消')
  const confirmText = buttonText(options, 'confirmText', '确定')
  const title = optionalString(options, 'title')
  const content = optionalString(options, 'content')
  const field = options['editable'] === true ? inputField(options, content) : undefined

  return new Promise((resolve) => {
    const close = (confirm: boolean) => {
      remove()
      resolve({ confirm, cancel: !confirm, content: field && confirm ? field.value : null })
    }
    const confirmButton = button('wx-dialog-button wx-dialog-confirm', confirmText, () => close(true))
    // Left out, the colour is the theme's.
    confirmButton.style.color = optionalString(options, 'confirmColor')
    const buttons = [confirmButton]
    if (options['showCancel'] !== false) {
      const cancelButton = button('wx-dialog-button', cancelText, () => close(false))
      cancelButton.style.color = optionalString(options, 'cancelColor')
      buttons.unshift(cancelButton)
    }
    const dialog = element(
      'div',
      'wx-dialog',
      { attributes: { role: 'dialog', 'aria-modal': 'true', 'aria-label': title } },
      [
        ...(title === '' ? [] : [element('div', 'wx-dialog-title', { text: title })]),
        ...(field ? [field] : content === '' ? [] : [element('div', 'wx-dialog-content', { text: content })]),
        element('div', 'wx-dialog-buttons', {}, buttons),
      ],
    )
    const layer = element('div', 'wx-layer wx-dim', {}, [dialog])
    const remove = show(shell.overlay, layer, uiStyles)
    onEscape(layer, () => close(false))
    dialog.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.target === dialog || event.target === field)) close(true)
    })
    if (field) field.focus({ preventScroll: true })
    else takeFocus(dialog)
  })
}

function inputField(options: Options, content: string): HTMLInputElement {
  const field = element('input', 'wx-dialog-input', {
    attributes: { placeholder: optionalString(options, 'placeholderText'), maxlength: '300' },
  })
  field.value = content
  return field
}

function buttonText(options: Options, key: string, fallback: string): string {
  const text = optionalString(options, key, fallback)
  if ([...text].length > 4) {
    throw new CallFailure(`${key} length should not larger than 4 Chinese characters`, { errno: 1001 })
  }
  return text === '' ? fallback : text
}
