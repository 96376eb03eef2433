/** The build as a whole: what it writes, and what it says of a file that is wrong. */
import fs from 'node:fs'
import path from 'node:path'
import { makeProject, type Files, type Project } from '../fixtures/build/project'
import { exportsOf, runPlugin } from '../fixtures/build/run-plugin'

let project: Project | undefined

function newProject(changes?: Files) {
  project = makeProject(changes)
  return project
}

afterEach(() => project?.remove())

describe('a project in order', () => {
  test('is compiled, copied and silent', async () => {
    const { build, output } = newProject()
    await expect(build()).resolves.toEqual([])
    expect(exportsOf(output('plugin/index.js'))).toEqual({ answer: 42 })
    expect(output('plugin/components/hello/hello.wxml')?.toString()).toContain('{{name}}')
    expect(output('miniprogram/pages/home/home.js')?.toString()).toContain('Page({')
    expect(output('miniprogram/app.wxss')).toBeDefined()
  })

  test('makes the plugin’s scripts small and leaves the demo’s readable', async () => {
    const script = `export function sum(numbers: number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
`
    const { build, output } = newProject({ 'plugin/index.ts': script, 'miniprogram/sum.ts': script })
    await expect(build()).resolves.toEqual([])
    expect(output('plugin/index.js')?.toString()).not.toMatch(/total|\n {2}/)
    expect(output('miniprogram/sum.js')?.toString()).toContain('return numbers.reduce((total, one) =>')
  })

  test('keeps pictures byte for byte', async () => {
    const { build, output } = newProject()
    await build()
    expect([...(output('miniprogram/images/dot.png') ?? [])]).toEqual([
      0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0x00,
    ])
  })

  test('ships nothing of the workshop', async () => {
    const { build, output } = newProject({
      'plugin/types.d.ts': 'interface Unused {}\n',
      'plugin/form.schema.json': '{}',
    })
    await expect(build()).resolves.toEqual([])
    expect(output('plugin/README.md')).toBeUndefined()
    expect(output('plugin/index.ts')).toBeUndefined()
    expect(output('plugin/types.d.ts')).toBeUndefined()
    expect(output('plugin/form.schema.json')).toBeUndefined()
    expect(output('miniprogram/package.json')).toBeUndefined()
  })

  test('lowers newer syntax to ES2017', async () => {
    const { build, output } = newProject({
      'plugin/index.ts': 'export const f = (a?: { b?: number }) => ({ ...a, c: a?.b ?? 1 })\n',
    })
    await expect(build()).resolves.toEqual([])
    expect(output('plugin/index.js')?.toString()).not.toMatch(/\?\.|\?\?|\.\.\./)
  })

  test('leaves no file of an earlier build behind', async () => {
    const { build, output, write } = newProject({
      'miniprogram/old/gone.ts': 'export const gone = 1\n',
      'plugin/old/gone.wxss': '',
    })
    await build()
    expect(output('miniprogram/old/gone.js')).toBeDefined()
    expect(output('plugin/old/gone.wxss')).toBeDefined()
    write({ 'miniprogram/old/gone.ts': undefined, 'plugin/old/gone.wxss': undefined })
    await expect(build()).resolves.toEqual([])
    expect(output('miniprogram/old/gone.js')).toBeUndefined()
    expect(output('plugin/old/gone.wxss')).toBeUndefined()
  })
})

test('a failed build leaves the last good output as it was', async () => {
  const { build, output, write } = newProject()
  await build()
  write({ 'plugin/index.ts': 'export const answer = 43\n', 'plugin/components/hello/hello.wxml': '<view>' })
  await expect(build()).resolves.toHaveLength(1)
  expect(exportsOf(output('plugin/index.js'))).toEqual({ answer: 42 })
})

