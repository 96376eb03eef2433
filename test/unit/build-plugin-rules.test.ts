/** What WeChat refuses or never mentions, and the build finds: calls and tags of plugins, names taken from one, sizes, unused files. */
import path from 'node:path'
import { checkSize, packageSizes } from '../../build/check-size'
import { BuildFailed } from '../../build/problems'
import { checkRelease } from '../../build/release-checks'
import { makeProject, type Files, type Project } from '../fixtures/build/project'

let project: Project

beforeAll(() => {
  project = makeProject()
})
afterEach(() => project.restore())
afterAll(() => project.remove())

const wxIs = 'declare const wx: any\n'

/** All in one build, each in a file of its own. */
const wrong: [what: string, file: string, content: string, expected: string | RegExp][] = [
  [
    'a call that plugins may not make',
    'plugin/a.ts',
    `${wxIs}export const go = () => wx.getLogManager()\n`,
    /^2:25 wx\.getLogManager: WeChat has it refused in plugins: let the host make the call/,
  ],
  [
    'the same call, by a name in brackets',
    'plugin/b.ts',
    `${wxIs}export const go = () => wx['getLogManager']()\n`,
    /^2:25 wx\.getLogManager: /,
  ],
  [
    'the same call, taken apart',
    'plugin/c.ts',
    `${wxIs}const { request, getLogManager: log } = wx\nexport { request, log }\n`,
    /^2:18 wx\.getLogManager: /,
  ],
  [
    'the same call, behind another type',
    'plugin/d.ts',
    `${wxIs}export const go = () => (wx as { getLogManager(): void }).getLogManager()\n`,
    /^2:25 wx\.getLogManager: /,
  ],
  [
    'a call that there is not',
    'plugin/e.ts',
    `${wxIs}export const go = () => wx.requset({})\n`,
    /^2:25 wx\.requset: not in WeChat’s documentation/,
  ],
  [
    'a web-view in a plugin',
    'plugin/components/f.wxml',
    '<view>\n  <web-view src="https://a.example" />\n</view>\n',
    '2:3 <web-view> may not stand in a plugin: open it on a page of the host',
  ],
  [
    'a button for what only hosts may ask',
    'plugin/components/g.wxml',
    '<button\n open-type="getPhoneNumber">a > b</button>\n',
    '1:1 <button open-type="getPhoneNumber"> may not stand in a plugin: let the host offer the button',
  ],
  [
    'requirePlugin of a name that app.json does not declare',
    'miniprogram/h.ts',
    "declare function requirePlugin(name: string): unknown\nexport const plugin = requirePlugin('bonjour')\n",
    '2:23 app.json declares no plugin "bonjour"',
  ],
  [
    'a page that the plugin does not offer, in a script',
    'miniprogram/i.ts',
    "\nexport const where = 'plugin://hello/room?id=1'\n",
    '2:22 plugin.json has no page "room"',
  ],
  [
    'a page that the plugin does not offer, in a template',
    'miniprogram/j.wxml',
    '<view />\n<navigator url="plugin://hello/room" />\n',
    '2:1 plugin.json has no page "room"',
  ],
]

describe('is named with file, line and column:', () => {
  let lines: string[]

  beforeAll(async () => {
    project.write(Object.fromEntries(wrong.map(([, file, content]) => [file, content])))
    lines = await project.build()
    project.restore()
  })

  test.each(wrong)('%s', (_what, file, _content, expected) => {
    const found = lines.filter((line) => line.startsWith(`${file}:`))
    expect(found).toEqual([expect.stringMatching(/./)])
    expect(found[0]?.slice(file.length + 1)).toMatch(expected)
  })

  test('and nothing else', () => expect(lines).toHaveLength(wrong.length))
})

test('what is allowed, commented out, or somebody else’s is no problem', async () => {
  project.write({
    'plugin/index.ts': `${wxIs}// wx.getLogManager()\nexport const a = [wx.request, wx.env, wx[b()]]
export function b(): any { const other = { wx: { getLogManager: 1 } }; return other.wx.getLogManager }\n`,
    'plugin/plugin.json':
      '{ "publicComponents": { "hello": "components/hello/hello" }, "pages": { "room": "components/hello/hello" } }',
    'plugin/components/hello/hello.wxml': '<!-- <web-view /> -->\n<button open-type="share" />\n',
    'miniprogram/pages/home/home.wxml':
      '<web-view src="a" />\n<navigator url="plugin://hello/room?id=1" />\n',
    'miniprogram/app.ts': "wx.getLogManager({})\nApp({ url: 'plugin://hello/room' })\n",
  })
  expect(await project.build()).toEqual([])
})

