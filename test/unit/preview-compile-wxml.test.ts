import { readWxml } from '../../preview/compile/wxml-lexer'
import { renameNativeTags } from '../../preview/compile/wxml-rename'
import { compileFolder, hostFiles, removeFolders } from './preview-compile-folder'

afterEach(removeFolders)

const rename = (text: string, ...components: string[]) =>
  renameNativeTags(text, readWxml(text), new Set(components))

describe('native tags get their browser names', () => {
  it.each([
    ['a tag and its end', '<view><text>a</text></view>', '<wx-view><wx-text>a</wx-text></wx-view>'],
    ['closed at once', '<image src="a"/>', '<wx-image src="a"/>'],
    ['a name behind a line break', '<view\n  class="a"\n>', '<wx-view\n  class="a"\n>'],
    ['an end tag with a space', '<view></view >', '<wx-view></wx-view >'],
    [
      'inside a condition or a loop',
      '<view wx:if="{{a}}" wx:for="{{b}}"/>',
      '<wx-view wx:if="{{a}}" wx:for="{{b}}"/>',
    ],
    [
      'inside a template',
      '<template name="t"><view/></template>',
      '<template name="t"><wx-view/></template>',
    ],
    ['the component for a generic', '<list generic:item="view"/>', '<list generic:item="wx-view"/>'],
  ])('%s', (_name, text, expected) => {
    expect(rename(text)).toBe(expected)
  })

  it.each([
    ['an attribute’s value', '<x a="<view>" b=\'</view>\'/>'],
    ['an expression in a value', '<x a="{{ b < c ? "<view>" : \'}}<text>\' }}"/>'],
    ['text', 'a < view > b &lt;view&gt;'],
    ['an expression in text', '{{ a ? "<view>" : "}}" }}'],
    ['an expression with an object', '<x a="{{ {b: {c: "<view>"}} }}"/>'],
    ['a comment', '<!-- <view> <!-- --><x/>'],
    ['a comment that does not end', '<x/><!-- <view>'],
    ['a script', '<wxs module="m">var a = "<view></view>" < 1</wxs>'],
    ['a script that does not end', '<wxs module="m">"<view>"'],
    ['a longer name', '<view-x/><viewer/><my-view></my-view>'],
    ['attributes called as tags', '<x view="1" bind:view="a" text/>'],
    [
      'tags of the template language',
      '<block/><slot/><import src="a"/><include src="view"/><template is="view"/>',
    ],
  ])('not in %s', (_name, text) => {
    expect(rename(text)).toBe(text)
  })

  it('not where a component has that name', () => {
    expect(rename('<button/><view/>', 'button')).toBe('<button/><wx-view/>')
  })

  it('finds no end to nothing', () => {
    for (const text of [
      '<',
      '<view',
      '<view a',
      '<view a=',
      '<view a="',
      '<view a="{{',
      '</',
      '{{',
      '<wxs>',
      '<!--',
    ]) {
      expect(rename(text).replace('wx-', '')).toBe(text)
    }
  })
})

describe('the page declares a component called like a native tag', () => {
  it('keeps the name in the page and in what it imports, and elsewhere not', async () => {
    const { package: compiled, problems } = await compileFolder({
      'app.json': { pages: ['pages/a/a', 'pages/b/b'] },
      'app.js': 'App({})',
      'pages/a/a.js': 'Page({})',
      'pages/a/a.json': { usingComponents: { button: '/c/c' } },
      'pages/a/a.wxml': '<import src="../t.wxml"/><button/>',
      'pages/t.wxml': '<template name="t"><button/></template>',
      'pages/b/b.js': 'Page({})',
      'pages/b/b.wxml': '<button/>',
      'c/c.js': 'Component({})',
      'c/c.json': { component: true },
      'c/c.wxml': '<view/>',
    })
    expect(problems).toEqual([])
    const text = (path: string) => tagsIn(compiled().templates[path])
    expect(text('pages/a/a')).toEqual(['button'])
    expect(text('pages/t')).toEqual(['button'])
    expect(text('pages/b/b')).toEqual(['wx-button'])
  })
})