describe('the plugin’s modules are joined:', () => {
  const files: Files = {
    'plugin/index.ts': "import { count } from './parts'\nexport const next = () => count()\n",
    'plugin/parts.ts': 'let calls = 0\nexport const count = () => ++calls\n',
    'plugin/settings.ts': "export const settings = { registry: 'https://a.example.com' }\n",
    'plugin/unused.ts': 'export {}\n',
    'plugin/components/hello/hello.ts':
      "import { count } from '../../parts'\nimport { settings } from '../../settings'\n" +
      "Component({ data: { registry: settings.registry }, methods: { count, open: () => require('pkg') } })\n",
    'plugin/package.json': '{ "dependencies": {} }',
  }

  test('what is loaded by name stays, what they share stands beside it once, and the rest is inside', async () => {
    const { root, build, output } = newProject(files)
    await expect(build()).resolves.toEqual([])
    const scripts = fs
      .readdirSync(path.join(root, 'dist/plugin'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.js'))
    expect(scripts.sort()).toEqual(['components/hello/hello.js', 'index.js', 'settings.js', 'shared.js'])
    // One module, one state.
    const { index, hello } = runPlugin(path.join(root, 'dist/plugin'))
    const [next, count] = [index['next'], hello.methods['count']] as [() => number, () => number]
    expect([next(), count(), next()]).toEqual([1, 2, 3])
    expect(hello.data.registry).toBe('https://a.example.com')
    expect(output('plugin/components/hello/hello.js')?.toString()).toContain('require("pkg")')
  })

  test('an attribute’s words for the manual are not shipped, other words are', async () => {
    const { build, output } = newProject({
      'plugin/components/hello/hello.ts':
        "import { rows } from './props'\nComponent({ data: { rows, word: '你好' } })\n",
      'plugin/components/hello/props.ts': [
        "const range = (what: string) => ({ name: 'zoom', doc: `${what}，可为小数` })",
        "export const rows = [{ name: 'playUrl', doc: '播放地址' }, range('焦距')]",
        '',
      ].join('\n'),
    })
    await expect(build()).resolves.toEqual([])
    const text = ['components/hello/hello.js', 'shared.js']
      .map((file) => output(`plugin/${file}`)?.toString())
      .join('')
    expect(text).toContain('playUrl')
    expect(text).toContain('你好')
    expect(text).not.toMatch(/播放地址|焦距|小数/)
  })

  test('modules that wait for each other are named', async () => {
    const { build } = newProject({
      'plugin/index.ts': "import { b } from './b'\nexport const a = 1\nexport const c = b\n",
      'plugin/b.ts': "import { a } from './index'\nexport const b = () => a\n",
    })
    const lines = await build()
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/^plugin\/.*[Cc]ircular dependency/)
  })
})

test('every problem is reported at once, in the order of files and lines', async () => {
  const { build } = newProject({
    'plugin/index.ts': 'const a: number = "x"\nexport const b: string = a\n',
    'miniprogram/pages/home/home.wxml': '<view></text>\n',
    'miniprogram/app.wxss': 'page { height }\n',
  })
  const lines = await build()
  expect(lines.map((line) => line.split(' ')[0])).toEqual([
    'miniprogram/app.wxss:1:8',
    'miniprogram/pages/home/home.wxml:1:8',
    'plugin/index.ts:1:7',
    'plugin/index.ts:2:14',
  ])
})

describe('a problem is named with file, line and column:', () => {
  const cases: [what: string, changes: Files, expected: string | RegExp][] = [
    [
      'a type error',
      { 'plugin/index.ts': '\nexport const answer: string = 42\n' },
      "plugin/index.ts:2:14 Type 'number' is not assignable to type 'string'. (TS2322)",
    ],
    [
      'a syntax error in a script',
      { 'miniprogram/app.ts': 'App({\n' },
      "miniprogram/app.ts:2:1 '}' expected. (TS1005)",
    ],
    [
      'an import of nothing',
      { 'plugin/index.ts': "export * from './nowhere'\n" },
      /^plugin\/index\.ts:1:15 Cannot find module '\.\/nowhere'/,
    ],
    [
      'an element that is not closed',
      { 'plugin/components/hello/hello.wxml': '<view>\n  <text>a\n</view>\n' },
      /^plugin\/components\/hello\/hello\.wxml:3:3 expect end-tag `text`/,
    ],
    [
      'a broken expression',
      { 'plugin/components/hello/hello.wxml': '<view>\n  <text id="{{a +}}" />\n</view>\n' },
      /^plugin\/components\/hello\/hello\.wxml:2:12 Bad attr `id`/,
    ],
    [
      'an expression that is not closed',
      { 'plugin/components/hello/hello.wxml': '<view id="{{a">\n</view>\n' },
      /^plugin\/components\/hello\/hello\.wxml:1:9 Bad value/,
    ],
    [
      'wx:else without wx:if',
      { 'plugin/components/hello/hello.wxml': '<view wx:else />\n' },
      /^plugin\/components\/hello\/hello\.wxml:1:1 Bad attr `wx:else`/,
    ],
    [
      'an unknown wx: directive',
      { 'plugin/components/hello/hello.wxml': '<view\n  wx:unless="{{a}}" />\n' },
      'plugin/components/hello/hello.wxml:2:3 invalid attribute prefix: wx:unless',
    ],
    [
      'an attribute given twice',
      { 'plugin/components/hello/hello.wxml': '<view id="a" id="b" />\n' },
      'plugin/components/hello/hello.wxml:1:14 duplicated attribute: id',
    ],
    [
      'a template to include that is not there',
      { 'plugin/components/hello/hello.wxml': '<view />\n<include src="./other.wxml" />\n' },
      'plugin/components/hello/hello.wxml:2:1 there is no components/hello/other.wxml to import',
    ],
    [
      'wxs beyond its language',
      {
        'plugin/components/hello/hello.wxml': '<wxs src="./a.wxs" module="a" />\n',
        'plugin/components/hello/a.wxs': 'var a = 1\nvar b = ;\n',
      },
      'plugin/components/hello/a.wxs:2:8 Expected exp',
    ],
    [
      'a style sheet that does not parse',
      { 'miniprogram/app.wxss': 'page {\n  color red;\n}\n' },
      'miniprogram/app.wxss:2:3 Unknown word color',
    ],
    [
      'a block of a style sheet that is not closed',
      { 'miniprogram/app.wxss': 'page {\n' },
      'miniprogram/app.wxss:1:1 Unclosed block',
    ],
    [
      'a style sheet to import that is not there',
      { 'miniprogram/pages/home/home.wxss': '\n@import "./theme.wxss";\n' },
      'miniprogram/pages/home/home.wxss:2:1 there is no ./theme.wxss to import',
    ],
    [
      'broken JSON',
      { 'plugin/components/hello/hello.json': '{\n  "component": true,\n}' },
      'plugin/components/hello/hello.json:3:1 Unexpected token RBrace found.',
    ],
    [
      'JSON with a comment',
      { 'plugin/components/hello/hello.json': '// no\n{}' },
      "plugin/components/hello/hello.json:1:1 Unexpected character '/' found.",
    ],
    [
      'a page that is not there',
      {
        'miniprogram/app.json':
          '{\n  "pages": ["pages/home/home", "pages/play/play"]\n, "plugins": { "hello": {} } }',
      },
      'miniprogram/app.json:2:32 there is no pages/play/play.js',
    ],
    [
      'a page of a sub-package that is not there',
      {
        'miniprogram/app.json':
          '{ "pages": ["pages/home/home"], "plugins": { "hello": {} },\n "subPackages": [{ "root": "shop", "pages": ["goods"] }] }',
      },
      'miniprogram/app.json:2:46 there is no shop/goods.js',
    ],
    [
      'a picture of the tab bar that is not there',
      {
        'miniprogram/app.json':
          '{ "pages": ["pages/home/home"], "plugins": { "hello": {} },\n "tabBar": { "list": [{ "iconPath": "a.png" }] } }',
      },
      'miniprogram/app.json:2:37 there is no picture a.png',
    ],
    [
      'a public component that is not there',
      {
        'plugin/plugin.json':
          '{ "publicComponents": {\n "hello": "components/hello/hello", "bye": "bye/bye" } }',
      },
      'plugin/plugin.json:2:44 there is no bye/bye.js',
    ],
    [
      "a plugin's main file that is not there",
      {
        'plugin/plugin.json':
          '{ "publicComponents": { "hello": "components/hello/hello" },\n "main": "main.js" }',
      },
      'plugin/plugin.json:2:10 there is no main file main.js',
    ],
    [
      'a component that is not there',
      {
        'plugin/components/hello/hello.json': '{ "component": true,\n "usingComponents": { "a": "../a/a" } }',
      },
      'plugin/components/hello/hello.json:2:28 there is no component ../a/a',
    ],
    [
      'a component that does not say it is one',
      {
        'plugin/components/hello/hello.json': '{ "component": true,\n "usingComponents": { "a": "/a" } }',
        'plugin/a.json': '{}',
      },
      'plugin/components/hello/hello.json:2:28 a.json does not say "component": true',
    ],
    [
      'a component of a plugin that app.json does not name',
      {
        'miniprogram/pages/home/home.json': '{ "usingComponents": {\n "hello": "plugin://bonjour/hello" } }',
      },
      'miniprogram/pages/home/home.json:2:11 app.json declares no plugin "bonjour"',
    ],
    [
      'a component that the plugin does not offer',
      { 'miniprogram/pages/home/home.json': '{ "usingComponents": {\n "hello": "plugin://hello/bye" } }' },
      'miniprogram/pages/home/home.json:2:11 plugin.json has no public component "bye"',
    ],
    [
      'a built-in newer than ES2017',
      { 'plugin/index.ts': 'declare const list: any\nexport const all = list.flat()\n' },
      /^dist\/plugin\/index\.js:4:15 ES2019 'Array.prototype.flat' method is forbidden/,
    ],
    [
      'a package that is not installed',
      { 'miniprogram/package.json': '{ "dependencies": { "no-such-package-here": "1" } }' },
      'miniprogram/package.json depends on "no-such-package-here", which is not installed; run npm install',
    ],
  ]

  let shared: Project

  beforeAll(() => {
    shared = makeProject()
  })

  afterEach(() => shared.restore())
  afterAll(() => shared.remove())

  test.each(cases)('%s', async (_what, changes, expected) => {
    shared.write(changes)
    const lines = await shared.build()
    expect(lines.join('\n')).toMatch(expected)
  })
})
