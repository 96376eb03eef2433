/** Controls of a form: their values, their events, labels, groups, submit and reset. */
import { stage, tasks } from './tags-stage'

beforeEach(() => {
  jest.useFakeTimers()
})

const details = (told: { type: string; detail: unknown }[]) => told.map(({ type, detail }) => [type, detail])

describe('switch', () => {
  test('a tap turns it and tells the page', async () => {
    const page = stage('<switch id="s" checked="{{on}}" bindchange="tell"/>', { data: { on: false } })
    page.tap('s')
    await tasks()
    expect(details(page.told)).toEqual([['change', { value: true }]])
    expect(page.element('s').getAttribute('aria-checked')).toBe('true')
  })

  test('model: writes it back to the page', async () => {
    const page = stage('<switch id="s" model:checked="{{on}}"/>', { data: { on: false } })
    page.tap('s')
    await tasks()
    expect(page.data()['on']).toBe(true)
  })

  test('Space does what a tap does; a disabled one answers neither', async () => {
    const page = stage('<switch id="s" bindchange="tell"/><switch id="off" disabled bindchange="tell"/>')
    for (const id of ['s', 'off']) {
      page.element(id).dispatchEvent(new KeyboardEvent('keydown', { key: ' ', bubbles: true }))
    }
    page.tap('off')
    await tasks()
    expect(details(page.told)).toEqual([['change', { value: true }]])
    expect(page.element('off').getAttribute('aria-disabled')).toBe('true')
  })
})

describe('radio and checkbox groups', () => {
  test('one radio at a time; its group tells the value', async () => {
    const page = stage(`<radio-group bindchange="tell" id="g">
      <radio id="a" value="a" checked/><view><radio id="b" value="b"/></view></radio-group>`)
    page.tap('b')
    page.tap('b')
    await tasks()
    expect(details(page.told)).toEqual([['change', { value: 'b' }]])
    expect(page.element('a').getAttribute('aria-checked')).toBe('false')
  })

  test('checkboxes give all that are ticked, in the order of the page', async () => {
    const page = stage(`<checkbox-group bindchange="tell">
      <checkbox id="a" value="a"/><checkbox id="b" value="b" checked/></checkbox-group>`)
    page.tap('a')
    page.tap('b')
    await tasks()
    expect(page.told.map((event) => event.detail)).toEqual([{ value: ['a', 'b'] }, { value: ['a'] }])
  })
})

describe('label', () => {
  test('works the control inside, and the one named by for', async () => {
    const page = stage(`
      <label id="around"><text id="words">开关</text><switch id="s" bindchange="tell"/></label>
      <label id="for" for="c">选项</label><checkbox-group bindchange="tell"><checkbox id="c" value="1"/></checkbox-group>`)
    page.tap('words')
    page.tap('for')
    await tasks()
    expect(page.told.map((event) => event.detail)).toEqual([{ value: true }, { value: ['1'] }])
  })

  test('a tap on the control itself counts once', async () => {
    const page = stage('<label><switch id="s" bindchange="tell"/></label>')
    page.tap('s')
    await tasks()
    expect(page.told).toHaveLength(1)
  })
})

describe('form', () => {
  const wxml = `<form id="f" bindsubmit="tell" bindreset="tell">
    <input id="name" name="name" value="{{name}}"/><textarea name="words" value="hello"/>
    <switch id="on" name="on" checked/><slider name="level" value="30"/>
    <checkbox-group name="many"><checkbox value="x" checked/><checkbox id="y" value="y"/></checkbox-group>
    <radio-group name="one"><radio value="r" checked/></radio-group>
    <picker name="pick" range="{{[1, 2, 3]}}" value="{{2}}"/><input value="without a name"/>
    <field name="own" value="own value"/>
    <button id="submit" form-type="submit">提交</button><button id="reset" form-type="reset">重置</button></form>`
  const field = { wxml: '<view>{{value}}</view>', behaviors: ['wx://form-field'] }
  const values = {
    name: 'first',
    words: 'hello',
    on: true,
    level: 30,
    many: ['x'],
    one: 'r',
    pick: 2,
    own: 'own value',
  }

  test('submit collects every named field, custom components included', async () => {
    const page = stage(wxml, { data: { name: 'first' } }, { field })
    page.tap('submit')
    await tasks()
    expect(details(page.told)).toEqual([['submit', { value: values }]])
  })

  test('reset puts back what the page began with', async () => {
    const page = stage(wxml, { data: { name: 'first' } }, { field })
    page.tap('on')
    page.tap('y')
    const input = page.inner('name', 'input')
    input.value = 'typed'
    input.dispatchEvent(new InputEvent('input', { bubbles: true }))
    page.tap('reset')
    page.tap('submit')
    await tasks()
    expect(page.told.map(({ type }) => type)).toEqual(['reset', 'submit'])
    expect(page.told[1]?.detail).toEqual({ value: values })
  })
})

describe('button', () => {
  test('a disabled one keeps the tap from itself and from what is around it', async () => {
    const page = stage(
      `<view bindtap="tell" id="v"><button id="b" disabled="{{off}}" bindtap="tell">按</button></view>`,
      {
        data: { off: true },
      },
    )
    page.tap('b')
    expect(page.told).toHaveLength(0)
    page.setData({ off: false })
    page.tap('b')
    await tasks()
    expect(page.told.map(({ currentTarget }) => currentTarget.id)).toEqual(['b', 'v'])
  })

  test('Enter taps; what only WeChat can do says so', async () => {
    const page = stage('<button id="b" open-type="share" bindtap="tell">分享</button>')
    page.element('b').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
    await tasks()
    expect(page.told.map(({ type }) => type)).toEqual(['tap'])
    expect(page.warnings).toEqual([expect.stringContaining('open-type="share"')])
  })

  test('getUserInfo gives the anonymous user of today’s WeChat', async () => {
    const page = stage('<button id="b" open-type="getUserInfo" bindgetuserinfo="tell"/>')
    page.tap('b')
    await tasks()
    expect(page.told[0]).toMatchObject({
      type: 'getuserinfo',
      detail: { userInfo: { nickName: '微信用户' } },
    })
  })
})

describe('slider', () => {
  test('the arrow keys move it by its step, inside its range', async () => {
    const page = stage('<slider id="s" min="0" max="1" step="0.1" value="0.9" bindchange="tell"/>')
    for (let press = 0; press < 2; press++) {
      page.element('s').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }))
    }
    await tasks()
    expect(page.told.map((event) => event.detail)).toEqual([{ value: 1 }, { value: 1 }])
  })
})
