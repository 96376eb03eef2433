import path from 'node:path'
import { compileHost, formatProblem } from '../../preview/compile'
import {
  compileFolder,
  compilePluginFolder,
  folderOf,
  hostFiles,
  removeFolders,
} from './preview-compile-folder'

afterEach(removeFolders)

const page = (name: string) => ({ [`${name}.js`]: 'Page({})', [`${name}.wxml`]: '<view/>' })
const component = (name: string, json: object = {}) => ({
  [`${name}.js`]: 'Component({})',
  [`${name}.wxml`]: '<view/>',
  [`${name}.json`]: { component: true, ...json },
})

describe('the folder', () => {
  async function problemOf(files: Record<string, string | object>, folder = '.') {
    const root = folderOf(files)
    const { problems, script } = await compileHost({
      folder: path.join(root, folder),
      filesUrl: '/f/',
      cwd: root,
    })
    expect(script).toBeUndefined()
    return problems.map(formatProblem)
  }

  it.each([
    ['is not there', {}, 'nope', 'nope does not exist — Create the folder'],
    ['has no app.json', { 'a.txt': '' }, '.', '. has no app.json'],
    [
      'has it further down',
      { 'dist/app.json': {} },
      '.',
      '. has no app.json: it is not a mini-program’s folder — Start with --host dist',
    ],
    ['has it two folders down', { 'dist/build/app.json': {} }, '.', '— Start with --host dist/build'],
    [
      'has it in what npm installed',
      { 'node_modules/x/app.json': {} },
      '.',
      '— Give the folder that holds app.json.',
    ],
    ['is another framework’s source', { 'src/pages.json': {} }, '.', '— Build it for WeChat first'],
    [
      'names a root without it',
      { 'project.config.json': { miniprogramRoot: 'mini/' } },
      '.',
      'mini has no app.json',
    ],
  ])('%s', async (_name, files, folder, expected) => {
    expect((await problemOf(files, folder))[0]).toContain(expected)
  })

  it('of the project works as well as that of the mini-program', async () => {
    const files = Object.fromEntries(
      Object.entries(hostFiles()).map(([name, text]) => [`mini/${name}`, text]),
    )
    const root = folderOf({ ...files, 'project.config.json': { miniprogramRoot: 'mini/', appid: 'wx1' } })
    for (const folder of [root, path.join(root, 'mini')]) {
      const { problems, appId, root: found } = await compileHost({ folder, filesUrl: '/f/' })
      expect({ problems, appId, found }).toEqual({
        problems: [],
        appId: 'wx1',
        found: path.join(root, 'mini'),
      })
    }
  })

  it('has the guest’s appid where none is given', async () => {
    expect((await compileFolder(hostFiles())).appId).toBe('touristappid')
  })
})

