import { containing, hostFolder } from './fixtures'
import { loadHost, settle, type LoadedHost } from './harness'

let host: LoadedHost
const log = () => (host.preview.getApp().log as unknown[]).splice(0)
const errors = () => host.preview.problems().filter((problem) => problem.severity === 'error')
afterEach(() => host.stop())
beforeEach(() => {
  jest.spyOn(console, 'warn').mockReturnValue()
  jest.spyOn(console, 'error').mockReturnValue()
})

async function load(files: Record<string, string | object>, url?: string) {
  host = await loadHost({ hostDir: hostFolder(files), ...(url === undefined ? {} : { url }) })
}

test.each([
  ['while loading', 'throw new Error("broken")', 'loading: broken'],
  ['in onLoad', 'Page({ onLoad() { throw new Error("broken") } })', 'onLoad: broken'],
  ['in a component’s method', 'Component({ attached() { throw new Error("broken") } })', 'broken'],
  [
    'an ordinary TypeError',
    'Page({ onShow() { this.data.x.y } })',
    "onShow: Cannot read properties of undefined (reading 'y')",
  ],
])(
  'a page’s script that throws %s: told with its line, and the page is shown',
  async (_name, script, message) => {
    await load({
      'pages/a/a.js': `// a comment\n${script}`,
      'pages/a/a.wxml': '<view>shown</view>',
      'pages/b/b.wxml': '<view>b</view>',
    })
    expect(errors()).toEqual([
      expect.objectContaining({ file: 'pages/a/a.js:2', message: containing(message) }),
    ])
    expect(host.text()).toBe('shown')
    await host.navigateTo('/pages/b/b')
    expect(host.text()).toBe('b')
  },
)

test('app.js that throws: pages still show', async () => {
  await load({ 'app.js': 'App({ onLaunch() { null.x } })', 'pages/a/a.wxml': '<view>shown</view>' })
  expect(errors()).toEqual([expect.objectContaining({ file: 'app.js:1', message: containing('onLaunch') })])
  expect(host.text()).toBe('shown')
})

test('a script that registers nothing', async () => {
  await load({ 'pages/a/a.js': 'const x = 1', 'pages/a/a.wxml': '<view>shown</view>' })
  expect(errors()).toEqual([
    expect.objectContaining({
      file: 'pages/a/a.js',
      message: containing('neither Page() nor Component()'),
    }),
  ])
  expect(host.text()).toBe('shown')
})

describe('require', () => {
  test('relative, from the root, index, npm, circular, once', async () => {
    await load({
      'lib/count.js': 'getApp().log.push("ran"); exports.n = 1',
      'lib/index.js': 'exports.name = "index"',
      'lib/round.js': 'exports.early = true; exports.other = require("./trip")',
      'lib/trip.js': 'exports.seen = require("./round").early',
      'miniprogram_npm/pack/index.js': 'module.exports = "pack"',
      'miniprogram_npm/@scope/pack/lib/one.js': 'module.exports = "one"',
      'pages/a/a.js': `
        require('../../lib/count'), require('/lib/count.js')
        getApp().log.push(require('../../lib').name, require('pack'), require('@scope/pack/lib/one'), require('../../lib/round').other.seen)
        require.async('../../lib/count').then((m) => getApp().log.push('async ' + m.n))
        Page({})`,
    })
    await settle()
    expect(log()).toEqual(['ran', 'index', 'pack', 'one', true, 'async 1'])
  })

  test('a module that is not there: who asks for what', async () => {
    await load({
      'lib/deep.js': 'require("./nowhere")',
      'pages/a/a.js': 'require("../../lib/deep"); Page({})',
    })
    expect(errors()).toEqual([
      expect.objectContaining({
        message: containing('lib/deep.js requires "./nowhere", and there is no such module'),
      }),
    ])
  })
})

test('a promise nobody looks after: told, and App.onUnhandledRejection hears it', async () => {
  await load({
    'app.js':
      'App({ log: [], onUnhandledRejection(r) { this.log.push(r.reason.message) }, onError() { this.log.push("error") } })',
  })
  const event = new Event('unhandledrejection')
  window.dispatchEvent(Object.assign(event, { reason: new Error('left alone'), promise: Promise.resolve() }))
  expect(log()).toEqual(['left alone'])
  expect(errors()).toEqual([expect.objectContaining({ message: 'unhandled rejection: left alone' })])
})

test('a call of wx that failed and was left alone covers no page', async () => {
  await load({})
  const reason = { errMsg: 'request:fail' }
  window.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason, promise: Promise.resolve() }))
  expect(errors()).toEqual([])
  expect(host.preview.problems()).toMatchObject([
    { message: 'unhandled rejection: request:fail', severity: 'warning' },
  ])
})

test('wx.onError hears what the preview caught', async () => {
  await load({
    'app.js': 'App({ log: [], onLaunch() { wx.onError((text) => this.log.push(text.split("\\n")[0])) } })',
    'pages/a/a.js': 'Page({ onLoad() { throw new Error("caught") } })',
  })
  expect(log()).toEqual(['caught'])
})

test('the same error again is counted, not listed again', async () => {
  await load({
    'pages/a/a.js': 'Page({ onShow() { throw new Error("each time") } })',
    'pages/b/b.wxml': '<view/>',
  })
  await host.navigateTo('/pages/b/b')
  await host.navigateBack()
  expect(errors()).toHaveLength(1)
  expect(document.querySelector('.phone-problems')?.textContent).toContain('共 2 次')
})

test('what compiling found is shown; a host without app.json leaves the preview up', async () => {
  host = await loadHost({ hostDir: hostFolder({ 'pages/a/a.wxml': '<view>{{ a b }}<view>' }) })
  const panel = () => document.querySelector('.phone-problems')?.textContent
  expect(panel()).toContain('pages/a/a.wxml')
  host.stop()
  host = await loadHost({ hostDir: '/nowhere/at/all' })
  expect(host.pages()).toEqual([])
  expect(panel()).toContain('/nowhere/at/all')
})
