import { compileWxss, type WxssOptions } from '../../preview/compile/wxss'
import {
  compileFolder,
  compilePluginFolder,
  hostFiles,
  removeFolders,
  workOn,
} from './preview-compile-folder'

afterEach(removeFolders)

function compile(files: Record<string, string> | string, options: Partial<WxssOptions> = {}) {
  const work = workOn(typeof files === 'string' ? { 'a.wxss': files } : files)
  const css = compileWxss('a.wxss', {
    ...work,
    filesUrl: '/files/host/',
    components: new Set(),
    hostTags: ['my-card'],
    ...options,
  })
  return { css: css.replace(/\s+/g, ' ').trim(), problems: work.texts() }
}

describe('values', () => {
  it.each([
    ['width: 750rpx', 'width: calc(750 * var(--rpx))'],
    ['margin: -1rpx .5rpx 0rpx', 'margin: calc(-1 * var(--rpx)) calc(0.5 * var(--rpx)) calc(0 * var(--rpx))'],
    ['width: calc(100% - 20rpx)', 'width: calc(100% - calc(20 * var(--rpx)))'],
    [
      'transform: translate(-50rpx,10RPX)',
      'transform: translate(calc(-50 * var(--rpx)),calc(10 * var(--rpx)))',
    ],
    ['--gap: 8rpx', '--gap: calc(8 * var(--rpx))'],
    ['content: "10rpx"', 'content: "10rpx"'],
    ['animation: in-20rpx 1s', 'animation: in-20rpx 1s'],
    ['background: url(https://a.example/10rpx.png)', 'background: url(https://a.example/10rpx.png)'],
    ['background: url(data:image/png;base64,AA==)', 'background: url(data:image/png;base64,AA==)'],
  ])('%s', (declaration, expected) => {
    expect(compile(`.a { ${declaration} }`).css).toBe(`.a { ${expected} }`)
  })

  it('rpx in a media query becomes px, as custom properties do not work there', () => {
    expect(compile('@media (min-width: 700rpx) { .a { width: 2rpx } }').css).toBe(
      '@media (min-width: 350px) { .a { width: calc(2 * var(--rpx)) } }',
    )
  })
})

describe('local files', () => {
  it('are served, with a word that a phone does not load pictures so', () => {
    const { css, problems } = compile({
      'a.wxss': '.a { background: url("img/a b.png") } .b { src: url(/f.ttf?#iefix) }',
      'img/a b.png': '',
      'f.ttf': '',
    })
    expect(css).toContain('url("/files/host/img/a%20b.png")')
    expect(css).toContain('url("/files/host/f.ttf?#iefix")')
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain('warning: a.wxss:1:6 wxss: url(img/a b.png) is a local picture')
  })

  it.each(['url(no.png)', 'url(../../etc/passwd)'])('%s that is not there', (url) => {
    const { css, problems } = compile(`.a { background: ${url} }`)
    expect(css).toContain(url)
    expect(problems[0]).toContain(`warning: a.wxss:1:6 wxss: ${url} names a file that does not exist`)
  })
})

describe('selectors', () => {
  it.each([
    ['view', 'wx-view'],
    ['page', 'wx-page'],
    ['.a > text.b:not(image)::after', '.a > wx-text.b:not(wx-image)::after'],
    ['#id[data-a="view"] my-card', '#id[data-a="view"] my-card'],
    ['.a *', '.a *'],
    ['*', ':where(wx-page, wx-page *)'],
    [':host', ':is(my-card)'],
    ['.view, .a\\:b', '.view, .a\\:b'],
  ])('%s without a scope', (selector, expected) => {
    expect(compile(`${selector} { color: red }`).css).toBe(`${expected} { color: red }`)
  })

  it.each([
    ['.a view.b', '.s--a wx-view.s--b'],
    [':host .a', '[wx-host=s] .s--a'],
    [':host(.on)', '[wx-host=s].s--on'],
    ['#a [class*="b"]', '#a [class*="b"]'],
    ['.a\\:b', '.s--a\\:b'],
    [':is(.a, .b)', ':is(.s--a, .s--b)'],
  ])('%s with a scope', (selector, expected) => {
    expect(compile(`${selector} { color: red }`, { scope: 's' }).css).toBe(`${expected} { color: red }`)
  })

  it('a component’s name wins over a native tag’s', () => {
    const { css } = compile('button, view { color: red }', { components: new Set(['button']) })
    expect(css).toBe('button, wx-view { color: red }')
  })

  it('keyframes stay as they are', () => {
    const css =
      '@keyframes text { from { width: 1px } 50% { width: 2px } } @-webkit-keyframes b { to { top: 0 } }'
    expect(compile(css, { scope: 's' }).css).toBe(css)
  })
})