describe('app.json', () => {
  it('gives the pages, those of sub-packages included, and all plugins', async () => {
    const { package: compiled, problems } = await compileFolder({
      ...page('pages/a/a'),
      ...page('shop/b/b'),
      ...page('more/c'),
      'app.js': '',
      'app.json': {
        pages: ['pages/a/a'],
        subpackages: [{ root: 'shop/', pages: ['b/b'], plugins: { two: { version: '1', provider: 'wx2' } } }],
        subPackages: [{ root: 'more', pages: ['c'] }],
        plugins: { one: { version: 'dev', provider: 'wx1' } },
        window: { navigationBarTitleText: 'T' },
      },
    })
    expect(problems).toEqual([])
    const { app, filesUrl, kind, id } = compiled()
    expect({ filesUrl, kind, id }).toEqual({ filesUrl: '/files/host/', kind: 'host', id: '' })
    expect(app?.pages).toEqual(['pages/a/a', 'shop/b/b', 'more/c'])
    expect(Object.keys(app?.plugins ?? {})).toEqual(['one', 'two'])
    expect(app?.window).toEqual({ navigationBarTitleText: 'T' })
  })

  it.each([
    [
      'a comment',
      '{\n  "pages": ["pages/a/a"] // home\n}',
      "app.json:2:26 is not JSON: Unexpected character '/' found. — WeChat allows no comments",
    ],
    [
      'a comma too many',
      '{"pages": ["pages/a/a",]}',
      'app.json:1:24 is not JSON: Unexpected token RBracket found. — Remove the comma',
    ],
    ['single quotes', "{'pages': []}", 'JSON takes double quotes only.'],
    ['nothing in it', ' \n', 'app.json:1:1 is empty — Write at least {}.'],
    ['a list in it', '[]', 'app.json is not a JSON object'],
    ['no pages', '{}', 'app.json:1:1 lists no pages'],
    ['a page that is a number', '{"pages": [1]}', 'app.json:1:12 "pages" holds something that is not'],
    ['pages that are no list', '{"pages": "a"}', 'app.json:1:11 "pages" is not a list'],
    [
      'a page that is not there',
      '{"pages": ["pages/a/a",\n"pages/b/b"]}',
      'app.json:2:1 the page "pages/b/b" has no .js (or .ts) and no .wxml — Create pages/b/b.js',
    ],
    [
      'a sub-package’s page that is not there',
      '{"pages": ["pages/a/a"], "subpackages": [{"root": "s", "pages": ["x"]}]}',
      'app.json:1:66 the page "s/x" has no',
    ],
    ['a page outside', '{"pages": ["pages/a/a", "../x/y"]}', 'app.json:1:25 the page "../x/y" has no'],
    [
      'a tab that is no page',
      '{"pages": ["pages/a/a"], "tabBar": {"list": [{"pagePath": "pages/z", "text": "Z"}]}}',
      'app.json:1:59 tabBar.list[0] names no page',
    ],
    [
      'a plugin without provider',
      '{"pages": ["pages/a/a"], "plugins": {"p": {"version": "1"}}}',
      'app.json:1:43 the plugin "p" has no provider',
    ],
    [
      'its own tab bar that is not there',
      '{"pages": ["pages/a/a"], "tabBar": {"custom": true, "list": []}}',
      'the component "custom-tab-bar/index" has no',
    ],
  ])('with %s', async (_name, json, expected) => {
    const { errors } = await compileFolder(hostFiles({ 'app.json': json }))
    expect(errors[0]).toContain(`error: `)
    expect(errors[0]).toContain(expected)
  })

  it('takes a byte order mark', async () => {
    const { problems } = await compileFolder(hostFiles({ 'app.json': '\ufeff{"pages": ["pages/a/a"]}' }))
    expect(problems).toEqual([])
  })
})