describe('what is wrong in wxml', () => {
  it.each([
    [
      'a tag without an end',
      '<view>\n  <text>\n</view>',
      'error: pages/a/a.wxml:2:4 wxml: missing end tag "text"',
    ],
    ['an end without a start', 'a</view>', 'error: pages/a/a.wxml:1:2 wxml: invalid end tag "</view>"'],
    ['a tag that does not close', '<view', 'error: pages/a/a.wxml:1:1 wxml: incomplete tag'],
    [
      'a broken expression',
      '<view>\n{{a +}}</view>',
      'error: pages/a/a.wxml:2:6 wxml: unexpected character inside',
    ],
    [
      'an expression that does not end',
      '<view a="{{b"/>',
      'error: pages/a/a.wxml:1:10 wxml: missing expression end',
    ],
    [
      'wx:else without wx:if',
      '<view wx:else/>',
      'error: pages/a/a.wxml:1:7 wxml: invalid attribute "wx:else"',
    ],
    ['a bare value', '<view a=b/>', 'error: pages/a/a.wxml:1:9 wxml: should be quoted'],
    ['an attribute’s name', '<view @tap="a"/>', 'error: pages/a/a.wxml:1:7 wxml: invalid attribute name — '],
    [
      'an import',
      '<view/>\n<import src="../b.wxml"/>',
      'error: pages/a/a.wxml:2:14 <import src="../b.wxml"> names a file',
    ],
    [
      'an include that leads out',
      '<include src="../../../b"/>',
      'error: pages/a/a.wxml:1:15 <include src="../../../b">',
    ],
    [
      'a wxs file',
      '<wxs src="./m.wxs" module="m"/>',
      'error: pages/a/a.wxml:1:11 <wxs src="./m.wxs"> names a file',
    ],
    [
      'a value without quotes',
      '<view a={{b}}/>',
      'warning: pages/a/a.wxml:1:9 wxml: the value of a stands without',
    ],
    [
      'an attribute twice',
      '<view a="1" a="2"/>',
      'warning: pages/a/a.wxml:1:13 wxml: duplicated attribute "a"',
    ],
    [
      'an unknown tag',
      '<view>\n<div/></view>',
      'warning: pages/a/a.wxml:2:2 wxml: <div> is neither a native tag',
    ],
    [
      'an unknown prefix',
      '<view on:tap="a"/>',
      'warning: pages/a/a.wxml:1:7 wxml: invalid attribute prefix "on"',
    ],
  ])('%s', async (_name, wxml, expected) => {
    const { problems } = await compileFolder(hostFiles({ 'pages/a/a.wxml': wxml }))
    expect(problems[0]).toContain(expected)
  })

  it.each([
    ['attributes without a space between', '<view a="1"b="2"/>'],
    [
      'bindings of every form',
      '<view bindtap="a" bind:tap="a" catchtap="a" catch:tap="a" capture-bind:tap="a" mut-bind:tap="a"/>',
    ],
    ['two-way bindings, slots and generics', '<input model:value="{{a}}"/><slot name="{{b}}"/>'],
    ['quotes in an expression', '<view a="{{ b ? \'c\' : "d" }}"/>'],
    ['a spread in template data', '<template is="t" data="{{...a, b}}"/>'],
    ['letters of any case', '<view bindPlayEvent="a" data-A="1"/>'],
    ['an empty file', ''],
  ])('nothing for %s', async (_name, wxml) => {
    const { problems } = await compileFolder(hostFiles({ 'pages/a/a.wxml': wxml }))
    expect(problems).toEqual([])
  })

  it('is listed for every file at once', async () => {
    const { errors } = await compileFolder({
      ...hostFiles({ 'app.json': { pages: ['pages/a/a', 'pages/b/b'] }, 'pages/a/a.wxml': '<view>' }),
      'pages/b/b.js': 'Page({',
      'pages/b/b.wxml': '<text>',
      'pages/b/b.wxss': '.a {',
      'pages/b/b.json': '{',
    })
    expect(errors.map((text) => text.split(' ')[1])).toEqual(
      expect.arrayContaining([
        'pages/a/a.wxml:1:2',
        'pages/b/b.wxml:1:2',
        'pages/b/b.js:1:7',
        'pages/b/b.wxss:1:1',
        'pages/b/b.json:1:1',
      ]),
    )
  })

  it('does not reach files that no page uses', async () => {
    const { problems } = await compileFolder(
      hostFiles({ 'old/x.wxml': '<view>', 'old/x.wxss': '.a{', 'old/x.json': '{' }),
    )
    expect(problems).toEqual([])
  })
})

/** The tags a compiled template makes, in order; see glass-easel's template format: `C(…, text, element, …)`. */
function tagsIn(template: unknown): string[] {
  const tags: string[] = []
  const visit = (name: string) => {
    const make = (template as (name: string) => unknown)(name)
    if (typeof make === 'function')
      tags.push(...[...String(make).matchAll(/\bE\("([\w-]+)"/g)].map(([, tag]) => tag ?? ''))
  }
  visit('')
  for (const name of Object.keys((template as { _: object })._)) if (name !== '') visit(name)
  return tags
}