describe('@import', () => {
  it.each([
    ['"b.wxss"', '.b { color: red }'],
    ["'./b.wxss'", '.b { color: red }'],
    ['"/b.wxss"', '.b { color: red }'],
    ['url("b.wxss")', '.b { color: red }'],
    ['url(b.wxss)', '.b { color: red }'],
    ['"b.wxss" (min-width: 100rpx)', '@media (min-width: 50px) { .b { color: red } }'],
  ])('%s', (params, expected) => {
    const { css, problems } = compile({
      'a.wxss': `@import ${params}; .a { top: 0 }`,
      'b.wxss': '.b { color: red }',
    })
    expect(css.replace(/\s/g, '')).toBe(`${expected} .a { top: 0 }`.replace(/\s/g, ''))
    expect(problems).toEqual([])
  })

  it('keeps the order, the scope, and each file’s own place', () => {
    const { css } = compile(
      {
        'a.wxss': '@import "d/b.wxss"; .a { top: 0 }',
        'd/b.wxss': '@import "c.wxss"; .b { src: url(f.ttf) }',
        'd/c.wxss': '.c { left: 0 }',
        'd/f.ttf': '',
      },
      { scope: 's' },
    )
    expect(css).toMatch(/^\.s--c \{.*\.s--b \{ src: url\("\/files\/host\/d\/f.ttf"\) \}.*\.s--a \{/)
  })

  it('in a circle ends, and says so', () => {
    const { css, problems } = compile({
      'a.wxss': '@import "b.wxss"; .a { top: 0 }',
      'b.wxss': '@import "a.wxss"; .b { top: 0 }',
    })
    expect(css).toBe('.b { top: 0 } .a { top: 0 }')
    expect(problems[0]).toContain('warning: b.wxss:1:1 wxss: @import "a.wxss" leads in a circle')
  })

  it.each([
    ['a file that is not there', '@import "no.wxss";', 'names a file that does not exist — Create no.wxss'],
    ['a file outside', '@import "../x.wxss";', 'names a file that does not exist'],
    ['the network', '@import "https://a.example/b.css";', 'is not a file of the mini-program'],
    ['nothing', '@import;', 'cannot read @import'],
  ])('%s', (_name, css, expected) => {
    expect(compile(`.a { top: 0 }\n${css}`).problems[0]).toContain(expected)
    expect(compile(`.a { top: 0 }\n${css}`).problems[0]).toContain('error: a.wxss:2:1')
  })
})

describe('what is wrong in wxss', () => {
  it.each([
    ['a block that does not end', '.a {\n color: red', 'error: a.wxss:1:1 wxss: Unclosed block'],
    ['a block that does not begin', '.a {}\n}', 'error: a.wxss:2:1 wxss: Unexpected }'],
    ['a declaration without a colon', '.a {\n  color red\n}', 'error: a.wxss:2:3 wxss: Unknown word'],
    [
      'a comment of another language',
      '// x\n.a { top: 0 }',
      'error: a.wxss:1:1 wxss: cannot read the selector',
    ],
    ['a comment that does not end', '.a {}\n/* b', 'error: a.wxss:2:1 wxss: Unclosed comment'],
  ])('%s', (_name, css, expected) => {
    expect(compile(css).problems[0]).toContain(expected)
  })
})

describe('whose styles reach whom', () => {
  const files = (json: object, script: string) => ({
    ...hostFiles({
      'pages/a/a.json': { usingComponents: { card: '/c/c' } },
      'pages/a/a.wxss': '.p { top: 0 }',
    }),
    'app.wxss': '.app { top: 0 }',
    'c/c.js': script,
    'c/c.json': { component: true, ...json },
    'c/c.wxml': '<view class="c"/>',
    'c/c.wxss': '.c { top: 0 } :host { left: 0 }',
  })

  it.each([
    ['isolated unless told', {}, 'Component({})', undefined, true],
    ['isolated in its json', { styleIsolation: 'isolated' }, 'Component({})', 'isolated', true],
    ['apply-shared', { styleIsolation: 'apply-shared' }, 'Component({})', 'apply-shared', true],
    ['shared', { styleIsolation: 'shared' }, 'Component({})', 'shared', false],
    ['shared in its script', {}, "Component({ options: { styleIsolation: 'shared' } })", 'shared', false],
    [
      'addGlobalClass in its script',
      {},
      'Component({ options: { addGlobalClass: true } })',
      'apply-shared',
      true,
    ],
    ['not what a comment says', {}, "Component({ /* styleIsolation: 'shared' */ })", undefined, true],
    [
      'its json wins',
      { styleIsolation: 'isolated' },
      "Component({ options: { styleIsolation: 'shared' } })",
      'isolated',
      true,
    ],
  ])('%s', async (_name, json, script, isolation, scoped) => {
    const { package: compiled, problems } = await compileFolder(files(json, script))
    const { configs, styles, styleScopes } = compiled()
    expect(problems).toEqual([])
    expect(configs['c/c']?.styleIsolation).toBe(isolation)
    const scope = styleScopes['c/c']
    expect(scope !== undefined).toBe(scoped)
    expect(styles['c/c']).toBe(
      scope === undefined
        ? '.c { top: 0 } :is(card) { left: 0 }'
        : `.${scope}--c { top: 0 } [wx-host=${scope}] { left: 0 }`,
    )
    expect([styles.app, styles['pages/a/a'], styleScopes['pages/a/a']]).toEqual([
      '.app { top: 0 }',
      '.p { top: 0 }',
      undefined,
    ])
  })

  it('a page that is written as a component still shares', async () => {
    const page = { 'pages/a/a.js': 'Component({})', 'pages/a/a.json': { component: true } }
    const { package: compiled } = await compileFolder(hostFiles(page))
    expect(compiled().configs['pages/a/a']?.styleIsolation).toBe('shared')
  })

  it.each(['page-isolated', 'isolated'])('a page may be %s', async (styleIsolation) => {
    const page = { 'pages/a/a.json': { styleIsolation }, 'pages/a/a.wxss': '.p { top: 0 }' }
    const { package: compiled } = await compileFolder(hostFiles(page))
    expect(compiled().styles['pages/a/a']).toBe('.host-c0--p { top: 0 }')
  })

  it('in a plugin nothing is shared', async () => {
    const { package: compiled } = await compilePluginFolder({
      'plugin.json': { publicComponents: { card: 'c/c' } },
      'c/c.js': 'Component({})',
      'c/c.json': { component: true, styleIsolation: 'shared' },
      'c/c.wxml': '<view class="c"/>',
      'c/c.wxss': '.c { top: 0 }',
    })
    expect(compiled().styles['c/c']).toBe('.live-c0--c { top: 0 }')
  })

  it('another language in place of wxss is named', async () => {
    const { problems } = await compileFolder(hostFiles({ 'pages/a/a.less': '.a { .b { top: 0 } }' }))
    expect(problems[0]).toContain('warning: pages/a/a.less is not wxss')
  })
})
