/** Typing and picking: input, textarea, picker, picker-view, canvas nodes. */
import { stage, tasks, type Stage } from './tags-stage'

beforeEach(() => {
  jest.useFakeTimers()
})

function type(page: Stage, id: string, value: string, tag: 'input' | 'textarea' = 'input'): void {
  const field = page.inner(id, tag)
  field.value = value
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

describe('input', () => {
  test('tells each change, and writes model: back', async () => {
    const page = stage('<input id="i" model:value="{{words}}" bindinput="tell"/>', { data: { words: '' } })
    type(page, 'i', 'abc')
    await tasks()
    expect(page.told).toHaveLength(1)
    expect(page.told[0]).toMatchObject({ type: 'input', detail: { value: 'abc', cursor: 3 } })
    expect(page.data()['words']).toBe('abc')
  })

  test('what the listener returns takes the place of what was typed', async () => {
    const page = stage('<input id="i"/>')
    page.component('i').addListener('input', (() => 'ABC') as () => never)
    type(page, 'i', 'abc')
    await tasks()
    expect(page.inner('i', 'input').value).toBe('ABC')
    expect(page.component('i').data['value']).toBe('ABC')
  })

  test('a page that sends the text can empty the field with the value it began with', () => {
    const page = stage('<input id="i" value="{{words}}"/>', { data: { words: '' } })
    type(page, 'i', 'hello')
    page.setData({ words: '' })
    expect(page.inner('i', 'input').value).toBe('')
  })

  test('Enter confirms and gives up the focus, unless confirm-hold', async () => {
    const page = stage(
      '<input id="i" value="x" confirm-hold="{{hold}}" bindconfirm="tell" bindfocus="tell" bindblur="tell"/>',
      { data: { hold: true } },
    )
    const field = page.inner('i', 'input')
    const enter = () => field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
    field.focus()
    enter()
    page.setData({ hold: false })
    enter()
    await tasks()
    expect(page.told.map(({ type }) => type)).toEqual(['focus', 'confirm', 'confirm', 'blur'])
  })

  test.each([
    ['maxlength="-1"', -1],
    ['maxlength="5"', 5],
    ['', 140],
  ])('<input %s> takes at most %d characters', (attribute, limit) => {
    const page = stage(`<input id="i" ${attribute}/>`)
    expect(page.inner('i', 'input').maxLength).toBe(limit)
  })

  test('password, keyboard and the placeholder with the page’s own class', () => {
    const page = stage(
      '<input id="i" password type="digit" placeholder="金额" placeholder-class="grey" value="{{v}}"/>',
      {
        data: { v: '' },
      },
    )
    const field = page.inner('i', 'input')
    expect([field.type, field.inputMode]).toEqual(['password', 'decimal'])
    const placeholder = page.element('i').querySelector<HTMLElement>('.wx-placeholder')
    expect([placeholder?.textContent, placeholder?.hidden, placeholder?.classList.contains('grey')]).toEqual([
      '金额',
      false,
      true,
    ])
    page.setData({ v: '1' })
    expect(placeholder?.hidden).toBe(true)
  })

  test('focus set later takes the focus', async () => {
    const page = stage('<input id="i" focus="{{on}}"/>', { data: { on: false } })
    page.setData({ on: true })
    await tasks()
    expect(document.activeElement).toBe(page.inner('i', 'input'))
  })
})

describe('textarea', () => {
  test('tells input and its first line count', async () => {
    const page = stage('<textarea id="t" auto-height bindinput="tell" bindlinechange="tell"/>')
    type(page, 't', 'hello', 'textarea')
    await tasks()
    expect(page.told.map(({ type }) => type).sort()).toEqual(['input', 'linechange'])
  })
})

describe('picker', () => {
  const press = (page: Stage, column: number, key: string) =>
    page.overlay
      .querySelectorAll('.wx-column')
      [column]?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
  const click = (page: Stage, name: 'ok' | 'cancel') =>
    page.overlay.querySelector<HTMLElement>(`.wx-sheet-${name}`)?.click()
  const rows = (page: Stage, column: number) =>
    Array.from(
      page.overlay.querySelectorAll('.wx-column-rows')[column]?.children ?? [],
      (row) => row.textContent,
    )

  test('selector: the row by its key, the index as text', async () => {
    const page = stage(
      '<picker id="p" range="{{list}}" range-key="name" value="{{0}}" bindchange="tell">选</picker>',
      {
        data: { list: [{ name: '一' }, { name: '二' }] },
      },
    )
    page.tap('p')
    expect(rows(page, 0)).toEqual(['一', '二'])
    press(page, 0, 'ArrowDown')
    click(page, 'ok')
    await tasks()
    expect(page.told.map(({ detail }) => detail)).toEqual([{ value: '1' }])
    expect(page.overlay.querySelector('.wx-sheet')).toBeNull()
  })

  test('cancel tells cancel', async () => {
    const page = stage('<picker id="p" range="{{[1]}}" bindcancel="tell"/>')
    page.tap('p')
    click(page, 'cancel')
    await tasks()
    expect(page.told.map(({ type }) => type)).toEqual(['cancel'])
  })

  test('multiSelector: columnchange lets the page fill the next column', async () => {
    const page = stage(
      '<picker id="p" mode="multiSelector" range="{{range}}" value="{{value}}" bindcolumnchange="tell" bindchange="tell"/>',
      { data: { range: [['a', 'b'], ['a1']], value: [0, 0] } },
    )
    page.tap('p')
    press(page, 0, 'ArrowDown')
    await tasks()
    expect(page.told[0]?.detail).toEqual({ column: 0, value: 1 })
    page.setData({
      range: [
        ['a', 'b'],
        ['b1', 'b2'],
      ],
      value: [1, 0],
    })
    expect(rows(page, 1)).toEqual(['b1', 'b2'])
    press(page, 1, 'ArrowDown')
    click(page, 'ok')
    await tasks()
    expect(page.told.at(-1)?.detail).toEqual({ value: [1, 1] })
  })

  test.each([
    ['mode="time" value="09:05"', 1, '09:06'],
    ['mode="time" value="10:59" end="10:59"', 1, '10:59'],
    ['mode="date" value="2024-02-28"', 2, '2024-02-29'],
    ['mode="date" value="2024-01-31"', 1, '2024-02-29'],
    ['mode="date" value="2024-05-01" fields="month"', 1, '2024-06'],
    ['mode="date" value="2024-05-01" end="2024-05-01"', 2, '2024-05-01'],
  ])('%s, column %d one down: %s', async (attributes, column, value) => {
    const page = stage(`<picker id="p" ${attributes} bindchange="tell"/>`)
    page.tap('p')
    press(page, column, 'ArrowDown')
    click(page, 'ok')
    await tasks()
    expect(page.told.map(({ detail }) => detail)).toEqual([{ value }])
  })

  test('region: names and codes', async () => {
    const page = stage('<picker id="p" mode="region" value="{{v}}" bindchange="tell"/>', {
      data: { v: ['广东省', '广州市', '海珠区'] },
    })
    page.tap('p')
    press(page, 1, 'ArrowDown')
    click(page, 'ok')
    await tasks()
    expect(page.told[0]?.detail).toEqual({
      value: ['广东省', '深圳市', '罗湖区'],
      code: ['440000', '440300', '440303'],
      postcode: '',
    })
  })

  test('the sheet goes with the page', () => {
    const page = stage('<picker id="p" range="{{[1]}}"/>')
    page.tap('p')
    page.leave()
    expect(page.overlay.querySelector('.wx-sheet')).toBeNull()
  })
})

test('picker-view tells the indexes of all its columns', async () => {
  const page = stage(
    `<picker-view id="p" value="{{value}}" bindchange="tell"><picker-view-column><view wx:for="{{[1, 2, 3]}}" wx:key="*this">{{item}}</view></picker-view-column>
    <picker-view-column><view>x</view><view>y</view></picker-view-column></picker-view>`,
    { data: { value: [1, 0] } },
  )
  await tasks()
  const columns = page.element('p').querySelectorAll('.wx-column')
  expect(columns[0]?.getAttribute('aria-valuenow')).toBe('1')
  columns[1]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }))
  await tasks()
  expect(page.told.map(({ detail }) => detail)).toEqual([{ value: [1, 1] }])
})
