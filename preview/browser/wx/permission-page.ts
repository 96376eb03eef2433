/** The page openSetting shows: one switch for each permission the mini-program has asked for. */
import type { Shell } from '../contracts'
import { button, element, onEscape, show, takeFocus } from './dom'
import { appName, permissionsOf, scopes } from './permissions'
import { uiStyles } from './ui-styles'

/** Resolves when the user goes back. */
export function openPermissionPage(shell: Shell): Promise<void> {
  return new Promise((resolve) => {
    const close = () => {
      remove()
      resolve()
    }
    const back = button('wx-page-back', '', close)
    back.setAttribute('aria-label', '返回')
    const layer = element(
      'div',
      'wx-layer wx-page',
      { attributes: { role: 'dialog', 'aria-modal': 'true' } },
      [
        element('div', 'wx-page-bar', {}, [back, element('div', 'wx-page-title', { text: '设置' })]),
        ...content(shell),
      ],
    )
    const remove = show(shell.overlay, layer, uiStyles)
    onEscape(layer, close)
    takeFocus(layer)
  })
}

function content(shell: Shell): HTMLElement[] {
  const permissions = permissionsOf(shell)
  const asked = Object.entries(permissions.all())
  if (asked.length === 0)
    return [element('div', 'wx-page-empty', { text: `${appName(shell)} 尚未申请任何权限` })]
  return [
    element('div', 'wx-page-note', { text: `允许 ${appName(shell)} 使用` }),
    element(
      'div',
      'wx-page-list',
      {},
      asked.map(([scope, allowed]) =>
        row(scopes[scope]?.row ?? scope, allowed, (on) => permissions.set(scope, on)),
      ),
    ),
  ]
}

function row(text: string, on: boolean, change: (on: boolean) => void): HTMLElement {
  const box = element('input', 'wx-switch', { attributes: { type: 'checkbox', role: 'switch' } })
  box.checked = on
  box.addEventListener('change', () => change(box.checked))
  return element('label', 'wx-page-row', {}, [element('span', '', { text }), box])
}
