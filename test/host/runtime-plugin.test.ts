import { containing, hostFolder, livePlugin, pluginFolder } from './fixtures'
import { loadHost, settle, type LoadedHost } from './harness'

const usingPlay = { usingComponents: { play: 'plugin://live/live-room-play' } }

let host: LoadedHost
const errors = () => host.preview.problems().filter((problem) => problem.severity === 'error')
afterEach(() => host.stop())
beforeEach(() => {
  jest.spyOn(console, 'warn').mockReturnValue()
  jest.spyOn(console, 'error').mockReturnValue()
})

async function load(files: Record<string, string | object>, plugins: object = livePlugin, url?: string) {
  const hostDir = hostFolder(files, { plugins })
  host = await loadHost({ hostDir, pluginDir: pluginFolder(), ...(url === undefined ? {} : { url }) })
  return host
}

describe('a plugin under whatever alias', () => {
  test('its component shows, hears attributes, gives events and its export', async () => {
    await load({
      'pages/a/a.json': usingPlay,
      'pages/a/a.wxml':
        '<play id="p" text="{{text}}" bindSaid="onSaid"><view class="mine">slot</view></play>',
      'pages/a/a.js': `
        Page({
          data: { text: 'hello' },
          onSaid(e) { this.setData({ text: e.detail.word }) },
          onReady() { getApp().handle = this.selectComponent('#p') },
        })`,
    })
    expect(host.text()).toBe('helloslot')
    const handle = host.preview.getApp().handle as { life: string[]; say(word: string): void }
    handle.say('bye')
    expect(host.text()).toBe('byeslot')
    expect(handle.life).toEqual(['attached', 'show', 'ready'])
    expect(host.problems).toEqual([])
    expect(errors()).toEqual([])
  })

  test('page lifetimes reach it, also inside another component', async () => {
    await load({
      'components/box/box.json': { component: true, ...usingPlay },
      'components/box/box.wxml': '<play id="p"/>',
      'components/box/box.js':
        'Component({ lifetimes: { ready() { getApp().life = this.selectComponent("#p").life } } })',
      'pages/a/a.json': { usingComponents: { box: '/components/box/box' } },
      'pages/a/a.wxml': '<box/>',
      'pages/b/b.wxml': '<view/>',
    })
    const life = host.preview.getApp().life as string[]
    await host.navigateTo('/pages/b/b')
    await host.navigateBack()
    await host.redirectTo('/pages/b/b')
    // The box asks for the list in its own ready, before the one inside it.
    expect(life).toEqual(['attached', 'show', 'ready', 'hide', 'show', 'detached'])
  })

  test('without wx://component-export selectComponent gives null', async () => {
    await load({
      'pages/a/a.json': { usingComponents: { plain: 'plugin://live/plain' } },
      'pages/a/a.wxml': '<plain id="p"/>',
      'pages/a/a.js': 'Page({ onReady() { getApp().found = this.selectComponent("#p") } })',
    })
    expect(host.text()).toBe('plain')
    expect(host.preview.getApp().found).toBeNull()
    expect(console.warn).toHaveBeenCalledWith(expect.stringContaining("behaviors: ['wx://component-export']"))
  })

  test('requirePlugin gives its main module, which sees no host', async () => {
    await load({
      'pages/a/a.js':
        'const live = requirePlugin("live"); Page({ onLoad() { getApp().main = live, getApp().seen = live.pages() } })',
    })
    expect(host.preview.getApp().main).toMatchObject({ version: 7, hasGetApp: 'undefined' })
    expect(host.preview.getApp().seen).toBe(0)
  })

  test('the host cannot style the inside, the plugin not the host', async () => {
    await load({
      'app.wxss': '.box { color: blue }',
      'pages/a/a.json': usingPlay,
      'pages/a/a.wxml': '<play/><view class="box">host</view>',
    })
    const inner = host.find('play > wx-view')
    const own = host.find('wx-page > wx-view')
    expect(getComputedStyle(inner).color).toBe('rgb(255, 0, 0)')
    expect(getComputedStyle(own).color).toBe('rgb(0, 0, 255)')
    expect(getComputedStyle(host.find('play')).display).toBe('block')
  })
})

describe('several plugins declared', () => {
  const two = { chat: { version: '1.0.0', provider: 'wxchat' }, ...livePlugin }

  test('ours is the one whose components are used; the other shows nothing and says so once', async () => {
    await load(
      {
        'pages/a/a.json': {
          usingComponents: {
            play: 'plugin://live/live-room-play',
            box: 'plugin://chat/box',
            bar: 'plugin://chat/bar',
          },
        },
        'pages/a/a.wxml': '<play text="on"/><box>content</box><bar/>',
      },
      two,
    )
    expect(host.text()).toBe('on')
    const warnings = jest.mocked(console.warn).mock.calls.filter(([text]) => String(text).includes('"chat"'))
    expect(warnings).toHaveLength(1)
  })

  test('requirePlugin of the other throws what to know, and the page still shows', async () => {
    await load(
      {
        'pages/a/a.json': usingPlay,
        'pages/a/a.wxml': '<play text="on"/>',
        'pages/a/a.js': 'requirePlugin("chat"); Page({})',
      },
      two,
    )
    expect(host.text()).toBe('on')
    expect(errors()).toEqual([
      expect.objectContaining({
        file: 'pages/a/a.js:1',
        message: containing('only has this repository'),
      }),
    ])
  })

  test('with nothing else to tell, the alias first required is ours', async () => {
    await load(
      { 'pages/a/a.js': 'const chat = requirePlugin("chat"); Page({ onLoad() { getApp().main = chat } })' },
      two,
    )
    expect(host.preview.getApp().main).toMatchObject({ version: 7 })
  })
})

test.each([
  ['a plugin app.json does not declare', 'requirePlugin("other")', 'app.json declares no plugin'],
  ['no alias', 'requirePlugin()', 'takes the alias'],
])('requirePlugin of %s', async (_name, call, message) => {
  await load({ 'pages/a/a.js': `${call}; Page({})` })
  expect(errors()[0]?.message).toContain(message)
})

test('a component the plugin has not: the problem lists those it has', async () => {
  await load({
    'pages/a/a.json': { usingComponents: { x: 'plugin://live/x' } },
    'pages/a/a.wxml': '<x>inside</x><view>page</view>',
  })
  await settle()
  expect(host.text()).toBe('page')
  expect(errors()).toEqual([
    expect.objectContaining({
      file: 'pages/a/a.json',
      hint: 'It has live-room-play, live-room-push, plain.',
    }),
  ])
})

test('a plugin’s own page opens by plugin://alias/name', async () => {
  const pluginDir = pluginFolder({
    'plugin.json': { pages: { hello: 'pages/hello/hello' }, main: 'index.js' },
    'pages/hello/hello.js':
      'Page({ data: { n: 0 }, onLoad(q) { this.setData({ n: q.n, pages: getCurrentPages().length }) } })',
    'pages/hello/hello.wxml': '<view>hello {{n}} {{pages}}</view>',
    'pages/hello/hello.json': { navigationBarTitleText: 'from the plugin' },
  })
  host = await loadHost({
    hostDir: hostFolder({ 'pages/a/a.wxml': '<view/>' }, { plugins: livePlugin }),
    pluginDir,
  })
  const page = await host.navigateTo('plugin://live/hello?n=3')
  expect(host.text()).toBe('hello 3 1')
  expect(page.route).toBe('plugin-private://wx1234567890abcdef/pages/hello/hello')
  expect(document.title).toBe('from the plugin')
})
