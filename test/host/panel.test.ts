/** The panel beside the phone: what a section puts into it can be found, pressed, switched, and tells what came of it. */
import { Panel } from '../../preview/browser/panel/panel'

let panel: Panel
beforeEach(() => (panel = new Panel()))
afterEach(() => panel.remove())

test('without sections there is no handle either', () => {
  expect(document.querySelector('button')).toBeNull()
})

test('the handle opens and closes it, Escape closes it, and the focus goes along', () => {
  panel.add({ title: '聊天', actions: [] })
  panel.handle.click()
  expect(panel.element.hidden).toBe(false)
  expect(panel.handle.getAttribute('aria-expanded')).toBe('true')
  expect(panel.element.contains(document.activeElement)).toBe(true)
  panel.element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
  expect(panel.element.hidden).toBe(true)
  expect(panel.handle.getAttribute('aria-expanded')).toBe('false')
  expect(document.activeElement).toBe(panel.handle)
})

test('a button tells its own text, or that it was done; a failure is told, whether thrown or rejected', async () => {
  const results = [() => '有人进来了', () => undefined, () => Promise.reject(new Error('服务没有回答'))]
  panel.add({
    title: '聊天',
    actions: [
      { label: '一', run: () => results.shift()?.() },
      {
        label: '二',
        run: () => {
          throw new Error('没有房间')
        },
      },
    ],
  })
  const said: string[] = []
  for (const label of ['一', '一', '一', '二']) {
    button(label).click()
    await new Promise((resolve) => setTimeout(resolve))
    said.push(panel.element.querySelector('[role=status]')?.textContent ?? '')
  }
  expect(said).toEqual(['有人进来了', '一：已执行', '一：服务没有回答', '二：没有房间'])
})

test('a toggle shows how things stand, also when they change by themselves', async () => {
  let down = false
  panel.add({
    title: '网络',
    status: () => (down ? '断开' : '正常'),
    actions: [{ label: '断网', isOn: () => down, turn: (on) => void (down = on) }],
  })
  const shown = () => [
    button('断网').getAttribute('aria-checked'),
    panel.element.querySelector('p')?.textContent,
  ]
  expect(shown()).toEqual(['false', '正常'])
  button('断网').click()
  await new Promise((resolve) => setTimeout(resolve))
  expect(shown()).toEqual(['true', '断开'])
  down = false
  panel.changed()
  expect(shown()).toEqual(['false', '正常'])
})

test('its words are text, whatever they hold', () => {
  panel.add({ title: '<i>', status: () => '<b>x</b>', actions: [{ label: '<img>', run: () => undefined }] })
  expect(panel.element.querySelector('i, b, img')).toBeNull()
})

function button(label: string): HTMLButtonElement {
  const found = [...panel.element.querySelectorAll('button')].find((one) => one.textContent === label)
  if (!found) throw new Error(`There is no button ${label}`)
  return found
}
