import { compileFolder, hostFiles, removeFolders } from './preview-compile-folder'

afterEach(removeFolders)

/** What a template gets from the `m` module of the page's wxs. */
async function valuesOf(script: string, files: Record<string, string> = {}): Promise<unknown> {
  const { package: compiled, problems } = await compileFolder(
    hostFiles({
      'pages/a/a.wxml': '<wxs src="./m.wxs" module="m"/>{{m.value()}}',
      'pages/a/m.wxs': script,
      ...files,
    }),
  )
  expect(problems).toEqual([])
  return renderedText(compiled().templates['pages/a/a'])
}

describe('wxs means what it means in WeChat', () => {
  it.each([
    [
      'constructor is a name',
      'function v() { return [[].constructor, ({}).constructor, "".constructor].join() }',
      'Array,Object,String',
    ],
    [
      'of functions, dates and patterns too',
      'function v() { return [v.constructor, getDate().constructor, getRegExp("a").constructor].join() }',
      'Function,Date,RegExp',
    ],
    [
      'also in a chain',
      'function v(){ var o = {p: {q: 1}}; return o.p.q.constructor.constructor }',
      'String',
    ],
    [
      'unless the object has its own',
      'function v() { var o = {}; o.constructor = "mine"; return o.constructor }',
      'mine',
    ],
    ['getRegExp', 'function v() { return "a1b2".replace(getRegExp("[0-9]", "g"), "") }', 'ab'],
    [
      'a backslash before most letters stays',
      String.raw`function v() { return ["\d".length, "\n".length, "a1".replace(getRegExp("\d"), "")].join() }`,
      '2,1,a',
    ],
    ['getDate', 'function v() { return getDate(2020, 1, 3).getDate() + "-" + getDate(0).getTime() }', '3-0'],
    [
      'arguments and default values',
      'function w(a, b = 2) { return a + b + arguments.length } function v() { return w(1) }',
      '4',
    ],
  ])('%s', async (_name, script, expected) => {
    expect(await valuesOf(`${script}\nmodule.exports = { value: v }`)).toBe(expected)
  })

  it('requires scripts with and through their extension', async () => {
    const text = await valuesOf(
      'var b = require("../lib/b.wxs"); module.exports = { value: function () { return b.x } }',
      {
        'pages/lib/b.wxs': 'module.exports = { x: require("./c.wxs").y }',
        'pages/lib/c.wxs': 'module.exports = { y: "deep" }',
      },
    )
    expect(text).toBe('deep')
  })

  it('requires from a script inside the wxml', async () => {
    const { package: compiled, problems } = await compileFolder(
      hostFiles({
        'pages/a/a.wxml': '<wxs module="m">module.exports = { v: require("./b.wxs").v }</wxs>{{m.v}}',
        'pages/a/b.wxs': 'module.exports = { v: "b" }',
      }),
    )
    expect(problems).toEqual([])
    expect(renderedText(compiled().templates['pages/a/a'])).toBe('b')
  })

  it('one script that fails while it is loaded does not take the package with it', async () => {
    const error = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    const { package: compiled } = await compileFolder(
      hostFiles({ 'pages/a/a.wxml': '<wxs module="m">var a = undefined; a.b.c = 1</wxs><view/>' }),
    )
    expect(Object.keys(compiled().templates)).toEqual(['pages/a/a'])
    expect(error.mock.calls[0]?.[0]).toContain('pages/a/a.wxml <wxs module="m"> failed')
  })
})

describe('what wxs has not', () => {
  it.each([
    ['let', 'let a = 1', '1:1 wxs: let is not part of wxs'],
    ['const', '\n  const a = 1', '2:3 wxs: const is not part'],
    ['arrow functions', 'var a = () => 1', '1:9 wxs: arrow functions are'],
    ['template strings', 'var a = `b`', '1:9 wxs: template strings are'],
    ['patterns', 'var a = /b/g', '1:9 wxs: has no regular expression literals'],
    ['new', 'var a = new Date()', '1:9 wxs: new is not part'],
    ['try', 'try { a() } catch (e) {}', '1:1 wxs: try is not part'],
    ['for…in', 'for (var a in b) {}', '1:1 wxs: for…in is'],
    ['instanceof', 'var a = b instanceof c', '1:9 wxs: instanceof is'],
    ['classes', 'class A {}', '1:1 wxs: classes are'],
    ['getters', 'var a = { get b() { return 1 } }', '1:11 wxs: has no getters'],
    ['broken text', 'var a = {', '1:10 wxs: Unexpected token'],
    ['a script that is not there', 'var a = require("./b.wxs")', '1:17 wxs: require("./b.wxs") names a file'],
  ])('%s', async (_name, script, expected) => {
    const asFile = await compileFolder(
      hostFiles({ 'pages/a/a.wxml': '<wxs src="./m.wxs" module="m"/>', 'pages/a/m.wxs': script }),
    )
    expect(asFile.problems[0]).toContain(`error: pages/a/m.wxs:${expected}`)
    const inline = await compileFolder(
      hostFiles({ 'pages/a/a.wxml': `<view/>\n<wxs module="m">\n${script}</wxs>` }),
    )
    const [line, rest] = [Number(expected.split(':')[0]), expected.slice(expected.indexOf(':'))]
    expect(inline.problems[0]).toContain(`error: pages/a/a.wxml:${line + 2}${rest}`)
  })

  it('the column counts in the line the script begins in', async () => {
    const { problems } = await compileFolder(hostFiles({ 'pages/a/a.wxml': '<wxs module="m">let a</wxs>' }))
    expect(problems[0]).toContain('pages/a/a.wxml:1:17 wxs: let')
  })

  it('two scripts of one name', async () => {
    const twice = '<wxs module="m">var a</wxs><wxs module="m">var b</wxs>'
    const { errors } = await compileFolder(hostFiles({ 'pages/a/a.wxml': twice }))
    expect(errors[0]).toContain('a second <wxs module="m">')
  })
})

/** Runs a compiled template far enough to see its text; see glass-easel's template format. */
function renderedText(template: unknown): string {
  const make = (template as (name: string) => (...args: unknown[]) => { C: (...args: unknown[]) => void })('')
  const texts: string[] = []
  const runtime = { c: () => undefined, m: () => undefined, r: () => undefined, setFnFilter: () => undefined }
  make(runtime, true, {}, true).C(
    true,
    (text: string) => texts.push(text),
    () => undefined,
  )
  return texts.join('')
}