test('a source of types alone ships nothing', async () => {
  project.write({
    'plugin/shapes.ts': 'export interface Shape { side: number }\n',
    'plugin/index.ts':
      "import type { Shape } from './shapes'\nexport const side = (shape: Shape) => shape.side\n",
  })
  expect(await project.build()).toEqual([])
  expect(project.output('plugin/shapes.js')).toBeUndefined()
  expect(project.output('plugin/index.js')).toBeDefined()
})

describe('before an upload', () => {
  const release = async (changes: Files): Promise<string[]> => {
    project.write(changes)
    expect(await project.build()).toEqual([])
    try {
      checkRelease(path.join(project.root, 'dist'), project.root)
      return []
    } catch (error) {
      if (error instanceof BuildFailed) return error.message.split('\n')
      throw error
    }
  }
  const home = (wxml: string, script = '') => ({
    'miniprogram/pages/home/home.wxml': `<hello name="{{name}}" />${wxml}\n`,
    'miniprogram/pages/home/home.ts': `${script}Page({ data: { name: 'x' } })\n`,
  })

  test('files that nothing reaches are named', async () => {
    expect(
      await release({
        ...home('<image src="/images/dot.png" />'),
        'miniprogram/old.ts': 'export const old = 1\n',
        'plugin/components/bye/bye.wxml': '<view />\n',
        'miniprogram/images/more.png': Uint8Array.of(1),
        'miniprogram/theme/dark.wxss': 'page { color: red; }\n',
      }),
    ).toEqual([
      'dist/miniprogram/images/more.png nothing names this file: use it or remove it',
      'dist/miniprogram/old.js nothing reaches this file: use it or remove it',
      'dist/miniprogram/theme/dark.wxss nothing reaches this file: use it or remove it',
      'dist/plugin/components/bye/bye.wxml nothing reaches this file: use it or remove it',
    ])
  })

  test('what is reached by a script, a template, wxs, a style sheet, or a name that is put together, is not', async () => {
    expect(
      await release({
        ...home(
          '<image src="/images/gift-{{kind}}.png" /><import src="./more" /><wxs src="./a.wxs" module="a" />',
          "import { list } from '../../tools/list'\nlist()\n",
        ),
        'miniprogram/tools/list.ts':
          'export const list = (i = 0) => [`../images/card-${i}.png`, "/images/dot.png"]\n',
        'miniprogram/pages/home/more.wxml': '<template name="more"><view /></template>\n',
        'miniprogram/pages/home/a.wxs': 'module.exports = { b: require("./b.wxs") }\n',
        'miniprogram/pages/home/b.wxs': 'module.exports = 1\n',
        'miniprogram/pages/home/home.wxss': '@import "../../theme/dark.wxss";\n',
        'miniprogram/theme/dark.wxss': 'page { color: red; }\n',
        'miniprogram/images/gift-car.png': Uint8Array.of(1),
        'miniprogram/images/card-1.png': Uint8Array.of(1),
      }),
    ).toEqual([])
  })

  test('a package too large is named with its largest files', async () => {
    await release({ ...home('<image src="/images/dot.png" /><image src="/images/big.png" />') })
    const out = path.join(project.root, 'dist/miniprogram')
    const [main] = packageSizes(out)
    expect(checkSize(out, main?.bytes)).toEqual([])
    expect(checkSize(out, (main?.bytes ?? 0) - 1)[0]?.message).toMatch(
      /^the main package is 1 kB, WeChat takes 1 kB: make smaller, or move out, app\.json \(1 kB\), /,
    )
    expect(await release({ 'miniprogram/images/big.png': new Uint8Array(2 * 1024 * 1024) })).toEqual([
      expect.stringMatching(
        /^dist\/miniprogram\/app\.json the main package is 20\d\d kB, WeChat takes 2048 kB: .*images\/big\.png \(2048 kB\)/,
      ),
    ])
  })

  test('each subpackage has its own 2 MB', async () => {
    const big = new Uint8Array(1.5 * 1024 * 1024)
    const found = await release({
      ...home('<image src="/images/dot.png" /><image src="/images/big.png" /><image src="/shop/big.png" />'),
      'miniprogram/app.json': `{ "pages": ["pages/home/home"], "plugins": { "hello": {} },
        "subPackages": [{ "root": "shop/", "pages": ["goods"] }] }`,
      'miniprogram/shop/goods.ts': 'Page({})\n',
      'miniprogram/shop/goods.wxml': '<view />\n',
      'miniprogram/shop/big.png': big,
      'miniprogram/images/big.png': big,
    })
    expect(found).toEqual([])
    expect(packageSizes(path.join(project.root, 'dist/miniprogram')).map(({ name }) => name)).toEqual([
      'the main package',
      'the subpackage shop/',
    ])
  })
})
