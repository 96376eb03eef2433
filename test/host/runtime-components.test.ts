import { hostFolder } from './fixtures'
import { loadHost, settle, until, type LoadedHost } from './harness'

let host: LoadedHost
const logged = () => host.preview.getApp().log as string[]
const log = () => logged().splice(0)
const errors = () => host.preview.problems().filter((problem) => problem.severity === 'error')
const call = (name: string, ...args: unknown[]) => {
  const { instance } = host.page()
  return Reflect.apply(instance[name] as () => unknown, instance, args) as unknown
}
afterEach(() => host.stop())
beforeEach(() => {
  jest.spyOn(console, 'warn').mockReturnValue()
  jest.spyOn(console, 'error').mockReturnValue()
})

/** One page that uses the components of the folder by their own names. */
async function load(files: Record<string, string | object>, app: object = {}) {
  const names = new Set(Object.keys(files).flatMap((name) => /^components\/([^/]+)\//.exec(name)?.[1] ?? []))
  const usingComponents = Object.fromEntries([...names].map((name) => [name, `/components/${name}/${name}`]))
  host = await loadHost({ hostDir: hostFolder({ 'pages/a/a.json': { usingComponents }, ...files }, app) })
  expect(host.problems.filter((problem) => problem.severity === 'error')).toEqual([])
}

test('relations link by the path of the other’s script', async () => {
  await load({
    'components/list/list.js': `Component({
      relations: {
        '../cell/cell': { type: 'child', linked(cell) { cell.setData({ n: ++this.n }) } },
        '../deep/deep': { type: 'descendant', linked(deep) { deep.setData({ list: this.id }) } },
      },
      lifetimes: { created() { this.n = 0 } },
    })`,
    'components/cell/cell.js': `Component({
      data: { n: 0 },
      relations: { '../list/list': { type: 'parent' } },
      lifetimes: { ready() { getApp().log.push(this.getRelationNodes('../list/list').length) } },
    })`,
    'components/cell/cell.wxml': '<view>cell {{n}} </view>',
    'components/deep/deep.js': "Component({ relations: { '../list/list': { type: 'ancestor' } } })",
    'components/deep/deep.wxml': 'deep in {{list}}',
    'pages/a/a.wxml': '<list id="l"><cell wx:for="{{2}}" wx:key="*this"/><view><deep/></view></list>',
  })
  expect(host.text()).toBe('cell 1 cell 2 deep in l')
  expect(log()).toEqual([1, 1])
})

test('components that use each other', async () => {
  await load({
    'components/tree/tree.json': { component: true, usingComponents: { leaf: '../leaf/leaf' } },
    'components/tree/tree.js': 'Component({ properties: { depth: Number } })',
    'components/tree/tree.wxml': '{{depth}}<leaf wx:if="{{depth > 0}}" depth="{{depth}}"/>',
    'components/leaf/leaf.json': { component: true, usingComponents: { tree: '../tree/tree' } },
    'components/leaf/leaf.js': 'Component({ properties: { depth: Number } })',
    'components/leaf/leaf.wxml': '-<tree depth="{{depth - 1}}"/>',
    'pages/a/a.wxml': '<tree depth="{{3}}"/>',
  })
  expect(host.text()).toBe('3-2-1-0')
})

test('usingComponents of app.json hold on every page and in every component', async () => {
  await load(
    {
      'components/mark/mark.wxml': '!',
      'components/box/box.json': { component: true },
      'components/box/box.wxml': 'box<mark/>',
      'pages/a/a.json': { usingComponents: { box: '/components/box/box' } },
      'pages/a/a.wxml': 'page<mark/> <box/>',
    },
    { usingComponents: { mark: 'components/mark/mark' } },
  )
  expect(host.text()).toBe('page!box!')
})

test('a helper that calls Component() registers the component that requires it', async () => {
  await load({
    'common/define.js': 'exports.define = (options) => Component({ data: { made: true }, ...options })',
    'components/one/one.js': 'require("../../common/define").define({ data: { name: "one" } })',
    'components/one/one.wxml': '{{name}}',
    'components/two/two.js': 'require("/common/define.js").define({ data: { name: "two" } })',
    'components/two/two.wxml': '{{name}}',
    'pages/a/a.wxml': '<one/> <two/>',
  })
  expect(host.text()).toBe('onetwo')
})

test('behaviors: named ones, own ones with definitionFilter, and one that brings the export', async () => {
  await load({
    'common/filter.js': `module.exports = Behavior({
      definitionFilter(fields) { fields.data = { ...fields.data, filtered: 'yes' } },
      methods: { hello() { return 'hello' } },
      lifetimes: { attached() { getApp().log.push('behavior') } },
    })`,
    'common/exporting.js': 'module.exports = Behavior({ behaviors: ["wx://component-export"] })',
    'components/box/box.js': `Component({
      behaviors: ['wx://form-field', require('../../common/filter'), require('../../common/exporting')],
      export() { return { name: this.data.name, hello: this.hello() } },
      lifetimes: { attached() { getApp().log.push('component') } },
    })`,
    'components/box/box.wxml': '{{filtered}} {{name}}',
    'pages/a/a.wxml': '<box id="b" name="field"/>',
    'pages/a/a.js': 'Page({ find() { return this.selectComponent("#b") } })',
  })
  expect(host.text()).toBe('yes field')
  expect(call('find')).toEqual({ name: 'field', hello: 'hello' })
  expect(log()).toEqual(['behavior', 'component'])
})

test('slots, generics, external classes, a virtual host, pure data', async () => {
  await load({
    'components/frame/frame.json': {
      component: true,
      componentGenerics: { inner: { default: '../plain/plain' } },
    },
    'components/frame/frame.js':
      'Component({ options: { multipleSlots: true }, externalClasses: ["my-class"] })',
    'components/frame/frame.wxml':
      '<view class="my-class"><slot name="head"/><inner/><slot name="foot"/></view>',
    'components/plain/plain.wxml': '<view class="p">plain</view>',
    'components/plain/plain.wxss': '.p { color: rgb(1, 2, 3) }',
    'components/fancy/fancy.wxml': 'fancy',
    'components/ghost/ghost.js': `Component({ options: { virtualHost: true, pureDataPattern: /^_/ }, data: { _n: 1 },
      observers: { '_n'(n) { getApp().log.push(n) } }, lifetimes: { attached() { this.setData({ _n: 2 }) } } })`,
    'components/ghost/ghost.wxml': '<view class="ghost">ghost{{_n}}</view>',
    'pages/a/a.wxml':
      '<frame my-class="red" generic:inner="fancy"><text slot="foot">F</text><text slot="head">H</text></frame> <frame/> <ghost/>',
    'pages/a/a.wxss': '.red { color: red }',
  })
  expect(host.text()).toBe('HfancyFplainghost')
  expect(getComputedStyle(host.find('x-frame > wx-view')).color).toBe('rgb(255, 0, 0)')
  expect(getComputedStyle(host.find('plain wx-view, inner wx-view')).color).toBe('rgb(1, 2, 3)')
  expect(document.querySelector('ghost')).toBeNull()
  expect(log()).toEqual([2])
})

test('wxs, import and include', async () => {
  await load({
    'common/words.wxs': 'module.exports = { up: function (s) { return s.toUpperCase() } }',
    'common/parts.wxml': '<template name="row"><view>{{text}};</view></template>',
    'common/foot.wxml': '<view>{{name}} foot</view>',
    'pages/a/a.wxml': `<wxs src="../../common/words.wxs" module="words"/>
      <wxs module="own">module.exports.twice = function (s) { return s + s }</wxs>
      <import src="../../common/parts.wxml"/>
      <view>{{words.up(name)}} {{own.twice('ab')}}</view>
      <template is="row" data="{{text: name}}"/>
      <include src="../../common/foot.wxml"/>`,
    'pages/a/a.js': 'Page({ data: { name: "Name" } })',
  })
  expect(host.text()).toBe('NAME ababName;Name foot')
})

test('wxs hears events and changes', async () => {
  await load({
    'pages/a/a.wxml': `<wxs module="m">
        module.exports = {
          tap: function (e, owner) { e.instance.addClass('on'); owner.selectComponent('#b').setStyle({ color: 'red' }); owner.callMethod('tapped', e.instance.getDataset()) },
          changed: function (value, old, owner, instance) { instance.setStyle('top: ' + value + 'px') },
        }
      </wxs>
      <view id="a" data-x="1" bindtap="{{m.tap}}" change:title="{{m.changed}}" title="{{n}}">a</view><view id="b">b</view>`,
    'pages/a/a.js':
      'Page({ data: { n: 1 }, tapped(data) { getApp().log.push(data) }, more() { this.setData({ n: 2 }) } })',
  })
  host.tap('#a')
  expect(log()).toEqual([{ x: '1' }])
  expect(host.find('#a').className).toContain('on')
  expect(host.find('#b').style.color).toBe('red')
  call('more')
  expect(host.find('#a').style.top).toBe('2px')
})

test('selecting: component, all, owner; children of the page itself stay its own', async () => {
  await load({
    'components/box/box.js':
      'Component({ properties: { n: Number }, methods: { owner() { return this.selectOwnerComponent() } } })',
    'pages/a/a.wxml': '<box class="x" n="1"/><view><box class="x" n="2" id="second"/></view>',
    'pages/a/a.js': `Page({ test() {
      const all = this.selectAllComponents('.x')
      return [all.map((box) => box.data.n), all[0].owner() === this, this.selectComponent('#second').data.n, this.selectComponent('#no')]
    } })`,
  })
  expect(call('test')).toEqual([[1, 2], true, 2, null])
})

describe('this', () => {
  test('of a page: route, options, is, setData with a callback, handlers set later', async () => {
    await load({
      'pages/a/a.wxml': '<view id="v" bindtap="later">{{n}}</view>',
      'pages/a/a.js': `Page({ data: { n: 0 }, own: { list: [1] }, onLoad() {
        this.later = () => this.setData({ n: this.data.n + 1 }, () => getApp().log.push('drawn'))
        getApp().log.push(this.route, this.is, this.options, this.own)
      } })`,
    })
    expect(log()).toEqual(['pages/a/a', 'pages/a/a', {}, { list: [1] }])
    host.tap('#v')
    expect(host.text()).toBe('1')
    await until(() => logged().length > 0)
    expect(log()).toEqual(['drawn'])
  })

  test('setData of something else is told, and after the page has gone it does no harm', async () => {
    await load({
      'pages/a/a.js':
        'Page({ bad() { this.setData("x") }, late() { this.setData({ x: 1 }); return this.data.x } })',
      'pages/b/b.js': 'Page({})',
    })
    const { instance } = host.page()
    call('bad')
    expect(errors()).toEqual([
      expect.objectContaining({ message: 'setData: setData takes an object, not string' }),
    ])
    await host.redirectTo('/pages/b/b')
    expect(Reflect.apply(instance.late as () => unknown, instance, [])).toBe(1)
    expect(errors()).toHaveLength(1)
  })

  test('animate ends at the last frame and calls back; clearAnimation does not throw', async () => {
    await load({
      'pages/a/a.wxml': '<view id="v"/>',
      'pages/a/a.js': `Page({ go() {
        this.animate('#v', [{ opacity: 1, rotate: 0 }, { opacity: 0.5, translate: [10, '1rpx'], width: 20 }], 100, () => this.clearAnimation('#v', {}, () => getApp().log.push('cleared')))
      } })`,
    })
    call('go')
    await settle()
    expect(log()).toEqual(['cleared'])
    expect(host.find('#v').style).toMatchObject({ opacity: '0.5', width: '20px' })
  })

  test('createSelectorQuery and createIntersectionObserver look into their component', async () => {
    await load({
      'components/box/box.js': `Component({ methods: { ask(done) {
        this.createSelectorQuery().select('.inner').fields({ id: true, dataset: true, size: true, rect: true, scrollOffset: true, properties: ['hidden'], computedStyle: ['color'], node: true }).selectAll('.no').boundingClientRect().select('.no').boundingClientRect().selectViewport().scrollOffset().exec(done)
      } } })`,
      'components/box/box.wxml': '<view class="inner" id="i" data-n="{{5}}" style="color: red"/>',
      'pages/a/a.wxml': '<box id="b"/>',
      'pages/a/a.js': `Page({ ask(done) { this.selectComponent('#b').ask(done) }, page(done) { wx.createSelectorQuery().select('#b').boundingClientRect(done).exec() } })`,
    })
    const results = await new Promise((resolve) => void call('ask', resolve))
    expect(results).toEqual([
      {
        ...{ id: 'i', dataset: { n: 5 }, left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 },
        ...{
          scrollLeft: 0,
          scrollTop: 0,
          scrollWidth: 0,
          scrollHeight: 0,
          hidden: false,
          color: 'rgb(255, 0, 0)',
          node: null,
        },
      },
      [],
      null,
      { id: '', dataset: {}, scrollLeft: 0, scrollTop: 0, scrollWidth: 0, scrollHeight: 0 },
    ])
    expect(await new Promise((resolve) => void call('page', resolve))).toMatchObject({ id: 'b', width: 0 })
  })
})

test('styles: rpx and vh in inline styles, ids of the page, tags that are HTML’s too', async () => {
  await load({
    'components/dialog/dialog.wxml': '<view id="in">inside</view>',
    'pages/a/a.wxml': '<view id="v" style="width: {{w}}rpx; height: 50vh">v</view><dialog/>',
    'pages/a/a.wxss': '#v { color: red }',
    'pages/a/a.js': 'Page({ data: { w: 750 } })',
  })
  expect(host.find('#v').getAttribute('style')).toBe('width: calc(750 * var(--rpx)); height: 50cqh')
  expect(getComputedStyle(host.find('#v')).color).toBe('rgb(255, 0, 0)')
  expect(document.querySelector('dialog')).toBeNull()
  expect(host.find('x-dialog wx-view').id).toMatch(/--in$/)
})

test('getPageId() is the same for all that stands on one page, and another on the next', async () => {
  await load({
    'pages/a/a.wxml': '<one/><two/>',
    'components/one/one.js':
      'Component({ lifetimes: { attached() { getApp().log.push(this.getPageId()) } } })',
    'components/two/two.js':
      'Component({ lifetimes: { attached() { getApp().log.push(this.getPageId()) } } })',
    'pages/b/b.json': { usingComponents: { one: '/components/one/one' } },
    'pages/b/b.wxml': '<one/>',
  })
  await host.navigateTo('/pages/b/b')
  const [one, two, other] = log()
  expect(one).toMatch(/./)
  expect(two).toBe(one)
  expect(other).toMatch(/./)
  expect(other).not.toBe(one)
})