describe('usingComponents', () => {
  const withUsing = (usingComponents: object, files: object = {}) =>
    compileFolder(
      hostFiles({
        'pages/a/a.json': { usingComponents },
        ...component('c/card'),
        ...component('c/list/index'),
        ...files,
      }),
    )

  it.each([
    ['from the root', '/c/card', '/c/card'],
    ['from the page', '../../c/card', '/c/card'],
    ['a folder with an index', '/c/list', '/c/list/index'],
    ['beside the page', 'part', '/pages/a/part'],
    ['from npm', 'kit/button', '/miniprogram_npm/kit/button'],
    ['from npm, an index', 'kit', '/miniprogram_npm/kit/index'],
    ['from npm further down', 'near', '/pages/miniprogram_npm/near/index'],
  ])('%s', async (_name, written, expected) => {
    const { package: compiled, problems } = await withUsing(
      { x: written },
      {
        ...component('pages/a/part'),
        ...component('miniprogram_npm/kit/button'),
        ...component('miniprogram_npm/kit/index'),
        ...component('pages/miniprogram_npm/near/index'),
      },
    )
    expect(problems).toEqual([])
    expect(compiled().configs['pages/a/a']?.usingComponents).toEqual({ x: expected })
    expect(Object.keys(compiled().templates)).toContain(expected.slice(1))
  })

  it('in app.json hold everywhere; components of components are compiled too', async () => {
    const { package: compiled, problems } = await compileFolder({
      ...hostFiles({
        'app.json': { pages: ['pages/a/a'], usingComponents: { card: 'c/card' } },
        'pages/a/a.wxml': '<card/>',
      }),
      ...component('c/card', { usingComponents: { inner: './inner' } }),
      ...component('c/inner', { usingComponents: { card: './card' } }),
    })
    expect(problems).toEqual([])
    expect(compiled().app?.usingComponents).toEqual({ card: '/c/card' })
    expect(compiled().configs['c/inner']?.usingComponents).toEqual({ card: '/c/card' })
  })

  it('of generics stand for their default', async () => {
    const { package: compiled, problems } = await withUsing(
      { x: '/c/list' },
      {
        ...component('c/list/index', { componentGenerics: { item: { default: '../card' }, other: true } }),
        'c/list/index.wxml': '<item/><other/>',
      },
    )
    expect(problems).toEqual([])
    expect(compiled().configs['c/list/index']?.componentGenerics).toEqual({
      item: { default: '/c/card' },
      other: true,
    })
  })

  it('from npm bring errors, and no warnings that their user cannot mend', async () => {
    const installed = {
      ...component('miniprogram_npm/kit/index'),
      'miniprogram_npm/kit/index.wxml': '<div/>',
    }
    expect((await withUsing({ x: 'kit' }, installed)).problems).toEqual([])
    const broken = { ...installed, 'miniprogram_npm/kit/index.wxml': '<div>' }
    const { problems } = await withUsing({ x: 'kit' }, broken)
    expect(problems).toEqual([expect.stringContaining('error: miniprogram_npm/kit/index.wxml:1:2')])
  })

  it.each([
    ['that is not there', '/c/no', 'error: pages/a/a.json:1:25 "x": there is no component /c/no'],
    ['outside', '../../../c', 'error: pages/a/a.json:1:25 "x": there is no component ../../../c'],
    [
      'of a plugin app.json does not name',
      'plugin://p/y',
      'error: pages/a/a.json:1:25 "x": app.json names no plugin "p"',
    ],
    ['of WeChat’s own library', 'weui://button', 'warning: pages/a/a.json:1:25 "x": the preview cannot load'],
  ])('%s', async (_name, written, expected) => {
    const { problems } = await withUsing({ x: written })
    expect(problems[0]).toContain(expected)
  })

  it('of a plugin are looked up among what the plugin offers', async () => {
    const { problems, package: compiled } = await compileFolder(
      hostFiles({
        'app.json': { pages: ['pages/a/a'], plugins: { live: { version: 'dev', provider: 'wx1' } } },
        'pages/a/a.json': { usingComponents: { x: 'plugin://live/play', y: 'plugin://live/pley' } },
      }),
      { pluginComponents: new Set(['play', 'push']) },
    )
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(
      'warning: pages/a/a.json:1:50 "y": the plugin in this preview has no component "pley" — It has play, push.',
    )
    expect(compiled().configs['pages/a/a']?.usingComponents?.x).toBe('plugin://live/play')
  })

  it.each([
    [
      'without "component": true',
      { 'c/card.json': {} },
      'warning: c/card.json does not say "component": true',
    ],
    [
      'without .wxml',
      { 'c/card.wxml': undefined },
      'the component "c/card" has no .wxml — Create c/card.wxml',
    ],
    ['without script', { 'c/card.js': undefined }, 'the component "c/card" has no .js (or .ts)'],
  ])('%s', async (_name, change, expected) => {
    const files = {
      ...hostFiles({ 'pages/a/a.json': { usingComponents: { x: '/c/card' } } }),
      ...component('c/card'),
      ...change,
    }
    const present = Object.fromEntries(
      Object.entries(files).filter((entry): entry is [string, object | string] => entry[1] !== undefined),
    )
    expect((await compileFolder(present)).problems[0]).toContain(expected)
  })
})

describe('a plugin', () => {
  it('has its public names, and its components with all they use', async () => {
    const { package: compiled, problems } = await compilePluginFolder({
      'plugin.json': { publicComponents: { play: 'c/play' }, pages: { hello: 'p/hello' }, main: 'index.js' },
      'index.js': 'module.exports = {}',
      ...component('c/play', { usingComponents: { part: './part' } }),
      ...component('c/part'),
      ...page('p/hello'),
    })
    expect(problems).toEqual([])
    const { kind, id, publicComponents, publicPages, main, configs, styleScopes } = compiled()
    expect({ kind, id, publicComponents, publicPages, main }).toEqual({
      kind: 'plugin',
      id: 'live',
      publicComponents: { play: 'c/play' },
      publicPages: { hello: 'p/hello' },
      main: 'index',
    })
    expect(Object.keys(configs).sort()).toEqual(['c/part', 'c/play', 'p/hello'])
    expect(new Set(Object.values(styleScopes)).size).toBe(3)
  })

  it.each([
    ['without plugin.json', { 'a.js': '' }, '. has no plugin.json'],
    [
      'with a main that is not there',
      { 'plugin.json': { main: 'a.js' } },
      'plugin.json:1:9 "main" names no script: "a.js"',
    ],
    [
      'with a component that is not there',
      { 'plugin.json': { publicComponents: { a: 'c/a' } } },
      'plugin.json:1:26 the component "c/a" has no',
    ],
  ])('%s', async (_name, files, expected) => {
    expect((await compilePluginFolder(files)).errors[0]).toContain(expected)
  })
})
