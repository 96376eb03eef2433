/** showActionSheet: a list of choices from below; closing it without a choice fails with "cancel". */
import type { Shell } from '../contracts'
import { asyncCalls, CallFailure, type Options } from './async'
import { button, element, onEscape, show, takeFocus } from './dom'
import type { WxArea } from './home'
import { optionalString, requireArray } from './parameters'
import { uiStyles } from './ui-styles'

const mostItems = 6

export const actionSheetArea: WxArea = ({ shell }) =>
  asyncCalls({ showActionSheet: (options) => showActionSheet(shell, options) })

async function showActionSheet(shell: Shell, options: Options): Promise<{ tapIndex: number }> {
  const items = requireArray(options, 'itemList').map(String)
  if (items.length === 0 || items.length > mostItems) {
    const bound = items.length === 0 ? 'at least 1 item' : `at most ${mostItems} items`
    throw new CallFailure(`parameter error: itemList should have ${bound}`, { errno: 1001 })
  }
  const title = optionalString(options, 'alertText')
  const color = optionalString(options, 'itemColor')

  return new Promise((resolve, reject) => {
    const cancel = () => {
      remove()
      reject(new CallFailure('cancel'))
    }
    const choices = items.map((text, tapIndex) => {
      const item = button('wx-actions-item', text, () => {
        remove()
        resolve({ tapIndex })
      })
      item.style.color = color
      return item
    })
    const sheet = element('div', 'wx-actions', { attributes: { role: 'dialog', 'aria-modal': 'true' } }, [
      ...(title === '' ? [] : [element('div', 'wx-actions-title', { text: title })]),
      ...choices,
      element('div', 'wx-actions-cancel', {}, [button('wx-actions-item', '取消', cancel)]),
    ])
    const layer = element('div', 'wx-layer wx-dim', {}, [sheet])
    layer.addEventListener('click', (event) => event.target === layer && cancel())
    const remove = show(shell.overlay, layer, uiStyles)
    onEscape(layer, cancel)
    takeFocus(sheet)
  })
}
